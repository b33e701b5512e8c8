import type { Law } from '../../application/law.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { statusWord } from '../../domain/case/status.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { daysLeftInWords } from '../views/case-deadline.ts'
import { categoryWords } from '../views/category-words.ts'
import { dueDate } from '../views/deadline.ts'
import { stageTone } from '../views/stage-tone.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

/** Days that the words of a line are told by. */
export type Days = { today: PlainDate; soonBefore: PlainDate }

export const caseLink = (line: CaseLine): Html =>
  html`<a class="govuk-link" href="${url(paths.case(line.id))}">${line.applicant}</a><div class="house-muted">${line.number === null ? 'без номера' : `№ ${line.number}`}</div>`

export const placeOf = (line: CaseLine): Html =>
  html`${line.position}<div class="house-muted">${line.organisation.replaceAll('№ ', '№\u00a0')}</div>`

export const statusOfLine = (line: CaseLine, law: Law): Html =>
  html`${tag({ words: statusWord(line, law.pack(line.pack)), tone: stageTone(line.stage, line.outcome) })}`

export const categoryOf = (line: CaseLine): string => categoryWords[line.category]

export const moverOf = (line: CaseLine): Html =>
  line.mover === null
    ? html`<span class="house-muted">ничей</span>`
    : html`${roleTitles[line.mover as Role] ?? line.mover}`

/** The nearest deadline, its state in words and in colour. */
export const nextDueOf = (line: CaseLine, { today, soonBefore }: Days): Html => {
  if (line.nextDue === null) return html`<span class="house-muted">${line.finished ? 'завершено' : 'срока нет'}</span>`
  const left = daysBetween(today, line.nextDue)
  return html`${dueDate({
    due: { iso: line.nextDue, words: asShortDate(line.nextDue) },
    left: daysLeftInWords(left),
    state: left < 0 ? 'breached' : line.nextDue < soonBefore ? 'safe_limit_passed' : 'running',
  })}<div class="house-muted house-due-name">${line.nextDueName}</div>`
}
