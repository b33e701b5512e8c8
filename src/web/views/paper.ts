import type { Block, Paper } from '../../application/papers/paper.ts'
import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Html, html, type Printable } from '../html.ts'

/**
 * A paper as a sheet: the body that issues it, the addressee, number and date, text, who signs (the order of ГОСТ Р 7.0.97).
 * The same page prints on A4 without the site around it.
 */
export const paperSheet = (paper: Paper, marks: { digest?: string | undefined; copy?: Printable } = {}): Html =>
  html`<article class="house-paper">
    <header class="house-paper__head"><p class="house-paper__authority">${paper.authority}</p><p>${paper.city}</p></header>
    <div class="house-paper__requisites"><p><time datetime="${paper.date}">${asRussianDate(paper.date)} г.</time>${paper.number !== null && html` № ${paper.number}`}</p></div>
    ${paper.addressee.length > 0 && html`<address class="house-paper__to">${paper.addressee.map(line => html`<p>${line}</p>`)}</address>`}
    <h2 class="house-paper__title">${paper.title}</h2>
    <div class="house-paper__text">${paper.blocks.map(block)}</div>
    ${
      paper.signatory &&
      html`<footer class="house-paper__signature"><p>${paper.signatory.post}</p><p class="house-paper__line">${paper.signatory.name ?? ''}</p></footer>`
    }
    ${marks.digest !== undefined && html`<p class="house-paper__mark">Сформировано системой «Категория». Контрольная сумма содержания: ${marks.digest.slice(0, 16)}…</p>`}
    ${marks.copy}
  </article>`

const block = (view: Block): Html => {
  switch (view.kind) {
    case 'text':
      return html`<p>${view.text}</p>`
    case 'heading':
      return html`<h3>${view.text}</h3>`
    case 'facts':
      return html`<table class="house-paper__facts"><tbody>${view.rows.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`
    case 'list':
      return html`<ol>${view.items.map(item => html`<li>${item}</li>`)}</ol>`
    case 'table':
      return html`<div class="house-table-box" tabindex="0" role="region" aria-label="Таблица документа"><table class="house-paper__table"><thead><tr>${view.head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${view.rows.map(
        cells =>
          html`<tr>${cells.length === 1 && view.head.length > 1 ? html`<th colspan="${view.head.length}" scope="colgroup">${cells[0]}</th>` : cells.map(cell => html`<td>${cell}</td>`)}</tr>`,
      )}</tbody></table></div>`
    case 'points':
      return html`<ol class="house-paper__points">${view.items.map(item => html`<li>${item}</li>`)}</ol>`
    case 'command':
      return html`<p class="house-paper__command">${view.text}</p>`
    case 'filled':
      return html`<p class="house-paper__filled">${view.label} <u>${view.value}</u>${view.hint && html` <small>(${view.hint})</small>`}</p>`
    case 'choice':
      return html`${view.label && html`<p>${view.label}</p>`}<ul class="house-paper__choice">${view.options.map(({ text, chosen }) => html`<li>${chosen ? '☑' : '☐'} ${text}</li>`)}</ul>`
    case 'signatures':
      return html`<ul class="house-paper__signatures">${view.lines.map(({ post, name }) => html`<li>${post} ____________ ${name ?? ''}</li>`)}</ul>`
    case 'appendix':
      return html`<div class="house-paper__appendix"><address>${view.mark.map(line => html`<p>${line}</p>`)}</address><h3>${view.title}</h3></div>`
    case 'contents':
      return html``
    case 'note':
      return html`<p class="house-paper__note"><small>${view.text}</small></p>`
    case 'code':
      return html`<p>${view.words} ${view.address}</p>`
  }
}
