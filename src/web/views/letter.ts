import type { Block, Paper } from '../../application/papers/paper.ts'
import { type Html, html } from '../html.ts'
import { asRussianDate } from './words.ts'

/** A paper as a sheet, before it is sent: the same content that will be kept. */
export const letter = (paper: Paper): Html => html`<article class="house-sheet">
  <p class="house-sheet__authority">${paper.authority}</p>
  ${paper.addressee.length > 0 && html`<p class="house-sheet__addressee">${paper.addressee.map(line => html`${line}<br>`)}</p>`}
  <p class="house-sheet__date">${asRussianDate(paper.date)}${paper.number !== null && html`, № ${paper.number}`}</p>
  <h3 class="house-sheet__title">${paper.title}</h3>
  ${paper.blocks.map(block)}
  ${paper.signatory && html`<p class="house-sheet__signatory">${paper.signatory.post}${paper.signatory.name && html` <span>${paper.signatory.name}</span>`}</p>`}
</article>`

const block = (part: Block): Html => {
  switch (part.kind) {
    case 'text':
      return html`<p>${part.text}</p>`
    case 'heading':
      return html`<h4>${part.text}</h4>`
    case 'facts':
      return html`<dl class="house-sheet__facts">${part.rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
    case 'list':
      return html`<ul>${part.items.map(item => html`<li>${item}</li>`)}</ul>`
    case 'table':
      return html`<div class="house-table-box"><table class="govuk-table house-table"><thead><tr>${part.head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${part.rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
  }
}
