import type { Law } from '../../application/law.ts'
import type { PublicationTerms } from '../../application/publication-terms.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import { factTitles } from '../../domain/calendar/facts.ts'
import { type Html, html } from '../html.ts'
import { deadlineView } from './case-deadline.ts'
import { citation } from './citation.ts'
import { deadlines } from './deadline.ts'
import { tag } from './tag.ts'
import { asShortDate } from './words.ts'

/** For everybody: whether the order was published in its term, by which day and clause. Nothing where the edition names no term. */
export const publishedInTerm = (law: Law, known: PublicationTerms | undefined): Html | false =>
  known !== undefined && known.terms.length > 0 && html`${known.terms.map(term => termLine(law, known, term))}`

const termLine = (law: Law, { pack }: PublicationTerms, term: Deadline): Html => {
  const { clause } = deadlineView(law, pack, term)
  const inTerm = term.state === 'met'
  return html`<div>${tag(inTerm ? { words: 'в срок', tone: 'good' } : { words: 'позже срока', tone: 'attention' })}
    до ${asShortDate(term.due)} (${term.period} с события «${factTitles[term.start.fact]}», ${asShortDate(term.start.date)})
    ${clause && citation(clause)}</div>`
}

/**
 * For those who publish: the terms of this order with their arithmetic, or that the edition names none. Stands on the staff's page
 * of the order from its signature on.
 */
export const publicationTermsView = (law: Law, known: PublicationTerms | undefined): Html => {
  if (known === undefined || known.terms.length === 0)
    return html`<p class="govuk-body">Срока публикации регламент не называет: опубликуйте приказ, как только он подписан.</p>`
  return deadlines(known.terms.map(term => deadlineView(law, known.pack, term)))
}
