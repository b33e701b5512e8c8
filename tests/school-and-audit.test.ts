import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { orderCase } from '../src/application/handle.ts'
import type { HeldRole } from '../src/application/ports.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Category } from '../src/domain/regulations/vocabulary.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { tokenOf } from './web-site.ts'

const region = 'kbr'

describe('школа и контролёр', () => {
  let site: DeskSite
  let clerk: Worker
  let school: HeldRole
  let employer: string
  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk', region)
    const card = await site.reads.caseCard(await site.filed(region, {}, 'Сафронова'))
    school = { role: 'employer', region, organisationId: card?.organisation.id }
    employer = await site.person('school', [school])
  })
  after(() => site.close())

  const asSchool = async (url: string, account = employer, held = school) =>
    site.server.inject({ url, headers: { cookie: await site.cookieOf(account, held) } })

  const order = async (caseId: string, command: Parameters<typeof orderCase>[3]) => {
    const by = { actor: { personId: clerk.personId, role: 'clerk' as const, region }, accountId: clerk.accountId }
    const done = await orderCase(site.app, by, caseId, command)
    assert.ok(!isRefusal(done), JSON.stringify(done))
  }
  const asked = async (category: Category): Promise<string> => {
    const documents = ['application', 'identity', 'consent', 'council_minutes', 'employer_petition'] as const
    const held = [{ category: 'highest' as const, setOn: plainDate('2024-02-01'), position: 'Учитель' }]
    const caseId = await site.filed(region, { category, petition: true, held, documents: [...documents] })
    await order(caseId, { type: 'Register', number: `${category}-1` })
    await order(caseId, { type: 'StartReview' })
    await order(caseId, { type: 'AskInformation', of: 'applicant', what: 'Уточните ходатайство <i>школы</i>' })
    return caseId
  }
  const answer = async (caseId: string, fields: Record<string, string>) => {
    const cookie = await site.cookieOf(employer, school)
    // Any page with a form carries the token of the session.
    const shown = await site.server.inject({ url: '/account', headers: { cookie } })
    const boundary = 'x-school-x'
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return site.server.inject({
      method: 'POST',
      url: `/school/cases/${caseId}/answer?_csrf=${encodeURIComponent(tokenOf(shown.body))}`,
      payload: `${parts.join('')}--${boundary}--\r\n`,
      headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' },
    })
  }

  it('школа видит своих педагогов, чужая школа – никого', async () => {
    assert.match((await asSchool('/school/teachers')).body, /Сафронова/)
    const held: HeldRole = { role: 'employer', region }
    const other = await site.person('other-school', [held])
    const { body } = await asSchool('/school/teachers', other, held)
    assert.doesNotMatch(body, /Сафронова/)
    assert.match(body, /Организация за вашей ролью не закреплена/)
  })

  it('чужое дело и чужой регион для школы не существуют', async () => {
    const far = await site.filed('penza', {}, 'Кожевникова')
    assert.equal((await asSchool(`/school/cases/${far}`)).statusCode, 404)
    assert.equal((await asSchool('/school/cases/abc')).statusCode, 404)
    const caseId = await site.filed(region)
    const held: HeldRole = {
      role: 'employer',
      region,
      organisationId: (await site.reads.caseCard(far))?.organisation.id,
    }
    const stranger = await site.person('stranger', [held])
    assert.equal((await asSchool(`/school/cases/${caseId}`, stranger, held)).statusCode, 404)
    assert.equal((await clerk.get('/school')).statusCode, 403)
  })

  it('дело открывается без баллов и без бумаг педагога, а взгляд записан', async () => {
    const caseId = await site.filed(region, {}, 'Быстрова')
    const { body, statusCode } = await asSchool(`/school/cases/${caseId}`)
    assert.equal(statusCode, 200)
    assert.match(body, /Быстрова/)
    assert.doesNotMatch(body, /балл|Паспорт/i)
    const { rows } = await site.reads.accessLog({ objectId: caseId })
    assert.deepEqual(
      rows.map(({ action, role }) => [action, role]),
      [['school.case', 'employer']],
    )
  })

  it('на запрос о ходатайстве школа отвечает, и дело возвращается к рассмотрению', async () => {
    const caseId = await asked('methodist')
    const shown = await asSchool(`/school/cases/${caseId}/answer`)
    assert.match(shown.body, /Уточните ходатайство &lt;i&gt;школы&lt;\/i&gt;/)
    site.setClock('2026-03-05T05:00:00Z')
    const desk = (await asSchool('/school')).body
    assert.match(desk, /Ответить на запрос министерства[\s\S]*?02\.03\.2026/, 'ждёт со дня запроса, а не с сегодня')
    site.setClock('2026-03-02T05:00:00Z')
    assert.equal((await answer(caseId, { answer: '' })).statusCode, 422)
    assert.equal((await answer(caseId, { answer: 'Ходатайство подтверждаем' })).statusCode, 303)
    assert.equal((await site.reads.caseCard(caseId))?.line.stage, 'review')
    assert.equal((await answer(caseId, { answer: 'Ещё раз' })).statusCode, 422)
  })

  it('запрос, обращённый к педагогу, школа не видит и ответить на него не может', async () => {
    const caseId = await asked('first')
    const shown = await asSchool(`/school/cases/${caseId}/answer`)
    assert.doesNotMatch(shown.body, /Уточните ходатайство/)
    assert.match(shown.body, /обращён не к школе/)
    assert.equal((await answer(caseId, { answer: 'Ответим за неё' })).statusCode, 422)
    assert.equal((await site.reads.caseCard(caseId))?.line.stage, 'information_asked')
  })

  it('контролёр видит, кто смотрел дела своего региона, и отбирает по человеку, действию и дням', async () => {
    const auditor = await site.worker('auditor', region)
    const caseId = await site.filed(region)
    await clerk.get(`/cases/${caseId}`)
    const has = async (query: string, who = auditor) =>
      /открыт обзор дела/.test((await who.get(`/audit?object=${caseId}${query}`)).body)
    assert.ok(await has(''))
    assert.ok(await has('&surname=ветр&action=case&from=02.03.2026&to=02.03.2026'))
    for (const none of ['&surname=иван', '&action=school', '&from=03.03.2026', '&to=01.03.2026'])
      assert.equal(await has(none), false, none)
    assert.equal(await has('', await site.worker('auditor', 'penza')), false)
    assert.equal((await auditor.get('/audit?from=31.02.2026')).statusCode, 422)
    assert.equal((await clerk.get('/audit')).statusCode, 403)
  })

  it('журнал изменений чужого региона не виден', async () => {
    const admin = await site.worker('admin', region)
    await admin.post('/admin/organisations/new', {
      ...{
        fullName: 'Школа № 9',
        shortName: 'Школа № 9',
        municipality: 'г. Нальчик',
        address: '',
        email: '',
        headName: '',
      },
      ...{ inn: '', kpp: '', ogrn: '' },
    })
    const own = await site.worker('auditor', region)
    const far = await site.worker('auditor', 'penza')
    assert.match((await own.get('/audit/changes?action=organisation')).body, /внесена организация/)
    assert.doesNotMatch((await far.get('/audit/changes?action=organisation')).body, /внесена организация/)
  })

  it('проверка цепочки находит подмену в деле; чужое дело не проверить', async () => {
    const auditor = await site.worker('auditor', region)
    const caseId = await site.filed(region)
    assert.match((await auditor.get(`/audit/chain?case=${caseId}`)).body, /цепочка цела/)
    const { db } = site.database
    await sql`alter table events disable trigger all`.execute(db)
    await sql`update events set actor_role = 'admin' where stream_id = ${caseId} and version = 1`.execute(db)
    await sql`alter table events enable trigger all`.execute(db)
    assert.match((await auditor.get(`/audit/chain?case=${caseId}`)).body, /цепочка нарушена/)
    const far = await site.worker('auditor', 'penza')
    assert.equal((await far.get(`/audit/chain?case=${caseId}`)).statusCode, 422)
  })
})
