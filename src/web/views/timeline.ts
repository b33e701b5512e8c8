import { type Html, html, type Printable } from '../html.ts'

/** One thing that happened: who, when, and what it was in words. */
export type HappeningView = {
  title: string
  /** ISO moment for machines and its Russian words for people. */
  at: { iso: string; words: string }
  by?: string | undefined
  details?: Printable
  /** What lies ahead is drawn hollow. */
  ahead?: boolean | undefined
}

/** The history of a case, the newest first or last as the caller orders it. */
export const timeline = (happenings: readonly HappeningView[]): Html =>
  html`<ol class="moj-timeline house-timeline">${happenings.map(
    happening => html`<li class="moj-timeline__item ${happening.ahead && 'house-timeline__ahead'}">
      <div class="moj-timeline__header"><h3 class="moj-timeline__title">${happening.title}</h3>${happening.by && html`<p class="moj-timeline__byline">${happening.by}</p>`}</div>
      <p class="moj-timeline__date"><time datetime="${happening.at.iso}">${happening.at.words}</time></p>
      ${happening.details && html`<div class="moj-timeline__description">${happening.details}</div>`}
    </li>`,
  )}</ol>`
