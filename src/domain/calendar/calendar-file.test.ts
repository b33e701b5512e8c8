import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { regionalFile, yearFile } from './calendar-file.ts'

// A made-up year with one move by decree: enough to see each check.
const year = () => ({
  year: 2023,
  edition: '2026-11-21',
  decree: { title: 'Постановление', confirmed: true },
  confirmed: true,
  holidays: [{ day: '2023-06-12', name: 'День России' }],
  days_off: [{ day: '2023-03-06', moved_from: '2023-03-04', basis: 'постановление' }],
  working_weekends: [{ day: '2023-03-04', day_off_moved_to: '2023-03-06', basis: 'постановление' }],
  shortened_days: ['2023-03-04'],
  totals: { working_days: 259, days_off: 106, hours_40: 2071 },
})

const region = () => ({
  region: 'kbr',
  name: 'Кабардино-Балкарская Республика',
  edition: '2026-11-21',
  time_zone: 'Europe/Moscow',
  every_year: [] as object[],
  dates: [{ day: '2025-03-31', name: 'Ураза-байрам', status: 'confirmed', basis: 'указ' }] as object[],
  questions: [],
})

const faults = (schema: typeof yearFile | typeof regionalFile, value: unknown): string[] => {
  const read = schema.safeParse(value)
  return read.success ? [] : read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
}

const yearFault = (change: object, expected: string) =>
  assert.deepEqual(faults(yearFile, { ...year(), ...change }), [expected])
const regionFault = (change: object, expected: string) =>
  assert.deepEqual(faults(regionalFile, { ...region(), ...change }), [expected])

describe('файл календаря', () => {
  it('верные файлы читаются', () => {
    assert.deepEqual(faults(yearFile, year()), [])
    assert.deepEqual(faults(regionalFile, region()), [])
  })

  it('неизвестный ключ, пропущенный ключ и неверный тип названы по-русски', () => {
    yearFault({ holydays: [] }, ': неизвестный ключ: «holydays»')
    yearFault({ edition: undefined }, 'edition: ключ обязателен, но не указан')
    yearFault({ year: 20230 }, 'year: не больше 2199')
    yearFault({ confirmed: 'да' }, 'confirmed: ожидалось: true или false')
    yearFault(
      { shortened_days: ['2023-02-30'] },
      'shortened_days.0: ожидалась дата вида ГГГГ-ММ-ДД, которая существует',
    )
  })

  it('итоги сверяются с днями', () => {
    yearFault(
      { totals: { working_days: 260, days_off: 106, hours_40: 2071 } },
      'totals.working_days: указано 260, по дням получается 259',
    )
  })

  it('рабочая суббота без перенесённого выходного не принимается', () => {
    const found = faults(yearFile, { ...year(), days_off: [] })
    assert.ok(
      found.includes('working_weekends.0: в days_off нет дня 2023-03-06, перенесённого с 2023-03-04'),
      found.join(),
    )
  })

  it('переносить можно только с праздника или рабочего выходного на будний день', () => {
    const from = (day: string, moved_from: string) => ({
      ...year(),
      days_off: [...year().days_off, { day, moved_from, basis: 'постановление' }],
    })
    assert.ok(
      faults(yearFile, from('2023-05-08', '2023-05-07')).includes(
        'days_off.1: 2023-05-07 — не праздник и не рабочий выходной: переносить с него нечего',
      ),
    )
    assert.ok(
      faults(yearFile, from('2023-06-18', '2023-06-12')).includes('days_off.1: 2023-06-18 и так нерабочий день'),
    )
  })

  it('день чужого года, повтор и сокращённый выходной названы', () => {
    const holidays = [...year().holidays, { day: '2024-01-01', name: 'Новый год' }]
    yearFault({ holidays }, 'holidays.1: 2024-01-01 — день не 2023 года')
    yearFault(
      { shortened_days: ['2023-03-04', '2023-03-04'], totals: { working_days: 259, days_off: 106, hours_40: 2070 } },
      'shortened_days.1: 2023-03-04 указан дважды',
    )
    yearFault({ shortened_days: ['2023-03-05'] }, 'shortened_days.0: 2023-03-05 — нерабочий день')
  })

  it('региональный день: основание у подтверждённого, вопрос у неподтверждённого', () => {
    const ground = 'подтверждённому дню нужно основание (basis), неподтверждённому — вопрос (question)'
    regionFault({ dates: [{ day: '2025-03-31', name: 'Ураза-байрам', status: 'confirmed' }] }, `dates.0: ${ground}`)
    regionFault(
      { every_year: [{ month_day: '05-21', name: 'День памяти', status: 'unconfirmed' }] },
      `every_year.0: ${ground}`,
    )
    regionFault({ time_zone: 'Europe/Nalchik' }, 'time_zone: неизвестный часовой пояс, пример: Europe/Moscow')
    regionFault(
      { every_year: [{ month_day: '02-30', name: 'День', status: 'confirmed', basis: 'акт' }] },
      'every_year.0.month_day: ожидались месяц и день вида 09-20',
    )
    regionFault(
      { dates: [{ day: '2025-03-31', name: 'День', status: 'maybe', basis: 'акт' }] },
      'dates.0.status: допустимо только: confirmed, unconfirmed; указано: maybe',
    )
  })
})
