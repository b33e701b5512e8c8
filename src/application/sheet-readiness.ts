import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import { type ProofRules, proofFaults } from '../domain/expertise/proofs.ts'
import { sheetFaults } from '../domain/expertise/scoring.ts'
import { commentFaults } from '../domain/expertise/sheet-comments.ts'
import type { Sheet } from '../domain/expertise/sheet-items.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'

/** What stands between a sheet and its signature, and at which place of the item it is mended. */
export type SheetFault = {
  code: string
  at: 'points' | 'comment' | 'proofs' | 'proof'
  /** The verdict to mend, when `at` is `proof`. */
  proof?: string | undefined
  because: string
}

export const proofRules = (
  pack: Pack,
  criteria: CriteriaSet,
  known: ReadonlySet<string>,
  today: PlainDate,
): ProofRules => ({
  known,
  openSources: pack.experts.open_sources !== undefined,
  today,
  needless: new Set(
    criteria.sections.flatMap(section =>
      section.criteria.flatMap(({ code, proof_required }) => (proof_required === false ? [code] : [])),
    ),
  ),
})

/** All faults of a sheet at once, item by item in the order of the set. */
export const readinessFaults = (criteria: CriteriaSet, sheet: Sheet, rules: ProofRules): SheetFault[] => {
  const faults: SheetFault[] = [
    ...Object.entries(sheetFaults(criteria, sheet.points)).map(
      ([code, because]): SheetFault => ({ code, at: 'points', because }),
    ),
    ...Object.entries(commentFaults(sheet.points, sheet.comments)).map(
      ([code, because]): SheetFault => ({ code, at: 'comment', because }),
    ),
    ...proofFaults(sheet.points, sheet.proofs, rules).map(
      ({ proof, ...fault }): SheetFault =>
        proof === undefined ? { ...fault, at: 'proofs' } : { ...fault, at: 'proof', proof },
    ),
  ]
  const order = criteria.sections.flatMap(section => section.criteria.map(({ code }) => code))
  return faults.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

/** One refusal for all of them: the page shows each beside its item. */
export const notReady = (faults: readonly SheetFault[]): Refusal => ({
  refused: reasons[faults[0]?.at ?? 'points'],
  because: [
    ...faults.slice(0, 3).map(({ because }) => because),
    ...(faults.length > 3 ? [`И ещё замечаний: ${faults.length - 3}`] : []),
  ].join('. '),
})

const reasons = {
  points: 'sheet_incomplete',
  comment: 'comment_required',
  proofs: 'proof_required',
  proof: 'proof_verdict_incomplete',
} as const
