import { z } from 'zod'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { longestMinutes, mostSeats, type Sitting, shortestMinutes } from '../../domain/testing/session.ts'
import { optionalTime, requiredDate, requiredText, wholeNumber } from '../answers.ts'
import type { FieldError, Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { dateField, selectField, textField } from '../views/fields.ts'

export const sittingShape = {
  on: requiredDate('Напишите день тестирования'),
  time: optionalTime(),
  minutes: wholeNumber(
    `Продолжительность – целое число минут от ${shortestMinutes} до ${longestMinutes}`,
    shortestMinutes,
    longestMinutes,
  ),
  place: requiredText('Напишите место: здание и аудиторию'),
  seats: wholeNumber(`Число мест – от 1 до ${mostSeats}`, 1, mostSeats),
  conductor: z.uuid({ error: 'Выберите, кто проводит тестирование' }),
}
type Answers = z.output<z.ZodObject<typeof sittingShape>>

export const sittingFaults = ({ time }: Answers): FieldError[] =>
  time === undefined ? [{ field: 'time', message: 'Напишите время начала, например 10:00' }] : []

export const sittingFrom = ({ on, time = '', minutes, place, seats, conductor }: Answers): Sitting => ({
  ...{ on: on as PlainDate, time, minutes, place, seats },
  conductorId: conductor,
})

/** The field beside which a refusal of the rules is shown. */
export const sittingField: Readonly<Record<string, string>> = {
  day_passed: 'on',
  place_taken: 'place',
  conductor_busy: 'conductor',
  not_an_official: 'conductor',
  seats_taken: 'seats',
}

/** Day, hour, place, seats and who conducts. */
export const sittingFields = (conductors: readonly { id: string; name: string }[], filled: Filled): Html =>
  html`${dateField({ name: 'on', label: 'День тестирования' }, filled)}
    ${textField({ name: 'time', label: 'Начало', hint: 'Например, 10:00', width: 5 }, filled)}
    ${textField({ name: 'minutes', label: 'Продолжительность, минут', hint: 'Сколько занята аудитория, вместе с инструктажем', width: 5, inputmode: 'numeric' }, filled)}
    ${textField({ name: 'place', label: 'Место', hint: 'Здание и аудитория: так же место напишут в уведомлении заявителю' }, filled)}
    ${textField({ name: 'seats', label: 'Мест', width: 5, inputmode: 'numeric' }, filled)}
    ${selectField(
      {
        name: 'conductor',
        label: 'Кто проводит',
        hint: 'Устанавливает личность, проводит инструктаж, находится в аудитории и знакомит с результатом',
        options: [
          { value: '', label: 'Выберите сотрудника' },
          ...conductors.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
      filled,
    )}`
