import { describeProof, type ProofWords } from '../../application/portfolio/describe-proof.ts'
import { supplementProofs } from '../../application/portfolio/supplement-proofs.ts'
import type { Person } from '../../application/stores/people.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { addDays, addYears, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { indicatorOfSection } from '../../domain/expertise/section-indicator.ts'
import { codesOf } from '../../domain/portfolio/estimate.ts'
import { indicatorsOf } from '../../domain/portfolio/indicators.ts'
import { limitFaults } from '../../domain/portfolio/limits.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { tellingTeachers } from './demo-accounts.ts'
import { type Dice, dice } from './dice.ts'
import { type ToldProof, toldProofs } from './portfolio-texts.ts'
import { type Act, actingAs, type RegionWorld } from './region-world.ts'
import { criteriaOf } from './sheet-acts.ts'
import type { Story } from './story.ts'
import { instant } from './story-plan.ts'

/**
 * Portfolios of the teachers one may sign in as, described a fortnight before they apply. The luck is their own: people and days of
 * the rest of the demo stay as they are without them.
 */
export const portfolioActs = (world: RegionWorld, stories: readonly Story[]): Act[] => {
  const told = new Map(tellingTeachers(stories).map(({ story }) => [story.applicant.id, story]))
  return [...told.values()].flatMap(story => {
    const luck = dice(`portfolio ${world.region} ${story.caseId}`)
    const on = world.calendar.workingDayOnOrBefore(addDays(story.start, -14))
    const chosen = luck.shuffled(toldProofs).slice(0, luck.between(8, 16))
    return chosen.map((proof, index) => ({
      at: instant(world, on, 16 * 60 + index),
      what: 'describe proof',
      of: { portfolio: story.caseId },
      run: () => describe(world, story, proof, luck, on),
    }))
  })
}

const describe = (world: RegionWorld, story: Story, told: ToldProof, luck: Dice, on: PlainDate) => {
  const { years, scan, link, bare, ...facts } = told
  const day = addDays(on, -luck.between(20, 700))
  const words: ProofWords = {
    ...facts,
    link,
    ...(years ? { from: addYears(on, -3), to: addDays(on, -5) } : { on: day }),
    items: itemsFor(world, story, told, luck),
  }
  const file = bare || link !== undefined ? undefined : world.kept.get(scan ? 'proof_scan' : 'proof')
  return describeProof(world.app, actingAs(world, story.applicant, 'teacher'), words, file ?? 'none')
}

/** One item of the sheet whose section measures what the proof speaks of; some proofs are tied to none. */
const itemsFor = (world: RegionWorld, story: Story, { indicators }: ToldProof, luck: Dice): ProofWords['items'] => {
  const set = criteriaOf(world, story)
  if (set === undefined || luck.chance(0.2)) return []
  const sections = set.sections.filter(section => indicators.some(one => one === indicatorOfSection(section)))
  const codes = sections.flatMap(section => codesOf({ ...set, sections: [section] }))
  return codes.length === 0 ? [] : [{ set: set.id, code: luck.pick(codes) }]
}

/** Of a portfolio, as much as the region takes with an application; the rest stays with the teacher. */
export const proofsToBring = async (
  world: RegionWorld,
  person: Person,
  { category }: Pick<Story, 'category'>,
): Promise<Evidence[]> => {
  const all = await world.app.storage.write(async tx => ({ of: await tx.portfolio.of(person.id) }))
  const taken: Evidence[] = []
  for (const proof of isRefusal(all) ? [] : all.of.toReversed())
    if (
      proof.indicators.some(one => indicatorsOf(category).includes(one)) &&
      limitFaults(world.pack, category, [...taken, proof]).length === 0
    )
      taken.push(proof)
  // A few stay behind: something to add later.
  return taken.slice(0, Math.max(1, taken.length - 3))
}

/**
 * Where the papers come after the test, so does the portfolio; elsewhere those bring it whose application came by another door.
 * Nothing happens to those who keep none, or whose case has it already; a case that is closed for it goes on without.
 */
export const bringPortfolio = async (world: RegionWorld, story: Story): Promise<unknown> => {
  const held = await world.app.storage.write(async tx => ({ of: await tx.portfolio.ofCase(story.caseId) }))
  const proofs = await proofsToBring(world, story.applicant, story)
  if (proofs.length === 0 || isRefusal(held) || held.of.length > 0) return {}
  const by = actingAs(world, story.applicant, 'teacher')
  const ids = proofs.map(({ id }) => id)
  const done = await supplementProofs(world.app, by, story.caseId, ids)
  return isRefusal(done) ? {} : done
}
