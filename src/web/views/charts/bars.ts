import { type Html, html, type Printable } from '../../html.ts'
import { table } from '../table.ts'
import { at, type ChartView, chartFigure, chartWidth, fitted } from './figure.ts'

export type BarView = { name: string; value: number; words: string; tone?: 'plain' | 'bad' | 'good' | undefined }

const side = 10
const line = 34

/** Amounts as bars one under another, each name above its own bar. */
export const barChart = (
  view: ChartView & { bars: readonly BarView[]; nameLabel: string; valueLabel: string; empty: Printable },
): Html => {
  const { bars, nameLabel, valueLabel, empty } = view
  if (bars.length === 0) return html`<div class="house-empty">${empty}</div>`
  const most = Math.max(...bars.map(({ value }) => value), 1e-9)
  return chartFigure(
    view,
    bars.length * line + 4,
    bars.map(({ name, value, words, tone }, place) => {
      const y = place * line + 14
      return html`<text class="house-chart__name" x="${side}" y="${y}">${fitted(name, 34)}</text><text class="house-chart__value" x="${chartWidth - side}" y="${y}" text-anchor="end">${words}</text>
        <rect class="house-chart__track" x="${side}" y="${y + 4}" width="${chartWidth - 2 * side}" height="9" rx="2"></rect><rect class="house-bar__part--${tone ?? 'plain'}" x="${side}" y="${y + 4}" width="${at((value / most) * (chartWidth - 2 * side))}" height="9" rx="2"></rect>`
    }),
    table({
      caption: view.title,
      empty: '',
      columns: [{ label: nameLabel }, { label: valueLabel, numeric: true }],
      rows: bars.map(({ name, words }) => [name, words]),
    }),
  )
}
