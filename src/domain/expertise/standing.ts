import type { Points } from '../case/events.ts'
import { isRefusal } from '../regulations/finding.ts'
import type { Category } from '../regulations/vocabulary.ts'
import type { CriteriaSet } from './criteria-set.ts'
import { scoreSheet } from './scoring.ts'

/** One condition of the category: what was reached, what is needed, the most there could be. */
export type Standing = {
  /** `total`, or the code of the section or item that has a minimum of its own. */
  key: string
  clause: string | undefined
  what: string
  has: number
  needs: number
  most: number
  unit: 'points' | 'percent' | 'items'
  met: boolean
}

/**
 * How far a sheet goes, filled in or not: items without an answer count as nothing yet. The threshold of the category first,
 * then the minimums of sections and items. Empty when the set does not know the category or the points.
 */
export const standings = (set: CriteriaSet, category: Category, points: Points): Standing[] => {
  const items = set.sections.flatMap(section => section.criteria)
  const none = Object.fromEntries(items.map(({ code }) => [code, 0]))
  const score = scoreSheet(set, category, { ...none, ...points })
  if (isRefusal(score)) return []
  const mostOf = new Map([...set.sections, ...items].map(({ code, max }) => [code, max]))
  return score.findings.flatMap(({ clause, what, met, known }): Standing[] => {
    const base = { clause, what, met }
    const number = (key: string): number => Number(known[key] ?? 0)
    if (typeof known.item === 'string') {
      const most = mostOf.get(known.item) ?? 0
      return [{ ...base, key: known.item, has: number('points'), needs: number('required'), most, unit: 'points' }]
    }
    if (known.required_percent !== undefined)
      return [
        { ...base, key: 'total', has: score.percent, needs: number('required_percent'), most: 100, unit: 'percent' },
      ]
    if (known.required_sum === undefined)
      return [
        {
          ...base,
          key: 'total',
          has: score.total,
          needs: number('required'),
          most: score.applicableMax,
          unit: 'points',
        },
      ]
    const [reached, least, sum] = [number('reached'), number('required'), number('required_sum')]
    return [
      {
        ...base,
        key: 'items',
        what: 'Показателей с нужной оценкой',
        has: reached,
        needs: least,
        most: items.length,
        unit: 'items',
        met: reached >= least,
      },
      {
        ...base,
        key: 'total',
        what: 'Сумма баллов',
        has: score.total,
        needs: sum,
        most: score.applicableMax,
        unit: 'points',
        met: score.total >= sum,
      },
    ]
  })
}

/**
 * The condition that came nearest to being met without it: what would have changed most easily. Undefined when all are met.
 * Points and percents are compared by the share of what is needed, so that a small minimum is not always the nearest.
 */
export const nearestMiss = (all: readonly Standing[]): Standing | undefined =>
  all.filter(({ met }) => !met).sort((a, b) => lack(a) - lack(b))[0]

const lack = ({ has, needs }: Standing): number => (needs === 0 ? 0 : (needs - has) / needs)
