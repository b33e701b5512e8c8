import type { Refusal } from '../regulations/finding.ts'
import type { Criterion, PointRange, Scale } from './criterion.ts'
import type { Level } from './levels.ts'

/** What the specialist saw, before it becomes points. */
export type Observed =
  | { kind: 'choice'; key: string }
  /** Measured percent, points of percent, or a mark. */
  | { kind: 'measure'; value: number }
  | { kind: 'results'; results: { key: string; level: Level }[] }
  | { kind: 'count'; count: number }
  | { kind: 'checked'; keys: string[] }

/** All values the scale of the item can give, ascending. A sheet may carry no others. Zero is always there. */
export const attainablePoints = (criterion: Criterion): number[] => {
  const { scale, max } = criterion
  switch (scale.kind) {
    case 'enum':
      return combined([0, ...scale.choices.map(choice => choice.points)], criterion)
    case 'percent_range':
      return ascending([0, ...scale.ranges.map(range => range.points)], max)
    case 'level_result':
      return levelPoints(scale, criterion)
    case 'count_capped':
      return multiples(scale.each, max)
    case 'mark':
      return multiples(scale.step, max)
    case 'checklist':
      return ascending(subsetSums(scale.items.map(item => item.points)), max)
  }
}

/** Points for what was seen; a refusal when the item's scale does not know such a thing. */
export const pointsFor = (criterion: Criterion, observed: Observed): number | Refusal => {
  const { scale, max } = criterion
  if (scale.kind === 'enum' && observed.kind === 'choice') {
    return scale.choices.find(choice => choice.key === observed.key)?.points ?? strange(criterion)
  }
  if (scale.kind === 'percent_range' && observed.kind === 'measure') {
    return scale.ranges.findLast(range => reaches(range, observed.value))?.points ?? strange(criterion)
  }
  if (scale.kind === 'level_result' && observed.kind === 'results') {
    const each = observed.results.map(
      ({ key, level }) => scale.results.find(result => result.key === key)?.points[level],
    )
    if (each.some(points => points === undefined)) return strange(criterion)
    return resultPoints(each.map(Number), scale, criterion)
  }
  if (
    scale.kind === 'count_capped' &&
    observed.kind === 'count' &&
    Number.isInteger(observed.count) &&
    observed.count >= 0
  ) {
    return Math.min(exact(scale.each * observed.count), max)
  }
  if (scale.kind === 'mark' && observed.kind === 'measure') {
    return attainablePoints(criterion).includes(observed.value) ? observed.value : strange(criterion)
  }
  if (scale.kind === 'checklist' && observed.kind === 'checked') {
    const known = observed.keys.every(key => scale.items.some(item => item.key === key))
    if (!known) return strange(criterion)
    const ticked = scale.items.filter(item => observed.keys.includes(item.key))
    return Math.min(exact(ticked.reduce((sum, { points }) => sum + points, 0)), max)
  }
  return strange(criterion)
}

/** The ranges of a percent scale in words for the screen, from the lowest: «от 30 до 50 %, не включая 50». */
export const rangesInWords = (scale: Extract<Scale, { kind: 'percent_range' }>): { words: string; points: number }[] =>
  scale.ranges.map((range, index) => ({
    words: inWords(range, scale.ranges[index + 1], scale.unit),
    points: range.points,
  }))

const inWords = (range: PointRange, next: PointRange | undefined, unit: string): string => {
  const [from, above] = [range.from, range.above].map(inRussian)
  const [nextFrom, nextAbove] = [next?.from, next?.above].map(inRussian)
  const low = from === undefined ? above && `более ${above}` : `от ${from}`
  if (low === undefined)
    return nextFrom === undefined ? `до ${nextAbove} ${unit} включительно` : `менее ${nextFrom} ${unit}`
  if (nextFrom !== undefined) return `${low} до ${nextFrom} ${unit}, не включая ${nextFrom}`
  if (nextAbove !== undefined) return `${low} до ${nextAbove} ${unit} включительно`
  return from === undefined ? `${low} ${unit}` : `${from} ${unit} и более`
}

const inRussian = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value).replace('.', ',').replace('-', '−')

const reaches = ({ from, above }: PointRange, value: number): boolean =>
  (from === undefined || value >= from) && (above === undefined || value > above)

type LevelScale = Extract<Scale, { kind: 'level_result' }>

const resultPoints = (
  each: readonly number[],
  { further = 0, further_times: times = Number.POSITIVE_INFINITY }: LevelScale,
  { combine, max }: Criterion,
): number => {
  if (each.length === 0) return 0
  const best = Math.max(...each)
  const bonus = further === 0 ? 0 : further * Math.min(each.length - 1, times)
  const sum = combine === 'sum_capped' && further === 0 ? each.reduce((a, b) => a + b, 0) : best + bonus
  return Math.min(exact(sum), max)
}

const levelPoints = (scale: LevelScale, criterion: Criterion): number[] => {
  const single = scale.results.flatMap(result => Object.values(result.points))
  if (scale.further === undefined || scale.further === 0) return combined([0, ...single], criterion)
  const { further, further_times: times } = scale
  const bonuses =
    times === undefined
      ? multiples(further, criterion.max)
      : Array.from({ length: times + 1 }, (_, count) => count * further)
  return ascending([0, ...single.flatMap(points => bonuses.map(bonus => points + bonus)), ...single], criterion.max)
}

/** One value, or with `sum_capped` every sum that several results can make. */
const combined = (single: readonly number[], { combine, max }: Criterion): number[] => {
  if (combine !== 'sum_capped') return ascending(single, max)
  const reached = new Set([0])
  const waiting = [0]
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const points of single) {
      const sum = Math.min(exact(from + points), max)
      if (reached.has(sum)) continue
      reached.add(sum)
      waiting.push(sum)
    }
  }
  return ascending([...reached], max)
}

const multiples = (step: number, max: number): number[] =>
  ascending([...Array.from({ length: Math.floor(max / step) + 1 }, (_, times) => times * step), max], max)

const subsetSums = (points: readonly number[]): number[] => {
  const sums = new Set([0])
  for (const value of points) for (const sum of [...sums]) sums.add(exact(sum + value))
  return [...sums]
}

/** Above the cap a value counts as the cap. */
const ascending = (values: readonly number[], max: number): number[] =>
  [...new Set(values.map(value => Math.min(exact(value), max)))].sort((a, b) => a - b)

/** Hundredths are the finest points; binary fractions must not make 0.1 + 0.2 a foreign value. */
const exact = (value: number): number => Math.round(value * 100) / 100

const strange = ({ code, title }: Criterion): Refusal => ({
  refused: 'observation_outside_scale',
  because: `Показатель ${code} «${title}»: такого значения на шкале нет`,
})
