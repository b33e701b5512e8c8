import type { CriteriaSet } from './criteria-shape.ts'
import type { Criterion, PointRange } from './criterion.ts'
import { attainablePoints } from './scale.ts'
import { mostOf } from './section-points.ts'

type Fault = { path: (string | number)[]; message: string }

/** What a single value cannot show: sums, repeated codes, minimums out of reach, thresholds that nothing meets. */
export const criteriaSetFaults = (set: CriteriaSet): Fault[] => [
  ...setFaults(set),
  ...set.sections.flatMap((_, index) => sectionFaults(set, index)),
  ...set.thresholds.flatMap((_, index) => thresholdFaults(set, index)),
]

const setFaults = (set: CriteriaSet): Fault[] => {
  const faults: Fault[] = []
  if (set.demonstration && set.notice === null) {
    faults.push({ path: ['notice'], message: 'демонстрационный набор должен прямо говорить, что он не норма' })
  }
  if (set.demonstration === (set.approved_by !== null)) {
    faults.push({
      path: ['approved_by'],
      message: 'утверждающий акт есть ровно у тех наборов, что не демонстрационные',
    })
  }
  if (set.valid_to !== null && set.valid_to < set.valid_from) {
    faults.push({ path: ['valid_to'], message: 'действие кончается раньше, чем началось' })
  }
  const codes = set.sections.flatMap(section => [section.code, ...section.criteria.map(({ code }) => code)])
  for (const code of new Set(codes.filter((code, index) => codes.indexOf(code) !== index))) {
    faults.push({ path: ['sections'], message: `номер ${code} повторяется` })
  }
  for (const category of set.categories) {
    const count = set.thresholds.filter(threshold => threshold.category === category).length
    if (count !== 1) faults.push({ path: ['thresholds'], message: `для категории ${category} нужен ровно один порог` })
  }
  return faults
}

const sectionFaults = (set: CriteriaSet, index: number): Fault[] => {
  const section = set.sections[index]
  if (section === undefined) return []
  const path = ['sections', index]
  const faults: Fault[] = []
  if (section.max > mostOf(section)) {
    faults.push({ path: [...path, 'max'], message: 'показатели раздела вместе не дают его максимума' })
  }
  if (section.not_applicable_allowed && section.minimum !== undefined) {
    faults.push({
      path: [...path, 'minimum'],
      message: 'у раздела, который может не применяться, минимума быть не может',
    })
  }
  faults.push(...alternativeFaults(section).map(fault => ({ ...fault, path: [...path, ...fault.path] })))
  for (const [category, minimum] of Object.entries(section.minimum ?? {})) {
    if (minimum > section.max)
      faults.push({ path: [...path, 'minimum', category], message: 'минимум больше максимума' })
  }
  for (const [place, criterion] of section.criteria.entries()) {
    const here = [...path, 'criteria', place]
    if (!criterion.code.startsWith(`${section.code}.`)) {
      faults.push({ path: [...here, 'code'], message: `показатель ${criterion.code} стоит не в своём разделе` })
    }
    faults.push(...criterionFaults(criterion).map(fault => ({ ...fault, path: [...here, ...fault.path] })))
  }
  return faults
}

const alternativeFaults = ({ alternatives = [], criteria }: CriteriaSet['sections'][number]): Fault[] => {
  const named = alternatives.flat()
  return alternatives.flatMap((group, index) =>
    group.flatMap(code => {
      const path = ['alternatives', index]
      if (!criteria.some(criterion => criterion.code === code))
        return [{ path, message: `показателя ${code} в этом разделе нет` }]
      return named.filter(one => one === code).length > 1
        ? [{ path, message: `показатель ${code} назван среди взаимоисключающих дважды` }]
        : []
    }),
  )
}

const criterionFaults = (criterion: Criterion): Fault[] => {
  const faults: Fault[] = []
  const { scale, max, minimum } = criterion
  if (scale.kind === 'percent_range') faults.push(...rangeFaults(scale.ranges))
  const attainable = attainablePoints(criterion)
  if (attainable.at(-1) !== max) {
    faults.push({ path: ['max'], message: `шкала даёт не больше ${attainable.at(-1)}, а максимум показателя ${max}` })
  }
  for (const [category, least] of Object.entries(minimum ?? {})) {
    if (least > max) faults.push({ path: ['minimum', category], message: 'минимум больше максимума' })
  }
  faults.push(...scaleFaults(scale))
  for (const key of twice((criterion.fields ?? []).map(field => field.key)))
    faults.push({ path: ['fields'], message: `столбец «${key}» повторяется` })
  return faults
}

const scaleFaults = (scale: Criterion['scale']): Fault[] => {
  if (scale.kind === 'level_result' && scale.further_times !== undefined && scale.further === undefined)
    return [{ path: ['scale', 'further_times'], message: 'сказано, сколько раз давать надбавку, но не сказано какую' }]
  if (scale.kind === 'level_result' && scale.results.some(({ points }) => Object.keys(points).length === 0))
    return [{ path: ['scale', 'results'], message: 'у результата нет ни одного уровня с баллами' }]
  const named =
    scale.kind === 'enum'
      ? scale.choices
      : scale.kind === 'checklist'
        ? scale.items
        : 'results' in scale
          ? scale.results
          : []
  return twice(named.map(({ key }) => key)).map(key => ({ path: ['scale'], message: `ключ «${key}» повторяется` }))
}

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

const rangeFaults = (ranges: readonly PointRange[]): Fault[] => {
  const faults: Fault[] = []
  for (const [index, { from, above }] of ranges.entries()) {
    const path = ['scale', 'ranges', index]
    const bounds = [from, above].filter(bound => bound !== undefined)
    if (bounds.length !== (index === 0 ? 0 : 1)) {
      faults.push({ path, message: 'у нижнего диапазона нет границы, у остальных ровно одна: from или above' })
    }
    const before = ranges[index - 1]
    const [previous, here] = [before?.from ?? before?.above, bounds[0]]
    if (previous !== undefined && here !== undefined && here <= previous) {
      faults.push({ path, message: 'диапазоны идут по возрастанию' })
    }
  }
  return faults
}

const thresholdFaults = (set: CriteriaSet, index: number): Fault[] => {
  const threshold = set.thresholds[index]
  if (threshold === undefined) return []
  const whole = set.sections.reduce((sum, { max }) => sum + max, 0)
  const items = set.sections.reduce((count, { criteria }) => count + criteria.length, 0)
  const path = ['thresholds', index]
  const faults: Fault[] = []
  if (!set.categories.includes(threshold.category)) {
    faults.push({ path: [...path, 'category'], message: 'порог для категории, которой в наборе нет' })
  }
  if (threshold.measure === 'points' && threshold.at_least > whole) {
    faults.push({ path: [...path, 'at_least'], message: `порог выше наибольшей суммы ${whole}` })
  }
  if (threshold.measure === 'indicators' && (threshold.at_least > items || threshold.sum > whole)) {
    faults.push({ path, message: 'порог выше того, что набор может дать' })
  }
  return faults
}
