import type { Points } from '../case/events.ts'
import type { Finding } from '../regulations/finding.ts'
import type { Category } from '../regulations/vocabulary.ts'
import type { CriteriaSet, Threshold } from './criteria-set.ts'

type Sum = { total: number; applicableMax: number }

/** The whole sheet against the threshold of its category. */
export const thresholdFinding = (set: CriteriaSet, threshold: Threshold, points: Points, sum: Sum): Finding => {
  const base = { rule: 'criteria-threshold', clause: threshold.ref }
  const known = {
    set: set.id,
    edition: set.edition,
    demonstration: set.demonstration,
    total: sum.total,
    maximum: sum.applicableMax,
  }
  if (threshold.measure === 'indicators') {
    const reached = Object.values(points).filter(given => given !== 'na' && given >= threshold.each_from).length
    return {
      ...base,
      what: `Показателей с оценкой от ${inRussian(threshold.each_from)} баллов — не меньше ${threshold.at_least}, сумма — не меньше ${inRussian(threshold.sum)}`,
      met: reached >= threshold.at_least && sum.total >= threshold.sum,
      known: { ...known, reached, required: threshold.at_least, required_sum: threshold.sum },
    }
  }
  const everythingApplies = Object.values(points).every(given => given !== 'na')
  if (threshold.measure === 'points' && everythingApplies) {
    return {
      ...base,
      what: `Сумма баллов — не меньше ${inRussian(threshold.at_least)}`,
      met: sum.total >= threshold.at_least,
      known: { ...known, required: threshold.at_least },
    }
  }
  const percent = threshold.measure === 'points' ? threshold.percent_when_not_applicable : threshold.at_least
  return {
    ...base,
    what: `Сумма баллов — не меньше ${inRussian(percent)} % от наибольшей возможной`,
    // Multiplied out, so that exactly 65 % is not lost to a binary fraction.
    met: sum.applicableMax > 0 && sum.total * 100 >= percent * sum.applicableMax,
    known: { ...known, required_percent: percent },
  }
}

/** Minimums of sections and of single items for the category. An item that does not apply has none. */
export const minimumFindings = (
  set: CriteriaSet,
  category: Category,
  points: Points,
  scores: readonly { code: string; points: number }[],
): Finding[] =>
  set.sections.flatMap(section => {
    const scored = scores.find(({ code }) => code === section.code)?.points ?? 0
    const of = (code: string, title: string, least: number, given: number): Finding => ({
      rule: `criteria-minimum-${code}`,
      clause: section.ref,
      what: `${title}: не меньше ${inRussian(least)} баллов`,
      met: given >= least,
      known: { item: code, points: given, required: least },
    })
    const own = section.minimum?.[category]
    const items = section.criteria.flatMap(({ code, title, minimum }) => {
      const [least, given] = [minimum?.[category], points[code]]
      return least === undefined || typeof given !== 'number'
        ? []
        : [of(code, `Показатель ${code} «${title}»`, least, given)]
    })
    return own === undefined
      ? items
      : [of(section.code, `Раздел ${section.code} «${section.title}»`, own, scored), ...items]
  })

const inRussian = (value: number): string => String(value).replace('.', ',')
