import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { storage } from '../src/adapters/db/storage.ts'
import { registerCase } from '../src/application/filing.ts'
import { orderCase } from '../src/application/handle.ts'
import type { Tx } from '../src/application/storage.ts'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Command } from '../src/domain/case/commands.ts'
import type { ExpertProfile } from '../src/domain/expertise/expert.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { DeskSite, Worker } from './desk-site.ts'
import { sampleSchool } from './samples/case-row.ts'

export const seenOf = (body: string): string => /name="_seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
export const savedOf = (body: string): string => /name="saved" value="([^"]*)"/.exec(body)?.[1] ?? ''

/** Work in one transaction of the site's own database. */
const inStore = (site: DeskSite, work: (tx: Tx) => Promise<void>) =>
  storage(site.database).write(async tx => {
    await work(tx)
    return {}
  })

/** A specialist of the registry with a school of their own, ready to work in the role. */
export const specialist = async (
  site: DeskSite,
  region: string,
  role: 'expert' | 'senior' = 'expert',
  facts: Partial<ExpertProfile> = {},
): Promise<Worker> => {
  const worker = await site.worker(role, region)
  const school = { ...sampleSchool(region), shortName: `Лицей ${randomUUID().slice(0, 4)}` }
  await inStore(site, async tx => {
    await tx.organisations.put(school)
    const profile: ExpertProfile = {
      id: worker.personId,
      organisationId: school.id,
      education: 'higher_pedagogical',
      inEducationSince: plainDate('2000-09-01'),
      highestCategorySince: role === 'senior' ? plainDate('2010-01-01') : plainDate('2024-01-01'),
      candidateOfSciences: false,
      worksAtUniversity: false,
      analysisSince: plainDate('2015-01-01'),
      cleanConclusions: role === 'senior' ? 40 : 3,
      positions: ['Учитель'],
      declaredConflicts: [],
      ...facts,
    }
    await tx.experts.put(region, profile, role === 'senior')
  })
  return worker
}

/** A commission of seven with a trade union's representative: chair, deputy, secretary and four members. */
export const commissionOf = async (site: DeskSite, region: string, secretary: Worker, since: string) => {
  const chair = await site.worker('chair', region)
  const deputy = await site.worker('deputy_chair', region)
  const members: Worker[] = []
  for (let n = 0; n < 4; n++) members.push(await site.worker('member', region))
  const day = plainDate(since)
  await inStore(site, async tx => {
    await tx.commission.put(region, { personId: chair.personId, duty: 'chair', tradeUnion: false }, day)
    await tx.commission.put(region, { personId: deputy.personId, duty: 'deputy_chair', tradeUnion: false }, day)
    await tx.commission.put(region, { personId: secretary.personId, duty: 'secretary', tradeUnion: false }, day)
    for (const [n, { personId }] of members.entries())
      await tx.commission.put(region, { personId, duty: 'member', tradeUnion: n === 0 }, day)
  })
  return { chair, deputy, members }
}

/** A case brought by the real commands to the day when specialists are appointed (or the test is held). */
export const admitted = async (
  site: DeskSite,
  region: string,
  attestationOn: string,
  surname = 'Ветрова',
  changes: Parameters<DeskSite['filed']>[1] = {},
): Promise<string> => {
  const id = await site.filed(region, changes, surname)
  const as = (role: Role) => ({
    actor: { personId: randomUUID(), role, region },
    accountId: randomUUID(),
  })
  const registered = await registerCase(site.app, as('clerk'), id, region)
  assert.ok(!isRefusal(registered), JSON.stringify(registered))
  const attestation = { on: attestationOn as PlainDate, time: '10:00', place: 'Министерство', form: 'absent' as const }
  for (const command of [{ type: 'StartReview' }, { type: 'Admit', attestation }] satisfies Command[]) {
    const done = await orderCase(site.app, as('clerk'), id, command)
    assert.ok(!isRefusal(done), JSON.stringify(done))
  }
  return id
}

/** Answers of a whole sheet by the set for teachers: 75 points, which meets the highest category too, proved by paper sheets. */
export const fullSheet = (changes: Record<string, string> = {}): Record<string, string> =>
  withPaperProofs({ ...usualPoints, ...changes })

/** Every item above zero gets a sheet of the paper file, unless the sheet says something of its proofs itself. */
export const withPaperProofs = (sheet: Record<string, string>): Record<string, string> => {
  const proved = { ...sheet }
  for (const [name, points] of Object.entries(sheet)) {
    const code = name.slice('points_'.length)
    const said = Object.keys(sheet).some(other => other.startsWith(`verdict_${code}_`))
    if (!name.startsWith('points_') || said || !(Number(points) > 0)) continue
    proved[`verdict_${code}_paper`] = 'yes'
    proved[`reason_${code}_paper`] = `Лист ${code.replace('_', '')}`
  }
  return proved
}

const usualPoints: Record<string, string> = {
  points_1_1: '7',
  points_1_2: '10',
  points_2_1: '8',
  points_2_2: '5',
  points_3_1: '9',
  points_3_2: '4',
  points_3_3: '4',
  points_4_1: '4',
  points_4_2: '4',
  points_4_3: '6',
  points_4_4: '2',
  points_5_1: '3',
  points_5_2: '3',
  points_5_3: '6',
}

/** Fills the sheet, looks at the page of the signature and signs what it shows. */
export const signSheet = async (who: Worker, caseId: string, sheet: Record<string, string>) => {
  const saved = await who.post(`/expertise/${caseId}`, { ...sheet, next: 'signing' })
  assert.equal(saved.statusCode, 303, saved.body.slice(0, 3000))
  const url = `/expertise/${caseId}/signing`
  const shown = await who.get(url)
  return who.post(url, { saved: savedOf(shown.body), _once: randomUUID() })
}
