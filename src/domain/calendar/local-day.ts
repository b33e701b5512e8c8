import { type PlainDate, plainDate } from './plain-date.ts'

/** The day and the wall clock of a place, as a person there would name them. `time` is «HH:MM», 24 hours. */
export type LocalMoment = { date: PlainDate; time: string }

// Building a formatter costs far more than using it, and a region has one zone.
const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * The local day and clock time of an instant in an IANA time zone («Asia/Novokuznetsk»).
 * A filing at 23:30 local time belongs to the local date (ГК РФ ст. 194): the zone is the region's, not the server's.
 * Throws RangeError for an unknown zone or an invalid instant.
 */
export const localMoment = (instant: Date, timeZone: string): LocalMoment => {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(part => [part.type, part.value]),
  )
  return {
    date: plainDate(`${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

/** The local calendar day of an instant; see `localMoment`. */
export const localDay = (instant: Date, timeZone: string): PlainDate => localMoment(instant, timeZone).date

/** The local clock time of an instant, «HH:MM»; see `localMoment`. */
export const localTime = (instant: Date, timeZone: string): string => localMoment(instant, timeZone).time

/** Whether the runtime knows the zone: a pack with a misspelt zone must not load. */
export const isTimeZone = (timeZone: string): boolean => {
  try {
    clockOf(timeZone)
    return true
  } catch {
    return false
  }
}

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}
