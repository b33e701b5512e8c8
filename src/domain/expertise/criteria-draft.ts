import { z } from 'zod'
import { type Category, categories } from '../regulations/vocabulary.ts'
import type { CriteriaSet, Section, Threshold } from './criteria-set.ts'
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

/** A set as the editor opens it. */
export const draftOf = (set: CriteriaSet): CriteriaDraft => ({
  title: set.title,
  notice: set.demonstration ? '' : (set.notice ?? ''),
  categories: [...set.categories],
  all_positions: set.positions === 'all',
  positions: set.positions === 'all' ? '' : set.positions.join('\n'),
  sections: set.sections.map(sectionDraft),
  thresholds: Object.fromEntries(set.thresholds.map(line => [line.category, thresholdDraft(line)])),
})

const sectionDraft = (section: Section): DraftSection => ({
  code: section.code,
  ref: section.ref,
  title: section.title,
  max: typed(section.max),
  not_applicable_allowed: section.not_applicable_allowed,
  minimum: typedEach(section.minimum),
  alternatives: (section.alternatives ?? []).map(group => group.join(', ')).join('; '),
  criteria: section.criteria.map(criterionDraft),
})

const criterionDraft = (criterion: Criterion): DraftCriterion => ({
  code: criterion.code,
  title: criterion.title,
  scale: scaleDraft(criterion.scale),
  combine: criterion.combine,
  max: typed(criterion.max),
  minimum: typedEach(criterion.minimum),
  proof: criterion.proof,
  hint: criterion.hint ?? '',
  period_years: typed(criterion.period_years),
  proof_kinds: [...(criterion.proof_kinds ?? [])],
  proof_required: criterion.proof_required ?? true,
  not_applicable_allowed: criterion.not_applicable_allowed ?? false,
  fields: (criterion.fields ?? []).map(field => ({ ...field, required: field.required ?? false })),
})

const scaleDraft = (scale: Scale): DraftScale => {
  const blank = { ...blankScale(), kind: scale.kind }
  const rowOf = (one: { key: string; title: string; points: number }) => ({ ...one, points: typed(one.points) })
  switch (scale.kind) {
    case 'enum':
      return { ...blank, choices: scale.choices.map(rowOf) }
    case 'checklist':
      return { ...blank, items: scale.items.map(rowOf) }
    case 'percent_range':
      return {
        ...blank,
        unit: scale.unit,
        ranges: scale.ranges.map(({ from, above, points }) => ({
          bound: from !== undefined ? 'from' : above !== undefined ? 'above' : 'none',
          value: typed(from ?? above),
          points: typed(points),
        })),
      }
    case 'level_result':
      return {
        ...blank,
        results: scale.results.map(one => ({ ...one, points: typedEach(one.points) })),
        further: typed(scale.further),
        further_times: typed(scale.further_times),
      }
    case 'count_capped':
      return { ...blank, each: typed(scale.each), of: scale.of }
    case 'mark':
      return { ...blank, step: typed(scale.step) }
  }
}

const thresholdDraft = (line: Threshold): DraftThreshold => ({
  ...blankThreshold(),
  measure: line.measure,
  ref: line.ref,
  at_least: typed(line.at_least),
  ...(line.measure === 'points' ? { percent_when_not_applicable: typed(line.percent_when_not_applicable) } : {}),
  ...(line.measure === 'indicators' ? { each_from: typed(line.each_from), sum: typed(line.sum) } : {}),
})

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value).replace('.', ','))

const typedEach = <K extends string>(values: Partial<Record<K, number>> | undefined): Partial<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<number | undefined>(values ?? {}).map(([key, value]) => [key, typed(value)]),
  ) as Partial<Record<K, string>>
