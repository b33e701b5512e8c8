import { localMoment } from '../../domain/calendar/local-day.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** The instant at which clocks of the zone show this day and time. */
export const localInstant = (date: PlainDate, time: string, timeZone: string): Date => {
  const wanted = asIfUtc(date, time)
  let instant = wanted
  // The second round mends a guess that fell beyond a change of the zone's offset.
  for (let round = 0; round < 2; round++) {
    const shown = localMoment(new Date(instant), timeZone)
    instant += wanted - asIfUtc(shown.date, shown.time)
  }
  return new Date(instant)
}

const asIfUtc = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`)
