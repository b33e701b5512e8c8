import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'

/** The house's own rhythm; no paper names one. Working days between reminders, and how many there are at most. */
export const reminderPause = 3
export const mostReminders = 3
/** A last word is said this many working days before the limit. */
const beforeLimit = 2

/** Something that waits for a school. `limit`: the last day on which the school's answer still helps the case. */
export type Waiting = { askedOn: PlainDate; reminded: readonly PlainDate[]; limit?: PlainDate | undefined }

/**
 * Is today a day to remind: a working day, three working days after the last word, or two before the limit; never more than
 * three times by itself, never after the limit, never twice a day.
 */
export const remindToday = (
  { askedOn, reminded, limit }: Waiting,
  today: PlainDate,
  calendar: Pick<WorkCalendar, 'isWorkingDay' | 'addWorkingDays' | 'subtractWorkingDays'>,
): boolean => {
  if (!calendar.isWorkingDay(today) || reminded.length >= mostReminders) return false
  const last = [askedOn, ...reminded].sort().at(-1) ?? askedOn
  if (last >= today || (limit !== undefined && today > limit)) return false
  const isLastCall = limit !== undefined && today === calendar.subtractWorkingDays(limit, beforeLimit)
  return isLastCall || today >= calendar.addWorkingDays(last, reminderPause)
}
