import type { CommandOf } from '../domain/case/commands.ts'
import { conflicted } from '../domain/case/decide-panel.ts'
import type { Points } from '../domain/case/events.ts'
import type { StateAt } from '../domain/case/state.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import { sheetFaults } from '../domain/expertise/scoring.ts'
import { itemOf, mergeItems, type SentItem, type Sheet } from '../domain/expertise/sheet-items.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack, PackRef } from '../domain/regulations/pack.ts'
import { type App, type By, momentIn, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { criteriaOfCase } from './criteria/criteria-of-case.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import type { Filed } from './project-case.ts'
import { notReady, proofRules, readinessFaults } from './sheet-readiness.ts'
import type { Tx } from './storage.ts'

/** `sheet` is what is kept now; `differing` are items that another window has filled otherwise: they stayed as they were. */
export type SheetSaved = { caseId: string; savedAt: string; sheet: Sheet; differing: string[] }

/** The sheet of this specialist as it was shown for signing: a later save in another window is not signed unseen. */
export type ShownSheet = { caseId: string; savedAt: string }

/** Keeps a sheet in the making, whole or not, over whatever was saved before. For work without a form. */
export const saveSheet = (app: App, by: By, caseId: string, sheet: Sheet): Promise<SheetSaved | Refusal> =>
  saveItems(app, by, caseId, ({ criteria }) => {
    const codes = criteria.sections.flatMap(section => section.criteria.map(({ code }) => code))
    return [...new Set([...codes, ...Object.keys(sheet.points)])].map(code => ({ code, ...itemOf(sheet, code) }))
  })

/**
 * Keeps the items that a window sends, each over the state it was filled over: windows with different items merge, an item that
 * both have filled stays as saved and is told. Refuses points that the scale cannot give, codes of no item, and people who have
 * no sheet to fill in here. A draft leaves no row in the trail of changes, the signature does; the journal of access has the opening
 * of the case and each saving by the button, not the savings of single items under way.
 */
export const saveItems = (
  app: App,
  by: By,
  caseId: string,
  items: readonly SentItem[] | ((own: OwnSheet) => readonly SentItem[]),
): Promise<SheetSaved | Refusal> =>
  perform(app, by, async tx => {
    const { personId } = by.actor
    const found = await ownSheet(app, tx, by, caseId)
    if (isRefusal(found)) return found
    const sent = typeof items === 'function' ? items(found) : items
    const given: Points = {}
    for (const { code, points } of sent) if (points !== undefined) given[code] = points
    const faults = sheetFaults(found.criteria, given)
    const known = new Set(found.criteria.sections.flatMap(section => section.criteria.map(({ code }) => code)))
    for (const { code } of sent) {
      if (!known.has(code))
        return { refused: 'unknown_item', because: faults[code] ?? `Показателя ${code} в этом листе нет` }
      const strange = given[code] === undefined ? undefined : faults[code]
      if (strange !== undefined) return { refused: 'points_outside_scale', because: strange }
    }
    const { sheet, differing } = mergeItems(await tx.sheets.locked(caseId, personId), sent)
    const at = app.clock.now()
    await tx.sheets.save(caseId, personId, sheet, at)
    return { caseId, savedAt: at.toISOString(), sheet, differing }
  })

/** Signs the saved sheet: points go to the case, words and verdicts beside it, and whatever follows of them happens at once. */
export const signSheet = (app: App, by: By, shown: ShownSheet): Promise<CaseDone | Refusal> =>
  signing(app, by, shown, (expertId, points) => ({ type: 'SubmitSheet', expertId, points }))

/** A petition is examined in the same way, by the indicators of 196 пп. 50, 51. */
export const signPetition = (app: App, by: By, shown: ShownSheet): Promise<CaseDone | Refusal> =>
  signing(app, by, shown, (expertId, points) => ({ type: 'ExaminePetition', expertId, points }))

const signing = (
  app: App,
  by: By,
  { caseId, savedAt }: ShownSheet,
  command: (expertId: string, points: Points) => CommandOf<'SubmitSheet'> | CommandOf<'ExaminePetition'>,
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const { personId } = by.actor
    const sheet = await tx.sheets.draft(caseId, personId)
    if (sheet === undefined) return { refused: 'sheet_empty', because: 'Сначала заполните и сохраните лист' }
    if (sheet.savedAt.toISOString() !== savedAt)
      return { refused: 'sheet_changed', because: 'Лист изменён в другом окне: проверьте его ещё раз перед подписью' }
    const found = await ownSheet(app, tx, by, caseId)
    // Who has no sheet here any more hears it from the case itself: «уже подписали», «заявили самоотвод».
    if (!isRefusal(found)) {
      const { pack } = found
      const today = momentIn(app, app.law.pack(pack).authority.time_zone).date
      const known = new Set(Object.keys(await tx.sheets.proofsOf(caseId)))
      const faults = readinessFaults(
        found.criteria,
        sheet,
        proofRules(app.law.pack(pack), found.criteria, known, today),
      )
      if (faults.length > 0) return notReady(faults)
    }
    // Kept before the command: papers made at once show the words and the verdicts.
    await tx.sheets.sign(caseId, personId, sheet)
    await tx.sheets.agree(caseId, personId)
    return changeCase(app, tx, by.actor, caseId, command(personId, sheet.points))
  })

/** A specialist steps back: the case waits for another one, and the registry remembers the tie for later panels. */
export const declareConflict = (app: App, by: By, caseId: string, reason: string): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const { personId } = by.actor
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'DeclareConflict', expertId: personId, reason })
    if (isRefusal(done)) return done
    const { state } = await loadCase(tx, caseId)
    if (state.stage === 'draft') return notFound
    const { date } = momentIn(app, app.law.pack(state.pack).authority.time_zone)
    await tx.experts.declare(personId, state.applicantId, reason.trim(), date)
    return done
  })

export type OwnSheet = { state: Filed; pack: PackRef; criteria: CriteriaSet }

/** The case, when this person has a sheet to fill in on it now, with the set that sheet is filled by. */
export const ownSheet = async (app: App, tx: Tx, { actor }: By, caseId: string): Promise<OwnSheet | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return notFound
  const pack = app.law.pack(state.pack)
  if (!mayTouch(actor, pack.region, state)) return notFound
  const { date } = momentIn(app, pack.authority.time_zone)
  const criteria = await criteriaOfCase(app, tx.criteria.inForce, pack, state, date)
  if (criteria === undefined)
    return {
      refused: 'no_criteria',
      because: 'Для этой категории и должности нет экспертного листа',
      clause: pack.experts.criteria.clause,
    }
  const open =
    state.stage === 'assessment'
      ? fillsSheet(state, pack, actor.personId) &&
        !conflicted(state).includes(actor.personId) &&
        state.sheets.every(sheet => sheet.expertId !== actor.personId)
      : state.stage === 'admitted' && state.path === 'petition' && state.applicantId !== actor.personId
  return open
    ? { state, pack: state.pack, criteria }
    : { refused: 'not_now', because: 'Сейчас лист по этому делу не заполняется' }
}

/** The senior of independent sheets fills none: they rule on the disputed positions (Kaliningrad reg п. 70). */
const fillsSheet = ({ seats }: Pick<StateAt<'assessment'>, 'seats'>, { experts }: Pack, personId: string): boolean =>
  experts.scheme !== 'independent_and_senior' || seats.some(seat => seat.expertId === personId && seat.duty === 'main')
