import type { CitedClause } from '../../domain/regulations/citation.ts'
import { assumedInWords } from '../../domain/regulations/in-words/assumed.ts'
import type { Reading } from '../../domain/regulations/in-words/reading.ts'
import type { SheetRow } from '../../domain/regulations/sheet.ts'
import { type Html, html, url } from '../html.ts'
import { clauseView } from './clauses.ts'
import { tag } from './tag.ts'

/** A clause and what the system does because of it, side by side; each has an address of its own on the page. */
export const clauseRows = (rows: readonly SheetRow[]): Html =>
  html`<div class="house-clauses">${rows.map(
    ({ cited, readings }) => html`<article class="house-clause-row" id="${anchorOf(cited.clause)}">
      <div class="house-clause-row__paper">
        <h2 class="house-clause-row__name"><a class="govuk-link govuk-link--no-underline" href="${url(`#${encodeURIComponent(anchorOf(cited.clause))}`)}">${clauseView(cited.clause, [cited]).reference}</a></h2>
        ${paper(cited)}
      </div>
      <div class="house-clause-row__system">${readings.map(reading)}</div>
    </article>`,
  )}</div>`

const paper = ({ says, verbatim, confirmed, note }: CitedClause): Html =>
  html`<blockquote class="house-clause-words">${says}</blockquote>
    ${!verbatim && html`<p class="house-small">${confirmed ? 'Пересказ, с текстом сверен.' : html`${tag({ words: 'пересказ, с текстом не сверен', tone: 'attention' })}`}</p>`}
    ${note && html`<p class="house-small">${note}</p>`}`

const reading = ({ section, sentence, assumed, question, seeds }: Reading): Html =>
  html`<div class="house-reading-line">
    <p class="house-reading-line__head"><span class="house-muted">${section}</span>
      ${tag(isOpen({ assumed, question }) ? { words: 'требует уточнения', tone: 'attention' } : { words: 'принято системой', tone: 'good' })}</p>
    <p class="govuk-body">${sentence}</p>
    ${assumed.length > 0 && html`<p class="house-small">На бумаге не сказано, принято нами: ${assumedInWords(assumed)}.</p>`}
    ${question !== undefined && html`<p class="house-small">Вопрос: ${question}</p>`}
    ${seeds.length > 0 && html`<p class="house-small house-seeds">${seeds.join(', ')}</p>`}
  </div>`

/** Something in the line the paper does not say, or a question a lawyer has yet to answer. */
export const isOpen = ({ assumed, question }: Pick<Reading, 'assumed' | 'question'>): boolean =>
  assumed.length > 0 || question !== undefined

/** «reg п. 30 пп. 7» → «reg-п.-30-пп.-7»: stays readable in an address that people send each other. */
export const anchorOf = (clause: string): string => clause.replaceAll(/[\s«»"]+/g, '-').replace(/-$/, '')
