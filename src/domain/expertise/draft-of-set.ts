import type { CriteriaDraft, DraftCriterion, DraftScale, DraftSection, DraftThreshold } from './criteria-draft.ts'
import { blankScale, blankThreshold } from './criteria-draft.ts'
import type { CriteriaSet, Section, Threshold } from './criteria-set.ts'
import type { Criterion, Scale } from './criterion.ts'

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
