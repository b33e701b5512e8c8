import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Sitting, sittingFault, type TestSession } from '../../domain/testing/session.ts'
import { type App, type By, perform } from '../app.ts'
import { messageIn } from '../applicant-moves.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import { holdPlanned, type TestRoom, testRoom, trace } from './open-session.ts'
import { tellDay } from './tell-day.ts'

export type SessionDone = { sessionId: string }

/** Appoints a session: day, hour, place, seats and who conducts it (KBR reg п. 20.6.3.2). */
export const appointSession = (app: App, by: By, sitting: Sitting): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const room = testRoom(app, by)
    if (isRefusal(room)) return room
    const faulty = await faultOf(tx, by, room, sitting)
    if (faulty !== undefined) return faulty
    const id = app.newId()
    const session: TestSession = { ...blank, ...sitting, place: sitting.place.trim(), id, region: by.actor.region }
    await tx.testing.add(session, { personId: by.actor.personId, at: room.at })
    await trace(tx, by, room.at, { action: 'test.appointed', object: `test:${id}`, details: { on: sitting.on } })
    return { sessionId: id }
  })

/**
 * Moves a session or changes its room, size or official. Those who have a seat are told by the notice of a moved attestation;
 * when a single one of them cannot be moved, nothing is changed.
 */
export const changeSession = (
  app: App,
  by: By,
  id: string,
  sitting: Sitting,
  reason: string,
): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdPlanned(app, tx, by, id)
    if (isRefusal(held)) return held
    const faulty = await faultOf(tx, by, held, sitting, id)
    if (faulty !== undefined) return faulty
    const seats = await tx.testing.seats(id)
    const beyond = seats.filter(({ place }) => place > sitting.seats).length
    if (beyond > 0)
      return {
        refused: 'seats_taken',
        because: `Мест меньше, чем занято: освободите места с номером больше ${sitting.seats} (их ${beyond})`,
      }
    const place = sitting.place.trim()
    await tx.testing.put({ ...held.session, ...sitting, place })
    const told = held.session.on !== sitting.on || held.session.time !== sitting.time || held.session.place !== place
    if (told && reason.trim() === '' && seats.length > 0)
      return { refused: 'invalid', because: 'Напишите причину: её сообщат тем, у кого есть место' }
    for (const { caseId } of seats) {
      const moved = await tellDay(app, tx, by, caseId, { ...sitting, place }, reason)
      if (isRefusal(moved)) return { ...moved, because: `${await whose(tx, caseId)}: ${moved.because}` }
    }
    await trace(tx, by, held.at, { action: 'test.changed', object: `test:${id}`, details: { seats: seats.length } })
    return { sessionId: id }
  })

/** Cancels a session: its seats are free, the people are told in words, and their cases wait for another seat. */
export const cancelSession = (app: App, by: By, id: string, reason: string): Promise<SessionDone | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdPlanned(app, tx, by, id)
    if (isRefusal(held)) return held
    const why = reason.trim()
    if (why === '') return { refused: 'invalid', because: 'Напишите причину отмены: её сообщат тем, у кого есть место' }
    const seats = await tx.testing.seats(id)
    if (seats.some(({ presence, score }) => presence === 'came' || score !== null))
      return { refused: 'already_held', because: 'На сессии уже отмечены пришедшие: её нельзя отменить, её закрывают' }
    const { on, time, place } = held.session
    for (const seat of seats) {
      await tx.testing.putSeat(
        { ...seat, status: 'left', leftReason: why },
        { personId: by.actor.personId, at: held.at },
      )
      const { state } = await loadCase(tx, seat.caseId)
      if (state.stage !== 'testing') continue
      await messageIn(
        app,
        tx,
        by,
        seat.caseId,
        `Тестирование ${asShortRussianDate(on)} в ${time} (${place}) отменено. Причина: ${why}. Новый день, время и место сообщим отдельно; приходить в прежний день не нужно.`,
      )
    }
    await tx.testing.put({ ...held.session, status: 'cancelled', cancelReason: why })
    await trace(tx, by, held.at, { action: 'test.cancelled', object: `test:${id}`, details: { seats: seats.length } })
    return { sessionId: id }
  })

const blank = {
  status: 'planned',
  startedAt: null,
  endedAt: null,
  closedAt: null,
  closedBy: null,
  cancelReason: null,
  sheetId: null,
} as const

const faultOf = async (
  tx: Tx,
  by: By,
  { today }: TestRoom,
  sitting: Sitting,
  own?: string,
): Promise<Refusal | undefined> => {
  const others = (await tx.testing.plannedOn(by.actor.region, sitting.on)).filter(({ id }) => id !== own)
  const faulty = sittingFault(sitting, { today, others })
  if (faulty !== undefined) return faulty
  // Who keeps the sessions is an official themselves.
  return sitting.conductorId === by.actor.personId ||
    (await tx.testing.mayConduct(by.actor.region, sitting.conductorId))
    ? undefined
    : {
        refused: 'not_an_official',
        because: 'Тестирование проводит должностное лицо министерства: выберите его из списка',
      }
}

const whose = async (tx: Tx, caseId: string): Promise<string> => {
  const { state } = await loadCase(tx, caseId)
  return state.stage === 'draft' ? 'Дело' : `Дело № ${state.number ?? 'без номера'}`
}
