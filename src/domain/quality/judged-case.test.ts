import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../calendar/plain-date.ts'
import type { CaseEvent, Recorded } from '../case/events.ts'
import { besideOthers, independentSheets, itemMarks } from './beside-others.ts'
import { judgedCase } from './judged-case.ts'
import { isDrawn, lotOfCase } from './second-choice.ts'

let version = 0
const fact = (on: string, event: CaseEvent): Recorded<CaseEvent> => ({
  ...event,
  on: plainDate(on),
  at: `${on}T09:00:00.000Z`,
  actorId: null,
  role: 'expert',
  version: ++version,
})
const sheet = (on: string, expertId: string, points: Record<string, number | 'na'>, meets = true) =>
  fact(on, { type: 'SheetSubmitted', data: { expertId, points, total: 0, percent: meets ? 80 : 40, meets } })
const begun = fact('2026-03-02', { type: 'AssessmentStarted', data: { criteria: 'teachers@2023-09-01' } })
const max = { '1.1': 10, '1.2': 5 }

describe('Листы дела для статистики', () => {
  it('два независимых листа: время от начала экспертизы, спорное и решение старшего', () => {
    const judged = judgedCase(
      [
        begun,
        sheet('2026-03-05', 'a', { '1.1': 7, '1.2': 5 }),
        sheet('2026-03-06', 'b', { '1.1': 4, '1.2': 5 }, false),
        fact('2026-03-06', { type: 'ItemsDisputed', data: { items: ['1.1'] } }),
        fact('2026-03-09', {
          type: 'DisputesRuled',
          data: { expertId: 's', rulings: [{ item: '1.1', points: 4, reason: 'по справке' }] },
        }),
      ],
      'independent_and_senior',
    )
    const [a, b] = judged.sheets
    assert.ok(a !== undefined && b !== undefined)
    assert.equal(a.startedOn, '2026-03-02')
    assert.deepEqual(besideOthers(a, judged, max), {
      ...{ disputed: 1, upheld: 0, peers: 1, peerPercent: 40, peerMeets: false },
      ...{ compared: 2, equal: 1, leaning: 15 },
    })
    assert.equal(besideOthers(b, judged, max).upheld, 1)
    assert.equal(besideOthers(b, judged, max).leaning, -15)
    assert.deepEqual(itemMarks(judged), [
      { code: '1.1', marks: [4, 7], notApplied: 0, disputed: true },
      { code: '1.2', marks: [5, 5], notApplied: 0, disputed: false },
    ])
  })

  it('«не применяется» – пропуск: не сравнивается, но сосчитан', () => {
    const judged = judgedCase(
      [begun, sheet('2026-03-05', 'a', { '1.1': 'na', '1.2': 5 }), sheet('2026-03-06', 'b', { '1.1': 4, '1.2': 3 })],
      'independent_and_senior',
    )
    assert.deepEqual(itemMarks(judged)[0], { code: '1.1', marks: [4], notApplied: 1, disputed: false })
    const [a] = judged.sheets
    assert.ok(a !== undefined)
    assert.equal(besideOthers(a, judged, max).compared, 1)
  })

  it('подписи под общим листом – одна оценка: друг с другом их не сравнивают', () => {
    const judged = judgedCase(
      [begun, sheet('2026-03-05', 'a', { '1.1': 7 }), sheet('2026-03-06', 'b', { '1.1': 7 })],
      'joint',
    )
    assert.equal(judged.sheets.length, 2)
    assert.equal(independentSheets(judged.sheets).length, 1)
    for (const own of judged.sheets) assert.equal(besideOthers(own, judged, max).peers, 0)
    assert.deepEqual(itemMarks(judged)[0]?.marks, [7])
  })

  it('вторая оценка сравнивается с общим листом один раз, а подписавшие – с нею', () => {
    const judged = judgedCase(
      [begun, sheet('2026-03-05', 'a', { '1.1': 7 }), sheet('2026-03-06', 'b', { '1.1': 7 })],
      'joint',
    )
    const [a] = judged.sheets
    assert.ok(a !== undefined)
    const second = { ...a, expertId: 'x', kind: 'second' as const, points: { '1.1': 5 }, percent: 50, meets: false }
    const all = { ...judged, sheets: [...judged.sheets, second] }
    assert.deepEqual([besideOthers(second, all, max).peers, besideOthers(second, all, max).compared], [1, 1])
    assert.equal(besideOthers(a, all, max).peers, 1)
    assert.equal(besideOthers(a, all, max).peerMeets, false)
    assert.deepEqual(itemMarks(all)[0]?.marks, [5, 7])
  })

  it('лист того, кто заявил самоотвод или заменён, не считается; новый начинает со дня замены', () => {
    const seat = { expertId: 'c', organisationId: 'o', duty: 'main' as const }
    const judged = judgedCase(
      [
        begun,
        sheet('2026-03-05', 'a', { '1.1': 7 }),
        fact('2026-03-06', { type: 'ConflictDeclared', data: { expertId: 'a', reason: 'родство' } }),
        fact('2026-03-07', { type: 'ExpertReplaced', data: { out: 'a', seat, reason: 'самоотвод', findings: [] } }),
        sheet('2026-03-10', 'c', { '1.1': 3 }),
      ],
      'single',
    )
    assert.deepEqual(
      judged.sheets.map(({ expertId, startedOn, kind }) => [expertId, startedOn, kind]),
      [['c', '2026-03-07', 'single']],
    )
    assert.equal(judged.disputed, undefined)
  })

  it('ходатайство: итог берётся из вывода, который следует сразу', () => {
    const judged = judgedCase(
      [
        fact('2026-03-03', { type: 'PetitionExamined', data: { expertId: 'a', points: { '1.1': 2 }, meets: true } }),
        fact('2026-03-03', {
          type: 'Assessed',
          data: { basis: 'petition', meets: true, total: 9, percent: 60, findings: [] },
        }),
        fact('2026-03-20', {
          type: 'Decided',
          data: {
            meetingId: 'm',
            outcome: 'refused',
            ballot: { total: 5, present: 5, for: 1, against: 4 },
            findings: [],
          },
        }),
      ],
      'single',
    )
    assert.deepEqual(
      judged.sheets.map(({ kind, total, percent }) => [kind, total, percent]),
      [['petition', 9, 60]],
    )
    assert.equal(judged.outcome, 'refused')
  })
})

describe('Жребий второй оценки', () => {
  it('повторяется, а доля выпавших близка к заданной', () => {
    const drawn = Array.from({ length: 4000 }, (_, n) => lotOfCase('seed', `case-${n}`))
    assert.deepEqual(
      drawn.slice(0, 5),
      Array.from({ length: 5 }, (_, n) => lotOfCase('seed', `case-${n}`)),
    )
    for (const percent of [5, 20, 50]) {
      const share = (drawn.filter(lot => isDrawn(lot, percent)).length / drawn.length) * 100
      assert.ok(Math.abs(share - percent) < 2.5, `${percent} – ${share}`)
    }
    assert.ok(drawn.every(lot => isDrawn(lot, 100) && !isDrawn(lot, 0)))
  })

  it('больший процент не отменяет выпавших при меньшем', () => {
    for (let lot = 0; lot < 10_000; lot += 37) assert.ok(!isDrawn(lot, 10) || isDrawn(lot, 25))
  })
})
