import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { commandFor, lackOf, outcomeOf, type RecordedAs, type TestSeat } from '../../domain/testing/seat.ts'
import { type App, type By, perform } from '../app.ts'
import { changeCase, loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import { type HeldSession, holdPlanned, trace } from './open-session.ts'
import { drawSheetIn } from './sheet.ts'

export type Closed = { sessionId: string; recorded: number; notRecorded: number }

/**
 * Closes a session: every result and every absence goes into its case by the same commands as one by one, and the sheet is drawn.
 * A case that has moved on meanwhile (withdrawn, say) is named in the report and holds nobody else up.
 */
export const closeSession = (app: App, by: By, id: string): Promise<Closed | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdPlanned(app, tx, by, id, { conducting: true })
    if (isRefusal(held)) return held
    if (held.today < held.session.on)
      return { refused: 'not_today', because: 'Сессию закрывают в день тестирования или позже' }
    const seats = await tx.testing.seats(id)
    if (seats.length === 0)
      return { refused: 'nobody_seated', because: 'На сессии нет ни одного человека: её не закрывают, а отменяют' }
    const waiting = await lacking(tx, seats)
    if (waiting.length > 0)
      return {
        refused: 'results_lacking',
        because: `Сначала заполните: ${waiting.map(([place, what]) => `место ${place} — ${what}`).join('; ')}`,
        clause: held.testing.clause,
      }
    const who = { personId: by.actor.personId, at: held.at }
    let recorded = 0
    for (const seat of seats) {
      const outcome = await record(app, tx, by, held, seat)
      if (outcome.recordedAs !== 'not_recorded') recorded += 1
      await tx.testing.putSeat({ ...seat, ...outcome, status: 'recorded' }, who)
    }
    const session = {
      ...held.session,
      status: 'closed' as const,
      endedAt: held.session.endedAt ?? held.at,
      closedAt: held.at,
      closedBy: by.actor.personId,
    }
    await tx.testing.put(session)
    const drawn = await drawSheetIn(app, tx, by, { ...held, session })
    if (isRefusal(drawn)) return drawn
    const notRecorded = seats.length - recorded
    await trace(tx, by, held.at, { action: 'test.closed', object: `test:${id}`, details: { recorded, notRecorded } })
    return { sessionId: id, recorded, notRecorded }
  })

/** What is still to be said of people whose cases wait for it. */
const lacking = async (tx: Tx, seats: readonly TestSeat[]): Promise<[number, string][]> => {
  const found: [number, string][] = []
  for (const seat of seats) {
    const what = lackOf(seat)
    if (what === undefined) continue
    const { state } = await loadCase(tx, seat.caseId)
    if (state.stage === 'testing') found.push([seat.place, what])
  }
  return found
}

const record = async (
  app: App,
  tx: Tx,
  by: By,
  { testing }: HeldSession,
  seat: TestSeat,
): Promise<{ recordedAs: RecordedAs; recordedWords: string | null }> => {
  const { state } = await loadCase(tx, seat.caseId)
  if (state.stage !== 'testing')
    return { recordedAs: 'not_recorded', recordedWords: 'Дело уже не ждёт тестирования: результат в него не внесён' }
  const done = await changeCase(app, tx, by.actor, seat.caseId, commandFor(seat))
  return isRefusal(done)
    ? { recordedAs: 'not_recorded', recordedWords: done.because }
    : { recordedAs: outcomeOf(seat, testing), recordedWords: null }
}
