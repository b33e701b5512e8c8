import { z } from 'zod'
import type { Law } from '../../application/law.ts'
import type { Choice } from '../../application/portfolio/choose-proofs.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { type Indicator, indicatorsOf, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { type LimitFault, perIndicator, proofFaults } from '../../domain/portfolio/limits.ts'
import { aboutProof, indicatorPlace, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type FieldError, filledWith, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { textField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { limitsInWords } from './limit-words.ts'
import { speaksOf } from './list-question.ts'
import { type Looked, sourceOf, virusAdvice } from './proof-source.ts'

export type ChooseView = {
  pack: Pack
  category: Category
  proofs: readonly Evidence[]
  chosen: ReadonlySet<string>
  /** Chosen when the page was first drawn: it comes back with the form, so that two tabs do not undo each other. */
  seen: readonly string[]
  checks: Looked['checks']
  /** Proofs that lie in the case already: they count, but are not chosen again. */
  held?: readonly { evidenceId: string; indicators: readonly Indicator[] }[] | undefined
  /** What is looked for; the chosen ones stay in sight whatever it is. */
  q: string
  /** Words beside a proof: what it counts for. */
  counts: (proof: Evidence) => string
}

/** Name of the box, of the hidden list of what was chosen before, of the search and of its button. */
const chosenName = 'proof'
const seenName = 'seen'
const findName = 'find'
const findButton = '_find'

/** What a form of boxes brought: the choice, what is looked for, and whether it was sent only to look. */
export type SentChoice = Choice & { q: string; isSearch: boolean; once: string | undefined }

export const readChoice = (body: unknown): SentChoice => {
  const { once, filled } = readForm(z.object({}), body)
  const { typed } = filled
  return {
    once,
    ticked: [...new Set([typed[chosenName] ?? []].flat())].slice(0, 1000),
    seen: String(typed[seenName] ?? '').split(' '),
    q: String(typed[findName] ?? '')
      .trim()
      .slice(0, 200),
    isSearch: typed[findButton] !== undefined,
  }
}

/** Broken limits as lines of the summary, each a way to the first ticked proof it is about. */
export const limitErrors = (faults: readonly LimitFault[], chosen: ReadonlySet<string>): FieldError[] =>
  faults.map(({ proofs, because }) => ({ field: boxId(proofs.find(id => chosen.has(id)) ?? ''), message: because }))

const boxId = (proofId: string): string => `${chosenName}-${proofId}`

/** What the region takes, with its clause: above the boxes. */
export const limitsNote = (law: Law, pack: Pack): Html =>
  html`<div class="house-aside"><p class="govuk-body">Что принимает регион: ${limitsInWords(pack).join('; ')}.</p>${citation(clauseView(pack.files.clause, law.cited(packRef(pack), pack.files.clause)))}</div>`

/** Proofs to tick, under the first indicator of the category they speak of; the count of each against its limit. */
export const chooseFields = (view: ChooseView): Html => {
  const { category, proofs, chosen, q, pack } = view
  const own = indicatorsOf(category)
  const free = proofs.filter(({ id }) => !view.held?.some(({ evidenceId }) => evidenceId === id))
  const shown = free.filter(proof => chosen.has(proof.id) || speaksOf(proof, q))
  const placeOf = (proof: Evidence): Indicator | undefined => own.find(one => proof.indicators.includes(one))
  const counts = perIndicator(category, [...proofs.filter(({ id }) => chosen.has(id)), ...heldOf(view)])
  const most = pack.files.max_per_indicator
  return html`<input type="hidden" name="${seenName}" value="${view.seen.join(' ')}">
    <div class="house-inline-filter">${textField({ name: findName, label: 'Найти в портфолио', type: 'search' }, filledWith({ [findName]: q }))}
      ${button('Найти', { kind: 'secondary', name: findButton, value: '1' })}</div>
    ${q !== '' && html`<p class="govuk-body">Показано по слову «${q}» и всё, что отмечено: ${shown.length} из ${free.length}.</p>`}
    <div>${own.map(indicator => {
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

const line = ({ pack, chosen, counts, checks }: ChooseView, proof: Evidence): Html => {
  const id = boxId(proof.id)
  const faults = proofFaults(pack, proof)
  const facts = [aboutProof(proof), whenOf(proof), levelAndResult(proof)].filter(words => words !== '')
  const counted = counts(proof)
  return html`<li class="house-choose__item"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="${id}" name="${chosenName}" type="checkbox" value="${proof.id}" ${chosen.has(proof.id) && html`checked`} aria-describedby="${id}-facts">
      <label class="govuk-label govuk-checkboxes__label" for="${id}">${proof.title}</label></div></div>
    <div class="house-choose__facts" id="${id}-facts">${facts.join(' · ')}
      <div>${sourceOf(proof, { checks })}</div>${virusAdvice(proof, { checks })}
      ${counted !== '' && html`<div>Учтётся: ${counted}</div>`}
      ${proof.indicators.length > 1 && html`<div>Относится к: ${proof.indicators.map(indicatorPlace).join(', ')}</div>`}
      ${faults.map(({ because }) => html`<div class="house-proof-advice">${because}. <a class="govuk-link" href="${url(paths.proofThing(proof.id, 'edit'))}">Исправить</a></div>`)}</div></li>`
}
