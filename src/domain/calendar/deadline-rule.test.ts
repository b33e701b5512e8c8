import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deadlineRule } from './deadline-rule.ts'

const review = {
  clause: 'reg п. 31',
  title: 'Рассмотрение заявления',
  within: '30 календарных дней',
  after: 'application.registered',
  obliges: 'clerk',
  closed_by: 'application.admitted',
}
const { within: _within, after: _after, ...bare } = review
const facts = { ...bare, at_least: '5 рабочих дней', before: 'commission.meeting', closed_by: 'information.given' }

const faults = (value: object): string[] => {
  const read = deadlineRule.safeParse(value)
  return read.success ? [] : read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
}

describe('правило срока в пакете', () => {
  it('верные правила принимаются', () => {
    assert.deepEqual(faults(review), [])
    assert.deepEqual(faults({ ...facts, strict_backward: true }), [])
    assert.deepEqual(faults({ ...bare, same_day: true, after: 'application.received', roll: true }), [])
    assert.deepEqual(
      faults({ ...review, within: '5 дней', read_as: 'calendar_days', assumed: ['read_as', 'roll'] }),
      [],
    )
    assert.deepEqual(
      faults({
        ...review,
        for: { categories: ['first'], channels: ['post', 'mfc'] },
        seeds: ['KZ-14'],
        question: 'Так ли?',
      }),
      [],
    )
  })

  const wrong: [string, object, string][] = [
    [
      'срока нет',
      { ...bare, after: 'application.received' },
      'within: не указан срок: нужно одно из within, at_least, same_day',
    ],
    [
      'срок указан дважды',
      { ...review, same_day: true },
      'same_day: указано сразу within и same_day: нужно одно из within, at_least, same_day',
    ],
    [
      'нет события начала',
      { ...bare, within: '1 рабочий день' },
      'after: к within нужен ключ after: от какого события считать',
    ],
    [
      'обратный срок от события начала',
      { ...facts, before: undefined, after: 'commission.meeting' },
      'before: к at_least нужен ключ before: от какого события считать',
    ],
    [
      'голые дни',
      { ...review, within: '5 дней' },
      'within: В словах «5 дней» не сказано, рабочие это дни или календарные: укажите read_as (calendar_days или working_days)',
    ],
    [
      'слова — не срок',
      { ...review, within: 'незамедлительно' },
      'within: «незамедлительно» — не срок: ожидались слова вида «30 календарных дней», «1 рабочий день», «1 год»',
    ],
    [
      'лишний read_as',
      { ...review, read_as: 'working_days' },
      'read_as: единица уже названа в словах «30 календарных дней»: read_as нужен только для голых «дней»',
    ],
    [
      'read_as у срока в тот же день',
      { ...bare, same_day: true, after: 'application.received', read_as: 'working_days' },
      'read_as: read_as нужен только для срока в голых «днях»',
    ],
    [
      'перенос обратного срока',
      { ...facts, roll: true },
      'roll: срок «не позднее чем за…» не переносится вперёд: последний день приблизился бы к событию',
    ],
    [
      'строгий обратный счёт у прямого срока',
      { ...review, strict_backward: true },
      'strict_backward: strict_backward имеет смысл только с at_least',
    ],
    [
      'закрывается началом',
      { ...review, closed_by: 'application.registered' },
      'closed_by: срок не может закрываться тем же событием, от которого считается',
    ],
    [
      'допущение о том, чего нет',
      { ...review, assumed: ['for'] },
      'assumed: в assumed назван ключ «for», которого в правиле нет',
    ],
    ['неизвестный ключ', { ...review, withing: '1 год' }, ': неизвестный ключ: «withing»'],
    ['нет названия', { ...review, title: undefined }, 'title: ключ обязателен, но не указан'],
    ['неверный номер правила', { ...review, seeds: ['XX-1'] }, 'seeds.0: ожидался номер правила вида KZ-14'],
    [
      'пустой список «для кого»',
      { ...review, for: { categories: [] } },
      'for.categories: значение не должно быть пустым',
    ],
  ]
  for (const [name, value, expected] of wrong) {
    it(`не принимается: ${name}`, () => {
      const found = faults(value)
      assert.ok(found.includes(expected), found.join('\n'))
    })
  }

  it('событие и исполнитель — только из закрытых списков', () => {
    assert.match(
      faults({ ...review, after: 'application.lost' })[0] ?? '',
      /^after: допустимо только: .*application\.received/,
    )
    assert.match(faults({ ...review, obliges: 'boss' })[0] ?? '', /^obliges: допустимо только: .*clerk/)
  })
})
