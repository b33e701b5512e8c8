import { type Html, html, type Printable } from '../../html.ts'
import { table } from '../table.ts'
import { asRussianNumber } from '../words.ts'
import { at, type ChartView, chartFigure, chartWidth, fitted, ticksOf, tickWords } from './figure.ts'

export type DotView = {
  name: string
  /** Where it leads in the table of numbers. */
  link?: Printable
  value: number
  low: number
  high: number
  /** «5,2 (от 3,1 до 7,3)». */
  words: string
  tone?: 'plain' | 'bad' | 'good' | undefined
}

export type DotsView = ChartView & {
  dots: readonly DotView[]
  /** Ends of the scale; they widen by themselves to hold every interval. */
  from: number
  to: number
  /** A line to compare with: zero, the region's own. */
  reference?: { value: number; words: string } | undefined
  nameLabel: string
  valueLabel: string
  empty: Printable
}

const side = 10
const line = 34

/** Values with their intervals, one under another, each name above its own line. */
export const dotChart = (view: DotsView): Html => {
  const { dots, reference, nameLabel, valueLabel, empty } = view
  if (dots.length === 0) return html`<div class="house-empty">${empty}</div>`
  const from = Math.min(view.from, ...dots.map(({ low }) => low))
  const to = Math.max(view.to, ...dots.map(({ high }) => high))
  const x = (value: number): number => at(side + ((value - from) / (to - from)) * (chartWidth - 2 * side))
  const height = dots.length * line + 24
  return chartFigure(
    view,
    height,
    html`${ticksOf(from, to).map(
      tick =>
        html`<line class="house-chart__grid" x1="${x(tick)}" y1="0" x2="${x(tick)}" y2="${height - 18}"></line><text class="house-chart__tick" x="${x(tick)}" y="${height - 5}" text-anchor="middle">${tickWords(tick)}</text>`,
    )}
    ${reference && html`<line class="house-chart__reference" x1="${x(reference.value)}" y1="0" x2="${x(reference.value)}" y2="${height - 18}"></line>`}
    ${dots.map(({ name, value, low, high, words, tone }, place) => {
      const y = place * line + 24
      return html`<g class="house-chart__mark house-chart__mark--${tone ?? 'plain'}"><text class="house-chart__name" x="${side}" y="${y - 10}">${fitted(name, 30)}</text><text class="house-chart__value" x="${chartWidth - side}" y="${y - 10}" text-anchor="end">${words}</text>
        <line x1="${x(low)}" y1="${y}" x2="${x(high)}" y2="${y}"></line><line x1="${x(low)}" y1="${y - 3}" x2="${x(low)}" y2="${y + 3}"></line><line x1="${x(high)}" y1="${y - 3}" x2="${x(high)}" y2="${y + 3}"></line><circle cx="${x(value)}" cy="${y}" r="4"></circle></g>`
    })}`,
    table({
      caption: view.title,
      empty: '',
      columns: [{ label: nameLabel }, { label: valueLabel, numeric: true }],
      rows: [
        ...dots.map(({ name, link, words }) => [link ?? name, words]),
        ...(reference === undefined ? [] : [[reference.words, asRussianNumber(reference.value)]]),
      ],
    }),
  )
}
