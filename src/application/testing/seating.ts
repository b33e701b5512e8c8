import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { blankSeat, freePlaces, type TestSeat } from '../../domain/testing/seat.ts'
import { overlap, spanOf, type TestSession } from '../../domain/testing/session.ts'
import { type App, type By, perform } from '../app.ts'
import { messageIn } from '../applicant-moves.ts'
import { mayTouch } from '../case-access.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import { type HeldSession, holdPlanned, noSeat, trace } from './open-session.ts'
import { notAtTest, tellDay } from './tell-day.ts'

/** Who got a seat and who did not, in the order in which they were chosen. */
export type Seated = { sessionId: string; seated: string[]; refused: { caseId: string; because: string }[] }

/**
 * Gives seats to cases at the test, the lowest free number first. Who cannot be seated is named with the reason; the rest are
 * seated all the same. A case whose notice names another day, hour or place gets a notice of the change.
 */
export const seatCases = (app: App, by: By, sessionId: string, caseIds: readonly string[]): Promise<Seated | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdPlanned(app, tx, by, sessionId)
    if (isRefusal(held)) return held
    if (held.session.on < held.today) return { refused: 'day_passed', because: 'День этой сессии уже прошёл' }
    if (held.session.endedAt !== null) return { refused: 'ended', because: 'Тестирование уже закончено' }
    if (caseIds.length === 0) return { refused: 'invalid', because: 'Отметьте, кого записать на сессию' }
    const places = freePlaces(
      held.session.seats,
      (await tx.testing.seats(sessionId)).map(({ place }) => place),
    )
    const outcome: Seated = { sessionId, seated: [], refused: [] }
    for (const caseId of new Set(caseIds)) {
      const answer = await seatOne(app, tx, by, held, caseId, places[0])
      if (isRefusal(answer)) outcome.refused.push({ caseId, because: answer.because })
      else {
        places.shift()
        outcome.seated.push(caseId)
      }
    }
    if (outcome.seated.length === 0)
      return { refused: 'nobody_seated', because: outcome.refused[0]?.because ?? 'Никто не записан' }
    const details = { seated: outcome.seated.length, refused: outcome.refused.length }
    await trace(tx, by, held.at, { action: 'test.seated', object: `test:${sessionId}`, details })
    return outcome
  })

/** Moves one seat to another session; the applicant is told of the new day. */
export const moveSeat = (
  app: App,
  by: By,
  seatId: string,
  toSessionId: string,
  reason: string,
): Promise<{ sessionId: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await openSeat(app, tx, by, seatId)
    if (isRefusal(found)) return found
    const { seat } = found
    if (seat.sessionId === toSessionId) return { refused: 'same_session', because: 'Это место и так на этой сессии' }
    const why = reason.trim()
    if (why === '') return { refused: 'invalid', because: 'Напишите причину: её сообщат заявителю' }
    const to = await holdPlanned(app, tx, by, toSessionId)
    if (isRefusal(to)) return to
    if (to.session.on < to.today) return { refused: 'day_passed', because: 'День этой сессии уже прошёл' }
    await leave(tx, by, seat, `Перенос: ${why}`, to.at)
    const places = freePlaces(
      to.session.seats,
      (await tx.testing.seats(toSessionId)).map(({ place }) => place),
    )
    const answer = await seatOne(app, tx, by, to, seat.caseId, places[0], why)
    if (isRefusal(answer)) return answer
    await trace(tx, by, to.at, {
      action: 'test.seat_moved',
      object: `case:${seat.caseId}`,
      details: { to: toSessionId },
    })
    return { sessionId: toSessionId }
  })

/** Takes a seat off: the case waits for another one, and the applicant is told in words. */
export const takeOffSeat = (
  app: App,
  by: By,
  seatId: string,
  reason: string,
): Promise<{ sessionId: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await openSeat(app, tx, by, seatId)
    if (isRefusal(found)) return found
    const { seat, held } = found
    const why = reason.trim()
    if (why === '') return { refused: 'invalid', because: 'Напишите причину: её сообщат заявителю' }
    await leave(tx, by, seat, why, held.at)
    const { state } = await loadCase(tx, seat.caseId)
    const { on, time } = held.session
    if (state.stage === 'testing')
      await messageIn(
        app,
        tx,
        by,
        seat.caseId,
        `Ваше место на тестировании ${asShortRussianDate(on)} в ${time} снято. Причина: ${why}. Новый день, время и место сообщим отдельно.`,
      )
    await trace(tx, by, held.at, { action: 'test.seat_left', object: `case:${seat.caseId}` })
    return { sessionId: seat.sessionId }
  })

/** A seat nobody has worked with yet, with its session. */
const openSeat = async (
  app: App,
  tx: Tx,
  by: By,
  seatId: string,
): Promise<{ seat: TestSeat; held: HeldSession } | Refusal> => {
  const known = await tx.testing.seat(seatId)
  if (known === undefined) return noSeat
  const held = await holdPlanned(app, tx, by, known.sessionId)
  if (isRefusal(held)) return held
  // Read again under the lock of its session.
  const seat = await tx.testing.seat(seatId)
  if (seat === undefined || seat.status !== 'open') return noSeat
  return seat.presence === 'came' || seat.score !== null
    ? { refused: 'already_came', because: 'Человек уже отмечен пришедшим: место не переносят и не снимают' }
    : { seat, held }
}

const leave = (tx: Tx, by: By, seat: TestSeat, leftReason: string, at: Date): Promise<void> =>
  tx.testing.putSeat({ ...seat, status: 'left', leftReason }, { personId: by.actor.personId, at })

const seatOne = async (
  app: App,
  tx: Tx,
  by: By,
  { session, pack, at }: HeldSession,
  caseId: string,
  place: number | undefined,
  reason = '',
): Promise<object | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (
    state.stage === 'draft' ||
    !mayTouch(by.actor, pack.region, state) ||
    app.law.pack(state.pack).region !== pack.region
  )
    return { refused: 'not_found', because: 'Такого дела нет или оно вам недоступно' }
  if (state.stage !== 'testing') return notAtTest
  const earlier = await tx.testing.openSeatOf(caseId)
  if (earlier !== undefined)
    return {
      refused: 'seated',
      because: `Место уже есть: ${asShortRussianDate(earlier.session.on)}, ${spanOf(earlier.session)}`,
    }
  if (place === undefined) return { refused: 'no_seats', because: 'Свободных мест больше нет' }
  const busy = (await tx.testing.plannedOf(state.applicantId)).find(other => overlap(other, session))
  if (busy !== undefined) return clash(busy)
  const told = await tellDay(app, tx, by, caseId, session, reason)
  if (isRefusal(told)) return told
  const seat = { ...blankSeat, id: app.newId(), sessionId: session.id, caseId, place }
  await tx.testing.addSeat(seat, { personId: by.actor.personId, at })
  return seat
}

const clash = (other: TestSession): Refusal => ({
  refused: 'time_clash',
  because: `В это время человек сдаёт по другому заявлению: ${spanOf(other)}, ${other.place}`,
})
