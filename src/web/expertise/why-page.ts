import type { JudgedProof, WhyItem, WhyScore, WhySection } from '../../application/why-score.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import { offeredPoints } from '../../domain/expertise/scale-words.ts'
import type { Standing } from '../../domain/expertise/standing.ts'
import { listed, unstopped } from '../../domain/wording.ts'
import { type Html, html } from '../html.ts'
import { needsClarification } from '../views/banner.ts'
import { thresholdBar } from '../views/threshold-bar.ts'
import { asRussianDate, asRussianNumber, counted } from '../views/words.ts'
import { proofWords } from './proof-view.ts'
import type { Materials } from './proofs-beside.ts'
import { pointsWords } from './sheet-result.ts'

/** After «не хватило» the word stands in the genitive. */
const ballsLacked = ['балла', 'баллов', 'баллов'] as const

/** The explanation to the applicant: the conditions first, then item by item what counted and what did not. */
export const whyBody = (why: WhyScore, materials: Materials): Html =>
  html`${summary(why)}
    ${why.criteria !== undefined && why.criteria.notice !== null && why.sections.length > 0 && needsClarification(why.criteria.notice)}
    ${why.awards.length > 0 && html`<h2 class="govuk-heading-m">Что подтверждено</h2><ul class="govuk-list govuk-list--bullet">${why.awards.map(award => html`<li>${award}</li>`)}</ul>`}
    ${conditions(why)}
    ${why.sections.length > 0 && html`<h2 class="govuk-heading-m">По показателям</h2>${!why.hasVerdicts && html`<p class="govuk-body">В этом деле отметки по отдельным доказательствам не велись: показаны баллы и слова специалистов.</p>`}${why.sections.map(section => sectionPart(why, section, materials))}`}
    ${specialistsPart(why)}`

const summary = (why: WhyScore): Html => {
  const outcome = why.outcome === 'set' ? 'категория установлена' : 'в установлении категории отказано'
  const advice = why.meets ? 'соответствуют' : 'не соответствуют'
  return html`<p class="govuk-body">Комиссия решила ${asRussianDate(why.decidedOn)}: <strong>${outcome}</strong>. ${basisWords(why, advice)}</p>
    ${why.meets !== (why.outcome === 'set') && html`<p class="govuk-body">Решение комиссии отличается от вывода специалистов: их вывод – рекомендация, решает комиссия.</p>`}
    ${why.reason !== undefined && why.reason !== '' && html`<p class="govuk-body">Причина решения: ${why.reason}</p>`}
    ${why.nearest !== undefined && html`<p class="govuk-body">${nearestWords(why.nearest)}</p>`}`
}

const basisWords = ({ basis }: WhyScore, advice: string): string => {
  if (basis === 'awards') return 'Баллы не ставились: специалисты подтвердили документы о наградах и достижениях.'
  if (basis === 'test_failed') return 'Портфолио не оценивалось: проходной балл тестирования не набран.'
  if (basis === 'petition') return `Специалист рассмотрел ходатайство: результаты ${advice} категории.`
  return `Вывод специалистов: результаты ${advice} категории.`
}

/** In neutral words: what was nearest, and by how much. */
const nearestWords = (one: Standing): string => {
  const lacked = Math.round((one.needs - one.has) * 100) / 100
  const words =
    one.unit === 'percent'
      ? `${asRussianNumber(lacked)}\u00a0%`
      : one.unit === 'items'
        ? asRussianNumber(lacked)
        : counted(lacked, ballsLacked)
  return `Ближе всего к выполнению было условие «${one.what}»: не хватило ${words}.`
}

const conditions = ({ standings, criteria }: WhyScore): Html | false =>
  standings.length > 0 &&
  criteria !== undefined &&
  html`<h2 class="govuk-heading-m">Условия категории</h2>
  <ul class="house-thresholds">${standings.map(one => thresholdBar({ name: one.what, has: one.has, needs: one.needs, most: one.most, unit: one.unit === 'percent' ? '%' : undefined }))}</ul>`

const sectionPart = (why: WhyScore, { code, title, points, max, items }: WhySection, materials: Materials): Html => {
  const measure = why.basis === 'petition'
  return html`<section class="house-why" aria-labelledby="why_${code}">
    <div class="house-sheet-section__head"><h3 class="govuk-heading-s" id="why_${code}">${code}. ${title}</h3><p class="house-sheet-section__sum">${asRussianNumber(points)} из ${asRussianNumber(max)}</p></div>
    ${items.map(item => itemPart(item, materials, measure ? criterionOf(why, item.code) : undefined))}
  </section>`
}

const criterionOf = ({ criteria }: WhyScore, code: string): Criterion | undefined =>
  criteria?.sections.flatMap(section => section.criteria).find(item => item.code === code)

const itemPart = (item: WhyItem, materials: Materials, byWords: Criterion | undefined): Html => {
  const { code, title, points, max, comments, dispute } = item
  const counting = item.proofs.filter(({ accepted }) => accepted > 0)
  const not = item.proofs.filter(({ accepted }) => accepted === 0)
  const named =
    byWords && typeof points === 'number' && offeredPoints(byWords).find(one => one.points === points)?.words
  return html`<div class="house-why__item">
    <p class="house-why__head"><span>${code} ${title}</span> <strong>${named || `${pointsWords(points)}${typeof points === 'number' ? ` из ${asRussianNumber(max)}` : ''}`}</strong></p>
    ${counting.length > 0 && proofList('Учтено', counting, materials)}
    ${not.length > 0 && proofList('Не учтено', not, materials)}
    ${comments.map(words => html`<p class="house-why__words">Комментарий: ${words}</p>`)}
    ${dispute !== undefined && html`<p class="house-why__words">Оценки специалистов разошлись: ${listed(dispute.given.map(pointsWords))}. Решение старшего специалиста: ${pointsWords(dispute.ruled)}. ${dispute.reason}</p>`}
  </div>`
}

const proofList = (title: string, proofs: readonly JudgedProof[], materials: Materials): Html =>
  html`<div class="house-why__proofs"><p class="house-why__title">${title}</p><ul>${proofs.map(
    one =>
      html`<li>${proofWords(one.proof, materials)}${one.accepted > 0 && one.rejected > 0 && html` <span class="house-why__words">Один специалист принял, другой – нет.</span>`}${one.reasons.length > 0 && html` <span class="house-why__words">${one.accepted > 0 && one.rejected === 0 ? '' : 'Почему не принято: '}${one.reasons.join('; ')}</span>`}</li>`,
  )}</ul></div>`

const specialistsPart = ({ specialists, basis }: WhyScore): Html | false => {
  if (basis === 'test_failed' || basis === 'awards') return false
  if (specialists === undefined)
    return html`<p class="govuk-body house-muted">Имена специалистов в этом регионе заявителю не сообщаются.</p>`
  const names = specialists.join(', ')
  // Initials end with a full stop of their own.
  return names !== '' && html`<p class="govuk-body">Специалисты: ${unstopped(names)}.</p>`
}
