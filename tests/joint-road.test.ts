import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { DocumentKind } from '../src/domain/regulations/vocabulary.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist, withPaperProofs } from './judging-site.ts'

const region = 'kbr'

describe('КБР: тестирование, общий лист с тремя подписями, приказ с отказом', () => {
  let site: DeskSite
  let secretary: Worker
  let experts: Worker[]
  let id: string
  const at = (n: number) => experts[n] as Worker
  const stage = async (caseId = id) => (await site.reads.caseCard(caseId))?.state.stage

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    experts = []
    for (let n = 0; n < 4; n++) experts.push(await specialist(site, region))
    id = await admitted(site, region, '2026-03-16')
    site.setClock('2026-03-16T08:00:00Z')
  })
  after(() => site.close())

  it('до тестирования группу не назначают; результат вносит секретарь', async () => {
    assert.equal(await stage(), 'testing')
    const before = await secretary.get(`/cases/${id}/panel`)
    assert.match(before.body, /Проходной балл – 60 из 100/)
    assert.doesNotMatch(before.body, /Предложенный состав/)
    const url = `/cases/${id}/test-result`
    const form = await secretary.get(url)
    assert.equal(form.statusCode, 200)
    const fields = { _seen: seenOf(form.body), _once: randomUUID(), score: '72' }
    const answer = await secretary.post(url, fields)
    if (answer.statusCode === 200) await secretary.post(url, { ...fields, _step: 'confirm' })
    assert.equal(await stage(), 'admitted')
    assert.match((await secretary.get(`/cases/${id}/panel`)).body, /Набрано 72 из 100[\s\S]*Предложенный состав/)
  })

  it('самоотвод требует причины, останавливает дело, и замена не ошибается', async () => {
    const url = `/cases/${id}/panel`
    const shown = await secretary.get(url)
    const main = [0, 1, 2].map(n => at(n).personId)
    const appointed = await secretary.post(url, { _seen: seenOf(shown.body), main, reason: 'По предмету' })
    assert.equal(appointed.statusCode, 303, appointed.body.slice(0, 2000))
    const conflict = `/expertise/${id}/conflict`
    assert.equal((await at(2).post(conflict, { reason: ' ' })).statusCode, 422)
    assert.equal((await at(2).post(conflict, { reason: 'Работали вместе' })).statusCode, 303)
    assert.equal((await secretary.post(`${url}/beginning`, {}, url)).statusCode, 422)
    const replacement = `${url}/replacement?out=${at(2).personId}`
    const choice = await secretary.get(replacement)
    assert.doesNotMatch(choice.body, new RegExp(`name="in" type="radio" value="${at(2).personId}"`))
    const sent = { _seen: seenOf(choice.body), out: at(2).personId, in: at(3).personId }
    assert.equal((await secretary.post(`${url}/replacement`, { ...sent, reason: '' }, replacement)).statusCode, 422)
    const done = await secretary.post(`${url}/replacement`, { ...sent, reason: 'Самоотвод' }, replacement)
    assert.equal(done.statusCode, 303, done.body.slice(0, 2000))
    assert.equal((await at(2).get(`/expertise/${id}`)).statusCode, 404, 'ушедший дела больше не видит')
    assert.equal((await secretary.post(`${url}/beginning`, {}, url)).statusCode, 303)
  })

  it('второй видит баллы первого; другой балл назван, а не принят', async () => {
    assert.equal((await signSheet(at(0), id, fullSheet())).statusCode, 303)
    const shown = await at(1).get(`/expertise/${id}`)
    assert.match(shown.body, /Лист уже подписан коллегой/)
    assert.match(shown.body, /name="points_1_1" type="radio" value="7" checked/)
    const url = `/expertise/${id}`
    const strange = await at(1).post(`${url}/items/1.1`, { points_1_1: '6' }, url)
    assert.equal(strange.statusCode, 422)
    assert.match(strange.json().item, /house-criterion__first/, 'балл первого стоит и у показателя, присланного заново')
    const differing = await signSheet(at(1), id, fullSheet({ points_5_1: '5' }))
    assert.equal(differing.statusCode, 422)
    assert.match(differing.body, /расходятся позиции: 5\.1/)
    assert.equal((await signSheet(at(1), id, fullSheet())).statusCode, 303)
    assert.equal(await stage(), 'assessment')
    assert.equal((await signSheet(at(3), id, fullSheet())).statusCode, 303)
    assert.equal(await stage(), 'assessed')
  })

  it('лист, изменённый в другом окне, не подписывается неувиденным', async () => {
    const other = await admitted(site, region, '2026-03-16', 'Боброва', {
      category: 'methodist',
      petition: true,
      held: [held],
      documents: [
        'application',
        'identity',
        'consent',
        'employer_petition',
        'achievements',
        'portfolio',
        'earlier_category',
      ],
    })
    const page = await at(0).get(`/expertise/${other}`)
    assert.equal(page.statusCode, 200)
    const names = [...new Set([...page.body.matchAll(/name="(points_[^"]+)"/g)].map(found => found[1] ?? ''))]
    const sheet = withPaperProofs(Object.fromEntries(names.map(name => [name, '2'])))
    await at(0).post(`/expertise/${other}`, sheet)
    const shown = await at(0).get(`/expertise/${other}/signing`)
    const saved = /name="saved" value="([^"]*)"/.exec(shown.body)?.[1] ?? ''
    site.setClock('2026-03-16T08:01:00Z')
    await at(0).post(`/expertise/${other}`, { ...sheet, [names[0] ?? '']: '3' })
    const answer = await at(0).post(`/expertise/${other}/signing`, { saved })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /изменён в другом окне/)
    assert.equal((await signSheet(at(0), other, sheet)).statusCode, 303)
    assert.equal(await stage(other), 'assessed')
  })

  it('награды подтверждают трое разных; дважды один не подписывает', async () => {
    const other = await admitted(site, region, '2026-03-16', 'Зимина', {
      awardsClaimed: true,
      documents: [...papers, 'awards'],
    })
    const url = `/expertise/${other}`
    const knob = { award: 'departmental-insignia', details: 'Знак, уд. № 5', seen: 'yes' }
    const foreign = await specialist(site, 'kaliningrad')
    assert.equal((await foreign.get(url)).statusCode, 404)
    assert.equal((await at(0).post(`${url}/awards`, { award: '' }, url)).statusCode, 422)
    assert.match((await at(0).post(`${url}/awards`, { ...knob, seen: '' }, url)).body, /Отметьте, что видели документ/)
    assert.match(
      (await at(0).post(`${url}/awards`, { ...knob, award: 'medal' }, url)).body,
      /Выберите награду из перечня/,
    )
    for (const n of [0, 1]) {
      assert.equal((await at(n).post(`${url}/awards`, knob, url)).statusCode, 303)
    }
    const twice = await at(0).post(`${url}/awards`, knob, url)
    assert.equal(twice.statusCode, 422)
    assert.match((await secretary.get(`/cases/${other}/panel`)).body, /Подтвердили: 2/)
    assert.equal((await at(2).post(`${url}/awards`, knob, url)).statusCode, 303)
    assert.equal(await stage(other), 'assessed')
  })

  it('кто награду не подтвердил, называет причину: дело ждёт ответа сотрудника, и тогда подтверждают снова', async () => {
    const other = await admitted(site, region, '2026-03-16', 'Лаврова', {
      awardsClaimed: true,
      documents: [...papers, 'awards'],
    })
    const url = `/expertise/${other}`
    const knob = { award: 'state-award', details: 'Медаль, уд. № 7', seen: 'yes' }
    assert.equal((await at(0).post(`${url}/award-doubt`, { reason: ' ' })).statusCode, 422)
    assert.equal((await at(0).post(`${url}/award-doubt`, { reason: 'Копия <b>не</b> заверена' })).statusCode, 303)
    const list = await at(1).get(`/expertise/awards?search=${encodeURIComponent('лаврова')}`)
    assert.match(list.body, /есть замечание/)
    assert.match(
      (await at(1).get(`/expertise/awards?search=${encodeURIComponent('нетакой')}`)).body,
      /Под отбор ничего не подошло/,
    )
    const barred = await at(1).post(`${url}/awards`, knob, url)
    assert.equal(barred.statusCode, 422)
    assert.match(barred.body, /замечание ещё не разобрано/)
    const panel = await secretary.get(`/cases/${other}/panel`)
    assert.match(panel.body, /Копия &lt;b&gt;не&lt;\/b&gt; заверена/)
    const answer = /\/cases\/[0-9a-f-]+\/award-doubts\/[0-9a-f-]+/.exec(panel.body)?.[0] ?? ''
    assert.equal((await (await site.worker('clerk', 'penza')).get(answer)).statusCode, 404)
    assert.equal((await secretary.post(answer, { how: 'ask', words: 'Пришлите заверенную копию' })).statusCode, 303)
    assert.equal((await at(1).post(`${url}/awards`, knob, url)).statusCode, 422)
    assert.equal((await secretary.post(answer, { how: 'settle', words: 'Копия представлена' })).statusCode, 303)
    assert.equal((await secretary.get(answer)).statusCode, 404)
    for (const n of [0, 1, 2]) assert.equal((await at(n).post(`${url}/awards`, knob, url)).statusCode, 303)
    assert.equal(await stage(other), 'assessed')
  })

  it('решение против заключения требует причины; проект согласует заместитель министра', async () => {
    const { chair } = await commissionOf(site, region, secretary, '2026-01-01')
    site.setClock('2026-03-17T08:00:00Z')
    const appointment = { on: '17.03.2026', time: '14:00', form: 'in_person', place: 'Нальчик' }
    const convened = await secretary.post('/meetings/new', appointment)
    assert.equal(convened.statusCode, 303, convened.body.slice(0, 2000))
    const url = String(convened.headers.location)
    assert.equal((await secretary.post(`${url}/agenda`, { cases: id })).statusCode, 303)
    await secretary.post(`${url}/attendance`, { all: 'yes' }, url)
    assert.equal((await chair.post(`${url}/opening`, {}, url)).statusCode, 303)
    const item = `${url}/items/${id}`
    const grid = await secretary.get(item)
    const names = [...new Set([...grid.body.matchAll(/name="(vote_[^"]+)"/g)].map(found => found[1] ?? ''))]
    await secretary.post(`${item}/votes`, Object.fromEntries(names.map(name => [name, 'against'])), item)
    const bare = await secretary.post(`${item}/decision`, {}, item)
    assert.equal(bare.statusCode, 422)
    assert.match(bare.body, /запишите причину/)
    assert.equal(
      (await secretary.post(`${item}/decision`, { reason: 'Результаты не подтверждены' }, item)).statusCode,
      303,
    )
    await secretary.post(`${url}/closing`, {}, url)

    const meeting = url.split('/').at(-1) ?? ''
    const drafted = await secretary.post('/orders/new', { meeting }, `/orders/new?meeting=${meeting}`)
    assert.equal(drafted.statusCode, 303, drafted.body.slice(0, 2000))
    const order = String(drafted.headers.location)
    const minister = await site.worker('signatory', region)
    assert.equal((await minister.get(`${order}/signature`)).statusCode, 404, 'несогласованный не подписывают')
    const deputy = await site.worker('approver', region)
    assert.match((await deputy.get(order)).body, /В установлении отказано[\s\S]*Результаты не подтверждены/)
    assert.equal((await deputy.post(`${order}/return`, { remarks: '' }, order)).statusCode, 422)
    assert.equal((await deputy.post(`${order}/return`, { remarks: 'Уточните дату' }, order)).statusCode, 303)
    assert.match((await secretary.get(order)).body, /Уточните дату/)
    assert.equal((await secretary.post(`${order}/redraft`, {}, order)).statusCode, 303)
    const stale = await deputy.post(`${order}/agreement`, { _seen: '1' }, order)
    assert.equal(stale.statusCode, 409, 'проект с тех пор собран заново')
    assert.equal((await deputy.post(`${order}/agreement`, {}, order)).statusCode, 303)
    const signed = await minister.post(`${order}/signature`, { number: '15-К' })
    assert.equal(signed.statusCode, 303, signed.body.slice(0, 2000))
    assert.equal((await minister.post(`${order}/signature`, { number: '16' }, order)).statusCode >= 400, true)
    assert.equal(await stage(), 'ordered')
  })

  it('роли, которым экспертиза и приказы не открыты, получают отказ', async () => {
    const clerk = await site.worker('clerk', region)
    assert.equal((await clerk.get('/expertise')).statusCode, 403)
    assert.equal((await clerk.get('/meetings')).statusCode, 403)
    assert.equal((await at(0).get('/orders')).statusCode, 403)
    assert.equal((await at(0).get(`/cases/${id}/panel`)).statusCode, 403)
    assert.equal((await (await site.worker('secretary', 'penza')).get(`/cases/${id}/panel`)).statusCode, 404)
  })
})

const papers: DocumentKind[] = ['application', 'identity', 'consent', 'analytical_note', 'portfolio', 'achievements']
const held = { category: 'highest' as const, setOn: plainDate('2022-05-01'), position: 'Учитель' }
