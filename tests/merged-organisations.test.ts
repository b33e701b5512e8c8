import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mergeOrganisations } from '../src/application/directory/merge.ts'
import { addExpertLine } from '../src/application/experts/lines.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, seenOf, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('объединённые организации – одна: правила группы смотрят на то, как организация называется сейчас', () => {
  let site: DeskSite
  let secretary: Worker
  let senior: Worker
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    senior = await specialist(site, region, 'senior')
  })
  after(() => site.close())

  const as = (role: Role) => ({
    actor: { personId: secretary.personId, role, region },
    accountId: secretary.accountId,
  })
  const schoolOf = async ({ personId }: Worker): Promise<string> =>
    (await site.reads.expertsOf(region)).find(({ profile }) => profile.id === personId)?.profile.organisationId ?? ''
  const merge = async (from: string, into: string) => {
    const done = await mergeOrganisations(site.app, as('admin'), from, into, 'Приказ о реорганизации')
    assert.ok(!isRefusal(done), JSON.stringify(done))
  }
  const barred = (body: string): string => body.split('Кто не подходит и почему').at(-1) ?? ''
  const appoint = async (caseId: string, main: Worker[]) => {
    const url = `/cases/${caseId}/panel`
    const _seen = seenOf((await secretary.get(url)).body)
    const names = main.map(({ personId }) => personId)
    return secretary.post(url, { _seen, main: names, senior: senior.personId, reason: 'Знают предмет' })
  }

  it('школа заявителя вошла в школу специалиста: он не предложен, не назначен, и связь с прежней школой держится', async () => {
    const [colleague, tied, ...free] = [
      await specialist(site, region),
      await specialist(site, region),
      await specialist(site, region),
      await specialist(site, region),
    ] as const
    const caseId = await admitted(site, region, '2026-04-20', 'Объединённая')
    const school = (await site.reads.caseCard(caseId))?.line.organisationId ?? ''
    const tie = { person: null, organisationId: school, reason: 'Учредитель' }
    const declared = await addExpertLine(site.app, as('secretary'), tied.personId, { kind: 'tie', tie })
    assert.ok(!isRefusal(declared))
    await merge(school, await schoolOf(colleague))

    const shown = barred((await secretary.get(`/cases/${caseId}/panel`)).body)
    assert.match(shown, /Специалист не работает в одной организации с заявителем/)
    assert.match(shown, /Специалист не заявлял о личной заинтересованности/)
    for (const [who, words] of [
      [colleague, /не работает в одной организации с заявителем/],
      [tied, /не заявлял о личной заинтересованности/],
    ] as const) {
      const refused = await appoint(caseId, [who, free[0]])
      assert.equal(refused.statusCode, 422)
      assert.match(refused.body, words)
    }

    const proposed = await secretary.post('/panels', { case: [caseId], all: '' })
    const batch = await site.reads.panelBatch(String(proposed.headers.location).split('/').at(-1) ?? '')
    const names = batch?.batch.result.panels[0]?.seats.map(({ expertId }) => expertId) ?? []
    assert.deepEqual(names.toSorted(), [...free, senior].map(({ personId }) => personId).toSorted())
  })

  it('школы двух специалистов объединены: вместе их не предложат и не назначат', async () => {
    const pair = [await specialist(site, region), await specialist(site, region)] as const
    const caseId = await admitted(site, region, '2026-04-20', 'Двойная')
    await merge(await schoolOf(pair[0]), await schoolOf(pair[1]))
    const refused = await appoint(caseId, [...pair])
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /нет двух специалистов из одной организации/)
  })
})
