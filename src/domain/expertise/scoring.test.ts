import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Points } from '../case/events.ts'
import { isRefusal } from '../regulations/finding.ts'
import { type CriteriaSet, criteriaFor, criteriaSetSchema } from './criteria-set.ts'
import { attainablePoints, rangesInWords } from './scale.ts'
import { scoreSheet, sheetFaults } from './scoring.ts'

const set: CriteriaSet = criteriaSetSchema.parse({
  id: 'sample',
  edition: '2024-01-01',
  title: 'Проверочный',
  demonstration: true,
  notice: 'Не норма',
  valid_from: '2024-01-01',
  valid_to: null,
  approved_by: null,
  categories: ['first', 'highest'],
  positions: ['Учитель'],
  sections: [
    {
      code: '1',
      ref: '196 п. 35',
      title: 'Обязательный',
      max: 9,
      not_applicable_allowed: false,
      minimum: { highest: 4 },
      criteria: [
        {
          code: '1.1',
          title: 'Доля',
          scale: {
            kind: 'percent_range',
            unit: '%',
            ranges: [{ points: 0 }, { from: 30, points: 3 }, { above: 60, points: 5 }],
          },
          combine: 'once',
          max: 5,
          proof: 'справка',
        },
        { code: '1.2', title: 'Оценка', scale: { kind: 'mark', step: 0.5 }, combine: 'once', max: 5, proof: 'записка' },
      ],
    },
    {
      code: '2',
      ref: '196 п. 36',
      title: 'Не у всех',
      max: 11,
      not_applicable_allowed: true,
      criteria: [
        {
          code: '2.1',
          title: 'Перечень',
          scale: {
            kind: 'checklist',
            items: [
              { key: 'a', title: 'первое', points: 2 },
              { key: 'b', title: 'второе', points: 4 },
            ],
          },
          combine: 'sum_capped',
          max: 6,
          proof: 'документы',
        },
        {
          code: '2.2',
          title: 'Результаты',
          scale: {
            kind: 'level_result',
            results: [{ key: 'won', title: 'победа', points: { municipal: 2, regional: 3 } }],
          },
          combine: 'sum_capped',
          max: 5,
          proof: 'дипломы',
        },
      ],
    },
  ],
  thresholds: [
    { category: 'first', ref: '196 п. 35', measure: 'percent', at_least: 65 },
    { category: 'highest', ref: '196 п. 36', measure: 'points', at_least: 15, percent_when_not_applicable: 75 },
  ],
})

const sheet: Points = { '1.1': 5, '1.2': 4.5, '2.1': 2, '2.2': 2 }
const refusalOf = (points: Points): string => {
  const scored = scoreSheet(set, 'first', points)
  return isRefusal(scored) ? `${scored.refused}: ${scored.because}` : 'принят'
}

describe('подсчёт экспертного листа', () => {
  it('раздел не даёт больше своего максимума', () => {
    const scored = scoreSheet(set, 'first', sheet)
    assert.ok(!isRefusal(scored))
    assert.equal(scored.sections[0]?.points, 9)
    assert.equal(scored.total, 13)
    assert.equal(scored.applicableMax, 20)
    assert.equal(scored.meets, true)
  })

  it('ровно 65 % — порог взят, на полбалла меньше — нет', () => {
    const lower = scoreSheet(set, 'first', { ...sheet, '1.2': 3.5 })
    assert.ok(!isRefusal(lower))
    assert.equal(lower.percent, 62.5)
    assert.equal(lower.meets, false)
  })

  it('неприменимый раздел: баллы сравниваются с процентом от возможного', () => {
    const scored = scoreSheet(set, 'highest', { '1.1': 5, '1.2': 2, '2.1': 'na', '2.2': 'na' })
    assert.ok(!isRefusal(scored))
    assert.deepEqual([scored.total, scored.applicableMax, scored.percent, scored.meets], [7, 9, 77.8, true])
    assert.equal(scored.sections[1]?.applicable, false)
  })

  it('каждая проверка оставляет след с пунктом и числами', () => {
    const scored = scoreSheet(set, 'highest', { '1.1': 0, '1.2': 3, '2.1': 6, '2.2': 5 })
    assert.ok(!isRefusal(scored))
    assert.deepEqual(
      scored.findings.map(({ rule, clause, met }) => ({ rule, clause, met })),
      [
        { rule: 'criteria-threshold', clause: '196 п. 36', met: false },
        { rule: 'criteria-minimum-1', clause: '196 п. 35', met: false },
      ],
    )
    assert.equal(scored.findings[0]?.known.total, 14)
  })

  it('лист с чужим, пропущенным, невозможным или неприменимым показателем отклоняется по имени', () => {
    assert.match(refusalOf({ ...sheet, '9.9': 1 }), /^unknown_item: Показателя 9\.9 нет/)
    assert.match(refusalOf({ '1.1': 5, '1.2': 4, '2.1': 2 }), /^missing_item: Показатель 2\.2 «Результаты» не оценён/)
    assert.match(refusalOf({ ...sheet, '1.1': 4 }), /^points_outside_scale: .*4 — такого балла .* 0; 3; 5$/)
    assert.match(refusalOf({ ...sheet, '1.2': 5.5 }), /^points_outside_scale/)
    assert.match(refusalOf({ ...sheet, '1.1': -3 }), /^points_outside_scale/)
    assert.match(refusalOf({ ...sheet, '1.1': Number.NaN }), /^points_outside_scale/)
    assert.match(refusalOf({ ...sheet, '1.1': 'na' }), /^na_not_allowed: .*раздел 1 обязателен/)
    assert.equal(refusalOf(sheet), 'принят')
  })

  it('для формы названы сразу все ошибки, каждая у своего поля', () => {
    assert.deepEqual(Object.keys(sheetFaults(set, { '1.1': 4, '1.2': 'na', '2.1': 2, '7.7': 1 })).sort(), [
      '1.1',
      '1.2',
      '2.2',
      '7.7',
    ])
    assert.deepEqual(sheetFaults(set, sheet), {})
  })

  it('категория, на которую набор не рассчитан', () => {
    const scored = scoreSheet(set, 'mentor', sheet)
    assert.ok(isRefusal(scored))
    assert.equal(scored.refused, 'category_not_in_set')
  })

  it('любой лист из баллов шкалы считается, сумма в границах, добавка балла не ухудшает', () => {
    const items = set.sections.flatMap(({ criteria }) => criteria)
    const anySheet = fc.record(
      Object.fromEntries(items.map(item => [item.code, fc.constantFrom(...attainablePoints(item))])),
    )
    fc.assert(
      fc.property(anySheet, points => {
        const scored = scoreSheet(set, 'first', points)
        const fuller = scoreSheet(set, 'first', { ...points, '1.1': 5 })
        assert.ok(!isRefusal(scored) && !isRefusal(fuller))
        assert.ok(scored.total >= 0 && scored.total <= scored.applicableMax)
        assert.ok(fuller.total >= scored.total && (fuller.meets || !scored.meets))
      }),
    )
  })
})

describe('шкалы', () => {
  it('возможные баллы', () => {
    const of = (code: string): number[] =>
      set.sections
        .flatMap(({ criteria }) => criteria)
        .filter(item => item.code === code)
        .flatMap(attainablePoints)
    assert.deepEqual(of('1.1'), [0, 3, 5])
    assert.deepEqual(of('1.2'), [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
    assert.deepEqual(of('2.1'), [0, 2, 4, 6])
    assert.deepEqual(of('2.2'), [0, 2, 3, 4, 5])
  })

  it('диапазоны показаны словами с их границами', () => {
    const scale = set.sections[0]?.criteria[0]?.scale
    assert.ok(scale?.kind === 'percent_range')
    assert.deepEqual(rangesInWords(scale), [
      { words: 'менее 30 %', points: 0 },
      { words: 'от 30 до 60 % включительно', points: 3 },
      { words: 'более 60 %', points: 5 },
    ])
  })
})

describe('выбор набора', () => {
  const later: CriteriaSet = { ...set, edition: '2025-01-01', valid_from: '2025-01-01' }

  it('по должности и категории, без различия регистра', () => {
    assert.equal(criteriaFor([set], 'first', 'учитель')?.id, 'sample')
    assert.equal(criteriaFor([set], 'mentor', 'Учитель'), undefined)
    assert.equal(criteriaFor([set], 'first', 'Тьютор'), undefined)
  })
  it('из действующих редакций берётся последняя', () => {
    assert.equal(criteriaFor([set, later], 'first', 'Учитель', '2024-06-01')?.edition, '2024-01-01')
    assert.equal(criteriaFor([set, later], 'first', 'Учитель', '2025-06-01')?.edition, '2025-01-01')
    assert.equal(criteriaFor([set, later], 'first', 'Учитель')?.edition, '2025-01-01')
    assert.equal(criteriaFor([set], 'first', 'Учитель', '2023-12-31'), undefined)
  })
})
