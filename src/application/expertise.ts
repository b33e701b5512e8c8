import type { CommandOf } from '../domain/case/commands.ts'
import { conflicted } from '../domain/case/decide-panel.ts'
import type { Points } from '../domain/case/events.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import { sheetFaults } from '../domain/expertise/scoring.ts'
import { type Comments, commentFaults } from '../domain/expertise/sheet-comments.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, momentIn, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import type { Filed } from './project-case.ts'
import type { Tx } from './storage.ts'

export type SavedSheet = { caseId: string; savedAt: string }

/** The sheet of this specialist as it was shown for signing: a later save in another window is not signed unseen. */
export type ShownSheet = { caseId: string; savedAt: string }

/**
 * Keeps a sheet in the making, whole or not. Refuses points that the scale cannot give and people who have no sheet to
 * fill in here.
 */
export const saveSheet = (
  app: App,
  by: By,
  caseId: string,
  points: Points,
  comments: Comments,
): Promise<SavedSheet | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownSheet(app, tx, by, caseId)
    if (isRefusal(found)) return found
    const strange = Object.entries(sheetFaults(found.criteria, points)).find(([code]) => points[code] !== undefined)
    if (strange !== undefined) return { refused: 'points_outside_scale', because: strange[1] }
    const at = app.clock.now()
    await tx.experts.saveSheet(caseId, by.actor.personId, points, comments, at)
    await tx.audit.record({
      at,
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'sheet.saved',
      object: `case:${caseId}`,
      details: { items: Object.keys(points).length },
    })
    return { caseId, savedAt: at.toISOString() }
  })

/** Signs the saved sheet: points go to the case, remarks beside it, and whatever follows of them happens at once. */
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
    const sheet = await tx.experts.sheet(caseId, personId)
    if (sheet === undefined) return { refused: 'sheet_empty', because: 'Сначала заполните и сохраните лист' }
    if (sheet.savedAt.toISOString() !== savedAt)
      return { refused: 'sheet_changed', because: 'Лист изменён в другом окне: проверьте его ещё раз перед подписью' }
    const [bare] = Object.values(commentFaults(sheet.points, sheet.comments))
    if (bare !== undefined) return { refused: 'comment_required', because: bare }
    const signed = await changeCase(app, tx, by.actor, caseId, command(personId, sheet.points))
    if (!isRefusal(signed)) await tx.cases.comments(caseId, personId, sheet.comments)
    return signed
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

/** The case, when this person has a sheet to fill in on it now, with the set that sheet is filled by. */
const ownSheet = async (
  app: App,
  tx: Tx,
  { actor }: By,
  caseId: string,
): Promise<{ state: Filed; criteria: CriteriaSet } | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return notFound
  const pack = app.law.pack(state.pack)
  if (!mayTouch(actor, pack.region, state)) return notFound
  const criteria = app.law.criteria(pack.experts.criteria.set, state.application.category, state.application.position)
  if (criteria === undefined)
    return {
      refused: 'no_criteria',
      because: 'Для этой категории и должности нет экспертного листа',
      clause: pack.experts.criteria.clause,
    }
  const open =
    state.stage === 'assessment'
      ? !conflicted(state).includes(actor.personId) && state.sheets.every(sheet => sheet.expertId !== actor.personId)
      : state.stage === 'admitted' && state.path === 'petition' && state.applicantId !== actor.personId
  return open ? { state, criteria } : { refused: 'not_now', because: 'Сейчас лист по этому делу не заполняется' }
}
