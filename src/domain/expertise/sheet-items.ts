import type { Points } from '../case/events.ts'
import { type Proofs, tidyVerdicts, type Verdict } from './proofs.ts'
import type { Comments } from './sheet-comments.ts'

/** A sheet in the making: what is given, what is said of it, what of the proofs is taken. */
export type Sheet = { points: Points; comments: Comments; proofs: Proofs }

/** All that a sheet says of one item. */
export type SheetItem = { points?: number | 'na' | undefined; comment: string; proofs: Verdict[] }

export const emptySheet: Sheet = { points: {}, comments: {}, proofs: {} }

export const itemOf = ({ points, comments, proofs }: Sheet, code: string): SheetItem => ({
  points: points[code],
  comment: comments[code] ?? '',
  proofs: proofs[code] ?? [],
})

/** The sheet with another item; what an item does not say takes no place. */
export const withItem = (sheet: Sheet, code: string, { points, comment, proofs }: SheetItem): Sheet => {
  const words = comment.trim()
  const verdicts = tidyVerdicts(proofs)
  return {
    points: replaced(sheet.points, code, points),
    comments: replaced(sheet.comments, code, words === '' ? undefined : words),
    proofs: replaced(sheet.proofs, code, verdicts.length === 0 ? undefined : verdicts),
  }
}

/** The same text for the same item and for no other: a form carries it to say which state it was filled over. */
export const itemMark = ({ points, comment, proofs }: SheetItem): string => {
  const verdicts = tidyVerdicts(proofs)
    .map(({ proof, accepted, reason }) => [proof, accepted, reason ?? ''])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  const said = [points ?? null, comment.trim(), verdicts]
  return points === undefined && comment.trim() === '' && verdicts.length === 0 ? '' : JSON.stringify(said)
}

/** An item as a tab sends it, with the mark of the state it was filled over; no mark overwrites whatever there is. */
export type SentItem = SheetItem & { code: string; over?: string | undefined }

/**
 * Puts items that a tab sends into the sheet as it is saved now. Items that only one of two tabs has touched merge; one that
 * both have filled differently stays as saved and is named in `differing`, for a person to choose.
 */
export const mergeItems = (saved: Sheet, sent: readonly SentItem[]): { sheet: Sheet; differing: string[] } => {
  let sheet = saved
  const differing: string[] = []
  for (const { code, over, ...item } of sent) {
    const [mine, theirs] = [itemMark(item), itemMark(itemOf(sheet, code))]
    if (mine === theirs || mine === over) continue
    if (over === undefined || over === theirs) sheet = withItem(sheet, code, item)
    else differing.push(code)
  }
  return { sheet, differing }
}

const replaced = <T>(all: Record<string, T>, code: string, one: T | undefined): Record<string, T> => {
  const { [code]: _, ...others } = all
  return one === undefined ? others : { ...others, [code]: one }
}
