import type { PublicLine, PublicMention } from '../../application/reads/public-register.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from './category-words.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { asShortDate } from './words.ts'

/** Result lines of several orders: what a citizen or a school looks for by name. */
export const peopleTable = (lines: readonly PublicLine[], empty: Html): Html =>
  table({
    caption: 'Результаты аттестации по опубликованным приказам',
    columns: [
      { label: 'Педагог' },
      { label: 'Должность и место работы' },
      { label: 'Решение' },
      { label: 'Действует с' },
      { label: 'Приказ' },
    ],
    empty,
    rows: lines.map(line => [
      linkToLine(line),
      placeOf(line),
      outcomeOf(line),
      inForceFrom(line),
      html`<a class="govuk-link" href="${url(paths.publicOrder(line.orderId))}">№ ${line.orderNumber}</a> <span class="house-muted">от ${asShortDate(line.orderSignedOn)}</span>`,
    ]),
  })

/** Lines of one order, in its own order. */
export const orderTable = (lines: readonly PublicLine[], empty: Printable): Html =>
  table({
    caption: 'Приложение к приказу',
    columns: [
      { label: '№', numeric: true },
      { label: 'Педагог' },
      { label: 'Должность и место работы' },
      { label: 'Решение' },
      { label: 'Действует с' },
    ],
    empty,
    rows: lines.map(line => [line.line, linkToLine(line), placeOf(line), outcomeOf(line), inForceFrom(line)]),
  })

const linkToLine = (line: PublicLine): Html =>
  html`<a class="govuk-link" href="${url(paths.publicLine(line.orderId, String(line.line)))}">${line.fullName}</a>`

/** Reasons are never public; a line that a later order took out says nothing of a category any more. */
export const outcomeOf = (line: Pick<PublicLine, 'outcome' | 'category' | 'removed' | 'changedBy'>): Html => {
  if (line.removed)
    return html`${tag({ words: 'исключена', tone: 'attention' })}<div class="house-muted">приказом ${changer(line)}</div>`
  const said = tag(
    line.outcome === 'set' ? { words: 'установлена', tone: 'good' } : { words: 'отказано', tone: 'neutral' },
  )
  return html`${said} ${categoryWords[line.category]}${line.changedBy && html`<div class="house-muted">исправлено приказом ${changer(line)}</div>`}`
}

const changer = ({ changedBy }: Pick<PublicLine, 'changedBy'>): Html | false =>
  changedBy !== null && orderLink(changedBy)

/** «№ 12 от 03.04.2026», leading to the order. */
export const orderLink = ({ id, number, signedOn }: Pick<PublicMention, 'id' | 'number' | 'signedOn'>): Html =>
  html`<a class="govuk-link" href="${url(paths.publicOrder(id))}">№ ${number} от ${asShortDate(signedOn)}</a>`

const placeOf = ({ position, organisation, municipality }: PublicLine): Html =>
  html`${position}<div class="house-muted">${workplaceOf(organisation, municipality)}</div>`

/** Many full names end with the place already. */
export const workplaceOf = (organisation: string, municipality: string): string =>
  municipality === '' || organisation.includes(municipality) ? organisation : `${organisation}, ${municipality}`

const inForceFrom = (line: PublicLine) => (isInForce(line) ? asShortDate(line.decidedOn) : '–')

export const isInForce = ({ outcome, removed }: Pick<PublicLine, 'outcome' | 'removed'>): boolean =>
  outcome === 'set' && !removed
