import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { TestSession } from '../../domain/testing/session.ts'
import { type App, type By, momentIn, notFound } from '../app.ts'
import { packNow } from '../edition.ts'
import type { Tx } from '../storage.ts'

type Testing = NonNullable<Pack['testing']>
export type TestRoom = { pack: Pack; testing: Testing; today: PlainDate; at: Date }
export type HeldSession = TestRoom & { session: TestSession }

/** The edition of the region and its test; a refusal where it has none. */
export const testRoom = (app: App, by: By): TestRoom | Refusal => {
  const pack = packNow(app, by.actor.region)
  if (isRefusal(pack)) return pack
  const { testing } = pack
  if (testing === null)
    return { refused: 'no_testing', because: 'Тестирование этой редакцией регламента не предусмотрено' }
  const { at, date } = momentIn(app, pack.authority.time_zone)
  return { pack, testing, today: date, at }
}

/**
 * A session of one's own region, locked until the end of the transaction. Sessions are kept by the secretary; a clerk works at
 * those they conduct themselves.
 */
export const holdSession = async (
  app: App,
  tx: Tx,
  by: By,
  id: string,
  { conducting = false }: { conducting?: boolean } = {},
): Promise<HeldSession | Refusal> => {
  const room = testRoom(app, by)
  if (isRefusal(room)) return room
  const session = await tx.testing.hold(id)
  if (session === undefined || session.region !== by.actor.region) return noSession
  return mayWork(by, session, conducting) ? { ...room, session } : noSession
}

/** The same, and it still stands. */
export const holdPlanned = async (...asked: Parameters<typeof holdSession>): Promise<HeldSession | Refusal> => {
  const held = await holdSession(...asked)
  if (isRefusal(held) || held.session.status === 'planned') return held
  return held.session.status === 'closed'
    ? { refused: 'closed', because: 'Сессия закрыта: результаты внесены в дела. Ошибку исправляют новой записью' }
    : { refused: 'cancelled', because: 'Сессия отменена' }
}

/** Who may work at a session; `conducting`: what the official of the day does too. */
export const mayWork = (
  { actor }: Pick<By, 'actor'>,
  session: Pick<TestSession, 'conductorId'>,
  conducting: boolean,
): boolean =>
  actor.role === 'secretary' || (conducting && actor.role === 'clerk' && session.conductorId === actor.personId)

/** That it was done, to what, by whom; never anybody's words or papers. */
export const trace = (
  tx: Tx,
  by: By,
  at: Date,
  { action, object, details }: { action: string; object: string; details?: object },
): Promise<void> =>
  tx.audit.record({
    at,
    actorId: by.actor.personId,
    role: by.actor.role,
    action,
    object,
    details: { region: by.actor.region, ...details },
  })

export const noSession: Refusal = { ...notFound, because: 'Такой сессии нет или она вам недоступна' }
export const noSeat: Refusal = { ...notFound, because: 'Такого места на этой сессии нет' }
