import { type Html, html } from '../html.ts'

/** A long number that people compare and copy: one click selects all of it, and it may break anywhere without a gap getting in. */
export const digest = (hexadecimal: string): Html =>
  html`<code class="house-digest">${(hexadecimal.match(/.{1,8}/g) ?? []).map((part, index) => html`${index > 0 && html`<wbr>`}${part}`)}</code>`
