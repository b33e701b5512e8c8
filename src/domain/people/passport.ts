import { addDays, addYears, type PlainDate } from '../calendar/plain-date.ts'
import { type Checked, digitsOf } from './checked.ts'

/** Series of a Russian citizen's passport: four digits, no check digit. */
export const checkPassportSeries = (text: string): Checked => exactly(text, 4, 'В серии паспорта', '45 08')

/** Number of a Russian citizen's passport: six digits, no check digit. */
export const checkPassportNumber = (text: string): Checked => exactly(text, 6, 'В номере паспорта', '123456')

/** Code of the department that issued the passport; the value is `NNN-NNN`. */
export const checkDepartmentCode = (text: string): Checked => {
  const checked = exactly(text, 6, 'В коде подразделения', '420-001')
  return 'wrong' in checked ? checked : { value: `${checked.value.slice(0, 3)}-${checked.value.slice(3)}` }
}

/** `32 08 123456`, as it is printed on the page of the passport. */
export const showPassport = (series: string, number: string): string =>
  `${series.slice(0, 2)} ${series.slice(2)} ${number}`

const graceDays = 90

/**
 * Last day on which the passport is good: it is changed at 20 and at 45, with 90 days for the change; undefined when it has
 * no end. The ages and the 90 days come from general knowledge, not from the regulations: a lawyer has yet to confirm them.
 */
export const passportGoodUntil = (birth: PlainDate, issued: PlainDate): PlainDate | undefined => {
  const age = [20, 45].find(years => issued < addYears(birth, years))
  return age === undefined ? undefined : addDays(addYears(birth, age), graceDays)
}

/** Whether the day of issue can be true: the bearer was 14 and the day has come. Returns what is wrong. */
export const passportIssueFault = (birth: PlainDate, issued: PlainDate, today: PlainDate): string | undefined => {
  if (issued > today) return 'Дата выдачи паспорта ещё не наступила'
  if (issued < addYears(birth, 14)) return 'Паспорт выдаётся с 14 лет: проверьте дату выдачи и дату рождения'
  return undefined
}

const exactly = (text: string, length: number, where: string, sample: string): Checked => {
  if (text.trim() === '') return { wrong: `${where} ${length} ${length === 4 ? 'цифры' : 'цифр'}, например ${sample}` }
  const digits = digitsOf(text)
  if (digits === undefined) return { wrong: `${where} только цифры, например ${sample}` }
  if (digits.length !== length) return { wrong: `${where} должно быть цифр: ${length}, а указано ${digits.length}` }
  if (Number(digits) === 0) return { wrong: `${where} не может быть одних нулей` }
  return { value: digits }
}
