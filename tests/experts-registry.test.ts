import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, seenOf, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('карточка специалиста, отпуск, связи, предел нагрузки', () => {
  let site: DeskSite
  let secretary: Worker
  let own: Worker
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    own = await specialist(site, region, 'expert', { inEducationSince: plainDate('2023-09-01') })
  })
  after(() => site.close())

  const card = (id = own.personId) => `/experts/${id}/card`
  const lineIn = (body: string, kind: string): string =>
    new RegExp(`/lines/${kind}/([0-9a-f-]{36})/removal`).exec(body)?.[1] ?? ''

  it('каждое невыполненное условие названо с пунктом и тем, чего не хватает; сам специалист видит то же', async () => {
    for (const page of [await secretary.get(card()), await own.get('/my/specialist')]) {
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /условие выполнится 01\.09\.2028/)
      assert.match(page.body, /есть 3, не хватает 22/)
      assert.match(page.body, /п\. 70 абз\. 7/)
    }
  })

  it('образование и история категорий: внесены, убраны; высшая по истории засчитана; будущее и пустое – нет', async () => {
    const url = `/experts/${own.personId}/lines`
    const education = { institution: 'Университет', level: 'higher', speciality: 'История', year: '2001' }
    assert.equal((await secretary.post(`${url}/education`, education, card())).statusCode, 303)
    const bad = await secretary.post(`${url}/education`, { ...education, year: '20' }, card())
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /id="year-error"/)
    const category = { category: 'highest', set_on: '10.02.2015', valid_until: '', body: 'Приказ № 5' }
    assert.equal((await secretary.post(`${url}/category`, category, card())).statusCode, 303)
    const future = await secretary.post(`${url}/category`, { ...category, set_on: '10.02.2030' }, card())
    assert.match(future.body, /не может быть установлена в будущем/)
    const shown = (await secretary.get(card())).body
    assert.match(shown, /11\s+лет \(с 10\.02\.2015\)/)
    const line = lineIn(shown, 'education')
    assert.equal((await secretary.post(`${url}/education/${line}/removal`, {}, card())).statusCode, 303)
    assert.match((await secretary.get(card())).body, /Документы об образовании в реестр не внесены/)
    assert.equal((await secretary.post(`${url}/education/${line}/removal`, {}, card())).statusCode, 404)
  })

  it('отпуск вносит сам специалист: на эти дни его не предлагают; перепутанные дни названы; убрал – предлагают', async () => {
    const expert = await specialist(site, region)
    const url = '/my/specialist/lines/leave'
    const wrong = await expert.post(url, { from: '20.03.2026', to: '10.03.2026' }, '/my/specialist')
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /кончается раньше, чем начинается/)
    const done = await expert.post(url, { from: '05.03.2026', to: '30.03.2026', note: 'Ежегодный' }, '/my/specialist')
    assert.equal(done.statusCode, 303)
    const caseId = await admitted(site, region, '2026-04-20', 'Отпускная')
    const body = (await secretary.get(`/cases/${caseId}/panel`)).body
    assert.match(body, /уходит в отпуск с 05\.03\.2026 по 30\.03\.2026/)
    assert.match(body, /правило ведомства, не регламента/)
    assert.match((await secretary.get('/experts?leave=yes')).body, /05\.03\.2026–30\.03\.2026/)
    const line = /leaves\/([0-9a-f-]{36})\/removal/.exec((await expert.get('/my/specialist')).body)?.[1] ?? ''
    const stranger = await specialist(site, region)
    assert.equal((await stranger.post(`/my/specialist/leaves/${line}/removal`, {}, '/my/specialist')).statusCode, 404)
    assert.equal((await expert.post(`/my/specialist/leaves/${line}/removal`, {}, '/my/specialist')).statusCode, 303)
    assert.doesNotMatch((await secretary.get(`/cases/${caseId}/panel`)).body, /уходит в отпуск/)
  })

  it('связь заявлена по имени до подачи заявления; снять её может только секретарь', async () => {
    const expert = await specialist(site, region)
    const url = '/my/specialist/lines/tie'
    const both = await expert.post(url, { person: '', organisation: '', reason: 'Родня' }, '/my/specialist')
    assert.match(both.body, /или человека, или организацию/)
    const short = await expert.post(url, { person: 'Иванова', organisation: '', reason: 'Родня' }, '/my/specialist')
    assert.match(short.body, /полностью/)
    const caseId = await admitted(site, region, '2026-04-20', 'Родственная')
    const name = (await site.reads.caseCard(caseId))?.line.applicant ?? ''
    const done = await expert.post(
      url,
      { person: name.toUpperCase(), organisation: '', reason: 'Родня' },
      '/my/specialist',
    )
    assert.equal(done.statusCode, 303, done.body.slice(0, 800))
    const line = (await site.reads.expertsOf(region)).find(({ profile }) => profile.id === expert.personId)
    const applicant = (await site.reads.caseCard(caseId))?.state.applicantId ?? ''
    assert.deepEqual(line?.profile.declaredConflicts, [applicant])
    assert.doesNotMatch((await expert.get('/my/specialist')).body, /lines\/tie\/[0-9a-f-]{36}\/removal/)
    const tie = lineIn((await secretary.get(card(expert.personId))).body, 'tie')
    const removal = `/experts/${expert.personId}/lines/tie/${tie}/removal`
    assert.equal((await secretary.post(removal, {}, card(expert.personId))).statusCode, 303)
  })

  it('организацию для связи находят по названию, сколько бы их ни было в регионе', async () => {
    const expert = await specialist(site, region)
    const other = await specialist(site, region)
    const school = (await site.reads.expertCard(other.personId))?.line
    const name = school?.organisation ?? ''
    assert.doesNotMatch((await expert.get('/my/specialist')).body, /name="organisation"/)
    const found = (await expert.get(`/my/specialist?find=${encodeURIComponent(name)}`)).body
    const organisation = school?.profile.organisationId ?? ''
    assert.ok(found.includes(`value="${organisation}"`))
    const url = '/my/specialist/lines/tie'
    const silent = await expert.post(url, { person: '', organisation, reason: '' }, '/my/specialist')
    assert.equal(silent.statusCode, 422)
    assert.match(silent.body, new RegExp(`value="${organisation}"[^>]*checked`))
    const done = await expert.post(url, { person: '', organisation, reason: 'Учредитель' }, '/my/specialist')
    assert.equal(done.statusCode, 303)
    assert.match((await expert.get('/my/specialist')).body, new RegExp(name))
    assert.match((await expert.get('/my/specialist?find=нетникакой')).body, /организация не нашлась/)
  })

  it('предел нагрузки: без причины отказ без пункта регламента, с причиной назначение и след', async () => {
    const full = await specialist(site, region, 'expert', { loadLimit: 0 })
    const other = await specialist(site, region)
    const senior = await specialist(site, region, 'senior')
    const caseId = await admitted(site, region, '2026-04-20', 'Предельная')
    const url = `/cases/${caseId}/panel`
    const shown = (await secretary.get(url)).body
    assert.match(shown, /предел исчерпан – нужна отдельная причина/)
    const chosen = {
      _seen: seenOf(shown),
      main: [full.personId, other.personId],
      senior: senior.personId,
      reason: 'Так надо',
    }
    const refused = await secretary.post(url, chosen)
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /Нагрузка исчерпана: в работе 0, предел 0/)
    const done = await secretary.post(url, { ...chosen, over_limit: 'Согласился на одно дело' })
    assert.equal(done.statusCode, 303, done.body.slice(0, 1500))
    const trail = await site.reads.auditTrail({ object: `case:${caseId}` })
    assert.equal(detailsOf(trail.rows, 'panel.chosen_by_hand').over_limit, 'Согласился на одно дело')
    assert.match((await secretary.get('/experts?load=full')).body, /1 из 0, предел/)
  })

  it('список: поиск, отбор, сортировка, таблица; чужим и другим ролям закрыто', async () => {
    assert.match((await secretary.get('/experts?find=нетникого')).body, /По этому отбору никого нет/)
    assert.equal(
      (await secretary.get('/experts?fit=senior&sort=load&page=99&position=Учитель&load=free')).statusCode,
      200,
    )
    const file = await secretary.get('/experts.csv?state=all')
    assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8')
    assert.match(file.body, /Специалист;Организация/)
    assert.equal((await own.get('/experts.csv')).statusCode, 403)
    const foreign = await site.worker('secretary', 'kbr')
    assert.equal((await foreign.get(card())).statusCode, 404)
    assert.equal(
      (await foreign.post(`/experts/${own.personId}/lines/leave`, { from: '01.04.2026', to: '02.04.2026' }, '/experts'))
        .statusCode,
      404,
    )
    assert.equal((await own.post(`/my/specialist/lines/education`, {}, '/my/specialist')).statusCode, 404)
    const nobody = await site.worker('expert', region)
    assert.match((await nobody.get('/my/specialist')).body, /Вас ещё нет в реестре/)
    assert.equal((await nobody.post('/my/specialist/lines/leave', {}, '/my/specialist')).statusCode, 404)
  })
})

const detailsOf = (rows: readonly { action: string; details: object }[], action: string): Record<string, unknown> =>
  (rows.find(row => row.action === action)?.details ?? {}) as Record<string, unknown>
