import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { daysOfYear, type RegionalFile, type YearFile } from './calendar-file.ts'
import { addDays, type PlainDate, plainDate, weekday } from './plain-date.ts'
import { RangeOfCalendar, type WorkCalendar, workCalendar } from './work-calendar.ts'

const day = plainDate

const year = (number: number, change: Partial<YearFile> = {}): YearFile => ({
  year: number,
  edition: day('2026-11-21'),
  decree: { title: null, confirmed: false },
  confirmed: true,
  holidays: [{ day: day(`${number}-01-01`), name: 'Новый год' }],
  days_off: [],
  working_weekends: [],
  shortened_days: [],
  totals: { working_days: 0, days_off: 0, hours_40: 0 },
  ...change,
})

const region = (change: Partial<RegionalFile>): RegionalFile => ({
  region: 'kbr',
  name: 'Кабардино-Балкарская Республика',
  edition: day('2026-11-21'),
  time_zone: 'Europe/Moscow',
  every_year: [],
  dates: [],
  questions: [],
  ...change,
})

const may2024 = year(2024, {
  holidays: [
    { day: day('2024-05-01'), name: 'Праздник Весны и Труда' },
    { day: day('2024-05-09'), name: 'День Победы' },
  ],
  days_off: [{ day: day('2024-04-29'), moved_from: day('2024-04-27'), basis: 'постановление' }],
  working_weekends: [{ day: day('2024-04-27'), day_off_moved_to: day('2024-04-29'), basis: 'постановление' }],
})

/** A year and a half with days off wherever chance puts them, long runs included. */
const daysOfTwoYears = [...daysOfYear(2024), ...daysOfYear(2025)]
const anyCalendar = fc
  .tuple(
    fc.subarray(daysOfTwoYears, { maxLength: 120 }),
    fc.subarray(
      daysOfTwoYears.filter(date => weekday(date) > 5),
      { maxLength: 20 },
    ),
  )
  .map(([off, working]) => {
    const of = (number: number) =>
      year(number, {
        holidays: off.filter(date => date.startsWith(`${number}`)).map(date => ({ day: date, name: 'праздник' })),
        working_weekends: working
          .filter(date => date.startsWith(`${number}`))
          .map(date => ({ day: date, day_off_moved_to: date, basis: 'постановление' })),
      })
    return workCalendar([of(2024), of(2025)])
  })
const middle = fc.constantFrom(...daysOfTwoYears.slice(150, 550))
const count = fc.integer({ min: 1, max: 40 })

const workingBetween = (calendar: WorkCalendar, after: PlainDate, upTo: PlainDate): number => {
  let found = 0
  for (let date = addDays(after, 1); date <= upTo; date = addDays(date, 1)) if (calendar.isWorkingDay(date)) found++
  return found
}

describe('рабочий календарь', () => {
  it('называет причину нерабочего дня', () => {
    const calendar = workCalendar([may2024])
    assert.equal(calendar.whyNotWorking(day('2024-05-09')), 'День Победы')
    assert.equal(calendar.whyNotWorking(day('2024-04-29')), 'выходной, перенесённый с 27.04.2024')
    assert.equal(calendar.whyNotWorking(day('2024-05-04')), 'суббота')
    assert.equal(calendar.whyNotWorking(day('2024-05-05')), 'воскресенье')
    assert.equal(calendar.whyNotWorking(day('2024-04-27')), undefined)
    assert.ok(calendar.isWorkingDay(day('2024-04-27')))
  })

  it('ноль рабочих дней — тот же день, дробь и минус не принимаются', () => {
    const calendar = workCalendar([may2024])
    assert.equal(calendar.addWorkingDays(day('2024-05-04'), 0), '2024-05-04')
    assert.equal(calendar.subtractWorkingDays(day('2024-05-04'), 0), '2024-05-04')
    assert.throws(() => calendar.addWorkingDays(day('2024-05-06'), -1), RangeError)
    assert.throws(() => calendar.subtractWorkingDays(day('2024-05-06'), 1.5), RangeError)
  })

  it('n рабочих дней вперёд проходят ровно n рабочих дней и кончаются рабочим', () => {
    fc.assert(
      fc.property(anyCalendar, middle, count, (calendar, date, n) => {
        const end = calendar.addWorkingDays(date, n)
        assert.ok(calendar.isWorkingDay(end))
        assert.equal(workingBetween(calendar, date, end), n)
      }),
    )
  })

  it('назад проходят столько же: счёт назад обратен счёту вперёд', () => {
    fc.assert(
      fc.property(anyCalendar, middle, count, (calendar, date, n) => {
        const back = calendar.subtractWorkingDays(calendar.addWorkingDays(date, n), n)
        assert.equal(back, calendar.workingDayOnOrBefore(date))
        const forth = calendar.addWorkingDays(calendar.subtractWorkingDays(date, n), n)
        assert.equal(forth, calendar.workingDayOnOrAfter(date))
      }),
    )
  })

  it('более поздний день и больший срок не дают более раннего конца', () => {
    fc.assert(
      fc.property(anyCalendar, middle, count, (calendar, date, n) => {
        assert.ok(calendar.addWorkingDays(date, n) <= calendar.addWorkingDays(addDays(date, 1), n))
        assert.ok(calendar.addWorkingDays(date, n) < calendar.addWorkingDays(date, n + 1))
        assert.ok(calendar.subtractWorkingDays(date, n + 1) < calendar.subtractWorkingDays(date, n))
      }),
    )
  })

  it('перенос попадает на ближайший рабочий день', () => {
    fc.assert(
      fc.property(anyCalendar, middle, (calendar, date) => {
        const rolled = calendar.workingDayOnOrAfter(date)
        assert.ok(calendar.isWorkingDay(rolled))
        assert.equal(workingBetween(calendar, addDays(date, -1), rolled), 1)
        assert.equal(calendar.isWorkingDay(date), rolled === date)
        assert.equal(calendar.whyNotWorking(date) === undefined, calendar.isWorkingDay(date))
        assert.ok(calendar.nextWorkingDay(date) > date)
      }),
    )
  })

  it('за пределами загруженных лет — ошибка с годом и тем, как её исправить', () => {
    const calendar = workCalendar([year(2024), year(2025)])
    assert.equal(calendar.covers(day('2025-12-31')), true)
    assert.equal(calendar.covers(day('2026-01-01')), false)
    const names2026 = (error: unknown) =>
      error instanceof RangeOfCalendar &&
      error.year === 2026 &&
      /2024–2025.*regulations\/calendar\/2026\.yaml/.test(error.message)
    assert.throws(() => calendar.isWorkingDay(day('2026-01-01')), names2026)
    assert.throws(() => calendar.whyNotWorking(day('2026-03-01')), names2026)
    assert.throws(() => calendar.addWorkingDays(day('2025-12-30'), 5), names2026)
    assert.throws(
      () => calendar.subtractWorkingDays(day('2024-01-03'), 5),
      (error: unknown) => error instanceof RangeOfCalendar && error.year === 2023,
    )
  })

  it('пропущенный и повторённый год не принимаются', () => {
    assert.throws(() => workCalendar([year(2024), year(2026)]), /2025/)
    assert.throws(() => workCalendar([year(2024), year(2024)]), /2025/)
    assert.throws(() => workCalendar([]), /ни одного года/)
    assert.equal(workCalendar([year(2025), year(2024)]).firstDay, '2024-01-01')
  })

  it('региональный день: подтверждённый не работает, неподтверждённый работает и виден вопросом', () => {
    const calendar = workCalendar(
      [year(2025)],
      region({
        dates: [
          { day: day('2025-03-31'), name: 'Ураза-байрам', status: 'confirmed', basis: 'указ' },
          { day: day('2025-06-06'), name: 'Курбан-байрам', status: 'unconfirmed', question: 'Указ не найден' },
          { day: day('2020-05-25'), name: 'Ураза-байрам', status: 'confirmed', basis: 'указ' },
        ],
      }),
    )
    assert.equal(calendar.whyNotWorking(day('2025-03-31')), 'Ураза-байрам (выходной день региона)')
    assert.equal(calendar.isWorkingDay(day('2025-06-06')), true)
    assert.deepEqual(calendar.doubtsBetween(day('2025-06-01'), day('2025-06-30')), [
      { date: '2025-06-06', why: '06.06.2025 (Курбан-байрам) считается рабочим днём: Указ не найден' },
    ])
    assert.deepEqual(calendar.doubtsBetween(day('2025-06-07'), day('2025-06-30')), [])
    assert.equal(calendar.questions.length, 1)
  })

  it('региональный день можно включить и выключить явно, в выходной он ничего не меняет', () => {
    const entry = {
      day: day('2025-06-06'),
      name: 'Курбан-байрам',
      status: 'unconfirmed',
      question: 'Указ не найден',
    } as const
    assert.equal(
      workCalendar([year(2025)], region({ dates: [{ ...entry, enabled: true }] })).isWorkingDay(entry.day),
      false,
    )
    const confirmed = {
      day: entry.day,
      name: 'Курбан-байрам',
      status: 'confirmed',
      basis: 'указ',
      enabled: false,
    } as const
    assert.equal(workCalendar([year(2025)], region({ dates: [confirmed] })).isWorkingDay(entry.day), true)

    const onSunday = workCalendar([year(2025)], region({ dates: [{ ...entry, day: day('2025-06-08') }] }))
    assert.deepEqual(onSunday.doubtsBetween(day('2025-06-01'), day('2025-06-30')), [])
    assert.equal(onSunday.isWorkingDay(day('2025-06-09')), true)
  })

  it('ежегодный региональный день стоит в каждом году', () => {
    const yearly = { month_day: '09-19', name: 'День республики', status: 'confirmed', basis: 'закон' } as const
    const calendar = workCalendar([year(2023), year(2024), year(2025)], region({ every_year: [yearly] }))
    for (const number of [2023, 2024, 2025]) assert.equal(calendar.isWorkingDay(day(`${number}-09-19`)), false)
  })

  it('неподтверждённый год назван сомнением у всякого срока, который его касается', () => {
    const calendar = workCalendar([year(2025), year(2026, { confirmed: false, question: 'постановления нет' })])
    assert.deepEqual(calendar.doubtsBetween(day('2025-01-01'), day('2025-12-31')), [])
    assert.match(
      calendar.doubtsBetween(day('2025-12-30'), day('2026-01-12'))[0]?.why ?? '',
      /2026 года.*постановления нет/,
    )
  })

  it('версия меняется от правки дня, региона и редакции, а от порядка файлов — нет', () => {
    const base = workCalendar([year(2024), year(2025)]).version
    assert.equal(workCalendar([year(2025), year(2024)]).version, base)
    const holiday = { day: day('2025-06-12'), name: 'День России' }
    const others = [
      workCalendar([year(2024), year(2025, { holidays: [holiday] })]),
      workCalendar([year(2024), year(2025, { edition: day('2026-12-01') })]),
      workCalendar([year(2024), year(2025)], region({})),
    ]
    assert.equal(new Set([base, ...others.map(calendar => calendar.version)]).size, 4)
  })
})
