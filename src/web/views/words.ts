/** Russian words around numbers and dates. Everything here takes ready values and returns text. */

/** The form that fits the number: `plural(3, ['день', 'дня', 'дней'])` is «дня». */
export const plural = (n: number, forms: readonly [one: string, few: string, many: string]): string => {
  const whole = Math.abs(n)
  if (!Number.isInteger(whole)) return forms[1]
  const tens = whole % 100
  const ones = whole % 10
  if (tens >= 11 && tens <= 14) return forms[2]
  if (ones === 1) return forms[0]
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2]
}

/** The number with its word, never torn apart at the end of a line: «3 дня». */
export const counted = (n: number, forms: readonly [one: string, few: string, many: string]): string =>
  `${asRussianNumber(n)}\u00a0${plural(n, forms)}`

/** 12345.5 is «12 345,5»: thousands apart by a narrow blank, a comma for the decimals (at most two). */
export const asRussianNumber = (n: number): string => numbers.format(n).replace(/\u00a0/g, '\u202f')

/** 2023-11-07 is «7 ноября 2023 года». The argument is a day of the calendar, YYYY-MM-DD. */
export const asRussianDate = (day: string): string => {
  const [year, month, date] = parts(day)
  return `${Number(date)}\u00a0${months[Number(month) - 1] ?? month}\u00a0${year}\u00a0года`
}

/** 2023-11-07 is «07.11.2023». */
export const asShortDate = (day: string): string => {
  const [year, month, date] = parts(day)
  return `${date}.${month}.${year}`
}

/** A moment on the clock of the region: «7 ноября 2023 года, 23:30». */
export const asRussianMoment = (moment: Date, timeZone: string): string => {
  const local = onTheClock(moment, timeZone)
  return `${asRussianDate(local.day)}, ${local.time}`
}

const numbers = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 })

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]

const parts = (day: string): [year: string, month: string, date: string] => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!found) throw new Error(`Not a day of the calendar: ${day}`)
  const [, year = '', month = '', date = ''] = found
  return [year, month, date]
}

/** Formatters are costly to build, so each zone has one. */
const zones = new Map<string, Intl.DateTimeFormat>()

const onTheClock = (moment: Date, timeZone: string): { day: string; time: string } => {
  const zone =
    zones.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  zones.set(timeZone, zone)
  const [day = '', time = ''] = zone.format(moment).split(' ')
  return { day, time }
}
