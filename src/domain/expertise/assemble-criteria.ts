import { categoryTitles } from '../eligibility/category-words.ts'
import type { Category } from '../regulations/vocabulary.ts'
import { capital } from '../wording.ts'
import type { CriteriaDraft, DraftCriterion, DraftScale, DraftSection, DraftThreshold } from './criteria-draft.ts'
import { criteriaSetFaults } from './criteria-set-faults.ts'
import { type CriteriaSet, criteriaShape } from './criteria-shape.ts'
import { levelTitles } from './levels.ts'

/** What a draft does not say of itself: it is decided when the edition is approved. */
export type EditionHead = Pick<
  CriteriaSet,
  'id' | 'edition' | 'demonstration' | 'notice' | 'valid_from' | 'valid_to' | 'approved_by'
>

/** A fault beside its field: `sections-0-criteria-1-max`. */
export type DraftFault = { field: string; message: string }

export type Assembled = { set: CriteriaSet; faults: [] } | { set: undefined; faults: DraftFault[] }

/** Makes a set of a draft. Every fault is named with the field of the draft that has it, in words for a methodologist. */
export const assembleCriteria = (draft: CriteriaDraft, head: EditionHead): Assembled => {
  const raw = { ...head, ...rawSet(draft) }
  const read = criteriaShape.safeParse(raw)
  const found = read.success ? criteriaSetFaults(read.data) : read.error.issues
  if (read.success && found.length === 0) return { set: read.data, faults: [] }
  const faults = new Map<string, string>()
  for (const { path, message } of found) {
    const field = fieldOf(draft, path)
    if (!faults.has(field)) faults.set(field, inFormWords(message))
  }
  return { set: undefined, faults: [...faults].map(([field, message]) => ({ field, message })) }
}

/** The draft as a set that says of itself that nobody has approved it: for looking at, never for a case. */
export const asDraftSet = (draft: CriteriaDraft, id: string, today: string): Assembled =>
  assembleCriteria(draft, {
    id,
    edition: today,
    demonstration: true,
    notice: 'Черновик набора: он не утверждён, и ни одно дело по нему не оценивается.',
    valid_from: today,
    valid_to: null,
    approved_by: null,
  })

/** A number as it is typed in Russia; what is no number stays text, and the schema says so. */
export const typedNumber = (text: string): number | string | undefined => {
  const plain = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  if (plain === '') return undefined
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : text.trim()
}

/** The titles of a draft, one a line, without repeats. */
export const positionsOf = (draft: CriteriaDraft): string[] => [
  ...new Set(
    draft.positions
      .split(/[\n;]/)
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]

/** Codes of alternative items: «2.1, 2.2; 2.4, 2.5». */
const alternativesOf = ({ alternatives }: DraftSection): string[][] =>
  alternatives
    .split(/[;\n]/)
    .map(group => group.split(/[,\s]+/).filter(code => code !== ''))
    .filter(group => group.length > 0)

const rawSet = (draft: CriteriaDraft) => ({
  title: draft.title,
  categories: draft.categories,
  positions: draft.all_positions ? 'all' : positionsOf(draft),
  sections: draft.sections.map(rawSection),
  thresholds: draft.categories.map(category => rawThreshold(category, draft.thresholds[category])),
})

const rawSection = (section: DraftSection) => {
  const alternatives = alternativesOf(section)
  return present({
    code: section.code.trim(),
    ref: section.ref,
    title: section.title,
    max: typedNumber(section.max),
    not_applicable_allowed: section.not_applicable_allowed,
    minimum: numbers(section.minimum),
    criteria: section.criteria.map(rawCriterion),
    alternatives: alternatives.length === 0 ? undefined : alternatives,
  })
}

const rawCriterion = (criterion: DraftCriterion) =>
  present({
    code: criterion.code.trim(),
    title: criterion.title,
    scale: rawScale(criterion.scale),
    combine: criterion.combine,
    max: typedNumber(criterion.max),
    minimum: numbers(criterion.minimum),
    proof: criterion.proof,
    hint: criterion.hint.trim() === '' ? undefined : criterion.hint,
    period_years: typedNumber(criterion.period_years),
    proof_kinds: criterion.proof_kinds.length === 0 ? undefined : criterion.proof_kinds,
    proof_required: criterion.proof_required ? undefined : false,
    not_applicable_allowed: criterion.not_applicable_allowed || undefined,
    fields: criterion.fields.length === 0 ? undefined : criterion.fields,
  })

const rawScale = (scale: DraftScale) => {
  const rows = (list: DraftScale['choices']) => list.map(row => present({ ...row, points: typedNumber(row.points) }))
  switch (scale.kind) {
    case 'enum':
      return { kind: scale.kind, choices: rows(scale.choices) }
    case 'checklist':
      return { kind: scale.kind, items: rows(scale.items) }
    case 'percent_range':
      return {
        kind: scale.kind,
        unit: scale.unit,
        ranges: scale.ranges.map(({ bound, value, points }) =>
          present({ ...(bound === 'none' ? {} : { [bound]: typedNumber(value) }), points: typedNumber(points) }),
        ),
      }
    case 'level_result':
      return present({
        kind: scale.kind,
        results: scale.results.map(({ key, title, points }) => ({ key, title, points: numbers(points) ?? {} })),
        further: typedNumber(scale.further),
        further_times: typedNumber(scale.further_times),
      })
    case 'count_capped':
      return present({ kind: scale.kind, each: typedNumber(scale.each), of: scale.of })
    case 'mark':
      return present({ kind: scale.kind, step: typedNumber(scale.step) })
  }
}

const rawThreshold = (category: Category, line: DraftThreshold | undefined) => {
  const base = {
    category,
    ref: line?.ref,
    measure: line?.measure ?? 'points',
    at_least: typedNumber(line?.at_least ?? ''),
  }
  if (base.measure === 'indicators')
    return present({ ...base, each_from: typedNumber(line?.each_from ?? ''), sum: typedNumber(line?.sum ?? '') })
  if (base.measure === 'percent') return present(base)
  return present({ ...base, percent_when_not_applicable: typedNumber(line?.percent_when_not_applicable ?? '') })
}

const numbers = (values: Partial<Record<string, string>>): Record<string, number | string> | undefined => {
  const given = Object.entries(values).flatMap(([key, text]) => {
    const value = typedNumber(text ?? '')
    return value === undefined ? [] : [[key, value] as const]
  })
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** Without the keys that have no value: the schema knows optional keys, not empty ones. */
const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** From the place in a set to the field of the draft. */
const fieldOf = (draft: CriteriaDraft, path: readonly PropertyKey[]): string => {
  const parts = path.map(String)
  const [head, index, ...rest] = parts
  if (head === 'thresholds' && index !== undefined)
    return ['thresholds', draft.categories[Number(index)], ...rest].join('-')
  if (head === 'thresholds' || head === 'positions' || head === 'sections') {
    if (parts.length < 3) return head === 'sections' && parts.length === 2 ? `sections-${index}-code` : head
  }
  if (head === 'positions') return head
  const cut = parts.indexOf('alternatives')
  if (cut > 0) return parts.slice(0, cut + 1).join('-')
  const last = parts.at(-1)
  if (last === 'from' || last === 'above') return [...parts.slice(0, -1), 'value'].join('-')
  if (parts.at(-2) === 'ranges') return [...parts, 'value'].join('-')
  if (last === 'scale' || last === 'results' || last === 'choices' || last === 'items' || last === 'ranges')
    return [...parts.slice(0, parts.indexOf('scale')), 'scale', 'kind'].join('-')
  return parts.join('-')
}

const inFormWords = (message: string): string => {
  if (message === 'ключ обязателен, но не указан' || message === 'значение не должно быть пустым')
    return 'Заполните это поле'
  if (message === 'ожидалось: число') return 'Напишите число: 10 или 7,5'
  if (message === 'ожидалось: целое число') return 'Напишите целое число'
  if (message.startsWith('номер раздела')) return 'Номер раздела – одно или два знака цифрами: 1'
  if (message.startsWith('номер показателя')) return 'Номер показателя пишется через точку: 1.1'
  if (message.startsWith('ожидался список должностей')) return 'Назовите хотя бы одну должность'
  return levelsInRussian(capital(message))
}

const levelsInRussian = (message: string): string =>
  message
    .replace(
      /для категории (first|highest|methodist|mentor)/,
      (_, category: Category) => `для категории «${categoryTitles[category]}»`,
    )
    .replace(
      /\b(organisation|municipal|regional|federal|international)\b/,
      level => levelTitles[level as keyof typeof levelTitles],
    )
