import { proofRules, readinessFaults, type SheetFault } from '../../application/sheet-readiness.ts'
import { emptySheet, itemOf, type Sheet, withItem } from '../../domain/expertise/sheet-items.ts'
import type { FieldError } from '../forms.ts'
import type { Desk } from '../screens.ts'
import { knownProofs } from './materials.ts'
import { type JudgeContext, type OpenSeat, shownSheets } from './open-seat.ts'
import type { Materials } from './proofs-beside.ts'
import { fieldOfFault, type SheetAnswers } from './sheet-answers.ts'
import type { FirstSheet, SavedSheet } from './sheet-page.ts'

/** What this specialist has saved, and the joint sheet that somebody has signed before. */
export const sheetsFor = async (
  desk: Desk,
  { actor }: Pick<JudgeContext, 'actor'>,
  open: Pick<OpenSeat, 'card' | 'pack'>,
): Promise<{ saved: SavedSheet; first: FirstSheet }> => {
  const { id } = open.card.line
  const saved = await desk.reads.sheetDraft(id, actor.personId)
  if (open.pack.experts.scheme !== 'joint') return { saved, first: undefined }
  const sheet = shownSheets(open, actor.personId).find(({ expertId }) => expertId !== actor.personId)
  if (sheet === undefined) return { saved, first: undefined }
  const [comments, proofs] = await Promise.all([desk.reads.sheetComments(id), desk.reads.sheetProofs(id)])
  const name = open.card.seats.find(seat => seat.expertId === sheet.expertId)?.name ?? 'Специалист'
  return {
    saved,
    first: {
      name,
      points: sheet.points,
      comments: comments[sheet.expertId] ?? {},
      proofs: proofs[sheet.expertId] ?? {},
    },
  }
}

/** What the form begins with: what is saved, or the joint sheet as the first has signed it. */
export const beginning = (saved: SavedSheet, first: FirstSheet): Sheet => saved ?? first ?? emptySheet

/** What stands between the sheet and its signature, each fault at its field. */
export const faultsOf = (open: OpenSeat, sheet: Sheet, materials: Materials): FieldError[] => {
  if (open.criteria === undefined) return []
  const rules = proofRules(open.pack, open.criteria, knownProofs(materials), open.today)
  return readinessFaults(open.criteria, sheet, rules).map(
    (fault: SheetFault): FieldError => ({ field: fieldOfFault(fault), message: fault.because }),
  )
}

/** The kept sheet with what was typed in some items, so that their proofs stand in the form too. */
export const withTyped = (kept: Sheet, { items }: SheetAnswers, codes: readonly string[]): Sheet =>
  items
    .filter(({ code }) => codes.includes(code))
    .reduce((sheet, { code, over: _, ...item }) => withItem(sheet, code, item), kept)

export const itemsOf = (sheet: Sheet, codes: readonly string[]) =>
  Object.fromEntries(codes.map(code => [code, itemOf(sheet, code)]))
