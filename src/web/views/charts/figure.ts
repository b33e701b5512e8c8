import { type Html, html, type Printable } from '../../html.ts'
import { asRussianNumber } from '../words.ts'

/** What every chart says in words beside its picture. `id` is unique on the page. */
export type ChartView = {
  id: string
  title: string
  /** The picture in a sentence or two, for those who do not see it. */
  summary: string
  /** How to read it and what to do with it. */
  reading?: Printable
}

/** Wide enough for words on a telephone; a wider screen enlarges it by half at most. */
export const chartWidth = 340

/** A drawn picture with its name, its words and the numbers it was drawn from. */
export const chartFigure = (
  { id, title, summary, reading }: ChartView,
  height: number,
  drawing: Printable,
  data: Printable,
): Html =>
  html`<figure class="house-chart">
    <figcaption class="house-chart__title">${title}</figcaption>
    ${reading && html`<p class="house-chart__reading">${reading}</p>`}
    <svg class="house-chart__picture" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" focusable="false">
      <title id="${id}-title">${title}</title><desc id="${id}-desc">${summary}</desc>
      ${drawing}
    </svg>
    <details class="house-details house-chart__data"><summary>Числа этого графика</summary>${data}</details>
  </figure>`

/** A coordinate, no finer than a tenth: shorter pages, the same picture. */
export const at = (place: number): number => Math.round(place * 10) / 10

/** A name that fits its line; the whole one stands in the table of numbers. */
export const fitted = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`

/** A number of a scale, with a minus of its own width. */
export const tickWords = (value: number): string => asRussianNumber(value).replace('-', '−')

/** From the smallest to the greatest of a scale, in round steps. */
export const ticksOf = (low: number, high: number, about = 4): number[] => {
  const rough = (high - low) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map(times => times * power).find(size => size >= rough) ?? rough
  const first = Math.ceil(low / step - 1e-9)
  return Array.from(
    { length: Math.floor(high / step + 1e-9) - first + 1 },
    (_, place) => Math.round((first + place) * step * 1e6) / 1e6,
  )
}
