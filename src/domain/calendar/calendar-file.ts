import { z } from 'zod'
import { isTimeZone } from './local-day.ts'
import { addDays, type PlainDate, parsePlainDate, plainDate, weekday } from './plain-date.ts'
import { russian } from './schema-words.ts'

// `abort` keeps the checks of the whole file away from a day that is no day.
const day = z
  .string(russian)
  .refine(text => parsePlainDate(text) !== undefined, {
    error: 'ожидалась дата вида ГГГГ-ММ-ДД, которая существует',
    abort: true,
  })
  .transform(text => text as PlainDate)
const words = z.string(russian).trim().min(1, russian)

const dayOff = z
  .strictObject({ day, basis: words, moved_from: day.optional(), name: words.optional() }, russian)
  .refine(({ moved_from, name }) => (moved_from === undefined) !== (name === undefined), {
    error: 'у выходного дня указывается одно из двух: moved_from (откуда перенесён) или name (чем объявлен)',
  })

/** One year of the federal production calendar for a five-day week (ТК РФ ст. 112). */
export const yearFile = z
  .strictObject(
    {
      year: z
        .int(russian)
        .min(1992, { ...russian, abort: true })
        .max(2199, { ...russian, abort: true }),
      edition: day,
      decree: z.strictObject({ title: words.nullable(), confirmed: z.boolean(russian) }, russian),
      confirmed: z.boolean(russian),
      question: words.optional(),
      holidays: z.array(z.strictObject({ day, name: words }, russian), russian).min(1, russian),
      days_off: z.array(dayOff, russian),
      working_weekends: z.array(z.strictObject({ day, day_off_moved_to: day, basis: words }, russian), russian),
      shortened_days: z.array(day, russian),
      totals: z.strictObject(
        { working_days: z.int(russian), days_off: z.int(russian), hours_40: z.int(russian) },
        russian,
      ),
    },
    russian,
  )
  .superRefine((file, context) => {
    for (const { path, message } of yearFaults(file)) context.addIssue({ code: 'custom', path, message })
  })

const regionalDay = {
  name: words,
  status: z.enum(['confirmed', 'unconfirmed'], russian),
  /** Left out: a confirmed day counts, an unconfirmed one does not. */
  enabled: z.boolean(russian).optional(),
  basis: words.optional(),
  question: words.optional(),
}
type RegionalDay = { status: 'confirmed' | 'unconfirmed'; basis?: string | undefined; question?: string | undefined }
const hasGround = (entry: RegionalDay) => (entry.status === 'confirmed' ? entry.basis : entry.question) !== undefined
const groundMissing = { error: 'подтверждённому дню нужно основание (basis), неподтверждённому — вопрос (question)' }

/** Days off and the time zone of one region; they come on top of the federal calendar (ФЗ № 125-ФЗ ст. 4 п. 7). */
export const regionalFile = z.strictObject(
  {
    region: z.string(russian).regex(/^[a-z_]+$/, { error: 'код региона пишется латиницей: kbr' }),
    name: words,
    edition: day,
    time_zone: z.string(russian).refine(isTimeZone, { error: 'неизвестный часовой пояс, пример: Europe/Moscow' }),
    legal_basis: words.optional(),
    every_year: z.array(
      z
        .strictObject(
          {
            // 2024 is a leap year, so 02-29 is accepted here and skipped in the other years.
            month_day: z.string(russian).refine(text => parsePlainDate(`2024-${text}`) !== undefined, {
              error: 'ожидались месяц и день вида 09-20',
            }),
            ...regionalDay,
          },
          russian,
        )
        .refine(hasGround, groundMissing),
      russian,
    ),
    dates: z.array(z.strictObject({ day, ...regionalDay }, russian).refine(hasGround, groundMissing), russian),
    questions: z.array(words, russian),
  },
  russian,
)

export type YearFile = z.infer<typeof yearFile>
export type RegionalFile = z.infer<typeof regionalFile>

type Fault = { path: (string | number)[]; message: string }

/** A year must agree with itself: days inside the year, moves in pairs, totals as printed in the production calendar. */
function yearFaults(file: YearFileShape): Fault[] {
  const faults: Fault[] = []
  const lists = {
    holidays: file.holidays.map(entry => entry.day),
    days_off: file.days_off.map(entry => entry.day),
    working_weekends: file.working_weekends.map(entry => entry.day),
    shortened_days: file.shortened_days,
  }
  for (const [list, days] of Object.entries(lists)) {
    days.forEach((date, index) => {
      const path = [list, index]
      if (Number(date.slice(0, 4)) !== file.year) faults.push({ path, message: `${date} — день не ${file.year} года` })
      if (days.indexOf(date) !== index) faults.push({ path, message: `${date} указан дважды` })
    })
  }
  const holidays = new Set(lists.holidays)
  const off = new Set([...lists.holidays, ...lists.days_off])
  const workingWeekends = new Set(lists.working_weekends)
  const works = (date: PlainDate) => !off.has(date) && (weekday(date) <= 5 || workingWeekends.has(date))

  file.days_off.forEach(({ day: date, moved_from }, index) => {
    const path = ['days_off', index]
    if (holidays.has(date) || weekday(date) > 5) faults.push({ path, message: `${date} и так нерабочий день` })
    if (moved_from !== undefined && !(holidays.has(moved_from) || workingWeekends.has(moved_from))) {
      faults.push({ path, message: `${moved_from} — не праздник и не рабочий выходной: переносить с него нечего` })
    }
  })
  file.working_weekends.forEach(({ day: date, day_off_moved_to }, index) => {
    const path = ['working_weekends', index]
    if (weekday(date) <= 5) faults.push({ path, message: `${date} — не суббота и не воскресенье` })
    if (!file.days_off.some(entry => entry.day === day_off_moved_to && entry.moved_from === date)) {
      faults.push({ path, message: `в days_off нет дня ${day_off_moved_to}, перенесённого с ${date}` })
    }
  })
  file.shortened_days.forEach((date, index) => {
    if (!works(date)) faults.push({ path: ['shortened_days', index], message: `${date} — нерабочий день` })
  })

  const days = daysOfYear(file.year)
  const working = days.filter(works).length
  const totals = {
    working_days: working,
    days_off: days.length - working,
    hours_40: working * 8 - file.shortened_days.length,
  }
  for (const [key, value] of Object.entries(totals)) {
    const stated = file.totals[key as keyof typeof totals]
    if (stated !== value)
      faults.push({ path: ['totals', key], message: `указано ${stated}, по дням получается ${value}` })
  }
  return faults
}

type YearFileShape = {
  year: number
  holidays: { day: PlainDate }[]
  days_off: { day: PlainDate; moved_from?: PlainDate | undefined }[]
  working_weekends: { day: PlainDate; day_off_moved_to: PlainDate }[]
  shortened_days: PlainDate[]
  totals: { working_days: number; days_off: number; hours_40: number }
}

/** Every day of a year, in order. */
export function daysOfYear(year: number): PlainDate[] {
  const days: PlainDate[] = []
  for (let date = plainDate(`${year}-01-01`); Number(date.slice(0, 4)) === year; date = addDays(date, 1))
    days.push(date)
  return days
}
