import { z } from 'zod'
import type { ExpertLineKind, NewLine } from '../../application/experts/lines.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { educations, educationTitles } from '../../domain/expertise/expert.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import {
  oneOf,
  optionalDate,
  optionalText,
  requiredDate,
  requiredText,
  requiredWords,
  wholeNumber,
} from '../answers.ts'
import { emptyForm, type Filled, type FormResult, readForm, withErrors } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { dateField, radiosField, textareaField, textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { type TieSearch, tieOrganisations, tieSearchForm } from './tie-search.ts'

const schemas = {
  education: z.object({
    institution: requiredText('Назовите учебное заведение'),
    level: oneOf(educations, 'Выберите уровень'),
    speciality: requiredText('Назовите специальность'),
    year: wholeNumber('Год окончания – четыре цифры', 1940, 2100),
  }),
  category: z.object({
    category: oneOf(categories, 'Выберите категорию'),
    set_on: requiredDate('Укажите, когда установлена'),
    valid_until: optionalDate(),
    body: optionalText(300),
  }),
  leave: z.object({
    from: requiredDate('Укажите первый день'),
    to: requiredDate('Укажите последний день'),
    note: optionalText(300),
  }),
  tie: z.object({
    person: optionalText(200),
    organisation: optionalText(60),
    reason: requiredWords('Напишите, в чём связь', 1000),
  }),
} as const

const lineKinds = ['education', 'category', 'leave', 'tie'] as const satisfies readonly ExpertLineKind[]
export const lineKindOf = (text: string | undefined): ExpertLineKind | undefined => lineKinds.find(one => one === text)

/** A new line out of the answers of its form. */
export const readLine = (kind: ExpertLineKind, body: unknown): { line: NewLine; read: Read } | { filled: Filled } => {
  const fail = (read: { filled: Filled }) => ({ filled: read.filled })
  if (kind === 'education') {
    const read = readForm(schemas.education, body)
    return read.ok ? { line: { kind, education: read.value }, read } : fail(read)
  }
  if (kind === 'category') {
    const read = readForm(schemas.category, body)
    if (!read.ok) return fail(read)
    const { category, set_on, valid_until, body: authority } = read.value
    const one = {
      category,
      setOn: set_on as PlainDate,
      validUntil: (valid_until ?? null) as PlainDate | null,
      body: authority ?? null,
    }
    return { line: { kind, category: one }, read }
  }
  if (kind === 'leave') {
    const read = readForm(schemas.leave, body)
    if (!read.ok) return fail(read)
    const { from, to, note } = read.value
    return { line: { kind, leave: { from: from as PlainDate, to: to as PlainDate, note: note ?? null } }, read }
  }
  const read = readForm(schemas.tie, body)
  if (!read.ok) return fail(read)
  const { person, organisation, reason } = read.value
  const message = 'Назовите или человека, или организацию'
  if ((person === undefined) === (organisation === undefined))
    return { filled: withErrors(read.filled, { field: 'person', message }) }
  if (person !== undefined && person.split(/\s+/).length < 2)
    return {
      filled: withErrors(read.filled, { field: 'person', message: 'Напишите фамилию, имя и отчество полностью' }),
    }
  if (organisation !== undefined && !z.uuid().safeParse(organisation).success)
    return { filled: withErrors(read.filled, { field: 'organisation', message: 'Выберите организацию из списка' }) }
  return { line: { kind, tie: { person: person ?? null, organisationId: organisation ?? null, reason } }, read }
}
type Read = Pick<FormResult<unknown>, 'once' | 'filled'>

const titles: Record<ExpertLineKind, string> = {
  education: 'Добавить образование',
  category: 'Добавить категорию',
  leave: 'Добавить отпуск',
  tie: 'Записать связь с заявителем',
}

/** A line that did not go in, as it was typed, and why. */
export type LineTrouble = { kind: ExpertLineKind; filled: Filled; refusal?: Refusal | undefined }

/** A folded form for one more line; open when it came back with a fault. */
export const lineForm = (
  kind: ExpertLineKind,
  view: {
    action: string
    csrf: string
    trouble: LineTrouble | undefined
    search: TieSearch
    own?: boolean
  },
): Html => {
  const typed = view.trouble?.kind === kind ? view.trouble.filled : undefined
  const filled = typed ?? emptyForm
  const searched = kind === 'tie' && view.search.find !== ''
  return html`<details class="house-details" id="${kind}" ${(typed || searched) && html`open`}><summary>${titles[kind]}</summary>${kind === 'tie' && html`${tieWords(view.own ?? false)}${tieSearchForm(view.search)}`}${form(
    {
      action: view.action,
      csrf: view.csrf,
      filled,
      body: html`${fieldsOf(kind, filled, view.search)}${button(titles[kind], { kind: 'secondary' })}`,
    },
  )}</details>`
}

/** Takes one line away at a press; `what` names it to those who do not see the row. */
export const removalForm = (action: string, csrf: string, what: string): Html =>
  form({
    action,
    csrf,
    filled: emptyForm,
    body: html`<button class="house-link-button" type="submit">Убрать<span class="govuk-visually-hidden"> – ${what}</span></button>`,
  })

const fieldsOf = (kind: ExpertLineKind, filled: Filled, search: TieSearch): Html => {
  if (kind === 'education')
    return html`${textField({ name: 'institution', label: 'Учебное заведение' }, filled)}
      ${radiosField({ name: 'level', label: 'Уровень', options: educations.map(value => ({ value, label: educationTitles[value] })) }, filled)}
      ${textField({ name: 'speciality', label: 'Специальность по диплому' }, filled)}
      ${textField({ name: 'year', label: 'Год окончания', width: 5, inputmode: 'numeric' }, filled)}`
  if (kind === 'category')
    return html`${radiosField({ name: 'category', label: 'Категория', options: categories.map(value => ({ value, label: categoryWords[value] })) }, filled)}
      ${dateField({ name: 'set_on', label: 'Установлена' }, filled)}
      ${dateField({ name: 'valid_until', label: 'Действует по', hint: 'Оставьте пустым, если бессрочно' }, filled)}
      ${textField({ name: 'body', label: 'Кем установлена, реквизиты приказа' }, filled)}`
  if (kind === 'leave')
    return html`${dateField({ name: 'from', label: 'Первый день' }, filled)}${dateField({ name: 'to', label: 'Последний день', hint: '' }, filled)}
      ${textField({ name: 'note', label: 'Пометка' }, filled)}`
  return html`${textField({ name: 'person', label: 'Фамилия, имя, отчество' }, filled)}
    ${tieOrganisations(search, filled)}
    ${textareaField({ name: 'reason', label: 'В чём связь', rows: 2 }, filled)}`
}

const tieWords = (own: boolean): Html =>
  html`<p class="govuk-body">${own ? 'Назовите человека, которого вы не можете оценивать, или организацию, с работниками которой связаны.' : 'Назовите человека, которого специалист не может оценивать, или организацию, с работниками которой он связан.'} Имя ищется полностью, и у тех, кто подаст заявление позже.</p>`
