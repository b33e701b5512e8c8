import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import { indicatorsOf, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { aboutProof, indicatorPlace, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { asShortDate } from '../views/words.ts'
import { type Looked, sourceOf } from './proof-source.ts'

/**
 * Proofs that lie in a case, under the indicators of its category; one that speaks of several stands under the first and names
 * the others. The links open files for whoever may read the case.
 */
export const caseProofs = (proofs: readonly CaseEvidence[], category: Category, looked: Looked): Html => {
  const own = indicatorsOf(category)
  const placeOf = ({ indicators }: CaseEvidence) => own.find(one => indicators.includes(one))
  const groups = [
    ...own.map(indicator => ({
      title: html`${indicatorTitles[indicator]} <span class="house-muted">${indicatorPlace(indicator)}</span>`,
      of: proofs.filter(proof => placeOf(proof) === indicator),
    })),
    { title: 'К показателям категории не отнесены', of: proofs.filter(proof => placeOf(proof) === undefined) },
  ].filter(({ of }) => of.length > 0)
  return html`${groups.map(
    ({ title, of }) => html`<h3 class="govuk-heading-s">${title}</h3>
      <ul class="house-case-proofs">${of.map(proof => html`<li id="evidence-${proof.id}">${caseProof(proof, looked)}</li>`)}</ul>`,
  )}`
}

/** One proof of a case in a few lines: what it is, when, what it reached, where to look. */
const caseProof = (proof: CaseEvidence, looked: Looked): Html =>
  html`<span class="house-case-proofs__title">${proof.title}</span>
    <div class="house-muted">${[aboutProof(proof), whenOf(proof), levelAndResult(proof)].filter(words => words !== '').join(' · ')}</div>
    ${proof.note && html`<div class="house-preline">${proof.note}</div>`}
    <div>${sourceOf(proof, looked)}</div>
    <div class="house-muted">В деле с ${asShortDate(proof.addedOn)}${proof.codes.length > 0 && `, показатели листа: ${proof.codes.join(', ')}`}${proof.indicators.length > 1 && `, относится к: ${proof.indicators.map(indicatorPlace).join(', ')}`}</div>`
