import type { Confirmation } from '../../application/stores/school.ts'
import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type ConfirmedFact, confirmedFacts, factTitles, verdictWords } from '../../domain/school/confirmation.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { dateField, radiosField, textareaField, textField } from '../views/fields.ts'
import { table } from '../views/table.ts'

const hints: Record<ConfirmedFact, string> = {
  workplace: 'Так названа организация в заявлении',
  position: 'По трудовому договору и штатному расписанию',
  experience: 'Полных лет, как указал педагог',
  employment: 'Состоит ли педагог в трудовых отношениях со школой в этот день',
}

/** Each stated fact with three answers: it is so, it is otherwise, it is not so. */
export const confirmationFields = (stated: Record<ConfirmedFact, string>, filled: Filled): Html =>
  html`${confirmedFacts.map(
    fact => html`<section class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">${factTitles[fact]}</h2></div>
      <div class="govuk-summary-card__content house-card-form">
      <p class="govuk-body"><span class="house-muted">В заявлении:</span> ${stated[fact]}</p>
      ${radiosField(
        {
          name: `${fact}_verdict`,
          label: 'Ответ школы',
          hint: hints[fact],
          options: [
            { value: 'confirmed', label: 'Подтверждаем' },
            { value: 'corrected', label: 'Исправляем: на самом деле иначе' },
            { value: 'denied', label: 'Не подтверждаем' },
          ],
        },
        filled,
      )}
      ${textField({ name: `${fact}_says`, label: 'Если исправляете – как правильно', width: 30 }, filled)}
      ${textareaField({ name: `${fact}_note`, label: 'Примечание', hint: 'По желанию; обязательно, если не подтверждаете', rows: 2 }, filled)}
      </div></section>`,
  )}
  ${dateField({ name: 'on_day', label: 'На какой день подтверждаете работу', hint: 'День аттестации, если он назначен; иначе сегодня' }, filled)}`

/** What a school answered, fact by fact. */
export const confirmedTable = ({ facts, onDay }: Pick<Confirmation, 'facts' | 'onDay'>): Html =>
  table({
    caption: 'Ответ школы',
    columns: [{ label: 'Сведения' }, { label: 'В заявлении' }, { label: 'Ответ школы' }, { label: 'Примечание' }],
    empty: 'Школа ещё не ответила.',
    rows: facts.map(({ fact, stated, verdict, says, note }) => [
      fact === 'employment' && onDay !== null ? `Работает на ${asShortRussianDate(onDay)}` : factTitles[fact],
      stated,
      verdict === 'corrected'
        ? html`<strong>${says}</strong><div class="house-muted">${verdictWords.corrected}</div>`
        : verdictWords[verdict],
      note ?? '–',
    ]),
  })
