import { csvOf } from '../../application/csv.ts'
import type { PublicOrderCard } from '../../application/reads/public-order.ts'
import type { PublicLine, PublicMention, PublicOrder } from '../../application/reads/public-register.ts'
import { paths } from '../paths.ts'
import { categoryWords } from './category-words.ts'
import { isInForce } from './public-order.ts'
import { asShortDate } from './words.ts'

// The names of the fields are a promise to those who read them: docs/register.md.

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
  removed: line.removed,
  changed_by: line.changedBy && mentionAsJson(line.changedBy),
  in_force_from: isInForce(line) ? line.decidedOn : null,
  address: paths.publicLine(line.orderId, String(line.line)),
})

export const orderAsJson = ({ id, region, number, title, kind, signedOn, publishedOn, ...order }: PublicOrder) => ({
  ...{ id, region, number, title, kind },
  signed_on: signedOn,
  published_on: publishedOn,
  published_at: order.publishedAt.toISOString(),
  lines: order.lines,
  address: paths.publicOrder(id),
})

export const mentionAsJson = ({ id, number, signedOn }: Pick<PublicMention, 'id' | 'number' | 'signedOn'>) => ({
  id,
  number,
  signed_on: signedOn,
  address: paths.publicOrder(id),
})

/** All of an order but its lines. */
export const cardAsJson = ({ order, signer, file, copyId, amends, amendedBy, changes }: PublicOrderCard) => ({
  ...orderAsJson(order),
  signed_by: signer,
  amends: amends && mentionAsJson(amends),
  amended_by: amendedBy.map(mentionAsJson),
  changes: changes.map(({ line, field, was, becomes, by }) => ({ line, field, was, becomes, by: mentionAsJson(by) })),
  // Signed on paper: the published copy, with no signature to check.
  unsigned_copy: copyId === null ? null : paths.publicOrderThing(order.id, 'order.pdf'),
  file: file && {
    address: paths.publicOrderThing(order.id, 'order.pdf'),
    size: file.size,
    sha256: file.digest,
    streebog256: file.streebog,
    signatures: file.signatures.map(({ certificate, size, verdict, level, claimedAt, checkedAt }, index) => ({
      address: paths.publicSignature(order.id, String(index + 1)),
      size,
      owner: certificate.owner,
      certificate: certificate.serial,
      issuer: certificate.issuer,
      valid_from: certificate.notBefore.toISOString(),
      valid_to: certificate.notAfter.toISOString(),
      training: certificate.training,
      level,
      claimed_at: claimedAt?.toISOString() ?? null,
      check: { result: verdict.state, at: checkedAt.toISOString() },
    })),
  },
})

const kindTitles = { main: 'основной', amending: 'о внесении изменений', correcting: 'об исправлении' } as const

/** Orders for a spreadsheet; addresses are whole, because a table travels without its site. */
export const ordersAsCsv = (orders: readonly PublicOrder[], origin: string, regionName: (code: string) => string) =>
  csvOf([
    ['Номер', 'Дата', 'О чём', 'Вид', 'Регион', 'Опубликован', 'Строк', 'Адрес'],
    ...orders.map(order => [
      order.number,
      asShortDate(order.signedOn),
      order.title,
      kindTitles[order.kind],
      regionName(order.region),
      asShortDate(order.publishedOn),
      String(order.lines),
      origin + paths.publicOrder(order.id),
    ]),
  ])

/** Lines of an order for a spreadsheet. */
export const linesAsCsv = (lines: readonly PublicLine[], origin: string) =>
  csvOf([
    [
      'Строка',
      'Педагог',
      'Должность',
      'Место работы',
      'Муниципальное образование',
      'Категория',
      'Действует с',
      'Состояние',
      'Адрес',
    ],
    ...lines.map(line => [
      String(line.line),
      line.fullName,
      line.position,
      line.organisation,
      line.municipality,
      categoryWords[line.category],
      isInForce(line) ? asShortDate(line.decidedOn) : '',
      line.removed ? 'исключена' : line.changedBy === null ? 'установлена' : 'установлена, строка исправлена',
      origin + paths.publicLine(line.orderId, String(line.line)),
    ]),
  ])
