import type { PublicLine, PublicOrder } from '../../application/reads/public-register.ts'
import { type Html, html, url } from '../html.ts'
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
      html`<a class="govuk-link" href="${url(paths.publicLine(line.orderId, String(line.line)))}">${line.fullName}</a>`,
      placeOf(line),
      outcomeOf(line),
      inForceFrom(line),
      html`<a class="govuk-link" href="${url(paths.publicOrder(line.orderId))}">№ ${line.orderNumber}</a> <span class="house-muted">от ${asShortDate(line.orderSignedOn)}</span>`,
    ]),
  })

/** Lines of one order, in its own order. */
export const orderTable = (lines: readonly PublicLine[]): Html =>
  table({
    caption: 'Приложение к приказу',
    columns: [
      { label: '№', numeric: true },
      { label: 'Педагог' },
      { label: 'Должность и место работы' },
      { label: 'Решение' },
      { label: 'Действует с' },
    ],
    empty: 'В этом приказе нет ни одной строки.',
    rows: lines.map(line => [
      line.line,
      html`<a class="govuk-link" href="${url(paths.publicLine(line.orderId, String(line.line)))}">${line.fullName}</a>`,
      placeOf(line),
      outcomeOf(line),
      inForceFrom(line),
    ]),
  })

/** A refused line stands in the order of a region that puts refusals there; reasons are never public. */
export const outcomeOf = ({ outcome, category }: Pick<PublicLine, 'outcome' | 'category'>): Html =>
  html`${tag(outcome === 'set' ? { words: 'установлена', tone: 'good' } : { words: 'отказано', tone: 'neutral' })} ${categoryWords[category]}`

const placeOf = ({ position, organisation, municipality }: PublicLine): Html =>
  html`${position}<div class="house-muted">${workplaceOf(organisation, municipality)}</div>`

/** Many full names end with the place already. */
export const workplaceOf = (organisation: string, municipality: string): string =>
  municipality === '' || organisation.includes(municipality) ? organisation : `${organisation}, ${municipality}`

const inForceFrom = ({ outcome, decidedOn }: PublicLine) => (outcome === 'set' ? asShortDate(decidedOn) : '–')

/** The same for programs: the names of the fields are a promise to those who read them. */
export const lineAsJson = (line: PublicLine) => ({
  order: { id: line.orderId, number: line.orderNumber, signed_on: line.orderSignedOn, published_on: line.publishedOn },
  line: line.line,
  region: line.region,
  name: line.fullName,
  position: line.position,
  workplace: line.organisation,
  municipality: line.municipality,
  category: line.category,
  outcome: line.outcome,
  in_force_from: line.outcome === 'set' ? line.decidedOn : null,
  address: paths.publicLine(line.orderId, String(line.line)),
})

export const orderAsJson = ({ id, region, number, title, signedOn, publishedOn, lines }: PublicOrder) => ({
  ...{ id, region, number, title },
  signed_on: signedOn,
  published_on: publishedOn,
  lines,
  address: paths.publicOrder(id),
})
