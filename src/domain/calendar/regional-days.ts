import type { RegionalFile } from './calendar-file.ts'
import { type PlainDate, parsePlainDate } from './plain-date.ts'

/** A day off of a region on its date, and whether it is counted as one. */
export type RegionalDayOff = { date: PlainDate; name: string; enabled: boolean; question: string | undefined }

/**
 * The regional days of the given years: yearly ones put on their dates, single ones as they stand; earlier and later dates are left out.
 * A confirmed day counts and an unconfirmed one does not, unless the file says `enabled` itself.
 */
export const regionalDaysOf = (file: RegionalFile, firstYear: number, lastYear: number): RegionalDayOff[] => {
  const days: RegionalDayOff[] = []
  for (let year = firstYear; year <= lastYear; year++) {
    for (const entry of file.every_year) {
      const date = parsePlainDate(`${year}-${entry.month_day}`)
      if (date !== undefined) days.push({ date, ...countedAs(entry) })
    }
  }
  for (const entry of file.dates) {
    const year = Number(entry.day.slice(0, 4))
    if (year >= firstYear && year <= lastYear) days.push({ date: entry.day, ...countedAs(entry) })
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

type Entry = RegionalFile['every_year'][number] | RegionalFile['dates'][number]

const countedAs = ({ name, status, enabled, question }: Entry) => ({
  name,
  enabled: enabled ?? status === 'confirmed',
  question,
})
