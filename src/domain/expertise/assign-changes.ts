import type { BatchInput, BatchLoad, BatchPanel, BatchResult, Duty, SeatOf } from './assign-input.ts'

/** A name changed by hand after the counting, with its reason. */
export type BatchChange = {
  caseId: string
  out: string
  in: string
  duty: Duty
  reason: string
  /** Why the limit of load may be exceeded; absent: it is not. */
  overLimit?: string | undefined
  by: string
  at: string
  /** The rest was counted again after it: the name stands in the input as fixed. */
  counted: boolean
}

/** Panels as they stand now: as counted, then changed by hand. */
export const panelsNow = ({ panels }: BatchResult, changes: readonly BatchChange[]): BatchPanel[] =>
  panels.map(({ caseId, seats }) => ({
    caseId,
    seats: changes
      .filter(change => change.caseId === caseId && !change.counted)
      .reduce<SeatOf[]>(
        (all, change) =>
          all.map(seat => (seat.expertId === change.out ? { expertId: change.in, duty: seat.duty } : seat)),
        seats,
      ),
  }))

/** Loads before and after the panels as they stand now: of everybody who fitted, and of those seated by hand. */
export const loadsNow = (input: BatchInput, result: BatchResult, panels: readonly BatchPanel[]): BatchLoad[] => {
  const seats = panels.flatMap(panel => panel.seats)
  const ids = new Set([...result.loads.map(({ expertId }) => expertId), ...seats.map(({ expertId }) => expertId)])
  const open = new Map(input.experts.map(one => [one.profile.id, one.open]))
  return [...ids].map(expertId => {
    const before = open.get(expertId) ?? 0
    return { expertId, before, after: before + seats.filter(seat => seat.expertId === expertId).length }
  })
}

/** The input for counting the rest again: every name changed by hand is fixed in its case. */
export const withFixed = (
  input: BatchInput,
  changes: readonly BatchChange[],
  panels: readonly BatchPanel[],
): BatchInput => ({
  ...input,
  cases: input.cases.map(one => {
    const byHand = new Set(changes.filter(({ caseId }) => caseId === one.id).map(change => change.in))
    const seats = panels.find(({ caseId }) => caseId === one.id)?.seats ?? []
    const before = one.fixed.filter(seat => seats.some(({ expertId }) => expertId === seat.expertId))
    const fresh = seats.filter(
      seat => byHand.has(seat.expertId) && !before.some(({ expertId }) => expertId === seat.expertId),
    )
    return { ...one, fixed: [...before, ...fresh] }
  }),
})
