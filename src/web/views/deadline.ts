import { type Html, html, type Printable } from '../html.ts'
import { type CitationView, citation } from './citation.ts'

/** running: there is time; safe_limit_passed: hurry; breached: too late; done: met and closed; missed: done, but late. */
export type DeadlineState = 'running' | 'safe_limit_passed' | 'breached' | 'done' | 'missed'

/** A deadline in ready words. */
export type DeadlineView = {
  /** «Регистрация заявления» */
  name: string
  /** The last day, YYYY-MM-DD, and the same in words. */
  due: { iso: string; words: string }
  /** «осталось 3 дня», «просрочен на 2 рабочих дня», «исполнен 05.11.2023» */
  left: string
  state: DeadlineState
  /** How the day was found, a line a step: start, unit, skipped days. */
  arithmetic: readonly string[]
  clause?: CitationView | undefined
  /** What the paper does not say and we assumed. */
  assumed?: Printable
}

const stateWords: Record<DeadlineState, string> = {
  running: 'идёт',
  safe_limit_passed: 'пора торопиться',
  breached: 'нарушен',
  done: 'исполнен',
  missed: 'исполнен с опозданием',
}

/** The deadline as a card of its own: its state by colour and by words, its arithmetic one click away. */
export const deadline = (view: DeadlineView): Html =>
  html`<article class="house-deadline house-deadline--${view.state}">
    <div class="house-deadline__head"><h3 class="house-deadline__name">${view.name}</h3><span class="house-deadline__state">${stateWords[view.state]}</span></div>
    <p class="house-deadline__due"><time datetime="${view.due.iso}">${view.due.words}</time><span class="house-deadline__left">${view.left}</span></p>
    <details class="house-details"><summary>Как посчитано</summary>
      <ol class="govuk-list house-deadline__steps">${view.arithmetic.map(step => html`<li>${step}</li>`)}</ol>
      ${view.assumed && html`<p class="house-small"><span class="govuk-tag govuk-tag--yellow">требует уточнения</span> ${view.assumed}</p>`}
    </details>
    ${view.clause && citation(view.clause)}
  </article>`

/** All deadlines of a case side by side. */
export const deadlines = (views: readonly DeadlineView[]): Html =>
  html`<div class="house-deadlines">${views.map(deadline)}</div>`

/** The short form for a row of a table. */
export const dueDate = (view: Pick<DeadlineView, 'due' | 'left' | 'state'>): Html =>
  html`<span class="house-due house-due--${view.state}"><time datetime="${view.due.iso}">${view.due.words}</time> <span class="house-due__left">${view.left}</span></span>`
