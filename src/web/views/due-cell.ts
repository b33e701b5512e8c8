import type { CaseLine } from '../../application/reads/queue.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { type Html, html, type Printable } from '../html.ts'
import { daysLeftInWords } from './case-deadline.ts'
import { dueDate } from './deadline.ts'
import { asShortDate } from './words.ts'

/** The nearest limit of the case, with the days left. */
export const dueCell = ({ nextDue, nextDueName, finished }: CaseLine, today: PlainDate): Printable =>
  nextDue === null || finished
    ? '–'
    : html`${dayWithDaysLeft(nextDue, today)}<div class="house-muted">${nextDueName}</div>`

/** The last day of something that is still under way: how many days are left, or by how many it is late. */
export const dayWithDaysLeft = (due: PlainDate, today: PlainDate): Html => {
  const left = daysBetween(today, due)
  const state = left < 0 ? 'breached' : left <= 3 ? 'safe_limit_passed' : 'running'
  return dueDate({ due: { iso: due, words: asShortDate(due) }, left: daysLeftInWords(left), state })
}
