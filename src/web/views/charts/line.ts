import { type Html, html, type Printable } from '../../html.ts'
import { table } from '../table.ts'
import { at, type ChartView, chartFigure, chartWidth, ticksOf, tickWords } from './figure.ts'

/** A moment of a line; without `band` there was too little to say how sure the value is. */
export type LinePoint = {
  /** «янв 26» under the picture. */
  label: string
  value: number | undefined
  band?: { low: number; high: number } | undefined
  /** The moment alone, when the line is smoothed over several. */
  own?: number | undefined
  words: string
  /** From how many things, in words. */
  count: string
}

export type LineView = ChartView & {
  points: readonly LinePoint[]
  reference?: { value: number; words: string } | undefined
  /** Ends that the scale keeps even when the values are closer. */
  from: number
  to: number
  nameLabel: string
  valueLabel: string
  countLabel: string
  empty: Printable
}

/** The end of a line for its text in words: «янв 26: 4 % (2–7); фев 26: …». */
export const lastWords = (points: readonly LinePoint[]): string =>
  `${points
    .slice(-3)
    .map(({ label, words }) => `${label}: ${words}`)
    .join('; ')}.`

const box = { left: 34, right: 8, top: 10, bottom: 26, height: 190 }

/** A line with the band of its intervals, left to right in time. */
export const lineChart = (view: LineView): Html => {
  const { points, reference, nameLabel, valueLabel, countLabel, empty } = view
  if (points.every(({ value }) => value === undefined)) return html`<div class="house-empty">${empty}</div>`
  const all = points.flatMap(({ value, band, own }) =>
    [value, band?.low, band?.high, own].filter(one => one !== undefined),
  )
  const [from, to] = [Math.min(view.from, ...all), Math.max(view.to, ...all)]
  const inner = chartWidth - box.left - box.right
  const x = (place: number): number =>
    at(box.left + (points.length === 1 ? inner / 2 : (place / (points.length - 1)) * inner))
  const y = (value: number): number =>
    at(box.top + (1 - (value - from) / (to - from)) * (box.height - box.top - box.bottom))
  // Names of moments do not run into each other; the last one is named whenever it has room.
  const each = Math.ceil(points.length / 5)
  return chartFigure(
    view,
    box.height,
    html`${ticksOf(from, to).map(
      tick =>
        html`<line class="house-chart__grid" x1="${box.left}" y1="${y(tick)}" x2="${chartWidth - box.right}" y2="${y(tick)}"></line><text class="house-chart__tick" x="${box.left - 5}" y="${y(tick) + 3.5}" text-anchor="end">${tickWords(tick)}</text>`,
    )}
    ${runs(points).map(
      run =>
        html`${run.every(({ point }) => point.band !== undefined) && run.length > 1 && html`<polygon class="house-chart__band" points="${[...run.map(({ point, place }) => `${x(place)},${y(point.band?.high ?? 0)}`), ...run.toReversed().map(({ point, place }) => `${x(place)},${y(point.band?.low ?? 0)}`)].join(' ')}"></polygon>`}
        ${run.length > 1 && html`<polyline class="house-chart__line" points="${run.map(({ point, place }) => `${x(place)},${y(point.value ?? 0)}`).join(' ')}"></polyline>`}`,
    )}
    ${reference && html`<line class="house-chart__reference" x1="${box.left}" y1="${y(reference.value)}" x2="${chartWidth - box.right}" y2="${y(reference.value)}"></line>`}
    ${points.map(({ value, band, own }, place) => [
      own !== undefined && html`<circle class="house-chart__own" cx="${x(place)}" cy="${y(own)}" r="2.5"></circle>`,
      value !== undefined &&
        band !== undefined &&
        html`<line class="house-chart__whisker" x1="${x(place)}" y1="${y(band.low)}" x2="${x(place)}" y2="${y(band.high)}"></line>`,
      value !== undefined &&
        html`<circle class="house-chart__point" cx="${x(place)}" cy="${y(value)}" r="3.5"></circle>`,
    ])}
    ${points.map(
      ({ label }, place) =>
        place % each === 0 &&
        html`<text class="house-chart__tick" x="${x(place)}" y="${box.height - 8}" text-anchor="${place === 0 ? 'start' : place === points.length - 1 ? 'end' : 'middle'}">${label}</text>`,
    )}`,
    table({
      caption: view.title,
      empty: '',
      columns: [{ label: nameLabel }, { label: valueLabel, numeric: true }, { label: countLabel, numeric: true }],
      rows: points.map(({ label, words, count }) => [label, words, count]),
    }),
  )
}

type Placed = { point: LinePoint; place: number }

/** Parts of the line without a gap: a month without cases is no value in between. */
const runs = (points: readonly LinePoint[]): Placed[][] => {
  const found: Placed[][] = [[]]
  for (const [place, point] of points.entries()) {
    if (point.value === undefined) found.push([])
    else found.at(-1)?.push({ point, place })
  }
  return found.filter(run => run.length > 0)
}
