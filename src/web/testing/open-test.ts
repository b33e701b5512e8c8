import { isUuid } from '../../application/my-case.ts'
import type { SeatLine, SessionLine } from '../../application/reads/testing.ts'
import { mayWork } from '../../application/testing/open-session.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { NotForYou } from '../errors.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import type { PageView } from '../views/layout.ts'
import { sections } from '../views/sections.ts'
import { tag } from '../views/tag.ts'
import { asRussianDate } from '../views/words.ts'
import { sessionTag } from './words.ts'

/** Those who keep sessions, and those who look after them. */
export const testReaders = ['secretary', 'clerk', 'supervisor', 'auditor'] as const
export const testKeepers = ['secretary'] as const
export const testOfficials = ['secretary', 'clerk'] as const
export type TestContext = PageContext<(typeof testReaders)[number]>

export type Testing = NonNullable<Pack['testing']>
export type OpenTest = {
  session: SessionLine
  seats: SeatLine[]
  pack: Pack
  testing: Testing
  today: PlainDate
  /** The secretary of the region. */
  keeps: boolean
  /** The secretary, or the official who conducts this one. */
  conducts: boolean
}

/** A session of one's own region, with that it was looked at written down; a foreign one is not there. */
export const openTest = async (
  desk: Desk,
  { actor, params, session: { account } }: Pick<TestContext, 'actor' | 'params' | 'session'>,
  need?: 'keeps' | 'conducts',
): Promise<OpenTest> => {
  const id = params.id ?? ''
  const session = isUuid(id) ? await desk.reads.testSession(id) : undefined
  if (session === undefined || session.region !== actor.region) throw new NotForYou()
  const pack = packToday(desk, session.region)
  const { testing } = pack
  if (testing === null) throw new NotForYou()
  const open: OpenTest = {
    session,
    seats: await desk.reads.testSeats(id),
    pack,
    testing,
    today: todayIn(desk, session.region),
    keeps: mayWork({ actor }, session, false),
    conducts: mayWork({ actor }, session, true),
  }
  if (need !== undefined && !open[need]) throw new NotForYou()
  await desk.accessLog.record({
    ...{ accountId: account.id, role: actor.role, action: 'test.open' },
    ...{ objectId: id, at: desk.app.clock.now() },
  })
  return open
}

/** A session that still stands; of one closed or cancelled this page is not there. */
export const openPlanned = async (
  desk: Desk,
  context: Parameters<typeof openTest>[1],
  need: 'keeps' | 'conducts',
): Promise<OpenTest> => {
  const open = await openTest(desk, context, need)
  if (open.session.status !== 'planned') throw new NotForYou()
  return open
}

/** One of the seats of the session in the address. */
export const seatOf = (open: OpenTest, seatId: string | undefined): SeatLine => {
  const seat = open.seats.find(({ id }) => id === seatId)
  if (seat === undefined) throw new NotForYou()
  return seat
}

type Part = 'session' | 'seating' | 'attendance' | 'results'

/** What every page of a session says of itself. */
export const testFrame = (
  open: OpenTest,
  part: Part | undefined,
  more: Partial<PageView> = {},
): Omit<PageView, 'body'> => {
  const { session, today } = open
  return {
    title: `Тестирование ${asRussianDate(session.on)}`,
    heading: html`Тестирование ${asRussianDate(session.on)}, ${session.time} ${tag(sessionTag(session, today))}`,
    caption: `${session.place}, ${spanOf(session)}`,
    breadcrumbs: [
      { label: 'Тестирование', address: paths.tests() },
      ...(part === undefined
        ? [{ label: `${asRussianDate(session.on)}, ${session.time}`, address: paths.test(session.id) }]
        : []),
    ],
    ...(part === undefined ? {} : { sections: tabs(open, part) }),
    width: 'wide',
    ...more,
  }
}

const tabs = ({ session, keeps, conducts, today }: OpenTest, current: Part): Html => {
  const planned = session.status === 'planned'
  const tab = (label: string, part: Part, address: string) => ({ label, address, current: part === current })
  return sections('Части сессии', [
    tab('Сессия и места', 'session', paths.test(session.id)),
    ...(planned && keeps && session.on >= today
      ? [tab('Записать на сессию', 'seating', paths.testThing(session.id, 'seating'))]
      : []),
    ...(planned && conducts ? [tab('Явка', 'attendance', paths.testThing(session.id, 'attendance'))] : []),
    ...(session.status !== 'cancelled' && conducts
      ? [tab('Результаты', 'results', paths.testThing(session.id, 'results'))]
      : []),
  ])
}
