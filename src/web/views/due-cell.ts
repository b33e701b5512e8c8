import type { CaseLine } from '../../application/reads/queue.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { html, type Printable } from '../html.ts'
import { daysLeftInWords } from './case-deadline.ts'
import { dueDate } from './deadline.ts'
import { asShortDate } from './words.ts'

/** The nearest limit of the case, with the days left. */
export const dueCell = ({ nextDue, nextDueName, finished }: CaseLine, today: PlainDate): Printable => {
  if (nextDue === null || finished) return '–'
  const left = daysBetween(today, nextDue)
  const state = left < 0 ? 'breached' : left <= 3 ? 'safe_limit_passed' : 'running'
  return html`${dueDate({ due: { iso: nextDue, words: asShortDate(nextDue) }, left: daysLeftInWords(left), state })}<div class="house-muted">${nextDueName}</div>`
}
