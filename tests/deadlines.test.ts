import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type DeadlineContext, deadlinesOf, yearAfterRefusal } from '../src/domain/calendar/deadlines.ts'
import type { Facts } from '../src/domain/calendar/facts.ts'
import { addDays } from '../src/domain/calendar/plain-date.ts'
import { RangeOfCalendar } from '../src/domain/calendar/work-calendar.ts'
import { calendarOf, day, kaliningrad, moreFacts, one, registered, review, ruleOf } from './one-deadline.ts'

describe('сроки дела', () => {
  it('нет события начала — нет срока', () => {
    assert.deepEqual(deadlinesOf({ review: ruleOf(review) }, {}, {}, kaliningrad, day('2023-11-03')), [])
  })

  it('без переноса: предел в воскресенье, надёжный предел — пятница', () => {
    const deadline = one(review, registered('2023-11-03'), '2023-11-20')
    assert.equal(deadline.due, '2023-12-03')
    assert.equal(deadline.safeDue, '2023-12-01')
    assert.equal(deadline.dueDayOff, 'воскресенье')
    assert.deepEqual(deadline.skipped, [])
    assert.equal(deadline.daysLeft, 13)
    assert.equal(deadline.calendarVersion, kaliningrad.version)
  })

  it('три состояния открытого срока: идёт, прошёл надёжный предел, нарушен', () => {
    const stateOn = (today: string) => one(review, registered('2023-11-03'), today).state
    assert.equal(stateOn('2023-12-01'), 'running')
    assert.equal(stateOn('2023-12-02'), 'safe_limit_passed')
    assert.equal(stateOn('2023-12-03'), 'safe_limit_passed')
    assert.equal(stateOn('2023-12-04'), 'breached')
  })

  it('с переносом: предел и надёжный предел — понедельник, перейдённые дни названы', () => {
    const deadline = one({ ...review, roll: true }, registered('2023-11-03'), '2023-12-04')
    assert.equal(deadline.plainDue, '2023-12-03')
    assert.equal(deadline.due, '2023-12-04')
    assert.equal(deadline.safeDue, '2023-12-04')
    assert.equal(deadline.state, 'running')
    assert.deepEqual(deadline.skipped, [{ date: '2023-12-03', why: 'воскресенье' }])
  })

  it('рабочие дни: пропущенные выходные названы, сам последний день рабочий', () => {
    const rule = { ...review, within: '3 рабочих дня' }
    const deadline = one(rule, registered('2023-12-27'), '2023-12-28')
    assert.equal(deadline.due, '2024-01-09')
    assert.equal(deadline.safeDue, deadline.due)
    assert.equal(deadline.skipped.length, 10)
    assert.deepEqual(deadline.skipped[0], { date: '2023-12-30', why: 'суббота' })
    assert.deepEqual(deadline.skipped.at(-1), { date: '2024-01-08', why: 'Новогодние каникулы' })
  })

  it('обратный срок: день заседания не считается, строгое прочтение даёт на день раньше', () => {
    const meeting: Facts = { 'commission.meeting': day('2026-01-20') }
    assert.equal(one(moreFacts, meeting, '2026-01-12').due, '2026-01-13')
    assert.equal(one({ ...moreFacts, strict_backward: true }, meeting, '2026-01-12').due, '2026-01-12')
    const link = { ...moreFacts, at_least: '2 календарных дня', closed_by: 'link.sent' }
    const sunday = one(link, { 'commission.meeting': day('2023-12-12') }, '2023-12-10')
    assert.deepEqual([sunday.due, sunday.safeDue, sunday.state], ['2023-12-10', '2023-12-08', 'safe_limit_passed'])
  })

  it('в тот же день; если в выходной — надёжнее предела дня нет', () => {
    const rule = { ...review, within: undefined, same_day: true }
    assert.equal(one(rule, registered('2023-11-03'), '2023-11-03').due, '2023-11-03')
    const saturday = one(rule, registered('2023-11-11'), '2023-11-11')
    assert.deepEqual([saturday.due, saturday.safeDue, saturday.state], ['2023-11-11', '2023-11-11', 'running'])
    assert.equal(one({ ...rule, roll: true }, registered('2023-11-11'), '2023-11-11').due, '2023-11-13')
    assert.deepEqual(
      one({ ...review, within: 'в день регистрации' }, registered('2023-11-03'), '2023-11-03').period,
      'в тот же день',
    )
  })

  it('закрытый срок судится по своему событию и от сегодняшнего дня не зависит', () => {
    const closedOn = (date: string, today: string) =>
      one(review, { ...registered('2023-11-03'), 'application.admitted': day(date) }, today)
    assert.equal(closedOn('2023-12-03', '2023-12-03').state, 'met')
    assert.equal(closedOn('2023-12-05', '2023-12-05').state, 'met_late')
    assert.equal(closedOn('2023-12-05', '2023-12-05').daysLeft, -2)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1000 }), (done, later) => {
        const date = addDays(day('2023-11-03'), done)
        assert.deepEqual(closedOn(date, addDays(date, later)), closedOn(date, date))
      }),
    )
  })

  it('правило с кругом дел действует только в нём; о чём ещё не известно — не действует', () => {
    const rules = { petition: ruleOf({ ...review, for: { categories: ['methodist', 'mentor'], channels: ['post'] } }) }
    const count = (context: DeadlineContext) =>
      deadlinesOf(rules, registered('2023-11-03'), context, kaliningrad, day('2023-11-03')).length
    assert.equal(count({ category: 'mentor', channel: 'post' }), 1)
    assert.equal(count({ category: 'first', channel: 'post' }), 0)
    assert.equal(count({ category: 'mentor', channel: 'epgu' }), 0)
    assert.equal(count({ category: 'mentor' }), 0)
  })

  it('сроки идут в порядке пакета', () => {
    const rules = { z: ruleOf(review), a: ruleOf(moreFacts), m: ruleOf({ ...review, within: '1 рабочий день' }) }
    const facts: Facts = { ...registered('2023-11-03'), 'commission.meeting': day('2023-12-14') }
    const names = deadlinesOf(rules, facts, {}, kaliningrad, day('2023-11-03')).map(deadline => deadline.name)
    assert.deepEqual(names, ['z', 'a', 'm'])
  })

  it('допущения названы словами, выбор единицы — всегда', () => {
    const rule = {
      ...review,
      within: '5 дней',
      read_as: 'calendar_days',
      assumed: ['after', 'roll'],
      question: 'Какие дни?',
    }
    const deadline = one(rule, registered('2023-11-03'), '2023-11-03')
    assert.deepEqual(deadline.assumptions, [
      'Не сказано, от какого события считать; принято: регистрация заявления',
      'О переносе последнего дня не сказано; принято: не переносится',
      'В словах «5 дней» не сказано, какие это дни; принято: 5 календарных дней',
    ])
    assert.equal(deadline.question, 'Какие дни?')
  })

  it('неподтверждённый региональный день внутри срока назван допущением', () => {
    const rule = { ...review, within: '3 рабочих дня' }
    const kbr = calendarOf('kbr')
    const crossing = one(rule, registered('2026-05-25'), '2026-05-25', { calendar: kbr })
    assert.equal(crossing.due, '2026-05-28')
    assert.match(crossing.assumptions.join(), /27\.05\.2026 \(Курбан-байрам\) считается рабочим днём/)
    assert.deepEqual(one(rule, registered('2026-05-27'), '2026-05-27', { calendar: kbr }).assumptions, [])
    assert.deepEqual(one(rule, registered('2026-05-25'), '2026-05-25').assumptions, [])
  })

  it('за концом календаря: рабочие дни не выдумываются, календарный срок считается с оговоркой', () => {
    const rule = { ...review, within: '5 рабочих дней' }
    assert.throws(() => one(rule, registered('2027-12-29'), '2027-12-29'), RangeOfCalendar)
    assert.throws(() => one({ ...review, roll: true }, registered('2027-12-20'), '2027-12-20'), RangeOfCalendar)
    const deadline = one(review, registered('2027-12-20'), '2027-12-20')
    assert.equal(deadline.due, '2028-01-19')
    assert.match(deadline.assumptions.join(), /Календарь на 2028 год не загружен/)
  })

  it('пример листа Калининграда: заседание 14 декабря 2023', () => {
    const meeting: Facts = {
      'commission.meeting': day('2023-12-14'),
      'commission.decided': day('2023-12-14'),
      'order.signed': day('2023-12-15'),
    }
    const dueOf = (change: object) => one({ ...moreFacts, ...change }, meeting, '2023-12-01').due
    assert.equal(dueOf({}), '2023-12-07')
    assert.equal(dueOf({ at_least: '4 рабочих дня', closed_by: 'package.ready' }), '2023-12-08')
    const forward = { at_least: undefined, before: undefined }
    const order = { ...forward, within: '1 рабочий день', after: 'commission.decided', closed_by: 'order.signed' }
    assert.equal(dueOf(order), '2023-12-15')
    const publication = { ...forward, within: '2 рабочих дня', after: 'order.signed', closed_by: 'order.published' }
    assert.equal(dueOf(publication), '2023-12-19')
  })

  it('Кузбасс: опоздания из присланных образцов видны', () => {
    const total = { ...review, within: '90 календарных дней', closed_by: 'result.sent' }
    const late = (from: string, sent: string) =>
      one(total, { ...registered(from), 'result.sent': day(sent) }, sent, { calendar: calendarOf('kuzbass') })
    const order = late('2024-01-09', '2024-04-10')
    assert.deepEqual([order.due, order.state, order.daysLeft], ['2024-04-08', 'met_late', -2])
    const refusal = late('2023-05-01', '2023-08-03')
    assert.deepEqual([refusal.due, refusal.safeDue, refusal.state], ['2023-07-30', '2023-07-28', 'met_late'])
  })

  it('надёжный предел не позже законного, законный не раньше начала', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom('календарных дней', 'рабочих дней'))
    const periods = fc.oneof(days, fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constant('месяцев')))
    fc.assert(
      fc.property(periods, fc.integer({ min: 0, max: 1500 }), fc.boolean(), ([amount, unit], shift, roll) => {
        const start = addDays(day('2022-01-10'), shift)
        const deadline = one({ ...review, within: `${amount} ${unit}`, roll }, registered(start), start)
        assert.ok(deadline.safeDue <= deadline.due)
        assert.ok(start <= deadline.safeDue)
        if (roll && (unit !== 'рабочих дней' || amount > 0)) assert.ok(kaliningrad.isWorkingDay(deadline.due))
        for (const { date } of deadline.skipped) assert.equal(kaliningrad.isWorkingDay(date), false)
      }),
    )
  })
})

describe('год после отказа', () => {
  it('считается по датам и с выходного не переносится', () => {
    assert.equal(yearAfterRefusal(day('2024-02-29')), '2025-02-28')
    assert.equal(yearAfterRefusal(day('2023-11-03')), '2024-11-03')
    assert.equal(kaliningrad.whyNotWorking(yearAfterRefusal(day('2023-11-03'))), 'воскресенье')
  })
})
