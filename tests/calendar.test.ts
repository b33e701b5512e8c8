import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadCalendars, readCalendarFiles } from '../src/adapters/regulations/load-calendar.ts'
import { daysOfYear } from '../src/domain/calendar/calendar-file.ts'
import { addDays, plainDate } from '../src/domain/calendar/plain-date.ts'
import { type WorkCalendar, workCalendar } from '../src/domain/calendar/work-calendar.ts'

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
const folder = join(import.meta.dirname, '../regulations/calendar')
const calendars = await loadCalendars(folder)
const federal = workCalendar((await readCalendarFiles(folder)).years)

const of = (region: string): WorkCalendar => {
  const calendar = calendars.get(region)
  assert.ok(calendar !== undefined, region)
  return calendar
}
const day = plainDate

describe('производственный календарь 2022–2027', () => {
  const sample: Record<string, { totals: { workingDays: number; daysOff: number }; months: string[] }> =
    read('calendar-days.json').years
  const totals: Record<string, number> = { 2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247, 2027: 247 }

  it('образец охватывает все шесть лет', () => assert.deepEqual(Object.keys(sample), Object.keys(totals)))

  for (const [year, { months, totals: stated }] of Object.entries(sample)) {
    it(`${year}: каждый день совпадает с образцом, рабочих дней ${totals[year]}`, () => {
      const days = daysOfYear(Number(year))
      assert.equal(days.map(date => (federal.isWorkingDay(date) ? '1' : '0')).join(''), months.join(''))
      const working = days.filter(federal.isWorkingDay).length
      assert.equal(working, totals[year])
      assert.deepEqual({ workingDays: working, daysOff: days.length - working }, stated)
    })
  }

  it('перенос указом отменяет автоматический: 24.02 и 10.03.2025 — рабочие дни', () => {
    assert.ok(federal.isWorkingDay(day('2025-02-24')))
    assert.ok(federal.isWorkingDay(day('2025-03-10')))
    assert.equal(federal.whyNotWorking(day('2025-05-08')), 'выходной, перенесённый с 23.02.2025')
  })

  it('у каждого нерабочего дня есть причина, у рабочего — нет', () => {
    for (let date = federal.firstDay; date <= federal.lastDay; date = addDays(date, 1)) {
      assert.equal(federal.whyNotWorking(date) === undefined, federal.isWorkingDay(date), date)
    }
  })

  it('2027 год помечен как неподтверждённый, прежние — нет', () => {
    assert.match(federal.doubtsBetween(day('2027-02-01'), day('2027-02-10'))[0]?.why ?? '', /2027 года не подтверждён/)
    assert.deepEqual(federal.doubtsBetween(federal.firstDay, day('2026-12-31')), [])
  })
})

describe('контрольные примеры счёта сроков', () => {
  type Vector = { name: string; start: string; unit: string; n: number; end: string; endRolled?: string }
  const vectors: Vector[] = read('calendar-vectors.json')

  for (const { name, start, unit, n, end, endRolled } of vectors) {
    it(name, () => {
      const from = day(start)
      const plain =
        unit === 'calendar'
          ? addDays(from, n)
          : unit === 'working'
            ? federal.addWorkingDays(from, n)
            : federal.subtractWorkingDays(from, n)
      assert.equal(plain, end)
      if (endRolled !== undefined) assert.equal(federal.workingDayOnOrAfter(plain), endRolled)
    })
  }

  it('виды счёта в примерах — только известные', () => {
    assert.deepEqual([...new Set(vectors.map(vector => vector.unit))].sort(), ['calendar', 'working', 'working-before'])
    assert.equal(vectors.length, 13)
  })
})

describe('календари регионов', () => {
  it('пять регионов, у каждого свой часовой пояс', () => {
    const zones = [...calendars].map(([region, { timeZone }]) => [region, timeZone])
    assert.deepEqual(Object.fromEntries(zones), {
      irkutsk: 'Asia/Irkutsk',
      kaliningrad: 'Europe/Kaliningrad',
      kbr: 'Europe/Moscow',
      kuzbass: 'Asia/Novokuznetsk',
      penza: 'Europe/Moscow',
    })
  })

  it('КБР: подтверждённые дни нерабочие, неподтверждённые — рабочие с вопросом', () => {
    const kbr = of('kbr')
    assert.equal(kbr.whyNotWorking(day('2025-03-31')), 'Ураза-байрам (выходной день региона)')
    for (const date of ['2023-09-01', '2023-09-20', '2026-09-01']) {
      assert.equal(kbr.isWorkingDay(day(date)), false, date)
      assert.equal(federal.isWorkingDay(day(date)), true, date)
    }
    for (const date of [
      '2023-04-21',
      '2023-06-28',
      '2024-04-10',
      '2024-06-17',
      '2025-06-06',
      '2026-03-20',
      '2026-05-27',
    ]) {
      assert.equal(kbr.isWorkingDay(day(date)), true, date)
      assert.equal(kbr.doubtsBetween(day(date), day(date)).length, 1, date)
    }
  })

  it('КБР: срок в рабочих днях проходит мимо регионального выходного, в Кузбассе — нет', () => {
    assert.equal(of('kbr').addWorkingDays(day('2025-03-28'), 1), '2025-04-01')
    assert.equal(of('kuzbass').addWorkingDays(day('2025-03-28'), 1), '2025-03-31')
  })

  it('в остальных регионах дни федеральные', () => {
    for (const region of ['kuzbass', 'irkutsk', 'penza', 'kaliningrad']) {
      for (let date = federal.firstDay; date <= federal.lastDay; date = addDays(date, 1)) {
        assert.equal(of(region).isWorkingDay(date), federal.isWorkingDay(date), `${region} ${date}`)
      }
    }
  })

  it('версии у регионов разные и не меняются от загрузки к загрузке', async () => {
    const versions = [...calendars.values()].map(calendar => calendar.version)
    assert.equal(new Set(versions).size, 5)
    assert.deepEqual(
      [...(await loadCalendars(folder)).values()].map(calendar => calendar.version),
      versions,
    )
  })
})
