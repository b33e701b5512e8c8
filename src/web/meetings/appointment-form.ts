import { z } from 'zod'
import type { Law } from '../../application/law.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { capital } from '../../domain/wording.ts'
import { oneOf, optionalText, requiredDate, requiredText, ticked } from '../answers.ts'
import type { FieldError, Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { dateField, radiosField, textField } from '../views/fields.ts'
import { tickField } from '../views/tick.ts'
import { asShortDate } from '../views/words.ts'
import { heldWords } from './meeting-words.ts'

export const appointmentShape = {
  on: requiredDate('Назначьте день заседания'),
  time: requiredText('Укажите время, например 14:30', 5),
  form: oneOf(['in_person', 'video'], 'Выберите, как проходит заседание'),
  place: requiredText('Укажите место заседания', 300),
  link: optionalText(500),
  day_off_allowed: ticked(),
}
const schema = z.object(appointmentShape)
type Answers = z.output<typeof schema>

/** Appointment as the use case takes it. */
export const appointmentFrom = ({ on, time, form, place, link }: Answers) => ({
  on: on as PlainDate,
  time,
  form,
  place,
  link,
})

/** What the rules do not forbid but a secretary must not overlook: a day off, a video meeting without its address. */
export const appointmentFaults = (answers: Answers, calendar: WorkCalendar): FieldError[] => {
  const faults: FieldError[] = []
  const on = answers.on as PlainDate
  if (!calendar.covers(on))
    faults.push({ field: 'on', message: 'Производственного календаря на этот год в системе ещё нет' })
  else if (!calendar.isWorkingDay(on) && !answers.day_off_allowed)
    faults.push({
      field: 'on',
      message: `${asShortDate(on)} – нерабочий день (${calendar.whyNotWorking(on) ?? 'выходной'}). Выберите другой или подтвердите ниже`,
    })
  if (answers.form === 'video' && answers.link === undefined)
    faults.push({ field: 'link', message: 'Укажите адрес видео-конференц-связи: его получат члены комиссии' })
  if (answers.link !== undefined && !/^https?:\/\/\S+$/.test(answers.link))
    faults.push({ field: 'link', message: 'Адрес начинается с https:// и пишется без пробелов' })
  return faults
}

export const appointmentFields = (law: Law, pack: Pack, filled: Filled): Html => {
  const { held, clause } = pack.commission.form
  const options = (['in_person', 'video'] as const)
    .filter(form => held === 'any' || held === form)
    .map(value => ({ value, label: capital(heldWords[value]) }))
  return html`${dateField({ name: 'on', label: 'День' }, filled)}
    ${
      filled.errors.some(({ field, message }) => field === 'on' && message.includes('нерабочий')) &&
      tickField({ name: 'day_off_allowed', label: 'Назначить на нерабочий день' }, filled)
    }
    ${textField({ name: 'time', label: 'Время', hint: 'Местное, например 14:30', width: 5 }, filled)}
    ${radiosField({ name: 'form', label: 'Как проходит', options }, filled)}
    ${held !== 'any' && html`<div class="house-rule">${citation(clauseView(clause, law.cited(packRef(pack), clause)))}</div>`}
    ${textField({ name: 'place', label: 'Место', hint: held === 'video' ? 'Откуда ведётся связь' : undefined }, filled)}
    ${textField({ name: 'link', label: 'Ссылка на видео-конференц-связь' }, filled)}`
}
