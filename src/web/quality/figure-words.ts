import type { Estimate } from '../../domain/quality/intervals.ts'
import { asRussianNumber } from '../views/words.ts'

export const few = 'мало данных'
/** Everybody gives one and the same to everything: chance would agree as well, so that there is neither alpha nor kappa. */
export const alike = 'все оценки одинаковы'
/** One of the two always gave the same: kappa would be nought whatever the other gave. */
export const constant = 'балл не меняется'

/** «86 % (80–91)». */
export const shareWords = (share: Estimate | undefined): string =>
  share === undefined ? few : `${percent(share.value)}\u00a0% (${percent(share.low)}–${percent(share.high)})`

/**
 * «0,74 (0,61…0,83)» for alpha or kappa; `enough` says whether there was enough to compare, `none` what to say where there is no
 * number all the same. Full agreement has no interval: samples of it agree fully too, and one from 1 to 1 would claim a certainty
 * that nobody has.
 */
export const alphaWords = (alpha: Estimate | undefined, enough: boolean, none = alike): string => {
  if (alpha === undefined) return enough ? none : few
  if (alpha.low > 1 - 1e-9) return '1 (расхождений нет)'
  return `${hundredths(alpha.value)} (${hundredths(alpha.low)}…${hundredths(alpha.high)})`
}

/** «+2,4 (0,3…4,5)»: percent points above the others. */
export const shiftWords = (shift: Estimate | undefined): string =>
  shift === undefined ? few : `${signed(shift.value)} (${tenths(shift.low)}…${tenths(shift.high)})`

export const daysWords = (days: number | undefined): string => (days === undefined ? few : asRussianNumber(days))

export const signed = (value: number): string => `${value > 0.05 ? '+' : ''}${tenths(value)}`
export const tenths = (value: number): string => minus(Math.round(value * 10) / 10)
export const hundredths = (value: number): string => minus(Math.round(value * 100) / 100)
const percent = (share: number): string => asRussianNumber(Math.round(share * 100))
const minus = (value: number): string => asRussianNumber(Object.is(value, -0) ? 0 : value).replace('-', '−')

const months = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

/** 2026-01 is «янв 26». */
export const monthWords = (month: string): string =>
  `${months[Number(month.slice(5)) - 1] ?? month}\u00a0${month.slice(2, 4)}`

/** How alpha is usually read (Krippendorff 2004, p. 241), in words that do not judge people. */
export const alphaReading = (alpha: Estimate | undefined, enough: boolean): string =>
  alpha === undefined
    ? enough
      ? 'показатель никого не различает'
      : few
    : alpha.value >= 0.8
      ? alpha.low >= 0.667
        ? 'надёжно'
        : 'скорее надёжно, но дел мало'
      : alpha.value >= 0.667
        ? 'для осторожных выводов'
        : 'показатель понимают по-разному'
