import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type PlainDate, plainDate } from '../calendar/plain-date.ts'
import { roles } from '../people/roles.ts'
import { isRefusal } from '../regulations/finding.ts'
import { categories } from '../regulations/vocabulary.ts'
import { byRussianAlphabet, type DecidedLine, type OrderRules, orderContents } from './order.ts'
import { type Drafting, orderFindings, signingFindings } from './order-checks.ts'
import { nextOrderStatus, orderCommands, orderCommandsFor, orderLifeCycle, orderStatuses } from './order-life-cycle.ts'

const rules = (differs: Partial<OrderRules['order']> = {}): OrderRules => ({
  order: {
    clause: 'reg п. 91',
    contents: 'set_only',
    agreed_by_approver: false,
    group_by: ['category'],
    email_to_employer: false,
    title: 'Об установлении квалификационных категорий',
    ...differs,
  },
  commission: {
    members: { clause: 'reg п. 19', at_least: 7, including: [] },
    quorum: { clause: '196 п. 38', numerator: 2, denominator: 3 },
    voting: { clause: '196 п. 40', tie: 'in_favour', own_case: 'does_not_vote' },
    decision_date: { clause: 'reg п. 92', category_is_dated_by: 'commission.decided' },
    signed_by: { clause: 'reg п. 110', roles: ['chair'] },
    form: { clause: 'reg п. 78', held: 'any' },
    applicant_presence: { clause: 'reg п. 79', on_wish: true },
  },
})
const both = rules({ contents: 'set_and_refused' })
const met = plainDate('2024-05-20')
type Line = DecidedLine & { meetingId: string }
const line = (caseId: string, differs: Partial<Line> = {}): Line => ({
  caseId,
  category: 'first',
  position: 'Учитель',
  municipality: 'Нальчик',
  fullName: `Фамилия ${caseId}`,
  outcome: 'set',
  decidedOn: met,
  meetingId: 'm-1',
  ...differs,
})

describe('содержание приказа', () => {
  it('где в приказ идут только установленные, отказ в нём не стоит', () => {
    const lines = [line('1'), line('2', { outcome: 'refused' })]
    assert.deepEqual(
      orderContents(rules(), lines).appendices.map(({ outcome }) => outcome),
      ['set'],
    )
    assert.deepEqual(
      orderContents(both, lines).appendices.map(({ outcome }) => outcome),
      ['set', 'refused'],
    )
  })

  it('строки по категории, должности, муниципалитету и фамилии, номера сквозные', () => {
    const lines = [
      line('1', { category: 'highest', fullName: 'Яшина Анна' }),
      line('2', { position: 'Учитель', municipality: 'Баксан', fullName: 'Юдина Вера' }),
      line('3', { position: 'Воспитатель', municipality: 'Нальчик', fullName: 'Ёлкина Ирина' }),
      line('4', { position: 'Воспитатель', municipality: 'Нальчик', fullName: 'Жукова Нина' }),
      line('5', { position: 'Воспитатель', municipality: 'Нальчик', fullName: 'Егорова Ольга' }),
      line('6', { position: 'Учитель', municipality: 'Нальчик', fullName: 'Абрамова Зоя' }),
    ]
    const [set] = orderContents(rules(), lines).appendices
    assert.deepEqual(
      set?.groups.map(({ by, rows }) => [
        by.category,
        rows.map(({ number, line: { caseId } }) => `${number}:${caseId}`),
      ]),
      [
        ['first', ['1:5', '2:3', '3:4', '4:2', '5:6']],
        ['highest', ['6:1']],
      ],
    )
  })

  it('группировка по муниципалитету и категории', () => {
    const lines = [line('1', { category: 'highest' }), line('2', { municipality: 'Баксан' }), line('3')]
    const [set] = orderContents(rules({ group_by: ['municipality', 'category'] }), lines).appendices
    assert.deepEqual(
      set?.groups.map(({ by }) => by),
      [
        { municipality: 'Баксан', category: 'first' },
        { municipality: 'Нальчик', category: 'first' },
        { municipality: 'Нальчик', category: 'highest' },
      ],
    )
  })

  it('категория — со дня решения своего заседания', () => {
    const later = plainDate('2024-05-27')
    const [set] = orderContents(rules(), [line('1'), line('2', { decidedOn: later })]).appendices
    assert.deepEqual(
      set?.groups.flatMap(({ rows }) => rows.map(({ inForceFrom }) => inForceFrom)),
      [met, later],
    )
  })

  it('каждое решение стоит ровно раз, номера без пропусков, порядок чтения ничего не меняет', () => {
    const anyLine = fc.record({
      category: fc.constantFrom(...categories),
      position: fc.constantFrom('Учитель', 'Тьютор'),
      municipality: fc.constantFrom('Нальчик', 'Баксан'),
      fullName: fc.constantFrom('Ёлкина', 'Елкина', 'Жук', 'Яна'),
      outcome: fc.constantFrom('set' as const, 'refused' as const),
    })
    const grouping = fc.uniqueArray(fc.constantFrom('category' as const, 'position' as const, 'municipality' as const))
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), grouping, (drawn, group_by) => {
        const lines = drawn.map((one, index) => line(String(index), one))
        const contents = orderContents(rules({ contents: 'set_and_refused', group_by }), lines)
        const rows = contents.appendices.map(({ groups }) => groups.flatMap(group => group.rows))
        for (const own of rows)
          assert.deepEqual(
            own.map(({ number }) => number),
            own.map((_, index) => index + 1),
          )
        assert.deepEqual(
          rows
            .flat()
            .map(row => row.line.caseId)
            .sort(),
          lines.map(({ caseId }) => caseId).sort(),
        )
        assert.deepEqual(orderContents(rules({ contents: 'set_and_refused', group_by }), lines.toReversed()), contents)
      }),
    )
  })

  it('«ё» стоит рядом с «е»', () => {
    assert.deepEqual(['Жук', 'Ёлкина', 'Еремина', 'Егорова'].sort(byRussianAlphabet), [
      'Егорова',
      'Ёлкина',
      'Еремина',
      'Жук',
    ])
  })
})

describe('сверка проекта приказа с решениями', () => {
  const drafting: Drafting = {
    meetingIds: ['m-1'],
    chosen: ['1', '2'],
    decided: [line('1'), line('2')],
    inOtherOrders: [],
  }
  const failed = (differs: Partial<Drafting>, by = rules()): string[] =>
    orderFindings(by, { ...drafting, ...differs })
      .filter(finding => !finding.met)
      .map(({ rule }) => rule)

  it('полный проект без замечаний', () => assert.deepEqual(failed({}), []))
  it('пустой приказ', () => assert.deepEqual(failed({ chosen: [], decided: [] }), ['order-not-empty']))
  it('дело без решения', () => assert.deepEqual(failed({ chosen: ['1', '2', '3'] }), ['order-decided']))
  it('дело другого заседания', () => {
    const decided = [line('1'), line('2'), line('3', { meetingId: 'm-2' })]
    assert.deepEqual(failed({ decided, chosen: ['1', '2', '3'] }), ['order-same-meeting'])
    assert.deepEqual(failed({ decided, chosen: ['1', '2', '3'], meetingIds: ['m-1', 'm-2'] }), [])
  })
  it('дело дважды', () => assert.deepEqual(failed({ chosen: ['1', '2', '2'] }), ['order-once']))
  it('дело из другого приказа', () => assert.deepEqual(failed({ inOtherOrders: ['2'] }), ['order-one-order']))
  it('пропущенное решение; вошедшее в другой приказ пропущенным не считается', () => {
    assert.deepEqual(failed({ chosen: ['1'] }), ['order-none-forgotten'])
    assert.deepEqual(failed({ chosen: ['1'], inOtherOrders: ['2'] }), [])
  })
  it('отказ: в одном регионе лишний, в другом обязателен', () => {
    const decided = [line('1'), line('2', { outcome: 'refused' })]
    assert.deepEqual(failed({ decided }), ['order-contents'])
    assert.deepEqual(failed({ decided, chosen: ['1'] }), [])
    assert.deepEqual(failed({ decided }, both), [])
    assert.deepEqual(failed({ decided, chosen: ['1'] }, both), ['order-none-forgotten'])
  })
  it('подпись: номер есть, день не раньше последнего решения', () => {
    const lines = [line('1'), line('2', { decidedOn: plainDate('2024-05-27') })]
    const faults = (number: string, on: PlainDate): string[] =>
      signingFindings(rules(), lines, { number, on })
        .filter(finding => !finding.met)
        .map(({ rule }) => rule)
    assert.deepEqual(faults('12-п', plainDate('2024-05-27')), [])
    assert.deepEqual(faults(' ', plainDate('2024-05-26')), ['order-number', 'order-after-decision'])
  })
})

describe('путь приказа', () => {
  const agreed = rules({ agreed_by_approver: true })
  const everyRole = [...roles, 'public', 'system'] as const

  for (const status of orderStatuses) {
    for (const command of orderCommands) {
      it(`${status}: ${command} — только тем, кого называет таблица`, () => {
        const move = orderLifeCycle[status][command]
        for (const role of everyRole) {
          const next = nextOrderStatus(status, command, role, agreed)
          if (move === undefined) assert.ok(isRefusal(next) && next.refused === 'not_now')
          else if (!move.by.includes(role)) assert.ok(isRefusal(next) && next.refused === 'not_yours')
          else if ((command === 'Sign' || command === 'Prepare') && status === 'draft')
            assert.ok(isRefusal(next) && next.refused === 'not_agreed')
          else assert.equal(next, move.to)
        }
      })
    }
  }

  it('без согласования министр подписывает проект сразу, и согласовывать некому', () => {
    assert.equal(nextOrderStatus('draft', 'Sign', 'signatory', rules()), 'signed')
    assert.deepEqual(orderCommandsFor('draft', 'approver', rules()), ['Return'])
  })
  it('с согласованием: проект → замечания → исправлен → согласован → подписан → опубликован', () => {
    const steps = [
      ['Return', 'approver'],
      ['Redraft', 'secretary'],
      ['Agree', 'approver'],
      ['Sign', 'signatory'],
      ['Publish', 'clerk'],
    ] as const
    const path: (string | undefined)[] = ['draft']
    for (const [command, role] of steps) {
      const status = orderStatuses.find(one => one === path.at(-1))
      const next = status === undefined ? undefined : nextOrderStatus(status, command, role, agreed)
      path.push(isRefusal(next) ? next.refused : next)
    }
    assert.deepEqual(path, ['draft', 'returned', 'draft', 'agreed', 'signed', 'published'])
  })
})
