import type { Evidence } from '../../application/stores/portfolio.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet, Section } from '../../domain/expertise/criteria-set.ts'
import { isMeantFor } from '../../domain/expertise/meant-for.ts'
import { indicatorOfSection } from '../../domain/expertise/section-indicator.ts'
import { type Estimate, estimate, type Gap } from '../../domain/portfolio/estimate.ts'
import { codesIn } from '../../domain/portfolio/items.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { lowered } from '../../domain/wording.ts'
import { pointsChoice } from '../expertise/item-form.ts'
import { itemTermsLine } from '../expertise/item-words.ts'
import { thresholdWords } from '../expertise/threshold-words.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from '../views/banner.ts'
import { actNamed } from '../views/check.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asRussianNumber, counted } from '../views/words.ts'

export type EstimateView = {
  set: CriteriaSet
  category: Category
  points: Points
  filled: Filled
  proofs: readonly Evidence[]
  action: string
  csrf: string
}

const ball = ['балл', 'балла', 'баллов'] as const

/** The sum and what is missing on one side, the sheet of the specialist on the other. */
export const estimateBody = (view: EstimateView): Html => {
  const { set, category, points, filled, proofs } = view
  const under = (code: string): Evidence[] => {
    const section = set.sections.find(({ criteria }) => criteria.some(item => item.code === code))
    return proofs.filter(
      ({ items, indicators }) =>
        section !== undefined && isMeantFor(section, code, { codes: codesIn(set, items), indicators }),
    )
  }
  const made = estimate(set, category, points, code => under(code).length)
  return html`<div class="house-desk">
    <section class="house-evidence" aria-label="Итог самооценки" tabindex="0">${summary(view, made)}</section>
    <div class="house-desk__work"><p class="govuk-body">${thresholdWords(set, category)}</p>
      ${form({
        action: view.action,
        csrf: view.csrf,
        filled,
        body: html`${set.sections.map(section => sectionFields(view, section, made, under))}
          <div class="house-sheet-bar"><p class="house-sheet-bar__sum"><strong>${asRussianNumber(made.progress.total)}</strong> баллов, оценено ${made.progress.answered} из ${made.progress.items}</p>${buttonGroup(button('Сохранить'))}</div>`,
      })}</div></div>`
}

/** A section of the sheet: the same scales, the own proofs instead of verdicts. */
const sectionFields = (
  { set, category, filled }: EstimateView,
  section: Section,
  { progress }: Estimate,
  under: (code: string) => readonly Evidence[],
): Html => {
  const done = progress.sections.find(({ code }) => code === section.code)
  const least = section.minimum?.[category]
  const measure = set.thresholds.find(line => line.category === category)?.measure
  return html`<section class="house-sheet-section">
    <div class="house-sheet-section__head"><h2 class="govuk-heading-m">${section.code}. ${section.title}</h2>
      <p class="house-sheet-section__sum">${asRussianNumber(done?.points ?? 0)} из ${asRussianNumber(section.max)}</p></div>
    <p class="house-small">${actNamed(section.ref)}${least !== undefined && `. Для этой категории – не меньше ${counted(least, ball)}`}</p>
    ${section.criteria.map(
      criterion => html`<div class="house-criterion" role="group" aria-labelledby="item_${criterion.code.replaceAll('.', '_')}">
      <h3 class="house-criterion__title" id="item_${criterion.code.replaceAll('.', '_')}"><span class="house-criterion__code">${criterion.code}</span> ${criterion.title}</h3>
      <p class="house-criterion__hint">Подтверждение: ${lowered(criterion.proof)}. Не больше ${counted(criterion.max, ['балла', 'баллов', 'баллов'])}</p>
      ${itemTermsLine(criterion)}
      ${tiedTo(under(criterion.code))}
      ${pointsChoice({ section, criterion, measure, filled, notApplicableHint: 'Если такой работы по должности нет' })}</div>`,
    )}
  </section>`
}

/** Which proofs a specialist would find under the item. */
const tiedTo = (proofs: readonly Evidence[]): Html =>
  proofs.length === 0
    ? html`<p class="house-small">В портфолио к этому показателю ничего не отнесено.</p>`
    : html`<div class="house-small">В портфолио: <ul class="govuk-list govuk-list--bullet">${proofs.map(({ id, title }) => html`<li><a class="govuk-link" href="${url(paths.proof(id))}">${title}</a></li>`)}</ul></div>`

const summary = (view: EstimateView, made: Estimate): Html => {
  const { score, gaps, unanswered, unproved } = made
  const reached = score !== undefined && gaps.length === 0
  return html`<h2 class="govuk-heading-m">Что получается</h2>
    ${banner(
      reached
        ? { kind: 'success', title: 'По вашей оценке хватает', body: 'Баллы ставят специалисты, решает комиссия.' }
        : {
            kind: 'information',
            title: 'По вашей оценке пока не хватает',
            body: html`<ul class="govuk-list govuk-list--bullet house-gaps">${gaps.map(gap => html`<li>${gapWords(gap)}</li>`)}</ul>`,
          },
    )}
    ${score !== undefined && html`<p class="govuk-body">Всего <strong>${counted(score.total, ball)}</strong> из ${asRussianNumber(score.applicableMax)}, это ${asRussianNumber(score.percent)} %.</p>`}
    ${unanswered.length > 0 && html`<p class="govuk-body">Не оценено показателей: ${unanswered.length} (${unanswered.join(', ')}). Пока они посчитаны как ноль.</p>`}
    ${unproved.length > 0 && banner({ kind: 'warning', title: 'Баллы без доказательства', body: html`За показатели ${unproved.join(', ')} специалист баллов не поставит: к ним ничего не отнесено. <a class="govuk-link" href="${url(paths.portfolio({ want: 'items' }))}">Записи без связи с показателями листа</a>` })}
    ${looseWords(view)}`
}

/** Proofs under the indicator of a section that are tied to no item of it: easily forgotten. */
const looseWords = ({ set, proofs }: EstimateView): Html | false => {
  const loose = set.sections.flatMap(section => {
    const { code, title, criteria } = section
    const own = indicatorOfSection(section)
    const codes = criteria.map(item => item.code)
    const untied = proofs.filter(
      ({ indicators, items }) =>
        indicators.some(one => one === own) && !codesIn(set, items).some(one => codes.includes(one)),
    )
    return untied.length === 0 ? [] : [html`<li>раздел ${code} «${title}»: ${untied.length}</li>`]
  })
  return (
    loose.length > 0 &&
    html`<p class="govuk-body">Есть записи по теме раздела, не связанные с его показателями:</p><ul class="govuk-list govuk-list--bullet">${loose}</ul>`
  )
}

const gapWords = ({ what, points, items, clause }: Gap): Html => {
  const lacks = [
    ...(points > 0 ? [`ещё ${counted(points, ball)}`] : []),
    ...(items !== undefined && items > 0 ? [`ещё ${counted(items, ['показатель', 'показателя', 'показателей'])}`] : []),
  ].join(' и ')
  return html`${what}. ${lacks !== '' && html`<strong>Нужно ${lacks}.</strong> `}<span class="house-muted">${actNamed(clause)}</span>`
}
