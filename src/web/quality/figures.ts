import { leastUnits } from '../../domain/quality/enough.ts'
import type { ExpertFigures } from '../../domain/quality/expert-figures.ts'
import { type Html, html, type Printable } from '../html.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { alphaWords, daysWords, shareWords, shiftWords } from './figure-words.ts'

/** A number, what it is, and what stands beside it for comparison. */
export type FigureView = { name: string; value: Printable; beside?: Printable }

export const figureList = (figures: readonly FigureView[]): Html =>
  html`<ul class="house-figures">${figures.map(
    ({ name, value, beside }) =>
      html`<li><span class="house-figures__name">${name}</span><span class="house-figures__value">${value}</span>${beside && html`<span class="house-figures__beside">${beside}</span>`}</li>`,
  )}</ul>`

/** Names of the numbers, in the order of tables and files. */
export const figureNames = {
  sheets: 'Листов',
  medianDays: 'Дней на лист',
  overdue: 'Просрочено',
  disputed: 'Спорных позиций',
  upheld: 'Спор решён с ним',
  equal: 'Совпало с коллегами',
  alpha: 'Альфа итогов',
  severity: 'Щедрее + строже −',
  coincided: 'Совпало с решением',
  remarks: 'Замечаний',
} as const

export type FigureName = keyof typeof figureNames

/** The value above its interval, so that many columns fit a screen. */
export const inTwo = (words: string): Printable => {
  const [, value, interval] = /^(.+?) (\(.+\)|\+ .+)$/.exec(words) ?? []
  return value === undefined ? words : html`${value}<div class="house-muted house-nowrap">${interval}</div>`
}

export const figureWords = (figures: ExpertFigures, name: FigureName): string => {
  switch (name) {
    case 'sheets':
      return figures.seconds === 0
        ? asRussianNumber(figures.sheets)
        : `${asRussianNumber(figures.sheets)} + ${counted(figures.seconds, ['вторая', 'вторые', 'вторых'])}`
    case 'remarks':
      return asRussianNumber(figures.remarks)
    case 'medianDays':
      return daysWords(figures.medianDays)
    case 'alpha':
      return alphaWords(figures.alpha, figures.paired >= leastUnits)
    case 'severity':
      return shiftWords(figures.severity)
    default:
      return shareWords(figures[name])
  }
}

/** What a list is ordered by; numbers that are not known stand last. */
export const figureOrder = (figures: ExpertFigures, name: FigureName): number | undefined => {
  const value = figures[name]
  return typeof value === 'object' ? value.value : value
}
