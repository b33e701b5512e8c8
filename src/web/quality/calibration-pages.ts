import { calibrationFaults } from '../../application/quality/calibrations.ts'
import type { CalibrationLine } from '../../application/reads/quality.ts'
import type { Calibration, CalibrationSheet } from '../../application/stores/quality.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { noMaterials } from '../expertise/materials.ts'
import { sheetTable } from '../expertise/sheet-result.ts'
import { emptyForm, type Filled, filledWith } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'
import { typedDraft, typedMarks } from './calibration-answers.ts'
import { calibrationSheetFields, draftFields, referenceBeside } from './calibration-fields.ts'
import { calibrationResults } from './calibration-results.ts'

const states = {
  draft: { words: 'готовится', tone: 'neutral' },
  open: { words: 'идёт', tone: 'active' },
  closed: { words: 'завершена', tone: 'good' },
} as const

/** Calibrations of a region, or those given to a specialist. */
export const calibrationTable = (
  lines: readonly (CalibrationLine & { signedOn?: Date | null })[],
  own: boolean,
): Html =>
  table({
    caption: 'Калибровки',
    captionVisible: !own,
    empty: own
      ? 'Вам пока не давали калибровочных портфолио. Когда секретарь комиссии даст, оно появится здесь.'
      : 'Калибровок ещё не было. Начните с одного вымышленного портфолио и трёх–пяти специалистов.',
    columns: [
      { label: 'Портфолио' },
      { label: 'Категория' },
      { label: 'Состояние' },
      { label: 'Срок' },
      { label: own ? 'Ваш лист' : 'Подписано листов' },
    ],
    rows: lines.map(line => [
      html`<a class="govuk-link" href="${url(paths.calibration(line.id))}">${line.title}</a><div class="house-muted">${line.position}</div>`,
      categoryWords[line.category],
      tag(states[line.status]),
      line.due === null ? '–' : asShortDate(line.due),
      own ? (line.signedOn ? 'подписан' : 'не подписан') : `${line.signed} из ${line.given}`,
    ]),
  })

const frame = (
  calibration: Calibration,
  title: string | undefined,
  body: Printable,
  errors: Filled['errors'] = [],
) => ({
  title: title ?? calibration.title,
  caption: `${categoryWords[calibration.category]}, ${calibration.position}`,
  breadcrumbs: [{ label: 'Калибровка', address: paths.calibrations() }],
  errors,
  width: 'wide' as const,
  body,
})

const refusalOf = (desk: Desk, { region }: Calibration, refusal: Refusal | undefined): Html | false =>
  refusal !== undefined && html`${refused(desk.app.law, packRef(packToday(desk, region)), refusal)}`

/** The portfolio in the making, or what came of it. */
export const keeperPage = (
  desk: Desk,
  context: { csrf: string },
  calibration: Calibration,
  sheets: readonly (CalibrationSheet & { name: string })[],
  { filled, refusal, keeps }: { filled?: Filled | undefined; refusal?: Refusal | undefined; keeps: boolean },
) => {
  const why = refusalOf(desk, calibration, refusal)
  if (calibration.status === 'draft' && keeps) {
    const shown = filled ?? filledWith(typedDraft(calibration))
    const faults = calibrationFaults(calibration)
    return frame(
      calibration,
      undefined,
      html`${why}
        <p class="govuk-body">Опишите вымышленного человека и по каждому показателю – что показывает его портфолио, какой балл правильный и почему. Это не дело: калибровка ни на кого не влияет. Настоящих имён и названий здесь быть не должно.</p>
        ${form({
          action: paths.calibration(calibration.id),
          csrf: context.csrf,
          filled: shown,
          body: html`<input type="hidden" name="version" value="${calibration.version}">
            ${textField({ name: 'title', label: 'Название', hint: 'Видно специалистам' }, shown)}
            ${textareaField({ name: 'about', label: 'О ком портфолио', hint: 'Вымышленный человек без имени: должность, стаж, условия работы', rows: 4 }, shown)}
            ${draftFields(calibration, shown)}
            ${buttonGroup(button('Сохранить'), html`<a class="govuk-link" href="${url(paths.calibrations())}">Вернуться без изменений</a>`)}`,
        })}
        ${
          faults.length > 0
            ? banner({
                kind: 'information',
                title: 'Раздать можно, когда заполнено всё',
                body: html`<p>Осталось: ${faults.length}.</p><ul class="govuk-list govuk-list--bullet">${faults.slice(0, 8).map(fault => html`<li>${fault}</li>`)}</ul>`,
              })
            : linkButton('Выбрать специалистов и раздать', paths.calibrationThing(calibration.id, 'opening'))
        }`,
      shown.errors,
    )
  }
  return frame(
    calibration,
    undefined,
    html`${why}<p class="govuk-body">${tag(states[calibration.status])}${calibration.due !== null && ` Срок – ${asShortDate(calibration.due)}.`}</p>
      <p class="govuk-body">${calibration.about}</p>
      ${calibrationResults(calibration, sheets)}
      <details class="house-details"><summary>Эталонный лист</summary>${sheetTable(calibration.criteria, [{ title: 'Эталон и пояснение', points: calibration.reference, comments: calibration.explanations }], 'Эталон', noMaterials)}</details>
      ${
        calibration.status === 'open' &&
        keeps &&
        askToConfirm({
          action: paths.calibrationThing(calibration.id, 'closing'),
          csrf: context.csrf,
          consequences: html`<p>После завершения листы больше не принимаются, а те, кто подписал, увидят эталон с пояснениями.</p>`,
          yes: 'Завершить калибровку',
          back: paths.calibrations(),
        })
      }`,
  )
}

/** A specialist's own sheet, and the reference once the calibration is over. */
export const specialistPage = (
  desk: Desk,
  context: { csrf: string },
  calibration: Calibration,
  sheet: CalibrationSheet,
  { filled, refusal }: { filled?: Filled | undefined; refusal?: Refusal | undefined } = {},
) => {
  const why = refusalOf(desk, calibration, refusal)
  if (calibration.status === 'closed' && sheet.signedAt !== null)
    return frame(
      calibration,
      undefined,
      html`<p class="govuk-body">Калибровка завершена. Ниже ваш балл рядом с эталоном и пояснением. Результат ни на что не влияет: он нужен, чтобы понимать показатели одинаково.</p>
        ${referenceBeside(calibration, sheet.points)}`,
    )
  if (calibration.status === 'closed')
    return frame(
      calibration,
      undefined,
      html`<p class="govuk-body">Калибровка завершена, ваш лист не был подписан.</p>`,
    )
  if (sheet.signedAt !== null)
    return frame(
      calibration,
      undefined,
      html`<p class="govuk-body">Вы подписали лист. Эталон с пояснениями откроется, когда калибровка завершится.</p>
        ${sheetTable(calibration.criteria, [{ title: 'Баллы и комментарий', points: sheet.points, comments: sheet.comments }], 'Ваш лист', noMaterials)}`,
    )
  const shown = filled ?? filledWith(typedMarks(sheet))
  return frame(
    calibration,
    undefined,
    html`${why}
      <p class="govuk-body">Это учебное портфолио вымышленного человека. Оцените его сами, не советуясь с коллегами, до ${asShortDate(calibration.due ?? '')}: так станет видно, какие показатели все понимают одинаково. На вашу работу результат не влияет.</p>
      <h2 class="govuk-heading-m">О ком портфолио</h2><p class="govuk-body">${calibration.about}</p>
      ${form({
        action: paths.calibration(calibration.id),
        csrf: context.csrf,
        body: html`${calibrationSheetFields(calibration, shown)}
          ${buttonGroup(
            button('Проверить и подписать', { name: 'next', value: 'signing' }),
            button('Сохранить черновик', { kind: 'secondary', name: 'next', value: 'draft' }),
          )}`,
      })}`,
    shown.errors,
  )
}

/** The last look before the signature. */
export const calibrationSigningPage = (
  desk: Desk,
  context: { csrf: string },
  calibration: Calibration,
  sheet: CalibrationSheet,
  refusal?: Refusal,
) => {
  const score = scoreSheet(calibration.criteria, calibration.category, sheet.points)
  const back = paths.calibration(calibration.id)
  if (isRefusal(score))
    return frame(
      calibration,
      'Лист ещё не готов',
      html`<p class="govuk-body">${score.because}.</p>${linkButton('Вернуться к листу', back, 'secondary')}`,
    )
  return frame(
    calibration,
    'Проверьте и подпишите лист',
    html`${refusalOf(desk, calibration, refusal)}
      ${sheetTable(calibration.criteria, [{ title: 'Баллы и комментарий', points: sheet.points, comments: sheet.comments }], 'Ваш лист', noMaterials)}
      ${askToConfirm({
        action: paths.calibrationThing(calibration.id, 'signing'),
        csrf: context.csrf,
        filled: emptyForm,
        consequences: html`<p>После подписи лист изменить нельзя. Эталон откроется, когда калибровка завершится.</p>`,
        fields: html`<input type="hidden" name="saved" value="${sheet.savedAt?.toISOString() ?? ''}">`,
        yes: 'Подписать лист',
        back,
      })}`,
  )
}
