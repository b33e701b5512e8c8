import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Points } from '../case/events.ts'
import { isRefusal } from '../regulations/finding.ts'
import { type CriteriaSet, criteriaSetSchema } from './criteria-set.ts'
import { type Observed, pointsFor } from './scale.ts'
import { scoreSheet } from './scoring.ts'

const paper = { proof: 'Документ', combine: 'once' as const }
const percents = (...steps: [from: number, points: number][]) => ({
  kind: 'percent_range' as const,
  unit: '%',
  ranges: [{ points: 0 }, ...steps.map(([from, points]) => ({ from, points }))],
})
const levels = (title: string, points: object) => ({
  kind: 'level_result' as const,
  results: [{ key: 'result', title, points }],
})
const choice = (...choices: [title: string, points: number][]) => ({
  kind: 'enum' as const,
  choices: choices.map(([title, points], index) => ({ key: 'abcdef'.charAt(index), title, points })),
})
const base = {
  edition: '2026-01-01',
  demonstration: true,
  notice: 'Проверочный набор',
  valid_from: '2026-01-01',
  valid_to: null,
  approved_by: null,
}
const section = { ref: '196 п. 35', not_applicable_allowed: false }

const seen = (set: CriteriaSet, code: string, observed: Observed): number => {
  const item = set.sections.flatMap(({ criteria }) => criteria).find(one => one.code === code)
  assert.ok(item, code)
  const points = pointsFor(item, observed)
  assert.ok(!isRefusal(points), code)
  return points
}
const result = (level: 'organisation' | 'municipal' | 'regional' | 'federal' | 'international', key = 'result') => ({
  key,
  level,
})

/** Expertise.md § 2: «модельный паспорт», мастер производственного обучения, преподаватель, руководитель физвоспитания. */
const passport = criteriaSetSchema.parse({
  ...base,
  id: 'model-passport',
  title: 'Мастер производственного обучения, преподаватель, руководитель физического воспитания',
  categories: ['first', 'highest'],
  positions: ['Мастер производственного обучения', 'Преподаватель', 'Руководитель физического воспитания'],
  sections: [
    {
      ...section,
      code: '1',
      title: 'Результаты обучающихся',
      max: 260,
      criteria: [
        {
          ...paper,
          code: '1.1',
          title: 'Качество знаний по предмету',
          scale: percents([20, 10], [40, 20], [60, 30]),
          combine: 'best',
          max: 30,
          fields: [
            { key: 'year', title: 'Учебный год', kind: 'text', required: true },
            { key: 'subject', title: 'Предмет', kind: 'text' },
            { key: 'quality', title: 'Качество, %', kind: 'number' },
          ],
        },
        {
          ...paper,
          code: '1.2',
          title: 'Итоговая аттестация',
          hint: 'Только при успеваемости 100 %',
          scale: percents([20, 10], [40, 20], [60, 30]),
          max: 30,
          period_years: 1,
          not_applicable_allowed: true,
        },
        {
          ...paper,
          code: '1.3.1',
          title: 'Конкурсы обучающихся: победители',
          scale: levels('победитель', { organisation: 5, municipal: 10, regional: 15, federal: 20, international: 25 }),
          combine: 'sum_capped',
          max: 100,
          proof_kinds: ['diploma', 'protocol'],
        },
        {
          ...paper,
          code: '1.3.2',
          title: 'Конкурсы обучающихся: участники',
          scale: levels('участник', { municipal: 5, regional: 10, federal: 15, international: 20 }),
          combine: 'sum_capped',
          max: 100,
        },
      ],
    },
    {
      ...section,
      code: '2',
      title: 'Личный вклад',
      max: 405,
      // Expert work as a juror or as an examiner: the points are not summed.
      alternatives: [['2.5.1', '2.5.2']],
      criteria: [
        {
          ...paper,
          code: '2.1.1',
          title: 'Методические материалы',
          scale: choice(['нет', 0], ['есть', 10], ['с внешней рецензией', 15]),
          max: 15,
        },
        {
          ...paper,
          code: '2.1.2',
          title: 'Конкурсы методических работ',
          scale: {
            kind: 'level_result',
            results: [
              { key: 'winner', title: 'победитель', points: { municipal: 20, regional: 25, federal: 30 } },
              { key: 'participant', title: 'участник', points: { municipal: 5, regional: 10, federal: 15 } },
            ],
          },
          max: 30,
        },
        {
          ...paper,
          code: '2.1.3',
          title: 'Электронные ресурсы',
          scale: choice(['нет', 0], ['применяет', 5], ['собственные', 15]),
          max: 15,
        },
        {
          ...paper,
          code: '2.3.1',
          title: 'Обмен опытом',
          scale: levels('представление опыта', { organisation: 5, municipal: 15, regional: 20, federal: 30 }),
          combine: 'best',
          max: 30,
        },
        {
          ...paper,
          code: '2.4',
          title: 'Профессиональные конкурсы',
          scale: {
            kind: 'level_result',
            results: [
              {
                key: 'winner',
                title: 'победитель',
                points: { organisation: 20, municipal: 70, regional: 120, federal: 200 },
              },
              { key: 'participant', title: 'участник', points: { municipal: 30, regional: 80, federal: 150 } },
            ],
          },
          combine: 'best',
          max: 200,
        },
        {
          ...paper,
          code: '2.5.1',
          title: 'Экспертная деятельность',
          scale: levels('участие', { municipal: 10, regional: 20, federal: 110 }),
          combine: 'best',
          max: 110,
        },
        {
          ...paper,
          code: '2.5.2',
          title: 'Эксперт экзаменов: доля принятых проверок',
          scale: percents([70, 60], [85, 80], [95, 100]),
          combine: 'best',
          max: 100,
        },
        {
          ...paper,
          code: '2.6',
          title: 'Образовательные технологии',
          scale: levels('показаны', { organisation: 10, municipal: 15, regional: 20 }),
          max: 20,
        },
      ],
    },
  ],
  thresholds: [
    { category: 'first', ref: 'паспорт', measure: 'points', at_least: 115, percent_when_not_applicable: 17.3 },
    { category: 'highest', ref: 'паспорт', measure: 'points', at_least: 230, percent_when_not_applicable: 34.6 },
  ],
})

describe('пример А: модельный паспорт', () => {
  const sheet: Points = {
    '1.1': seen(passport, '1.1', { kind: 'measure', value: 47 }),
    '1.2': seen(passport, '1.2', { kind: 'measure', value: 60 }),
    '1.3.1': seen(passport, '1.3.1', { kind: 'results', results: [result('municipal'), result('regional')] }),
    '1.3.2': seen(passport, '1.3.2', { kind: 'results', results: [result('regional'), result('regional')] }),
    '2.1.1': seen(passport, '2.1.1', { kind: 'choice', key: 'c' }),
    '2.1.2': seen(passport, '2.1.2', { kind: 'results', results: [result('municipal', 'participant')] }),
    '2.1.3': 0,
    '2.3.1': seen(passport, '2.3.1', { kind: 'results', results: [result('organisation'), result('regional')] }),
    '2.4': 0,
    '2.5.1': seen(passport, '2.5.1', { kind: 'results', results: [result('regional')] }),
    '2.5.2': seen(passport, '2.5.2', { kind: 'measure', value: 86 }),
    '2.6': 0,
  }
  const total = (points: Points) => {
    const scored = scoreSheet(passport, 'first', points)
    assert.ok(!isRefusal(scored), JSON.stringify(scored))
    return scored
  }

  it('20 + 30 + 25 + 20 и 15 + 5 + 20 + 80: из взаимоисключающих показателей считается лучший', () => {
    const { sections, total: sum, meets } = total(sheet)
    assert.deepEqual(
      sections.map(({ points }) => points),
      [95, 120],
    )
    assert.deepEqual({ sum, meets }, { sum: 215, meets: true })
  })

  it('одна победа на федеральном конкурсе почти даёт высшую: 200 из 230', () => {
    const alone = Object.fromEntries(Object.keys(sheet).map(code => [code, code === '2.4' ? 200 : 0]))
    assert.equal(total(alone).total, 200)
    const highest = scoreSheet(passport, 'highest', alone)
    assert.ok(!isRefusal(highest))
    assert.equal(highest.meets, false)
  })

  it('отдельный показатель может не применяться, остальные показатели раздела — нет', () => {
    const { applicableMax } = total({ ...sheet, '1.2': 'na' })
    assert.equal(applicableMax, total(sheet).applicableMax - 30)
    const refused = scoreSheet(passport, 'first', { ...sheet, '1.1': 'na' })
    assert.ok(isRefusal(refused))
    assert.equal(refused.refused, 'na_not_allowed')
  })
})

const five = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: levels('результат', { organisation: 2, municipal: 4, regional: 5, federal: 5 }),
  combine: 'best' as const,
  max: 5,
})
/** The best result, and once more for a second one. */
const withBonus = (code: string, title: string) => ({
  ...five(code, title),
  scale: {
    ...levels('результат', { organisation: 2, municipal: 4, regional: 5, federal: 5 }),
    further: 3,
    further_times: 1,
  },
  max: 8,
})
const share = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: {
    kind: 'percent_range' as const,
    unit: '%',
    ranges: [{ points: 2 }, { from: 20, points: 3 }, { from: 40, points: 4 }, { from: 60, points: 5 }],
  },
  max: 5,
})
const mark = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: { kind: 'mark' as const, step: 1 },
  max: 5,
})
const exam = (code: string, title: string) => ({
  ...share(code, title),
  scale: percents([20, 2], [40, 4], [60, 5]),
})

/** Expertise.md § 3: Белгородская область, учитель экзаменуемых предметов, 24 показателя. */
const belgorod = criteriaSetSchema.parse({
  ...base,
  id: 'belgorod-teacher',
  title: 'Учитель (экзаменуемые предметы)',
  categories: ['first', 'highest'],
  positions: ['Учитель'],
  sections: [
    {
      ...section,
      code: '1',
      title: 'Результаты обучающихся',
      max: 61,
      criteria: [
        exam('1.1', 'Результаты экзамена не ниже средних по региону'),
        exam('1.2', 'ОГЭ'),
        share('1.3', 'Независимое тестирование'),
        share('1.4', 'Мониторинг школы'),
        withBonus('1.5', 'Олимпиады'),
        withBonus('1.6', 'Внеурочные достижения'),
        mark('1.7', 'Работа классного руководителя'),
        mark('1.8', 'Информационные технологии'),
        mark('1.9', 'Программы углублённого уровня'),
        mark('1.10', 'Тест: право, педагогика, психология'),
        mark('1.11', 'Тест: вопросы профессии'),
      ],
    },
    {
      ...section,
      code: '2',
      title: 'Личный вклад',
      max: 49,
      criteria: [
        mark('2.1', 'Повышение квалификации'),
        {
          ...paper,
          code: '2.2',
          title: 'Проект или эксперимент',
          scale: {
            kind: 'checklist',
            items: [
              { key: 'project', title: 'проект', points: 5 },
              { key: 'further', title: 'ещё один', points: 1 },
            ],
          },
          combine: 'sum_capped',
          max: 6,
        },
        five('2.3', 'Обобщённый опыт'),
        five('2.4', 'Собственные публикации'),
        withBonus('2.5', 'Выступления, открытые уроки'),
        five('2.6', 'Экспертная работа, жюри'),
        five('2.7', 'Лучший кабинет'),
        five('2.8', 'Профессиональные конкурсы'),
        five('2.9', 'Награды'),
      ],
    },
  ],
  thresholds: [
    { category: 'first', ref: 'пример', measure: 'points', at_least: 50, percent_when_not_applicable: 45.5 },
    { category: 'highest', ref: 'пример', measure: 'points', at_least: 70, percent_when_not_applicable: 63.7 },
  ],
})

describe('пример Б: Белгородская область, учитель', () => {
  it('наибольшая сумма 110, пороги 50 и 70', () => {
    assert.equal(
      belgorod.sections.reduce((sum, { max }) => sum + max, 0),
      110,
    )
    const codes = belgorod.sections.flatMap(({ criteria }) => criteria.map(({ code }) => code))
    const scored = (points: Points, category: 'first' | 'highest') => {
      const answer = scoreSheet(belgorod, category, points)
      assert.ok(!isRefusal(answer), JSON.stringify(answer))
      return answer
    }
    const middle: Points = {
      ...Object.fromEntries(codes.map(code => [code, 0])),
      '1.1': seen(belgorod, '1.1', { kind: 'measure', value: 61 }),
      '1.2': seen(belgorod, '1.2', { kind: 'measure', value: 45 }),
      '1.3': seen(belgorod, '1.3', { kind: 'measure', value: 12 }),
      '1.4': seen(belgorod, '1.4', { kind: 'measure', value: 39 }),
      '1.5': seen(belgorod, '1.5', { kind: 'results', results: [result('regional'), result('municipal')] }),
      '1.6': seen(belgorod, '1.6', {
        kind: 'results',
        results: [result('organisation'), result('organisation'), result('organisation')],
      }),
      '1.7': 5,
      '1.8': 4,
      '1.9': 3,
      '1.10': 5,
      '1.11': 4,
      '2.1': 5,
    }
    const { total, meets } = scored(middle, 'first')
    assert.deepEqual({ total, meets }, { total: 5 + 4 + 2 + 3 + 8 + 5 + 5 + 4 + 3 + 5 + 4 + 5, meets: true })
    assert.equal(scored(middle, 'highest').meets, false)
  })

  it('надбавка за второй результат даётся один раз', () => {
    const many = [result('organisation'), result('organisation'), result('organisation'), result('organisation')]
    assert.equal(seen(belgorod, '1.6', { kind: 'results', results: many }), 5)
    const unknown = scoreSheet(belgorod, 'first', { '1.6': 6 })
    assert.ok(isRefusal(unknown))
  })
})

describe('негодный набор', () => {
  const faultsOf = (change: (set: CriteriaSet) => unknown): string[] => {
    const read = criteriaSetSchema.safeParse(change(structuredClone(passport)))
    return read.success ? [] : read.error.issues.map(({ message }) => message)
  }
  it('взаимоисключающий показатель, которого нет, или названный дважды', () => {
    const named = (groups: string[][]) => (set: CriteriaSet) => ({
      ...set,
      sections: set.sections.map(one => (one.code === '2' ? { ...one, alternatives: groups } : one)),
    })
    assert.deepEqual(faultsOf(named([['2.4', '2.9']])), ['показателя 2.9 в этом разделе нет'])
    assert.match(
      faultsOf(
        named([
          ['2.4', '2.6'],
          ['2.4', '2.1.1'],
        ]),
      ).join(),
      /назван среди взаимоисключающих дважды/,
    )
  })
  it('максимум раздела, который взаимоисключающие показатели не дают', () => {
    const greedy = (set: CriteriaSet) => ({
      ...set,
      sections: set.sections.map(one => (one.code === '2' ? { ...one, max: 521 } : one)),
    })
    assert.match(faultsOf(greedy).join(), /показатели раздела вместе не дают его максимума/)
  })
})
