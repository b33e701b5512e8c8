import { isClockTime } from '../calendar/clock-time.ts'
import { asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import type { Refusal } from '../regulations/finding.ts'

/** When and where people sit the professional test, and who conducts it (KBR reg п. 20.6.3.2). */
export type Sitting = {
  on: PlainDate
  /** Local clock time, «HH:MM». */
  time: string
  /** How long the room is taken, in minutes. */
  minutes: number
  place: string
  seats: number
  conductorId: string
}

export type TestSession = Sitting & {
  id: string
  region: string
  status: 'planned' | 'closed' | 'cancelled'
  startedAt: Date | null
  endedAt: Date | null
  closedAt: Date | null
  closedBy: string | null
  cancelReason: string | null
  /** The «ведомость» as it was drawn last. */
  sheetId: string | null
}

export const shortestMinutes = 10
export const longestMinutes = 480
export const mostSeats = 500

/** Why a session cannot be appointed so; `others` are the sessions of that day that still stand, without this one. */
export const sittingFault = (
  sitting: Sitting,
  { today, others }: { today: PlainDate; others: readonly (Sitting & { id: string })[] },
): Refusal | undefined => {
  const { on, time, minutes, seats, place } = sitting
  if (on < today) return refuse('day_passed', `День ${asShortRussianDate(on)} уже прошёл`)
  if (!isClockTime(time)) return refuse('invalid', 'Время начала пишется так: 14:30')
  if (!Number.isInteger(minutes) || minutes < shortestMinutes || minutes > longestMinutes)
    return refuse('invalid', `Продолжительность — от ${shortestMinutes} до ${longestMinutes} минут`)
  if (minutesOf(time) + minutes > 24 * 60) return refuse('invalid', 'Сессия должна закончиться в тот же день')
  if (!Number.isInteger(seats) || seats < 1 || seats > mostSeats)
    return refuse('invalid', `Мест — от 1 до ${mostSeats}`)
  if (place.trim() === '') return refuse('invalid', 'Напишите место проведения')
  const clashing = others.filter(other => overlap(sitting, other))
  const room = clashing.find(other => samePlace(other.place, place))
  if (room !== undefined)
    return refuse('place_taken', `В это время там идёт другая сессия: ${spanOf(room)}, ${room.place}`)
  const busy = clashing.find(other => other.conductorId === sitting.conductorId)
  return busy === undefined
    ? undefined
    : refuse('conductor_busy', `Этот сотрудник в то же время проводит другую сессию: ${spanOf(busy)}, ${busy.place}`)
}

/** Whether two sessions share a minute: the end of one may be the beginning of the other. */
export const overlap = (a: Span, b: Span): boolean =>
  a.on === b.on &&
  minutesOf(a.time) < minutesOf(b.time) + b.minutes &&
  minutesOf(b.time) < minutesOf(a.time) + a.minutes

type Span = Pick<Sitting, 'on' | 'time' | 'minutes'>

/** «10:00–11:30». */
export const spanOf = ({ time, minutes }: Pick<Sitting, 'time' | 'minutes'>): string => {
  const end = minutesOf(time) + minutes
  return `${time}–${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const samePlace = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
const two = (value: number): string => String(value).padStart(2, '0')
const refuse = (refused: string, because: string): Refusal => ({ refused, because })
