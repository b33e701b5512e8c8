import type { Standing } from '../../domain/expertise/standing.ts'
import { listed } from '../../domain/wording.ts'
import { asRussianNumber } from '../views/words.ts'

/** «сумма – 40 из 65», «раздел 3 – 4 из 6»: what is reached of what is needed. */
const standingWords = (one: Standing): string => `${nameOf(one)} – ${reached(one)}`

const nameOf = ({ key }: Standing): string => {
  if (key === 'total') return 'сумма'
  if (key === 'items') return 'показателей с нужной оценкой'
  return key.includes('.') ? `показатель ${key}` : `раздел ${key}`
}

const reached = ({ has, needs, unit }: Standing): string =>
  `${asRussianNumber(has)}${unit === 'percent' ? '\u00a0%' : ''} из ${asRussianNumber(needs)}${unit === 'percent' ? '\u00a0%' : ''}`

/** What is not reached yet of the conditions of the category, in one line. */
export const lackingWords = (all: readonly Standing[]): string => {
  if (all.length === 0) return ''
  const lacking = all.filter(({ met }) => !met)
  if (lacking.length === 0) return 'Все условия категории набраны.'
  return `Пока не набрано: ${listed(lacking.map(standingWords))}.`
}
