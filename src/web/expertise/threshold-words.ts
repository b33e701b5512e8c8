import type { CriteriaSet, Threshold } from '../../domain/expertise/criteria-set.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { asRussianNumber } from '../views/words.ts'

/** What the sheet must reach for the category, in one sentence. */
export const thresholdWords = (set: CriteriaSet, category: Category): string => {
  const threshold = set.thresholds.find(line => line.category === category)
  if (threshold === undefined) return 'Порог для этой категории не задан.'
  const sections = set.sections.flatMap(({ code, minimum }) => {
    const least = minimum?.[category]
    return least === undefined ? [] : [`раздел ${code} – ${asRussianNumber(least)}`]
  })
  const least = sections.length === 0 ? '' : ` Наименьшее по разделам: ${sections.join(', ')}.`
  return `${sumWords(threshold)}${least}`
}

const sumWords = (threshold: Threshold): string => {
  if (threshold.measure === 'indicators')
    return `Нужно: показателей с оценкой от ${asRussianNumber(threshold.each_from)} – не меньше ${threshold.at_least}, сумма – не меньше ${asRussianNumber(threshold.sum)}.`
  if (threshold.measure === 'percent')
    return `Нужно не меньше ${asRussianNumber(threshold.at_least)} % от наибольшей возможной суммы.`
  return `Нужно не меньше ${asRussianNumber(threshold.at_least)} баллов; если часть показателей не применяется – ${asRussianNumber(threshold.percent_when_not_applicable)} % от возможного.`
}
