import type { Criterion } from './criterion.ts'
import { levels, levelTitles } from './levels.ts'
import { attainablePoints, rangesInWords } from './scale.ts'

/** A value the sheet may carry and what stands for it on the scale; no words where the number says all. */
export type OfferedPoints = { points: number; words: string }

/** Everything an item can be given, ascending, each with the words of its scale. */
export const offeredPoints = (criterion: Criterion): OfferedPoints[] => {
  const lines = scaleLines(criterion)
  return attainablePoints(criterion).map(points => ({
    points,
    words: lines
      .filter(line => line.points === points)
      .map(line => line.words)
      .join('; '),
  }))
}

/** Whether every value has its own words, so that a person chooses by meaning and not by number. */
export const isNamedScale = (criterion: Criterion): boolean =>
  offeredPoints(criterion).every(({ words }) => words !== '')

/** The scale line by line: what is seen and what it is worth. */
export const scaleLines = ({ scale, max }: Criterion): OfferedPoints[] => {
  switch (scale.kind) {
    case 'enum': {
      const choices = scale.choices.map(({ title, points }) => ({ points: Math.min(points, max), words: title }))
      return choices.some(({ points }) => points === 0) ? choices : [nothing, ...choices]
    }
    case 'percent_range': {
      const ranges = rangesInWords(scale)
      return ranges.some(({ points }) => points === 0) ? ranges : [nothing, ...ranges]
    }
    case 'level_result': {
      const single = scale.results.flatMap(({ title, points }) =>
        levels.flatMap(level => {
          const given = points[level]
          return given === undefined ? [] : [{ points: Math.min(given, max), words: `${title}, ${levelTitles[level]}` }]
        }),
      )
      return [{ points: 0, words: 'результатов нет' }, ...single.sort((a, b) => a.points - b.points)]
    }
    case 'checklist':
      return scale.items.map(({ title, points }) => ({ points, words: title }))
    case 'count_capped':
      return [{ points: scale.each, words: `каждый ${scale.of}, всего не больше ${inRussian(max)}` }]
    case 'mark':
      return []
  }
}

const nothing: OfferedPoints = { points: 0, words: 'не подтверждено' }

const inRussian = (value: number): string => String(value).replace('.', ',')
