import { type Html, html } from '../html.ts'
import { type TagView, tag } from './tag.ts'

/** A clause of a regulation: its reference («Регламент, п. 30 пп. 7») and its own words. */
export type CitationView = { reference: string; words?: string | undefined }

/** The reference; its words one click away, on the same page. */
export const citation = ({ reference, words }: CitationView): Html =>
  words === undefined
    ? html`<span class="house-clause">${reference}</span>`
    : html`<details class="house-details house-clause-details"><summary>${reference}</summary><blockquote class="house-clause-words">${words}</blockquote></details>`

/** A legal check that was made: what was asked, what was known, how it ended, by which clause. */
export type FindingView = {
  title: string
  outcome: TagView
  known: readonly { name: string; value: string }[]
  clause: CitationView
}

/** Findings one under another: the same that the letters and the audit read. */
export const findings = (views: readonly FindingView[]): Html =>
  html`<ul class="house-findings">${views.map(
    view => html`<li class="house-finding">
      <div class="house-finding__head"><span class="house-finding__title">${view.title}</span>${tag(view.outcome)}</div>
      ${view.known.length > 0 && html`<dl class="house-finding__known">${view.known.map(fact => html`<div><dt>${fact.name}</dt><dd>${fact.value}</dd></div>`)}</dl>`}
      ${citation(view.clause)}
    </li>`,
  )}</ul>`
