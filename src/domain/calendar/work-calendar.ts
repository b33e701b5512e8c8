import type { RegionalFile, YearFile } from './calendar-file.ts'
import { asShortRussianDate, epochDay, fromEpochDay, type PlainDate, plainDate, weekday } from './plain-date.ts'
import { regionalDaysOf } from './regional-days.ts'

export type DayOff = { date: PlainDate; why: string }

/** A day of which the calendar is not sure, and how it is counted until somebody makes sure. */
export type Doubt = { date: PlainDate; why: string }

/** What the days off of one year rest on, and how sure it is. `shortened`: working days an hour shorter. */
export type CalendarYear = Pick<YearFile, 'year' | 'edition' | 'decree' | 'confirmed' | 'question'> & {
  shortened: readonly PlainDate[]
}

/** A date beyond the loaded years: nobody may guess days off that no decree has fixed yet. */
export class RangeOfCalendar extends Error {
  readonly year: number

  constructor(year: number, loaded: string) {
    super(
      `Производственный календарь на ${year} год не загружен (есть ${loaded}): ` +
        `добавьте файл regulations/calendar/${year}.yaml по постановлению о переносе выходных и перезапустите систему`,
    )
    this.name = 'RangeOfCalendar'
    this.year = year
  }
}

/** Working days of one region. All answers are table look-ups; all but `covers` throw RangeOfCalendar beyond the loaded years. */
export type WorkCalendar = {
  /** Changes with the edition of a file and with any day off; stored with what was counted by it. */
  readonly version: string
  /** Region code, undefined for the federal calendar alone. */
  readonly region: string | undefined
  /** IANA time zone of the region; Europe/Moscow for the federal calendar alone. */
  readonly timeZone: string
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  /** The loaded years, each with its sources. */
  readonly years: readonly CalendarYear[]
  /** The act behind the days off of the region itself; undefined when the region has none. */
  readonly regionalBasis: string | undefined
  /** What a person has yet to make sure of, in Russian. */
  readonly questions: readonly string[]
  covers(date: PlainDate): boolean
  isWorkingDay(date: PlainDate): boolean
  /** Holiday, moved day off, regional day, «суббота» or «воскресенье»; undefined for a working day. */
  whyNotWorking(date: PlainDate): string | undefined
  /** The first working day strictly after the date. */
  nextWorkingDay(date: PlainDate): PlainDate
  /** The date itself when it works, otherwise the first working day after it (ГК РФ ст. 193). */
  workingDayOnOrAfter(date: PlainDate): PlainDate
  workingDayOnOrBefore(date: PlainDate): PlainDate
  /** The n-th working day after the date, which is not counted itself (ГК РФ ст. 191); 0 gives the date. */
  addWorkingDays(date: PlainDate, count: number): PlainDate
  /** The n-th working day before the date, which is not counted itself; 0 gives the date. */
  subtractWorkingDays(date: PlainDate, count: number): PlainDate
  /** Days off from the first date to the second, both included, each with its reason. */
  daysOffBetween(from: PlainDate, to: PlainDate): DayOff[]
  /** Unsure days from the first date to the second, both included. */
  doubtsBetween(from: PlainDate, to: PlainDate): Doubt[]
}

/**
 * The calendar of a region from its year files (any order, no gaps) and, when the region has one, its own file.
 * A regional day that falls on a weekend is not moved: only the regional act may move it.
 */
export const workCalendar = (files: readonly YearFile[], regional?: RegionalFile): WorkCalendar => {
  const years = [...files].sort((a, b) => a.year - b.year)
  const firstYear = years[0]?.year
  const lastYear = years.at(-1)?.year
  if (firstYear === undefined || lastYear === undefined) throw new Error('В календаре нет ни одного года')
  for (let index = 1; index < years.length; index++) {
    if (years[index]?.year !== firstYear + index)
      throw new Error(`В календаре нет ${firstYear + index} года или год повторён`)
  }
  const firstDay = plainDate(`${firstYear}-01-01`)
  const lastDay = plainDate(`${lastYear}-12-31`)
  const first = epochDay(firstDay)
  const size = epochDay(lastDay) - first + 1
  const loaded = firstYear === lastYear ? `${firstYear}` : `${firstYear}–${lastYear}`
  const outside = (year: number) => new RangeOfCalendar(year, loaded)

  const days = Array.from({ length: size }, (_, index) => fromEpochDay(first + index))
  const federalReasons = reasonsOf(days, years)
  const regionalDays = regional === undefined ? [] : regionalDaysOf(regional, firstYear, lastYear)
  const reasons = new Map(federalReasons)
  const doubts: Doubt[] = []
  for (const { date, name, enabled, question } of regionalDays) {
    const federal = federalReasons.get(date)
    if (enabled && (federal === undefined || isWeekend(federal))) reasons.set(date, `${name} (выходной день региона)`)
    if (question !== undefined && federal === undefined) {
      const counted = enabled ? 'нерабочим' : 'рабочим'
      doubts.push({ date, why: `${asShortRussianDate(date)} (${name}) считается ${counted} днём: ${question}` })
    }
  }

  // How many working days there are up to and including each day, and the working days themselves: every question is then one look-up.
  const workingUpTo = new Int32Array(size)
  const working: PlainDate[] = []
  days.forEach((date, index) => {
    if (!reasons.has(date)) working.push(date)
    workingUpTo[index] = working.length
  })

  const indexOf = (date: PlainDate): number => {
    const index = epochDay(date) - first
    if (index < 0 || index >= size) throw outside(Number(date.slice(0, 4)))
    return index
  }
  const countUpTo = (date: PlainDate): number => workingUpTo[indexOf(date)] ?? 0
  const isWorkingDay = (date: PlainDate) => indexOf(date) >= 0 && !reasons.has(date)
  const nth = (position: number): PlainDate => {
    const date = working[position]
    if (date === undefined) throw outside(position < 0 ? firstYear - 1 : lastYear + 1)
    return date
  }
  const addWorkingDays = (date: PlainDate, count: number): PlainDate =>
    count === 0 ? date : nth(countUpTo(date) + natural(count) - 1)
  const subtractWorkingDays = (date: PlainDate, count: number): PlainDate =>
    count === 0 ? date : nth(countUpTo(date) - (isWorkingDay(date) ? 1 : 0) - natural(count))
  const unsureYears = years.filter(year => !year.confirmed)

  return {
    version: versionOf(years, regional, days, reasons),
    region: regional?.region,
    timeZone: regional?.time_zone ?? 'Europe/Moscow',
    firstDay,
    lastDay,
    years: years.map(({ year, edition, decree, confirmed, question, shortened_days: shortened }) => ({
      ...{ year, edition, decree, confirmed, question, shortened },
    })),
    regionalBasis: regional?.legal_basis,
    questions: [
      ...years.flatMap(year => (year.question === undefined ? [] : [`${year.year} год: ${year.question}`])),
      ...(regional?.questions ?? []),
      ...doubts.map(doubt => doubt.why),
    ],
    covers: date => date >= firstDay && date <= lastDay,
    isWorkingDay,
    whyNotWorking: date => (isWorkingDay(date) ? undefined : reasons.get(date)),
    nextWorkingDay: date => addWorkingDays(date, 1),
    workingDayOnOrAfter: date => (isWorkingDay(date) ? date : addWorkingDays(date, 1)),
    workingDayOnOrBefore: date => (isWorkingDay(date) ? date : subtractWorkingDays(date, 1)),
    addWorkingDays,
    subtractWorkingDays,
    daysOffBetween: (from, to) => {
      if (from > to) return []
      return days.slice(indexOf(from), indexOf(to) + 1).flatMap(date => {
        const why = reasons.get(date)
        return why === undefined ? [] : [{ date, why }]
      })
    },
    doubtsBetween: (from, to) => [
      ...unsureYears
        .filter(({ year }) => Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4)))
        .map(({ year, question }) => ({
          date: plainDate(`${year}-01-01`),
          why: `Календарь ${year} года не подтверждён: ${question ?? 'сверить с постановлением о переносе выходных'}`,
        })),
      ...doubts.filter(({ date }) => from <= date && date <= to),
    ],
  }
}

const reasonsOf = (days: readonly PlainDate[], years: readonly YearFile[]): ReadonlyMap<PlainDate, string> => {
  const reasons = new Map<PlainDate, string>()
  for (const date of days) {
    if (weekday(date) >= 6) reasons.set(date, weekday(date) === 6 ? 'суббота' : 'воскресенье')
  }
  for (const year of years) {
    for (const { day } of year.working_weekends) reasons.delete(day)
    for (const { day, moved_from, name } of year.days_off) {
      reasons.set(
        day,
        name ?? `выходной, перенесённый с ${moved_from === undefined ? '' : asShortRussianDate(moved_from)}`,
      )
    }
    for (const { day, name } of year.holidays) reasons.set(day, name)
  }
  return reasons
}

const isWeekend = (reason: string): boolean => reason === 'суббота' || reason === 'воскресенье'

const natural = (count: number): number => {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`Число рабочих дней — целое и не меньше нуля, а не ${count}`)
  return count
}

/** Newest edition of the files, region, and a fingerprint (FNV-1a) of all days off, so that a silent edit shows too. */
const versionOf = (
  years: readonly YearFile[],
  regional: RegionalFile | undefined,
  days: readonly PlainDate[],
  reasons: ReadonlyMap<PlainDate, string>,
): string => {
  const editions = [...years.map(year => year.edition), ...(regional === undefined ? [] : [regional.edition])].sort()
  let hash = 0x811c9dc5
  for (const sign of days.filter(date => reasons.has(date)).join(' ')) {
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
  }
  return `${editions.at(-1)} ${regional?.region ?? 'rf'} ${(hash >>> 0).toString(16).padStart(8, '0')}`
}
