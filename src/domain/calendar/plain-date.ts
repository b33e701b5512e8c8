declare const plainDateBrand: unique symbol

/** A calendar day without clock time or zone, «YYYY-MM-DD». Two of them compare with `<` as they stand. */
export type PlainDate = string & { readonly [plainDateBrand]: true }

const MS_A_DAY = 86_400_000
const FIRST_DAY = -683_003 // 0100-01-01
const LAST_DAY = 2_932_896 // 9999-12-31
const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** Days since 01.01.1970: the day as a number, for arithmetic and for tables of days. */
export const epochDay = (date: PlainDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_A_DAY

/** The day by its number since 01.01.1970. Throws RangeError outside the years 0100–9999. */
export const fromEpochDay = (day: number): PlainDate => {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) throw new RangeError(`Дня с номером ${day} нет в годах 0100–9999`)
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10) as PlainDate
}

/** Reads «YYYY-MM-DD»; undefined when the text is not a day that exists. */
export const parsePlainDate = (text: string): PlainDate | undefined => {
  const found = shape.exec(text)
  if (found === null) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const exists = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? (text as PlainDate) : undefined
}

/** The same for a text that must be a day; throws RangeError when it is not. */
export const plainDate = (text: string): PlainDate => {
  const date = parsePlainDate(text)
  if (date === undefined) throw new RangeError(`«${text}» — не дата вида ГГГГ-ММ-ДД`)
  return date
}

/** Reads what people type: «3.11.2023» or «03.11.2023»; undefined when there is no such day. */
export const parseRussianDate = (text: string): PlainDate | undefined => {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim())
  if (found === null) return undefined
  return parsePlainDate(`${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`)
}

/** «3 ноября 2023» */
export const asRussianDate = (date: PlainDate): string =>
  `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`

/** «03.11.2023» */
export const asShortRussianDate = (date: PlainDate): string =>
  `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`

/** The day `days` later; a negative number goes back. */
export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(epochDay(date) + days)

/** The same day number `count` months later, or the last day of that month when it has no such day (ГК РФ ст. 192 п. 3). */
export const addMonths = (date: PlainDate, count: number): PlainDate => {
  const monthsSinceZero = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count
  const year = Math.floor(monthsSinceZero / 12)
  const month = monthsSinceZero - year * 12 + 1
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month))
  return plainDate(`${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`)
}

/** The same month and day `count` years later; 29 February becomes 28 (ГК РФ ст. 192 п. 1). Never 365 days. */
export const addYears = (date: PlainDate, count: number): PlainDate => addMonths(date, count * 12)

/** Order for sorting: −1, 0 or 1. */
export const compare = (a: PlainDate, b: PlainDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** Calendar days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: PlainDate): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
