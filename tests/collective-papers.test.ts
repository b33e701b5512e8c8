import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Paper } from '../src/application/papers/paper.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist } from './judging-site.ts'

describe('списки, ведомости, документы заседания и акты проверок', () => {
  let site: DeskSite
  const workers = new Map<string, Worker>()
  const worker = (role: string, region = 'kbr'): Worker => workers.get(`${role} ${region}`) as Worker
  let caseId: string

  const recordTest = async (id: string): Promise<void> => {
    const url = `/cases/${id}/test-result`
    const form = await worker('secretary').get(url)
    const fields = { _seen: seenOf(form.body), _once: randomUUID(), score: '72' }
    const answer = await worker('secretary').post(url, fields)
    if (answer.statusCode === 200) await worker('secretary').post(url, { ...fields, _step: 'confirm' })
  }
  const paperAt = async (location: unknown): Promise<Paper> => {
    const paper = await site.reads.paper(String(location).split('/').at(-1) ?? '')
    assert.ok(paper !== undefined, String(location))
    return paper.content
  }
  const said = (paper: Paper): string => JSON.stringify(paper).replaceAll('\u00a0', ' ')

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    for (const role of ['secretary', 'clerk', 'supervisor', 'auditor'] as const)
      workers.set(`${role} kbr`, await site.worker(role, 'kbr'))
    workers.set('clerk irkutsk', await site.worker('clerk', 'irkutsk'))
    workers.set('supervisor irkutsk', await site.worker('supervisor', 'irkutsk'))
    await commissionOf(site, 'kbr', worker('secretary'), '2026-01-01')
    caseId = await admitted(site, 'kbr', '2026-03-16', 'Жаворонкова')
    await admitted(site, 'kbr', '2026-03-20', 'Дроздова')
    site.setClock('2026-03-16T08:00:00Z')
    await recordTest(caseId)
  })
  after(() => site.close())

  it('список допущенных за период: только те, чей день попал в него; повтор формы – один документ', async () => {
    const clerk = worker('clerk')
    assert.match((await clerk.get('/lists')).body, /Список педагогических работников, допущенных/)
    const fields = { from: '16.03.2026', to: '17.03.2026', _once: randomUUID() }
    const made = await clerk.post('/lists/admitted', fields, '/lists')
    assert.equal(made.statusCode, 303, made.body.slice(0, 2000))
    const paper = await paperAt(made.headers.location)
    assert.match(said(paper), /Жаворонкова/)
    assert.doesNotMatch(said(paper), /Дроздова/)
    assert.match(said(paper), /Утверждаю: Председатель ГАК/)
    const again = await clerk.post('/lists/admitted', fields, '/lists')
    assert.equal(again.headers.location, made.headers.location)
    assert.match((await clerk.get('/lists')).body, new RegExp(String(made.headers.location)))
    assert.equal((await worker('secretary').get(String(made.headers.location))).statusCode, 200)
  })

  it('пустой период и кривая дата названы на той же странице', async () => {
    const clerk = worker('clerk')
    const empty = await clerk.post('/lists/admitted', { from: '01.01.2026', to: '02.01.2026' }, '/lists')
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /никто не допущен/)
    const wrong = await clerk.post('/lists/admitted', { from: '31.02.2026', to: '' }, '/lists')
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Такого дня в календаре нет/)
  })

  it('ведомость дня тестирования собирает всех, кто его проходил', async () => {
    const made = await worker('secretary').post('/lists/test', { on: '16.03.2026' }, '/lists')
    assert.equal(made.statusCode, 303, made.body.slice(0, 2000))
    const paper = await paperAt(made.headers.location)
    assert.match(said(paper), /Жаворонкова/)
    assert.match(said(paper), /пройдено/)
    const none = await worker('secretary').post('/lists/test', { on: '15.03.2026' }, '/lists')
    assert.equal(none.statusCode, 422)
  })

  it('где регламент списков не знает, страница так и говорит, а составить нельзя', async () => {
    const elsewhere = worker('clerk', 'irkutsk')
    const shown = await elsewhere.get('/lists')
    assert.match(shown.body, /не требует списков допущенных/)
    assert.doesNotMatch(shown.body, /lists\/admitted/)
    assert.match((await worker('supervisor', 'irkutsk').get('/inspections')).body, /об актах проверок не говорит/)
  })

  it('смотреть списки контролёр может, составлять – нет', async () => {
    const auditor = worker('auditor')
    assert.equal((await auditor.get('/lists')).statusCode, 200)
    assert.equal(
      (await auditor.post('/lists/admitted', { from: '16.03.2026', to: '16.03.2026' }, '/lists')).statusCode,
      403,
    )
    assert.equal((await worker('clerk').get('/inspections')).statusCode, 403)
  })

  it('акт проверки: чего не хватает, сказано у поля; составленный лежит в списке', async () => {
    const supervisor = worker('supervisor')
    const url = '/inspections'
    const full = {
      kind: 'planned',
      from: '01.01.2026',
      to: '01.03.2026',
      ground: 'План на полугодие',
      members: 'А. А. Проверяева',
      checked: 'Сроки дел',
    }
    const bare = await supervisor.post(url, { ...full, checked: '' })
    assert.equal(bare.statusCode, 422)
    assert.match(bare.body, /id="checked-error"/)
    assert.match(bare.body, /План на полугодие/, 'введённое остаётся')
    const turned = await supervisor.post(url, { ...full, from: '02.03.2026' })
    assert.equal(turned.statusCode, 422)
    assert.match(turned.body, /кончается раньше/)
    const made = await supervisor.post(url, full)
    assert.equal(made.statusCode, 303, made.body.slice(0, 2000))
    assert.match(said(await paperAt(made.headers.location)), /Недостатки не выявлены/)
    assert.match((await worker('auditor').get(url)).body, new RegExp(String(made.headers.location)))
  })

  it('повестка и пакет составляет секретарь со страницы заседания; без дел – нечего', async () => {
    const secretary = worker('secretary')
    const experts = [await specialist(site, 'kbr'), await specialist(site, 'kbr'), await specialist(site, 'kbr')]
    const panel = `/cases/${caseId}/panel`
    const main = experts.map(({ personId }) => personId)
    const shown = await secretary.get(panel)
    await secretary.post(panel, { _seen: seenOf(shown.body), main, reason: 'По предмету' })
    await secretary.post(`${panel}/beginning`, {}, panel)
    for (const expert of experts) assert.equal((await signSheet(expert, caseId, fullSheet())).statusCode, 303)
    const card = await site.reads.caseCard(caseId)
    const sheets = card?.papers.filter(({ form }) => form === 'expert_sheet') ?? []
    assert.equal(sheets.length, 1, 'общий лист – один, а не по числу подписей')
    const sheet = await site.reads.paper(sheets[0]?.id ?? '')
    assert.match(said(sheet?.content as Paper), new RegExp(main.map(id => `"personId":"${id}"`).join('.*')))

    const appointed = await secretary.post('/meetings/new', {
      on: '20.03.2026',
      time: '10:00',
      place: 'Зал',
      form: 'in_person',
    })
    assert.equal(appointed.statusCode, 303, appointed.body.slice(0, 2000))
    const meeting = String(appointed.headers.location)
    const empty = await secretary.post(`${meeting}/documents`, { document: 'agenda' }, meeting)
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /Сначала включите дела/)
    await secretary.post(`${meeting}/agenda`, { cases: caseId })
    assert.match((await secretary.get(meeting)).body, /Составить повестку[\s\S]*Собрать документы/)
    for (const [document, words] of [
      ['agenda', /Жаворонкова/],
      ['case_package', /"kind":"contents".*Жаворонкова/],
    ] as const) {
      const made = await secretary.post(`${meeting}/documents`, { document }, meeting)
      assert.equal(made.statusCode, 303, made.body.slice(0, 2000))
      assert.match(said(await paperAt(made.headers.location)), words)
    }
    assert.match((await secretary.get(meeting)).body, /Документы к заседанию[\s\S]*\/papers\//)
    const unknown = await secretary.post(`${meeting}/documents`, { document: 'order' }, meeting)
    assert.equal(unknown.statusCode, 422)
    const link = await secretary.post(`${meeting}/documents`, { document: 'meeting_link' }, meeting)
    assert.equal(link.statusCode, 422, 'в КБР заседание очное: ссылки регламент не знает')
  })

  it('Калининград: ссылка рассылается членам комиссии один раз на заседание, письмо ложится в его документы', async () => {
    const secretary = await site.worker('secretary', 'kaliningrad')
    await commissionOf(site, 'kaliningrad', secretary, '2026-01-01')
    const day = {
      on: '20.03.2026',
      time: '11:00',
      place: 'ВКС',
      form: 'video',
      link: 'https://vks.invalid/attestation',
    }
    const appointed = await secretary.post('/meetings/new', day)
    assert.equal(appointed.statusCode, 303, appointed.body.slice(0, 2000))
    const meeting = String(appointed.headers.location)
    const fields = { document: 'meeting_link', _once: randomUUID() }
    const sent = await secretary.post(`${meeting}/documents`, fields, meeting)
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 2000))
    await secretary.post(`${meeting}/documents`, fields, meeting)
    assert.match(said(await paperAt(sent.headers.location)), /20 марта 2026 г\., 11:00.*https:\/\/vks\.invalid/)
    const { rows } = await site.database.pool.query(
      `select count(distinct person_id)::int as people, count(*)::int as notices from notices
        where region = 'kaliningrad' and subject like 'Ссылка на заседание%'`,
    )
    assert.deepEqual(rows, [{ people: 7, notices: 14 }], 'каждому – в кабинет и на почту, без повторов')
  })
})
