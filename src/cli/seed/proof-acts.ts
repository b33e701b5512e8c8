import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import type { Points } from '../../domain/case/events.ts'
import type { Section } from '../../domain/expertise/criteria-set.ts'
import { type Proofs, proofRef, type Verdict } from '../../domain/expertise/proofs.ts'
import { indicatorOfSection } from '../../domain/expertise/section-indicator.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { RegionWorld } from './region-world.ts'

const refusals = [
  'Срок действия не указан, подтверждающей подписи нет',
  'Результат относится к предыдущему межаттестационному периоду',
  'В списке победителей на сайте организатора фамилии нет',
]

/** What a careful specialist says of the proofs: taken where points are given; now and then one is not, with the reason. */
export const proofsFor = async (
  world: RegionWorld,
  caseId: string,
  sections: readonly Section[],
  points: Points,
): Promise<Proofs> => {
  const held = await world.app.storage.write(async tx => ({ evidence: await tx.portfolio.ofCase(caseId) }))
  if (isRefusal(held)) return {}
  const codes = sections.flatMap(section => section.criteria.map(({ code }) => ({ code, section })))
  return Object.fromEntries(
    codes.flatMap(({ code, section }, index) => {
      const given = points[code]
      const beside = held.evidence.filter(
        one => one.codes.includes(code) || (one.codes.length === 0 && speaksOf(one, indicatorOfSection(section))),
      )
      const verdicts = given === 'na' ? [] : verdictsOf(world, beside, Number(given ?? 0), index)
      return verdicts.length === 0 ? [] : [[code, verdicts]]
    }),
  )
}

const speaksOf = ({ indicators }: CaseEvidence, indicator: CaseEvidence['indicators'][number] | undefined): boolean =>
  indicator !== undefined && indicators.includes(indicator)

const verdictsOf = (
  { luck }: RegionWorld,
  beside: readonly CaseEvidence[],
  given: number,
  index: number,
): Verdict[] => {
  const refs = beside.map(({ id }) => proofRef({ kind: 'evidence', id }))
  const rejected = (proof: string): Verdict => ({ proof, accepted: false, reason: luck.pick(refusals) })
  if (given === 0) return refs.map(rejected)
  const [first, ...others] = refs
  const sheet: Verdict = { proof: 'paper', accepted: true, reason: `Лист ${index + 3} бумажного дела` }
  if (first === undefined) return [sheet]
  return [
    { proof: first, accepted: true },
    ...others.map(proof => (luck.chance(0.2) ? rejected(proof) : { proof, accepted: true })),
  ]
}
