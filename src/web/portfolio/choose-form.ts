import type { Evidence } from '../../application/stores/portfolio.ts'
import { type Indicator, indicatorsOf, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { perIndicator, proofFaults } from '../../domain/portfolio/limits.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { textField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { speaksOf } from './list-question.ts'
import { aboutProof, indicatorPlace, levelAndResult, sourceOf, whenOf } from './proof-words.ts'

export type ChooseView = {
  pack: Pack
  category: Category
  proofs: readonly Evidence[]
  chosen: ReadonlySet<string>
  /** Proofs that lie in the case already: they count, but are not chosen again. */
  held?: readonly { evidenceId: string; indicators: readonly Indicator[] }[] | undefined
  /** What is looked for; the chosen ones stay in sight whatever it is. */
  q: string
  /** Words beside a proof: what it counts for. */
  counts: (proof: Evidence) => string
}

/** Name of the box, of the search and of its button. */
export const chosenName = 'proof'
export const findName = 'find'
export const findButton = '_find'

/** Which proofs a form brought, as their ids. */
export const chosenIn = (body: unknown): string[] => {
  const sent = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[chosenName] : undefined
  return [...new Set([sent ?? []].flat().filter(id => typeof id === 'string'))].slice(0, 1000)
}

/** Proofs to tick, under the first indicator of the category they speak of; the count of each against its limit. */
export const chooseFields = (view: ChooseView): Html => {
  const { category, proofs, chosen, q, pack } = view
  const own = indicatorsOf(category)
  const free = proofs.filter(({ id }) => !view.held?.some(({ evidenceId }) => evidenceId === id))
  const shown = free.filter(proof => chosen.has(proof.id) || speaksOf(proof, q))
  const placeOf = (proof: Evidence): Indicator | undefined => own.find(one => proof.indicators.includes(one))
  const counts = perIndicator(category, [...proofs.filter(({ id }) => chosen.has(id)), ...heldOf(view)])
  const most = pack.files.max_per_indicator
  return html`<div class="house-inline-filter">${textField({ name: findName, label: 'Найти в портфолио', type: 'search' }, filledWith({ [findName]: q }))}
      ${button('Найти', { kind: 'secondary', name: findButton, value: '1' })}</div>
    ${q !== '' && html`<p class="govuk-body">Показано по слову «${q}» и всё, что отмечено: ${shown.length} из ${free.length}.</p>`}
    <div id="${chosenName}">${own.map(indicator => {
      const count = counts.find(one => one.indicator === indicator)?.count ?? 0
      return group(
        view,
        html`${indicatorTitles[indicator]} <span class="house-muted">${indicatorPlace(indicator)}</span>`,
        shown.filter(proof => placeOf(proof) === indicator),
        html`<p class="house-choose__count ${most !== null && count > most && 'house-choose__count--over'}">${view.held === undefined ? 'выбрано' : 'в деле и выбрано:'} ${count}${most !== null && ` из ${most}`}</p>`,
      )
    })}
    ${group(
      view,
      'К показателям этой категории не отнесены',
      shown.filter(proof => placeOf(proof) === undefined),
      false,
    )}</div>`
}

const heldOf = ({ held = [] }: ChooseView) => held.map(({ indicators }) => ({ indicators: [...indicators] }))

const group = (
  view: ChooseView,
  title: Html | string,
  proofs: readonly Evidence[],
  count: Html | false,
): Html | false =>
  // Of a case under way only what can still be added is shown.
  (proofs.length > 0 || (count !== false && view.held === undefined)) &&
  html`<section><div class="house-choose__head"><h2 class="govuk-heading-s">${title}</h2>${count}</div>
    ${
      proofs.length === 0
        ? html`<p class="govuk-body house-muted">${view.q === '' ? 'В портфолио сюда ничего не отнесено.' : 'По этому слову ничего нет.'}</p>`
        : html`<ul class="house-choose">${proofs.map(proof => line(view, proof))}</ul>`
    }</section>`

const line = ({ pack, chosen, counts }: ChooseView, proof: Evidence): Html => {
  const id = `proof-${proof.id}`
  const faults = proofFaults(pack, proof)
  const facts = [aboutProof(proof), whenOf(proof), levelAndResult(proof)].filter(words => words !== '')
  const counted = counts(proof)
  return html`<li class="house-choose__item"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="${id}" name="${chosenName}" type="checkbox" value="${proof.id}" ${chosen.has(proof.id) && html`checked`} aria-describedby="${id}-facts">
      <label class="govuk-label govuk-checkboxes__label" for="${id}">${proof.title}</label></div></div>
    <div class="house-choose__facts" id="${id}-facts">${facts.join(' · ')}
      <div>${sourceOf(proof)}</div>
      ${counted !== '' && html`<div>Учтётся: ${counted}</div>`}
      ${proof.indicators.length > 1 && html`<div>Относится к: ${proof.indicators.map(indicatorPlace).join(', ')}</div>`}
      ${faults.map(({ because }) => html`<div class="house-proof-advice">${because}. <a class="govuk-link" href="${url(paths.proofThing(proof.id, 'edit'))}">Исправить</a></div>`)}</div></li>`
}
