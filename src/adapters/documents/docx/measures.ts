import type { Paper } from '../../../application/papers/paper.ts'

/** Twentieths of a point in so many millimetres. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A4 and the margins of ГОСТ Р 7.0.97-2016 п. 3.3, in millimetres; 30 at the left of what is kept longer than ten years. */
export type SheetOf = { landscape: boolean; left: number; width: number }

const shorter = 210
const longer = 297
const right = 10
/** Top and bottom. */
export const margin = { top: 20, bottom: 20, right }

/** The field of a sheet: how wide the text may be. */
export const sheetOf = (paper: Pick<Paper, 'longKept'>, landscape: boolean): SheetOf => {
  const left = paper.longKept ? 30 : 20
  return { landscape, left, width: (landscape ? longer : shorter) - left - right }
}

/** Half-points of the text of each layout: 12 to 14 points, as the standard asks. */
export const textSize = ({ layout }: Pick<Paper, 'layout'>): number =>
  layout === 'sheet' || layout === 'journal' || layout === 'application' ? 24 : 26
