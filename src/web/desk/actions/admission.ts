import { z } from 'zod'
import { attestationForms } from '../../../application/event-words.ts'
import type { Deadline } from '../../../domain/calendar/deadlines.ts'
import { addDays, type PlainDate } from '../../../domain/calendar/plain-date.ts'
import { pathFor } from '../../../domain/eligibility/path.ts'
import { capital } from '../../../domain/wording.ts'
import { oneOf, optionalTime, requiredDate, requiredText, requiredWords } from '../../answers.ts'
import type { Filled } from '../../forms.ts'
import { type Html, html } from '../../html.ts'
import type { Desk } from '../../screens.ts'
import { banner } from '../../views/banner.ts'
import { deadlineView } from '../../views/case-deadline.ts'
import { dueDate } from '../../views/deadline.ts'
import { dateField, radiosField, textareaField, textField } from '../../views/fields.ts'
import { asShortDate } from '../../views/words.ts'
import { type Action, commandFrom } from '../action.ts'
import type { OpenCase } from '../open-case.ts'

const forms = ['in_person', 'video', 'absent'] as const
const formHints = {
  in_person: 'Заявитель приходит на заседание или тестирование',
  video: 'Заявитель подключается по ссылке',
  absent: 'Обычный порядок: материалы рассматриваются без заявителя',
}

const dayShape = {
  on: requiredDate('Назначьте день аттестации'),
  time: optionalTime(),
  place: requiredText('Укажите место аттестации'),
  form: oneOf(forms, 'Выберите форму аттестации'),
}

const daySchema = z.object(dayShape)

/** Admission to attestation: the day, the hour, the place and the form are fixed and the applicant is told (196 п. 31). */
export const admission: Action = {
  command: 'Admit',
  thing: 'admission',
  roles: ['clerk', 'secretary'],
  label: 'Допустить к аттестации',
  title: 'Допустить к аттестации',
  yes: 'Проверить уведомление',
  confirmed: true,
  lead: ({ pack, card }) => pathWords[pathFor(pack, card.state.application)],
  initial: (open, desk) => {
    const on = proposedDay(open, desk)
    return {
      ...(on === undefined ? {} : { on: asShortDate(on) }),
      place: open.pack.authority.city,
      form: open.card.state.application.wishesPresence ? 'in_person' : 'absent',
    }
  },
  fields: (open, filled, desk) => dayFields(open, filled, desk),
  warning: (open, command, desk) => command.type === 'Admit' && dayOff(open, desk, command.attestation.on),
  read: body =>
    commandFrom(daySchema, body, answers => ({
      type: 'Admit',
      attestation: appointed(answers),
    })),
  done: 'Заявитель допущен к аттестации, уведомление направлено.',
}

/** Another day of attestation, with the reason. */
export const attestationDay: Action = {
  command: 'MoveAttestation',
  thing: 'attestation-day',
  roles: ['clerk', 'secretary'],
  label: 'Перенести день аттестации',
  title: 'Перенести день аттестации',
  yes: 'Проверить перенос',
  confirmed: true,
  initial: ({ card: { state } }) =>
    'attestation' in state ? { ...state.attestation, on: asShortDate(state.attestation.on) } : {},
  fields: (open, filled, desk) =>
    html`${dayFields(open, filled, desk)}${textareaField({ name: 'reason', label: 'Почему день переносится', rows: 3 }, filled)}`,
  warning: (open, command, desk) => command.type === 'MoveAttestation' && dayOff(open, desk, command.attestation.on),
  read: body =>
    commandFrom(
      daySchema.extend({ reason: requiredWords('Напишите, почему день переносится', 1000) }),
      body,
      answers => ({
        type: 'MoveAttestation',
        attestation: appointed(answers),
        reason: answers.reason,
      }),
    ),
  done: 'День аттестации перенесён.',
}

const appointed = ({ on, time, place, form }: z.output<typeof daySchema>) => ({
  on: on as PlainDate,
  ...(time === undefined ? {} : { time }),
  place,
  form,
})

const timeHint = ({ pack }: OpenCase): string =>
  pack.admission.time === 'required' ? 'Местное, например 10:00' : 'Местное, например 10:00. Можно не указывать'

const pathWords = {
  assessment: 'Путь дела: анализ профессиональной деятельности специалистами.',
  awards: 'Путь дела: по наградам, специалисты подтверждают документы без анализа.',
  petition: 'Путь дела: по ходатайству работодателя, в один этап.',
}

/** Deadlines still running that the chosen day has to fit. */
const limits = ({ deadlines, today }: OpenCase): Deadline[] =>
  deadlines
    .filter(({ direction, doneOn, due }) => direction === 'after' && doneOn === undefined && due >= today)
    .sort((a, b) => (a.due < b.due ? -1 : 1))

const dayFields = (open: OpenCase, filled: Filled, desk: Desk) => {
  const running = limits(open)
  return html`${dateField({ name: 'on', label: 'День аттестации', hint: `Рабочий календарь региона, сегодня ${asShortDate(open.today)}` }, filled)}
  ${
    running.length > 0 &&
    html`<details class="house-details" open><summary>Сроки, в которые нужно уложиться</summary><ul class="govuk-list">${running.map(
      limit => html`<li>${limit.title}: ${dueDate(deadlineView(desk.app.law, open.card.state.pack, limit))}</li>`,
    )}</ul></details>`
  }
  ${textField({ name: 'time', label: 'Время начала', hint: timeHint(open), width: 5 }, filled)}
  ${textField({ name: 'place', label: 'Место' }, filled)}
  ${radiosField(
    {
      name: 'form',
      label: 'Форма',
      options: forms.map(value => ({ value, label: capital(attestationForms[value]), hint: formHints[value] })),
    },
    filled,
  )}`
}

/** A day off may be appointed, but not by oversight. */
const dayOff = (open: OpenCase, desk: Desk, on: PlainDate): Html | false => {
  const calendar = desk.app.law.calendar(open.pack.region)
  const why = calendar.covers(on) ? calendar.whyNotWorking(on) : undefined
  if (why === undefined) return false
  return banner({
    kind: 'warning',
    title: 'Это нерабочий день',
    body: `${asShortDate(on)} – ${why}. Назначить этот день можно, но убедитесь, что комиссия соберётся.`,
  })
}

/** Two working weeks from now, or the last working day that still fits the nearest limit. */
const proposedDay = (open: OpenCase, desk: Desk): PlainDate | undefined => {
  const calendar = desk.app.law.calendar(open.pack.region)
  const wanted = addDays(open.today, 14)
  if (!calendar.covers(wanted)) return undefined
  const day = calendar.workingDayOnOrAfter(wanted)
  const limit = limits(open).find(({ closedBy }) => closedBy !== 'application.admitted')
  return limit === undefined || day <= limit.due ? day : calendar.workingDayOnOrBefore(limit.due)
}
