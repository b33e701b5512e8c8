import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Points, Ruling } from '../domain/case/events.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import type { Proofs } from '../domain/expertise/proofs.ts'
import { sectionPoints } from '../domain/expertise/section-points.ts'
import { nearestMiss, type Standing, standings } from '../domain/expertise/standing.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { CaseCard } from './reads/cases.ts'

/** What was said of one proof: how many specialists took it, and why the others did not. */
export type JudgedProof = { proof: string; accepted: number; rejected: number; reasons: string[] }

/** Two independent opinions on an item, and how they were settled. */
export type SettledDispute = { given: (number | 'na')[]; ruled: number | 'na'; reason: string }

export type WhyItem = {
  code: string
  title: string
  max: number
  points: number | 'na' | undefined
  proofs: JudgedProof[]
  comments: string[]
  dispute: SettledDispute | undefined
}

export type WhySection = {
  code: string
  title: string
  points: number
  max: number
  items: WhyItem[]
}

export type WhyScore = {
  outcome: 'set' | 'refused'
  decidedOn: PlainDate
  /** Words of the commission's own reason, when it gave one. */
  reason: string | undefined
  basis: 'sheets' | 'awards' | 'petition' | 'test_failed'
  /** What the specialists recommended; the commission decides. */
  meets: boolean
  /** Papers about awards that the specialists confirmed instead of giving points. */
  awards: string[]
  criteria: CriteriaSet | undefined
  standings: Standing[]
  /** The condition that came nearest, when some were not met. */
  nearest: Standing | undefined
  sections: WhySection[]
  /** False for sheets signed before verdicts on proofs were kept. */
  hasVerdicts: boolean
  /** Names of the specialists where the region shows them to the applicant. */
  specialists: string[] | undefined
}

/** What stands beside the points of the signed sheets, by specialist. */
export type Said = {
  comments: Readonly<Record<string, Readonly<Record<string, string>>>>
  proofs: Readonly<Record<string, Proofs>>
}

/**
 * Why the score is what it is, for the applicant. Undefined until the commission has decided: before that the work of the
 * specialists is theirs. Sheets of specialists who stepped back are not part of it, as they are not of the conclusion.
 */
export const whyScore = (
  { state, seats }: Pick<CaseCard, 'state' | 'seats'>,
  pack: Pack,
  criteria: CriteriaSet | undefined,
  said: Said,
): WhyScore | undefined => {
  if (!('decision' in state) || state.decision === undefined || !('conclusion' in state)) return undefined
  const { outcome, on, reason } = state.decision
  const { basis, meets, points } = state.conclusion
  const all =
    criteria === undefined || points === undefined ? [] : standings(criteria, state.application.category, points)
  const sheets = 'sheets' in state ? state.sheets : []
  const rulings = 'rulings' in state ? state.rulings : []
  // A petition is examined without a seat: whoever has said something of it is the one.
  const ids = sheets.length > 0 ? sheets.map(({ expertId }) => expertId) : Object.keys(said.comments)
  const heard: Heard = {
    sheets: sheets.map(sheet => sheet.points),
    rulings,
    comments: ids.map(id => said.comments[id] ?? {}),
    proofs: ids.map(id => said.proofs[id] ?? {}),
  }
  return {
    outcome,
    decidedOn: on,
    reason,
    basis,
    meets,
    awards: basis === 'awards' ? [...new Set(state.confirmations.map(({ award }) => award))] : [],
    criteria,
    standings: all,
    nearest: nearestMiss(all),
    sections: criteria === undefined || points === undefined ? [] : sectionsOf(criteria, points, heard),
    hasVerdicts: heard.proofs.some(one => Object.keys(one).length > 0),
    specialists: pack.experts.names_shown_to_applicant ? seats.map(({ name }) => name) : undefined,
  }
}

type Heard = {
  sheets: readonly Points[]
  rulings: readonly Ruling[]
  comments: readonly Readonly<Record<string, string>>[]
  proofs: readonly Proofs[]
}

const sectionsOf = (criteria: CriteriaSet, points: Points, heard: Heard): WhySection[] =>
  criteria.sections.map(section => {
    const items = section.criteria.map(({ code, title, max }) => itemOf({ code, title, max }, points[code], heard))
    const { sum } = sectionPoints(section, points)
    return {
      code: section.code,
      title: section.title,
      points: Math.min(Math.round(sum * 100) / 100, section.max),
      max: section.max,
      items,
    }
  })

const itemOf = (
  item: Pick<WhyItem, 'code' | 'title' | 'max'>,
  points: number | 'na' | undefined,
  { sheets, rulings, comments, proofs }: Heard,
): WhyItem => {
  const ruling = rulings.findLast(one => one.item === item.code)
  return {
    ...item,
    points,
    proofs: judged(proofs.flatMap(all => all[item.code] ?? [])),
    comments: [...new Set(comments.map(all => all[item.code]?.trim() ?? '').filter(words => words !== ''))],
    dispute: ruling && {
      given: sheets.flatMap(sheet => sheet[item.code] ?? []),
      ruled: ruling.points,
      reason: ruling.reason,
    },
  }
}

/** Verdicts of all specialists on each proof together; nobody is named. */
const judged = (verdicts: readonly Proofs[string][number][]): JudgedProof[] => {
  const found = new Map<string, JudgedProof>()
  for (const { proof, accepted, reason = '' } of verdicts) {
    const one = found.get(proof) ?? { proof, accepted: 0, rejected: 0, reasons: [] }
    found.set(proof, {
      ...one,
      accepted: one.accepted + (accepted ? 1 : 0),
      rejected: one.rejected + (accepted ? 0 : 1),
      reasons: reason === '' ? one.reasons : [...new Set([...one.reasons, reason])],
    })
  }
  return [...found.values()]
}
