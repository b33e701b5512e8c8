import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { outcomeOf, scoreFault, type TestSeat } from '../../domain/testing/seat.ts'
import { type App, type By, notFound, perform } from '../app.ts'
import { changeCase, loadCase } from '../handle.ts'
import { onTheDay, seatAt } from './day.ts'
import { holdSession, noSeat, trace } from './open-session.ts'
import type { SessionDone } from './sessions.ts'
import { drawSheetIn } from './sheet.ts'

/** A score as it was shown and as it is now. `reason` is needed once the teacher has signed the one before. */
export type ScoreWritten = { was: number | null; now: number | null; reason?: string | undefined }

/**
 * Writes many scores at once, all or none. Until the session is closed a slip is simply mended; when the teacher has signed the
 * result already, the new one is kept beside the old with a reason and has to be signed again.
 */
export const writeScores = (
  app: App,
  by: By,
  id: string,
  scores: Readonly<Record<string, ScoreWritten>>,
): Promise<(SessionDone & { changed: number }) | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    const seats = await tx.testing.seats(id)
    const who = { personId: by.actor.personId, at: held.at }
    let changed = 0
    for (const [seatId, { was, now, reason }] of Object.entries(scores)) {
      if (was === now) continue
      const seat = seats.find(one => one.id === seatId)
      if (seat === undefined) return noSeat
      const why = reason?.trim() || null
      const faulty = faultOf(seat, was, now, why) ?? (now === null ? undefined : scoreFault(seat, now, held.testing))
      if (faulty !== undefined) return { ...faulty, because: `Место ${seat.place}: ${faulty.because}` }
      await tx.testing.putSeat({ ...seat, score: now, acquainted: null, acquaintedAt: null }, who)
      await tx.testing.noteScore({ seatId, score: now, reason: why, by: who.personId, at: held.at })
      changed += 1
    }
    await trace(tx, by, held.at, { action: 'test.scored', object: `test:${id}`, details: { seats: changed } })
    return { sessionId: id, changed }
  })

const faultOf = (
  seat: TestSeat,
  was: number | null,
  now: number | null,
  reason: string | null,
): Refusal | undefined => {
  if (seat.score !== was)
    return { refused: 'changed_meanwhile', because: 'балл уже изменили в другом окне; проверьте его и сохраните снова' }
  if (seat.removedAt !== null && now === null)
    return { refused: 'removed', because: 'есть запись об удалении: сначала отмените её' }
  return seat.acquainted !== null && reason === null
    ? {
        refused: 'reason_missing',
        because: 'с прежним баллом человек уже ознакомлен под подпись: напишите причину исправления',
      }
    : undefined
}

/** Who has seen the result and signed on paper, or would not sign (KBR reg п. 20.6.3.2 абз. 14); null takes the mark back. */
export const markAcquainted = (
  app: App,
  by: By,
  id: string,
  marks: Readonly<Record<string, 'paper' | 'declined' | null>>,
): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdSession(app, tx, by, id, { conducting: true })
    if (isRefusal(held)) return held
    if (held.session.status === 'cancelled') return { refused: 'cancelled', because: 'Сессия отменена' }
    const seats = await tx.testing.seats(id)
    let changed = 0
    for (const [seatId, mark] of Object.entries(marks)) {
      const seat = seats.find(one => one.id === seatId)
      if (seat === undefined) return noSeat
      // What the teacher has confirmed themselves nobody takes back for them.
      if (seat.acquainted === mark || seat.acquainted === 'account') continue
      if (seat.score === null)
        return { refused: 'no_score', because: `Место ${seat.place}: знакомить не с чем, балл не внесён` }
      const at = mark === null ? null : held.at
      const who = { personId: by.actor.personId, at: held.at }
      await tx.testing.putSeat({ ...seat, acquainted: mark, acquaintedAt: at }, who)
      changed += 1
    }
    await trace(tx, by, held.at, { action: 'test.acquainted', object: `test:${id}`, details: { seats: changed } })
    return { sessionId: id }
  })

/** The teacher confirms in the account that they have seen the result. */
export const acknowledgeResult = (app: App, by: By, seatId: string): Promise<{ caseId: string } | Refusal> =>
  perform(app, by, async tx => {
    const known = await tx.testing.seat(seatId)
    const session = known && (await tx.testing.hold(known.sessionId))
    const seat = await tx.testing.seat(seatId)
    if (seat === undefined || session === undefined) return notFound
    const { state } = await loadCase(tx, seat.caseId)
    if (state.stage === 'draft' || state.applicantId !== by.actor.personId || by.actor.role !== 'teacher')
      return notFound
    if (session.status !== 'closed' || seat.score === null)
      return { refused: 'no_result', because: 'Результат ещё не внесён' }
    if (seat.acquainted !== null) return { refused: 'acquainted', because: 'Отметка об ознакомлении уже есть' }
    const at = app.clock.now()
    await tx.testing.putSeat({ ...seat, acquainted: 'account', acquaintedAt: at }, { personId: by.actor.personId, at })
    await trace(tx, by, at, { action: 'test.acknowledged', object: `case:${seat.caseId}` })
    return { caseId: seat.caseId }
  })

/**
 * A score found wrong after the session was closed: a new record with a reason in the case, the old one stays in its history.
 * The sheet is drawn anew, and the teacher has to see the new result.
 */
export const correctScore = (
  app: App,
  by: By,
  id: string,
  seatId: string,
  { score, reason }: { score: number; reason: string },
): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdSession(app, tx, by, id)
    if (isRefusal(held)) return held
    if (held.session.status !== 'closed')
      return { refused: 'not_closed', because: 'Сессия ещё не закрыта: балл правят на странице результатов' }
    const seat = await seatAt(tx, id, seatId)
    if (isRefusal(seat)) return seat
    if (seat.recordedAs === 'not_recorded')
      return { refused: 'not_recorded', because: 'Результат в дело не внесён: исправлять нечего' }
    const faulty = scoreFault(seat, score, held.testing)
    if (faulty !== undefined) return faulty
    const done = await changeCase(app, tx, by.actor, seat.caseId, { type: 'CorrectTest', score, reason })
    if (isRefusal(done)) return done
    const who = { personId: by.actor.personId, at: held.at }
    const mended = { ...seat, score, acquainted: null, acquaintedAt: null }
    await tx.testing.putSeat({ ...mended, recordedAs: outcomeOf(mended, held.testing) }, who)
    await tx.testing.noteScore({ seatId, score, reason: reason.trim(), by: who.personId, at: held.at })
    await trace(tx, by, held.at, { action: 'test.corrected', object: `case:${seat.caseId}` })
    const drawn = await drawSheetIn(app, tx, by, held)
    return isRefusal(drawn) ? drawn : { sessionId: id }
  })
