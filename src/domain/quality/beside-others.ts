import type { Points, Ruling } from '../case/events.ts'
import type { JudgedCase, SignedSheet } from './judged-case.ts'

/** A sheet beside the others of its case. */
export type Beside = {
  disputed: number | null
  upheld: number | null
  peers: number
  peerPercent: number | null
  peerMeets: boolean | null
  compared: number
  equal: number
  leaning: number | null
}

/** What independent judges gave to one item, ascending. */
export type ItemMarks = { code: string; marks: number[]; notApplied: number; disputed: boolean }

/**
 * Sheets of one case that were made independently of each other: all of an independent scheme, one for a joint sheet however
 * many signed it (its signers repeat each other by rule), and every silent second opinion.
 */
export const independentSheets = (sheets: readonly SignedSheet[]): SignedSheet[] => {
  const joint = sheets.find(({ kind }) => kind === 'joint')
  return [...(joint === undefined ? [] : [joint]), ...sheets.filter(({ kind }) => kind !== 'joint')]
}

/** How one sheet stands to the others; `max` is the most an item can give. The own joint sheet is no other. */
export const besideOthers = (own: SignedSheet, judged: JudgedCase, max: Readonly<Record<string, number>>): Beside => {
  const others = independentSheets(judged.sheets).filter(
    other => other.expertId !== own.expertId && !(own.kind === 'joint' && other.kind === 'joint'),
  )
  let compared = 0
  let equal = 0
  let leaning = 0
  for (const [code, given] of Object.entries(own.points)) {
    if (given === 'na') continue
    for (const { points } of others) {
      const other = points[code]
      if (typeof other !== 'number') continue
      compared += 1
      if (other === given) equal += 1
      leaning += ((given - other) / (max[code] ?? 1)) * 100
    }
  }
  const fit = others.filter(({ meets }) => meets).length
  return {
    ...disputes(own, judged),
    peers: others.length,
    peerPercent: others.length === 0 ? null : others.reduce((sum, { percent }) => sum + percent, 0) / others.length,
    // An even split says nothing about who is right.
    peerMeets: others.length === 0 || fit * 2 === others.length ? null : fit * 2 > others.length,
    compared,
    equal,
    leaning: compared === 0 ? null : leaning / compared,
  }
}

const disputes = (own: SignedSheet, { disputed, rulings }: JudgedCase): Pick<Beside, 'disputed' | 'upheld'> =>
  disputed === undefined || own.kind !== 'independent'
    ? { disputed: null, upheld: null }
    : {
        disputed: disputed.length,
        upheld: rulings.length === 0 ? null : rulings.filter(ruling => sameAs(ruling, own.points)).length,
      }

const sameAs = ({ item, points }: Ruling, own: Points): boolean => own[item] === points

/** The marks of every item of the case; N/A is a missing mark (Krippendorff's alpha allows them), counted apart. */
export const itemMarks = (judged: JudgedCase): ItemMarks[] => {
  const sheets = independentSheets(judged.sheets)
  const codes = [...new Set(sheets.flatMap(({ points }) => Object.keys(points)))]
  return codes.map(code => {
    const given = sheets.map(({ points }) => points[code])
    return {
      code,
      marks: given.filter(mark => typeof mark === 'number').sort((a, b) => a - b),
      notApplied: given.filter(mark => mark === 'na').length,
      disputed: judged.disputed?.includes(code) ?? false,
    }
  })
}
