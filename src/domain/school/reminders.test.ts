import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, type PlainDate, plainDate, weekday } from '../calendar/plain-date.ts'
import { mostReminders, remindToday } from './reminders.ts'

/** Mondays to Fridays, no feasts. */
const isWorkingDay = (day: PlainDate): boolean => weekday(day) <= 5
const step = (day: PlainDate, days: number, by: 1 | -1): PlainDate => {
  let at = day
  for (let left = days; left > 0; ) {
    at = addDays(at, by)
    if (isWorkingDay(at)) left--
  }
  return at
}
const calendar = {
  isWorkingDay,
  addWorkingDays: (day: PlainDate, days: number) => step(day, days, 1),
  subtractWorkingDays: (day: PlainDate, days: number) => step(day, days, -1),
}
const askedOn = plainDate('2026-03-02')
/** Days on which the rhythm would remind, walked day by day. */
const walked = (limit?: PlainDate): PlainDate[] => {
  const reminded: PlainDate[] = []
  for (let day = askedOn; day <= plainDate('2026-05-01'); day = addDays(day, 1))
    if (remindToday({ askedOn, reminded, limit }, day, calendar)) reminded.push(day)
  return reminded
}

describe('напоминания школе', () => {
  it('через три рабочих дня, не больше трёх раз, никогда в выходной', () => {
    assert.deepEqual(walked(), ['2026-03-05', '2026-03-10', '2026-03-13'])
    assert.equal(walked().length, mostReminders)
  })

  it('за два рабочих дня до срока – ещё раз, после срока – ни разу', () => {
    assert.deepEqual(walked(plainDate('2026-03-06')), ['2026-03-04'])
    assert.deepEqual(walked(plainDate('2026-03-03')), [])
  })

  it('напомнили вручную – ритм считает от этого дня', () => {
    const reminded = [plainDate('2026-03-04')]
    assert.equal(remindToday({ askedOn, reminded }, plainDate('2026-03-05'), calendar), false)
    assert.equal(remindToday({ askedOn, reminded }, plainDate('2026-03-09'), calendar), true)
  })
})
