import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { scoreSheet, sheetFaults } from '../../domain/expertise/scoring.ts'
import { mergeItems, type SentItem, type Sheet } from '../../domain/expertise/sheet-items.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { criteriaOfCase } from '../criteria/criteria-of-case.ts'
import { loadCase, recorded } from '../handle.ts'
import type { Filed } from '../project-case.ts'
import { notReady, proofRules, readinessFaults } from '../sheet-readiness.ts'
import type { Tx } from '../storage.ts'
import type { SecondOpinion } from '../stores/quality.ts'
import { projectSheets } from './project-sheets.ts'
import { freeExpert } from './second-draw.ts'

/** The same answer for «not there» and «not yours». */
const noSheet: Refusal = { refused: 'not_found', because: 'Такого листа нет или он вам недоступен' }

export type SecondSaved = { id: string; savedAt: string; sheet: Sheet; differing: string[] }

/** Keeps items of the sheet of a second opinion; two windows merge as they do in the sheet of a case. */
export const saveSecond = (app: App, by: By, id: string, items: readonly SentItem[]): Promise<SecondSaved | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownOpen(app, tx, by, id)
    if (isRefusal(found)) return found
    const strange = strangeItems(found.set, items)
    if (strange !== undefined) return strange
    const { points, comments, proofs } = found.opinion
    const { sheet, differing } = mergeItems({ points, comments, proofs }, items)
    const at = app.clock.now()
    await tx.seconds.put({ ...found.opinion, ...sheet, savedAt: at })
    return { id, savedAt: at.toISOString(), sheet, differing }
  })

/** Signs it. The case gets no fact of it: only the rows of statistics are written anew. */
export const signSecond = (
  app: App,
  by: By,
  { id, savedAt }: { id: string; savedAt: string },
): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownOpen(app, tx, by, id)
    if (isRefusal(found)) return found
    const { opinion, set, pack, state } = found
    if (opinion.savedAt?.toISOString() !== savedAt)
      return { refused: 'sheet_changed', because: 'Лист изменён в другом окне: проверьте его ещё раз перед подписью' }
    const moment = momentIn(app, pack.authority.time_zone)
    const known = new Set(Object.keys(await tx.sheets.proofsOf(opinion.caseId)))
    const faults = readinessFaults(set, opinion, proofRules(pack, set, known, moment.date))
    if (faults.length > 0) return notReady(faults)
    const scored = scoreSheet(set, state.application.category, opinion.points)
    if (isRefusal(scored)) return scored
    const { total, percent, meets } = scored
    await tx.seconds.put({
      ...{ ...opinion, total, percent, meets },
      ...{ status: 'signed', signedAt: moment.at, signedOn: moment.date },
    })
    const { events } = await tx.log.load({ kind: 'case', id: opinion.caseId })
    await projectSheets(app, tx, { caseId: opinion.caseId, pack, history: events.map(recorded) })
    await tx.audit.record({
      ...{ at: moment.at, actorId: by.actor.personId, role: by.actor.role },
      ...{ action: 'second_opinion.signed', object: `case:${opinion.caseId}`, details: { opinion: id } },
    })
    return { id }
  })

/** Gives an open second opinion to somebody else, or ends it: the specialist is ill, or turned out to be tied. */
export const moveSecond = (
  app: App,
  by: By,
  id: string,
  to: 'another' | 'nobody',
  reason: string,
): Promise<{ id: string; expertId: string | null } | Refusal> =>
  perform(app, by, async tx => {
    const opinion = await tx.seconds.get(id)
    if (opinion === undefined || opinion.region !== by.actor.region) return noSheet
    if (opinion.status !== 'open' && opinion.status !== 'nobody')
      return { refused: 'not_now', because: 'Лист уже подписан или отменён' }
    if (reason.trim() === '') return { refused: 'reason_required', because: 'Напишите причину' }
    const { state } = await loadCase(tx, opinion.caseId)
    if (state.stage === 'draft') return noSheet
    const pack = app.law.pack(state.pack)
    const moment = momentIn(app, pack.authority.time_zone)
    const judged = {
      ...state,
      seats: 'seats' in state ? state.seats : [],
      sheets: 'sheets' in state ? state.sheets : [],
    }
    const without = opinion.expertId === null ? [] : [opinion.expertId]
    const seed = `${opinion.id} ${opinion.caseId}`
    const expertId = to === 'nobody' ? null : await freeExpert(tx, pack, judged, moment, seed, without)
    if (to === 'another' && expertId === null)
      return { refused: 'nobody_fits', because: 'Подходящего свободного специалиста нет' }
    await tx.seconds.put({
      ...opinion,
      ...{
        expertId: to === 'nobody' ? opinion.expertId : expertId,
        points: {},
        comments: {},
        proofs: {},
        savedAt: null,
      },
      status: to === 'nobody' ? 'cancelled' : 'open',
    })
    await tx.audit.record({
      ...{ at: moment.at, actorId: by.actor.personId, role: by.actor.role, action: 'second_opinion.moved' },
      ...{ object: `case:${opinion.caseId}`, details: { opinion: id, to: expertId, reason: reason.trim() } },
    })
    return { id, expertId }
  })

/** How much of its cases a region judges once more, and in how many working days.. */
export const setSecondShare = (
  app: App,
  by: By,
  { percent, days }: { percent: number; days: number },
): Promise<{ percent: number } | Refusal> =>
  perform(app, by, async tx => {
    const { region, personId, role } = by.actor
    const at = app.clock.now()
    const before = await tx.seconds.settings(region)
    const settings = { secondPercent: percent, secondDays: days, seed: before?.seed ?? app.newId() }
    await tx.seconds.putSettings(region, settings, personId, at)
    await tx.audit.record({
      ...{ at, actorId: personId, role, action: 'second_opinion.share', object: `region:${region}` },
      details: { percent, days, before: before?.secondPercent ?? 0 },
    })
    return { percent }
  })

type Open = { opinion: SecondOpinion; state: Filed; pack: Pack; set: CriteriaSet }

/** An open second opinion of this specialist with what it is filled in by. */
const ownOpen = async (app: App, tx: Tx, { actor }: By, id: string): Promise<Open | Refusal> => {
  const opinion = await tx.seconds.get(id)
  if (opinion === undefined || opinion.expertId !== actor.personId || opinion.region !== actor.region) return noSheet
  if (opinion.status !== 'open') return { refused: 'not_now', because: 'Лист уже подписан или отменён' }
  const { state } = await loadCase(tx, opinion.caseId)
  if (state.stage === 'draft') return noSheet
  const pack = app.law.pack(state.pack)
  const set = await criteriaOfCase(app, tx.criteria.inForce, pack, state, opinion.askedOn)
  return set === undefined ? noSheet : { opinion, state, pack, set }
}

/** What a scale cannot give, or an item the set does not have, in words; undefined when all is its own. */
export const strangeItems = (set: CriteriaSet, items: readonly SentItem[]): Refusal | undefined => {
  const given: Points = {}
  for (const { code, points } of items) if (points !== undefined) given[code] = points
  const strange = Object.entries(sheetFaults(set, given)).find(([code]) => given[code] !== undefined)
  if (strange !== undefined) return { refused: 'points_outside_scale', because: strange[1] }
  const known = new Set(set.sections.flatMap(section => section.criteria.map(({ code }) => code)))
  const unknown = items.find(({ code }) => !known.has(code))
  return unknown && { refused: 'unknown_item', because: `Показателя ${unknown.code} в этом листе нет` }
}
