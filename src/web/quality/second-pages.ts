import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import type { Sheet, SheetItem } from '../../domain/expertise/sheet-items.ts'
import { sheetProgress } from '../../domain/expertise/sheet-progress.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { materialsOf, noMaterials } from '../expertise/materials.ts'
import type { JudgeContext } from '../expertise/open-seat.ts'
import { sheetBar } from '../expertise/sheet-bar.ts'
import { sheetFields } from '../expertise/sheet-form.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { scoreView, sheetTable } from '../expertise/sheet-result.ts'
import { faultsOf } from '../expertise/sheet-work.ts'
import { thresholdWords } from '../expertise/threshold-words.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'
import { type OpenSecond, sheetOf } from './open-second.ts'

type Shown = {
  filled: Filled
  shown: Sheet
  differing?: Readonly<Record<string, SheetItem>> | undefined
  refusal?: Refusal | undefined
}

/** The sheet to fill in, beside what the applicant brought. */
export const secondFillPage = async (
  desk: Desk,
  context: JudgeContext,
  criteria: CriteriaSet,
  { line, seat }: OpenSecond,
  { filled, shown, differing, refusal }: Shown,
) => {
  const { category } = seat.card.state.application
  const materials = await materialsOf(desk, seat)
  const progress = sheetProgress(criteria, shown.points)
  const codes = Object.keys(differing ?? {})
  return seatPage(
    desk,
    seat,
    html`${refused(desk.app.law, seat.card.state.pack, refusal)}
      <p class="govuk-body">Заполните и подпишите лист до <strong>${asShortDate(line.due)}</strong>. Не обсуждайте это дело с коллегами до подписи.</p>
      ${criteria.notice !== null && needsClarification(criteria.notice)}
      <p class="govuk-body">${thresholdWords(criteria, category)} Ноль подтверждения не требует; балл выше нуля ставится по принятому доказательству. Если доказательство не принято, напишите почему.</p>
      ${
        codes.length > 0 &&
        banner({
          kind: 'warning',
          title: 'Лист открыт в двух окнах',
          body: `По-разному заполнены показатели: ${codes.join(', ')}. Выберите у каждого, что оставить, и сохраните лист.`,
        })
      }
      ${form({
        action: paths.secondSheet(line.id),
        csrf: context.csrf,
        body: html`${sheetFields({ set: criteria, category, filled, shown, materials, progress, differing })}
          ${sheetBar({ criteria, category, points: shown.points, savedAt: line.savedAt ?? undefined, timeZone: seat.pack.authority.time_zone })}`,
      })}`,
    { errors: filled.errors },
  )
}

/** The last look before the signature. */
export const secondSigningPage = async (
  desk: Desk,
  context: JudgeContext,
  criteria: CriteriaSet,
  { line, seat }: OpenSecond,
  refusal?: Refusal,
) => {
  const sheet = sheetOf(line)
  const materials = await materialsOf(desk, seat)
  const faults = faultsOf(seat, sheet, materials)
  const score = scoreSheet(criteria, seat.card.state.application.category, sheet.points)
  const back = paths.secondSheet(line.id)
  const title = { title: `Подпись листа – ${seat.card.line.applicant}`, heading: 'Проверьте и подпишите лист' }
  if (faults.length > 0 || isRefusal(score))
    return seatPage(
      desk,
      seat,
      html`${banner({
        kind: 'warning',
        title: 'Лист ещё не готов к подписи',
        body: html`<ul class="govuk-list govuk-list--bullet">${faults.map(({ field, message }) => html`<li><a class="govuk-link" href="${url(back)}#${field}">${message}</a></li>`)}</ul>`,
      })}${linkButton('Вернуться к листу', back, 'secondary')}`,
      title,
    )
  return seatPage(
    desk,
    seat,
    html`${refused(desk.app.law, seat.card.state.pack, refusal)}
      ${scoreView(desk.app.law, seat.card.state.pack, score)}
      ${sheetTable(criteria, [{ title: 'Баллы, доказательства и комментарий', ...sheet }], 'Ваш лист', materials)}
      ${askToConfirm({
        action: paths.secondSheetThing(line.id, 'signing'),
        csrf: context.csrf,
        filled: emptyForm,
        consequences: html`<p>После подписи лист изменить нельзя.</p>`,
        fields: html`<input type="hidden" name="saved" value="${line.savedAt?.toISOString() ?? ''}">`,
        yes: 'Подписать лист',
        back,
      })}`,
    title,
  )
}

/** A signed sheet: the own points, nothing of the case any more. */
export const secondDonePage = (criteria: CriteriaSet, { line }: OpenSecond) => ({
  title: 'Лист подписан',
  caption: `${line.position}, ${line.organisation}`,
  breadcrumbs: [{ label: 'Моя экспертиза', address: paths.expertise() }],
  body: html`<p class="govuk-body">Вы подписали лист ${asShortDate(line.signedOn ?? line.due)}. Больше от вас ничего не нужно.</p>
    ${sheetTable(criteria, [{ title: 'Баллы и комментарий', points: line.points, comments: line.comments }], 'Ваш лист', noMaterials)}`,
})
