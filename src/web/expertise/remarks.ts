import { signedConclusions } from '../../application/expert-remarks.ts'
import type { RemarkLine } from '../../application/reads/sheets.ts'
import type { SheetDifference } from '../../application/stores/sheets.ts'
import type { OpenCase } from '../desk/open-case.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from '../views/banner.ts'
import { textareaField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment } from '../views/words.ts'

/** Remarks to signed conclusions, for the secretary: what was said, what was answered, and a new one. */
export const remarksSection = (
  { card, pack }: OpenCase,
  remarks: readonly RemarkLine[],
  csrf: string,
  mayOrder: boolean,
): Html | false => {
  const { state, seats, line } = card
  const signed = signedConclusions(state)
  if (signed.length === 0) return false
  return html`<h2 class="govuk-heading-m">Замечания к заключениям</h2>
    ${remarks.length === 0 && html`<p class="govuk-body">Замечаний нет: подписанные заключения идут в счёт как заключения без замечаний.</p>`}
    ${remarks.map(
      one => html`<div class="house-remark">${remarkWords(one, pack.authority.time_zone, true)}
        ${mayOrder && one.withdrawnAt === null && form({ action: paths.remarkWithdrawal(line.id, one.id), csrf, filled: emptyForm, body: button('Снять замечание', { kind: 'secondary' }) })}</div>`,
    )}
    ${
      mayOrder &&
      html`<ul class="govuk-list">${signed.map(id => html`<li><a class="govuk-link" href="${url(paths.remark(line.id, { expert: id }))}">Записать замечание: ${seats.find(({ expertId }) => expertId === id)?.name ?? 'специалист'}</a></li>`)}</ul>`
    }`
}

/** The same for the specialist whose conclusion it is, with a place for an answer. */
export const ownRemarks = (
  caseId: string,
  remarks: readonly RemarkLine[],
  timeZone: string,
  csrf: string,
  answering?: { id: string; filled: Filled } | undefined,
): Html | false =>
  remarks.length > 0 &&
  html`<h2 class="govuk-heading-m">Замечания секретаря к вашему заключению</h2>${remarks.map(
    one => html`<div class="house-remark">${remarkWords(one, timeZone, false)}
      ${
        one.withdrawnAt === null &&
        form({
          action: paths.remarkAnswer(caseId, one.id),
          csrf,
          filled: answering?.id === one.id ? answering.filled : emptyForm,
          body: html`${textareaField({ name: `answer_${one.id}`, label: one.answer === null ? 'Ваш ответ' : 'Другой ответ вместо прежнего', rows: 2 }, answering?.id === one.id ? answering.filled : emptyForm)}${button('Ответить', { kind: 'secondary' })}`,
        })
      }</div>`,
  )}`

const remarkWords = (one: RemarkLine, timeZone: string, named: boolean): Html =>
  html`<p class="house-remark__who">${named && html`${one.expert}. `}${one.author}, ${asRussianMoment(one.madeAt, timeZone)} ${one.withdrawnAt !== null && tag({ words: 'снято', tone: 'neutral' })}</p>
    <p class="house-remark__words">${one.remark}</p>
    ${one.answer !== null && html`<p class="house-remark__answer">Ответ: ${one.answer}</p>`}`

/** Who of a joint sheet cannot sign it as it stands, and why. */
export const differencesBanner = (
  differences: readonly SheetDifference[],
  nameOf: (expertId: string) => string,
): Html | false =>
  differences.length > 0 &&
  banner({
    kind: 'warning',
    title: 'Общий лист подписан не всеми: есть несогласие',
    body: html`<ul class="govuk-list">${differences.map(({ expertId, items, words }) => html`<li>${nameOf(expertId)}, позиции ${items.join(', ')}: ${words}</li>`)}</ul><p>Обсудите эти позиции. Если общего решения нет, секретарь комиссии может заменить специалиста.</p>`,
  })
