import { type Html, html } from '../html.ts'
import { asRussianNumber } from './words.ts'

/** A sum against what was needed and the most there could be. */
export type ThresholdBarView = {
  name: string
  has: number
  /** Undefined where nothing is required. */
  needs?: number | undefined
  most: number
  unit?: '%' | undefined
}

const width = 320
const height = 16

/** One condition as a bar with a mark at the threshold; the same stands in words, so the drawing may be left out. */
export const thresholdBar = ({ name, has, needs, most, unit }: ThresholdBarView): Html => {
  const place = (value: number): number => Math.round((Math.min(value, most) / Math.max(most, 1)) * width * 10) / 10
  const met = needs === undefined || has >= needs
  const shown = (value: number): string => `${asRussianNumber(value)}${unit === undefined ? '' : `\u00a0${unit}`}`
  return html`<li class="house-threshold">
    <span class="house-threshold__name">${name}</span>
    <svg class="house-threshold__bar" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false" preserveAspectRatio="none">
      <rect class="house-threshold__most" x="0" y="0" width="${width}" height="${height}" rx="3"></rect>
      <rect class="house-bar__part house-bar__part--${met ? 'good' : 'hurry'}" x="0" y="0" width="${place(has)}" height="${height}" rx="3"></rect>
      ${needs !== undefined && html`<rect class="house-threshold__mark" x="${Math.max(0, place(needs) - 1.5)}" y="0" width="3" height="${height}"></rect>`}
    </svg>
    <span class="house-threshold__words"><strong>${shown(has)}</strong> из ${shown(most)}${needs !== undefined && html`; нужно ${shown(needs)} – <span class="house-threshold__${met ? 'met' : 'missed'}">${met ? 'набрано' : 'не набрано'}</span>`}</span>
  </li>`
}
