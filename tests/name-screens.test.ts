import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { people } from '../src/adapters/db/people.ts'
import { confirmNames } from '../src/application/confirm-names.ts'
import { registerCase } from '../src/application/filing.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const region = 'kbr'
// The stress decides whether this surname declines, and nobody writes it: the rule proposes «Гоге» and is not sure.
const confirmed = {
  genitive: 'Гога Марии Петровны',
  dative: 'Гога Марии Петровне',
  accusative: 'Гога Марию Петровну',
  instrumental: 'Гога Марией Петровной',
  prepositional: 'Гога Марии Петровне',
}

describe('имя в документах', () => {
  let site: DeskSite
  let clerk: Worker
  let caseId: string
  const url = () => `/cases/${caseId}/name`
  const card = async () => {
    const found = await site.reads.caseCard(caseId)
    assert.ok(found)
    return found
  }
  const by = (role: Role, worker: Worker = clerk, where = region) => ({
    actor: { personId: worker.personId, role, region: where },
    accountId: worker.accountId,
  })
  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk', region)
    caseId = await site.filed(region, {}, 'Гога')
  })
  after(() => site.close())

  it('правило не уверено: карточка помечает, в бумаге именительный, страница говорит почему', async () => {
    assert.match((await clerk.get(`/cases/${caseId}`)).body, /падежи не проверены/)
    const receipt = (await card()).papers.find(({ form }) => form === 'receipt')
    const paper = await site.reads.paper(receipt?.id ?? '')
    assert.deepEqual(paper?.content.addressee.slice(0, 1), ['Гога Мария Петровна'])
    assert.deepEqual(paper?.content.doubtful, ['Гога Мария Петровна'])
    const page = await clerk.get(url())
    assert.match(page.body, /Правило не уверено[\s\S]*ударением на последнем слоге/)
    assert.match(page.body, /name="dative"[^>]*value="Гоге Марии Петровне"/)
  })

  it('пустое не принимается, набранное не теряется', async () => {
    const answer = await clerk.post(url(), { ...confirmed, dative: '  ' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Напишите имя в дательном падеже/)
    assert.match(answer.body, /value="Гога Марией Петровной"/)
    assert.equal((await card()).nameForms, undefined)
  })

  it('проверенное стоит в следующем письме, прежние бумаги не изменились', async () => {
    const before = (await card()).papers.map(({ id, digest }) => `${id} ${digest}`)
    assert.equal((await clerk.post(url(), confirmed)).statusCode, 303)
    assert.ok(!isRefusal(await registerCase(site.app, by('clerk'), caseId, region)))
    const { papers } = await card()
    const notice = papers.find(({ form }) => form === 'registration_notice')
    const paper = await site.reads.paper(notice?.id ?? '')
    assert.deepEqual(paper?.content.addressee.slice(0, 1), ['Гога Марии Петровне'])
    assert.equal(paper?.content.doubtful, undefined)
    const kept = papers.map(({ id, digest }) => `${id} ${digest}`)
    for (const old of before) assert.ok(kept.includes(old))
    const page = (await clerk.get(`/cases/${caseId}`)).body
    assert.doesNotMatch(page, /падежи не проверены/)
    assert.match(page, /кому: Гога Марии Петровне/)
    assert.match((await clerk.get(url())).body, /name="genitive"[^>]*value="Гога Марии Петровны"/)
  })

  it('исправление остаётся для следующего дела того же человека', async () => {
    const { person } = await card()
    const rows = await site.database.pool.query(`select count(*)::int as n from name_forms where person_id = $1`, [
      person.id,
    ])
    assert.equal(rows.rows[0].n, 1)
    assert.equal((await clerk.post(url(), { ...confirmed, genitive: 'Гоги Марии Петровны' })).statusCode, 303)
    assert.equal((await card()).nameForms?.genitive, 'Гоги Марии Петровны')
  })

  it('новая фамилия: проверенное для прежней не берётся', async () => {
    const { person } = await card()
    await people(site.database.db).put({ ...person, surname: 'Черта' })
    assert.match((await clerk.get(`/cases/${caseId}`)).body, /падежи не проверены/)
    const page = await clerk.get(url())
    assert.match(page.body, /Именительный: <strong>Черта Мария Петровна/)
    assert.doesNotMatch(page.body, /Гога (Марии|Марию|Марией)/)
    await people(site.database.db).put(person)
    assert.match((await clerk.get(`/cases/${caseId}`)).body, /кому: Гога Марии Петровне/)
  })

  it('проверяют делопроизводитель и секретарь своего региона, и в записи об этом имени нет', async () => {
    for (const role of ['teacher', 'supervisor', 'chair', 'admin', 'expert'] as const)
      assert.equal((await (await site.worker(role, region)).get(url())).statusCode, 403, role)
    const far = await site.worker('clerk', 'penza')
    assert.equal((await far.get(url())).statusCode, 404)
    assert.equal((await far.post(url(), confirmed, '/account')).statusCode, 404)
    const kept = (await card()).nameForms
    for (const [who, refusal] of [
      [by('teacher'), 'not_yours'],
      [by('supervisor'), 'not_yours'],
      [by('clerk', far, 'penza'), 'not_found'],
    ] as const) {
      const answer = await confirmNames(site.app, who, caseId, { ...confirmed, dative: 'Другая' })
      assert.ok(isRefusal(answer) && answer.refused === refusal)
    }
    assert.deepEqual((await card()).nameForms, kept)
    const { rows } = await site.database.pool.query(`select details, object from audit where action = 'name.confirmed'`)
    assert.ok(rows.length >= 2)
    assert.doesNotMatch(JSON.stringify(rows), /Гог|Мари/)
  })
})
