import { z } from 'zod'
import { type Category, categories } from '../regulations/vocabulary.ts'
import type { Threshold } from './criteria-set.ts'
import { type Criterion, fieldKinds, type Scale } from './criterion.ts'
import { levels } from './levels.ts'

/** Scales in the order of the editor's list, with the words of a methodologist. */
export const scaleTitles = {
  enum: 'Перечень: выбирается одно из названного',
  percent_range: 'Диапазоны: измеренный процент или разница',
  level_result: 'Уровень и результат: таблица',
  count_capped: 'Количество: балл за каждый, до предела',
  mark: 'Оценка: от нуля до наибольшего с шагом',
  checklist: 'Отметки: складываются выполненные пункты',
} as const satisfies Record<Scale['kind'], string>
export const scaleKinds = Object.keys(scaleTitles) as Scale['kind'][]

export const combineTitles = {
  once: 'один ответ',
  best: 'лучший результат',
  sum_capped: 'сумма, не больше наибольшего',
} as const satisfies Record<Criterion['combine'], string>

export const measureTitles = {
  points: 'сумма баллов',
  percent: 'процент от возможного',
  indicators: 'столько-то показателей и сумма',
} as const satisfies Record<Threshold['measure'], string>

/** Longest texts and lists: a form cannot be made to keep a book. */
const text = z.string().max(2000)
const short = z.string().max(200)
const rows = <T extends z.ZodType>(shape: T) => z.array(shape).max(60)
const byCategory = z.partialRecord(z.enum(categories), short)
const row = z.strictObject({ key: short, title: text, points: short })

const scale = z.strictObject({
  kind: z.enum(['enum', 'percent_range', 'level_result', 'count_capped', 'mark', 'checklist']),
  choices: rows(row),
  unit: short,
  ranges: rows(z.strictObject({ bound: z.enum(['none', 'from', 'above']), value: short, points: short })),
  results: rows(z.strictObject({ key: short, title: text, points: z.partialRecord(z.enum(levels), short) })),
  further: short,
  further_times: short,
  each: short,
  of: short,
  step: short,
  items: rows(row),
})

const criterion = z.strictObject({
  code: short,
  title: text,
  scale,
  combine: z.enum(['once', 'best', 'sum_capped']),
  max: short,
  minimum: byCategory,
  proof: text,
  hint: text,
  period_years: short,
  proof_kinds: z.array(short).max(20),
  proof_required: z.boolean(),
  not_applicable_allowed: z.boolean(),
  fields: rows(z.strictObject({ key: short, title: text, kind: z.enum(fieldKinds), required: z.boolean() })),
})

const section = z.strictObject({
  code: short,
  ref: text,
  title: text,
  max: short,
  not_applicable_allowed: z.boolean(),
  minimum: byCategory,
  /** Groups of codes: «2.1, 2.2; 2.4, 2.5». */
  alternatives: text,
  criteria: rows(criterion),
})

const threshold = z.strictObject({
  measure: z.enum(['points', 'percent', 'indicators']),
  ref: text,
  at_least: short,
  percent_when_not_applicable: short,
  each_from: short,
  sum: short,
})

/**
 * A criteria set as it is being typed: every number is the text of its field, so that nothing typed is lost while the set is
 * not whole yet. `assembleCriteria` makes a set of it or says what is wrong where.
 */
export const criteriaDraftShape = z.strictObject({
  title: text,
  notice: text,
  categories: z.array(z.enum(categories)).max(4),
  all_positions: z.boolean(),
  /** A title a line. */
  positions: z.string().max(10_000),
  sections: z.array(section).max(20),
  thresholds: z.partialRecord(z.enum(categories), threshold),
})

export type CriteriaDraft = z.infer<typeof criteriaDraftShape>
export type DraftSection = CriteriaDraft['sections'][number]
export type DraftCriterion = DraftSection['criteria'][number]
export type DraftScale = DraftCriterion['scale']
export type DraftThreshold = NonNullable<CriteriaDraft['thresholds'][Category]>

/** Begins a set from nothing: one section with one item. */
export const emptyDraft = (): CriteriaDraft => ({
  title: '',
  notice: '',
  categories: ['first', 'highest'],
  all_positions: false,
  positions: '',
  sections: [blankSection('1')],
  thresholds: { first: blankThreshold(), highest: blankThreshold() },
})

export const blankSection = (code: string): DraftSection => ({
  code,
  ref: '',
  title: '',
  max: '',
  not_applicable_allowed: false,
  minimum: {},
  alternatives: '',
  criteria: [blankCriterion(`${code}.1`)],
})

export const blankCriterion = (code: string): DraftCriterion => ({
  code,
  title: '',
  scale: blankScale(),
  combine: 'once',
  max: '',
  minimum: {},
  proof: '',
  hint: '',
  period_years: '',
  proof_kinds: [],
  proof_required: true,
  not_applicable_allowed: false,
  fields: [],
})

export const blankScale = (): DraftScale => ({
  kind: 'enum',
  choices: [
    { key: 'a', title: 'нет', points: '0' },
    { key: 'b', title: '', points: '' },
  ],
  unit: '%',
  ranges: [
    { bound: 'none', value: '', points: '0' },
    { bound: 'from', value: '', points: '' },
  ],
  results: [{ key: 'a', title: '', points: {} }],
  further: '',
  further_times: '',
  each: '1',
  of: 'результат',
  step: '1',
  items: [{ key: 'a', title: '', points: '' }],
})

export const blankThreshold = (): DraftThreshold => ({
  measure: 'points',
  ref: '',
  at_least: '',
  percent_when_not_applicable: '',
  each_from: '',
  sum: '',
})
