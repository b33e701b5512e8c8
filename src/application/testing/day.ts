import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type DayMark, markFault, type RemovalCause, type TestSeat } from '../../domain/testing/seat.ts'
import { type App, type By, perform } from '../app.ts'
import type { Tx } from '../storage.ts'
import { type HeldSession, holdPlanned, noSeat, trace } from './open-session.ts'
import type { SessionDone } from './sessions.ts'

/** A mark as it was shown and as it is now: what another official has changed meanwhile is not written over. */
export type Marked = { was: DayMark; now: DayMark }

export const markOf = ({ identityPaper, briefed, presence, goodReason, absenceReason }: TestSeat): DayMark => ({
  identityPaper,
  briefed,
  presence,
  goodReason,
  absenceReason,
})

/** The official says that the work has begun; nobody is let in on another day (KBR reg п. 20.6.3.2). */
export const startTest = (app: App, by: By, id: string): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    if (held.session.startedAt !== null) return { refused: 'started', because: 'Начало тестирования уже отмечено' }
    const came = (await tx.testing.seats(id)).filter(({ presence }) => presence === 'came')
    if (came.length === 0) return { refused: 'nobody_came', because: 'Сначала отметьте, кто пришёл' }
    const untold = came.filter(({ briefed }) => !briefed).map(({ place }) => place)
    if (untold.length > 0)
      return {
        refused: 'not_briefed',
        because: `Сначала инструктаж: он не отмечен у мест ${untold.join(', ')}`,
        clause: held.testing.clause,
      }
    await tx.testing.put({ ...held.session, startedAt: held.at })
    await trace(tx, by, held.at, { action: 'test.started', object: `test:${id}`, details: { came: came.length } })
    return { sessionId: id }
  })

export const endTest = (app: App, by: By, id: string): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    if (held.session.startedAt === null) return { refused: 'not_started', because: 'Начало тестирования не отмечено' }
    if (held.session.endedAt !== null) return { refused: 'ended', because: 'Конец тестирования уже отмечен' }
    await tx.testing.put({ ...held.session, endedAt: held.at })
    await trace(tx, by, held.at, { action: 'test.ended', object: `test:${id}` })
    return { sessionId: id }
  })

/** Who came, by which paper they are known, who was told the rules, and why the others did not come. All or nothing. */
export const markDay = (
  app: App,
  by: By,
  id: string,
  marks: Readonly<Record<string, Marked>>,
): Promise<(SessionDone & { changed: number }) | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    const seats = await tx.testing.seats(id)
    let changed = 0
    for (const [seatId, { was, now }] of Object.entries(marks)) {
      if (isSameMark(was, now)) continue
      const seat = seats.find(one => one.id === seatId)
      if (seat === undefined) return noSeat
      const faulty = faultOfMark(seat, was, now, held)
      if (faulty !== undefined) return { ...faulty, because: `Место ${seat.place}: ${faulty.because}` }
      const clean = now.presence === 'absent' ? now : { ...now, goodReason: null, absenceReason: null }
      await tx.testing.putSeat({ ...seat, ...clean }, { personId: by.actor.personId, at: held.at })
      changed += 1
    }
    await trace(tx, by, held.at, { action: 'test.marked', object: `test:${id}`, details: { seats: changed } })
    return { sessionId: id, changed }
  })

const faultOfMark = (seat: TestSeat, was: DayMark, now: DayMark, { testing }: HeldSession): Refusal | undefined => {
  if (!isSameMark(markOf(seat), was))
    return {
      refused: 'changed_meanwhile',
      because: 'отметку уже изменили в другом окне; проверьте её и сохраните снова',
    }
  if (seat.score !== null && now.presence !== 'came')
    return { refused: 'scored', because: 'балл уже внесён: сначала уберите его' }
  if (seat.removedAt !== null && now.presence !== 'came')
    return { refused: 'removed', because: 'есть запись об удалении: сначала отмените её' }
  return markFault(now, testing)
}

/** Somebody with a telephone or notes is sent out: what was seen is written down at once (KBR reg п. 20.6.3.2 абз. 9). */
export const removeFromTest = (
  app: App,
  by: By,
  id: string,
  seatId: string,
  { cause, words }: { cause: RemovalCause; words: string },
): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    const seat = await seatAt(tx, id, seatId)
    if (isRefusal(seat)) return seat
    const { clause } = held.testing
    if (seat.presence !== 'came')
      return { refused: 'did_not_come', because: 'Удалить можно того, кто отмечен пришедшим', clause }
    if (seat.removedAt !== null) return { refused: 'removed', because: 'Запись об удалении уже есть', clause }
    if (words.trim() === '') return { refused: 'invalid', because: 'Опишите, что было замечено', clause }
    const score = held.testing.removal === 'zero' ? 0 : seat.score
    const removed = { ...seat, removedAt: held.at, removedFor: cause, removalWords: words.trim(), score }
    await putRemoval(tx, by, held, seat, removed, 'Удаление с тестирования')
    await trace(tx, by, held.at, { action: 'test.removed', object: `case:${seat.caseId}`, details: { cause } })
    return { sessionId: id }
  })

/** Takes a record of removal back: it was made of the wrong person, or there was no breach. */
export const restoreToTest = (app: App, by: By, id: string, seatId: string): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await onTheDay(app, tx, by, id)
    if (isRefusal(held)) return held
    const seat = await seatAt(tx, id, seatId)
    if (isRefusal(seat)) return seat
    if (seat.removedAt === null) return { refused: 'not_removed', because: 'Записи об удалении нет' }
    const score = held.testing.removal === 'zero' ? null : seat.score
    const back = { ...seat, removedAt: null, removedFor: null, removalWords: null, score }
    await putRemoval(tx, by, held, seat, back, 'Запись об удалении отменена')
    await trace(tx, by, held.at, { action: 'test.restored', object: `case:${seat.caseId}` })
    return { sessionId: id }
  })

const isSameMark = (a: DayMark, b: DayMark): boolean =>
  a.identityPaper === b.identityPaper &&
  a.briefed === b.briefed &&
  a.presence === b.presence &&
  a.goodReason === b.goodReason &&
  (a.absenceReason ?? '').trim() === (b.absenceReason ?? '').trim()

/** Nothing is marked before the day; what was forgotten may be marked after it, until the session is closed. */
export const onTheDay = async (app: App, tx: Tx, by: By, id: string): Promise<HeldSession | Refusal> => {
  const held = await holdPlanned(app, tx, by, id, { conducting: true })
  if (isRefusal(held) || held.today >= held.session.on) return held
  return { refused: 'not_today', because: 'Это отмечают в день тестирования, а он ещё не наступил' }
}

export const seatAt = async (tx: Tx, sessionId: string, seatId: string): Promise<TestSeat | Refusal> =>
  (await tx.testing.seats(sessionId)).find(({ id }) => id === seatId) ?? noSeat

/** Writes a removal or its end: what the teacher signed before is no longer the result, and a changed score is kept beside the old. */
const putRemoval = async (
  tx: Tx,
  by: By,
  { at }: HeldSession,
  before: TestSeat,
  now: TestSeat,
  reason: string,
): Promise<void> => {
  const { personId } = by.actor
  await tx.testing.putSeat({ ...now, acquainted: null, acquaintedAt: null }, { personId, at })
  if (now.score !== before.score)
    await tx.testing.noteScore({ seatId: now.id, score: now.score, reason, by: personId, at })
}
