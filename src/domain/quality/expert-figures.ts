import { leastSheets, leastUnits } from './enough.ts'
import { type Estimate, groupedShare, meanOf, type RatioSums, wilson } from './intervals.ts'
import { type PairSums, pairAlpha } from './intraclass.ts'

/** What is summed up over the sheets of one specialist. */
export type ExpertSums = {
  sheets: number
  seconds: number
  /** Sheets with a known limit, and those signed after it. */
  timed: number
  overdue: number
  medianDays: number | null
  /** Items of sheets that could be disputed, those in dispute, and disputes ruled with this sheet and at all. */
  disputable: number
  disputed: number
  ruled: number
  upheld: number
  /** Items compared with the others on the same cases, sheet by sheet. */
  compared: RatioSums
  /** Percent of the sheet beside the mean of the others. */
  percents: PairSums
  /** Own percent minus that of the others. */
  apart: { n: number; sum: number; squares: number }
  /** Sheets of cases that the commission decided, and those that said the same. */
  decided: number
  coincided: number
  remarks: number
}

/** Numbers of one specialist; undefined where there is too little to say one. */
export type ExpertFigures = {
  sheets: number
  seconds: number
  medianDays: number | undefined
  overdue: Estimate | undefined
  disputed: Estimate | undefined
  upheld: Estimate | undefined
  /** Share of items with the same points as the others. */
  equal: Estimate | undefined
  /** Sheets beside somebody else's on the same case. */
  paired: number
  /** Krippendorff's alpha of the sheets' percents; undefined also where all percents are alike. */
  alpha: Estimate | undefined
  /** Percent points above the others. */
  severity: Estimate | undefined
  coincided: Estimate | undefined
  remarks: number
}

export const expertFigures = (sums: ExpertSums): ExpertFigures => ({
  sheets: sums.sheets,
  seconds: sums.seconds,
  remarks: sums.remarks,
  medianDays: sums.sheets < leastSheets ? undefined : (sums.medianDays ?? undefined),
  overdue: sums.timed < leastSheets ? undefined : wilson(sums.overdue, sums.timed),
  disputed: sums.sheets < leastSheets ? undefined : wilson(sums.disputed, sums.disputable),
  upheld: sums.ruled < leastSheets ? undefined : wilson(sums.upheld, sums.ruled),
  equal: sums.compared.groups < leastSheets ? undefined : groupedShare(sums.compared),
  paired: sums.percents.n,
  alpha: sums.percents.n < leastUnits ? undefined : pairAlpha(sums.percents),
  severity: sums.apart.n < leastSheets ? undefined : meanOf(sums.apart.n, sums.apart.sum, sums.apart.squares),
  coincided: sums.decided < leastSheets ? undefined : wilson(sums.coincided, sums.decided),
})

/** Sums of several specialists are the sums of their sheets; the median days are not, and come apart. */
export const together = (all: readonly ExpertSums[], medianDays: number | null): ExpertSums =>
  all.reduce<ExpertSums>(
    (sum, one) => ({
      sheets: sum.sheets + one.sheets,
      seconds: sum.seconds + one.seconds,
      timed: sum.timed + one.timed,
      overdue: sum.overdue + one.overdue,
      medianDays,
      disputable: sum.disputable + one.disputable,
      disputed: sum.disputed + one.disputed,
      ruled: sum.ruled + one.ruled,
      upheld: sum.upheld + one.upheld,
      compared: added(sum.compared, one.compared),
      percents: added(sum.percents, one.percents),
      apart: added(sum.apart, one.apart),
      decided: sum.decided + one.decided,
      coincided: sum.coincided + one.coincided,
      remarks: sum.remarks + one.remarks,
    }),
    { ...noSums, medianDays },
  )

export const noSums: ExpertSums = {
  ...{ sheets: 0, seconds: 0, timed: 0, overdue: 0, medianDays: null, disputable: 0, disputed: 0, ruled: 0, upheld: 0 },
  compared: { groups: 0, hits: 0, tries: 0, hitsSquared: 0, triesSquared: 0, product: 0 },
  percents: { n: 0, own: 0, ownSquared: 0, other: 0, otherSquared: 0, apart: 0 },
  apart: { n: 0, sum: 0, squares: 0 },
  ...{ decided: 0, coincided: 0, remarks: 0 },
}

const added = <Sums extends Record<string, number>>(one: Sums, other: Sums): Sums =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value + (other[name] ?? 0)])) as Sums

/** The middle of some numbers; undefined below `least` of them, when one could guess whose they are. */
export const medianOf = (numbers: readonly number[], least: number): number | undefined => {
  if (numbers.length < Math.max(1, least)) return undefined
  const ordered = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(ordered.length / 2)
  const [below = 0, at = 0] = [ordered[middle - 1], ordered[middle]]
  return ordered.length % 2 === 1 ? at : (below + at) / 2
}
