import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { type OrderContents, orderContents } from '../../domain/order/order.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { capital } from '../../domain/wording.ts'
import type { App, Moment } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { OrderLine, OrderRow } from '../stores/decisions.ts'
import { orderLists } from '../templates/order-lists.ts'
import { inOwnWords } from '../templates/template-in-force.ts'
import { agreementSheet } from './agreement-sheet.ts'
import { orderAppendices } from './order-appendices.ts'
import { type Amended, orderPoints } from './order-points-words.ts'
import type { Paper, SignatureLine } from './paper.ts'
import { signedName } from './signed-name.ts'

type Signer = { name: string; personId: string }

/** What an order says besides its own row. Everything but `clause` and `full` may be left out. */
export type OrderPaper = {
  clause: string
  /** The public copy (`full: false`) has neither the reasons of refusals nor, by default, the refused themselves. */
  full: boolean
  /** Names of those who are refused stand in the public copy too; the pack's question says when. */
  refusedInPublic?: boolean | undefined
  signer?: Signer | undefined
  approver?: Signer | undefined
  /** The order that this one changes. */
  amended?: Amended | undefined
  /** The sheet of agreement goes with the draft, never with the copies. */
  agreement?: boolean | undefined
}

/** Whom the copy of an order without what the law keeps from the public is for. */
export const forThePublic = 'public'

/**
 * Freezes the order, or its draft, as a paper with its appendices. An order signed on paper is published as a paper of its own
 * (`forThePublic`): there is no signed file that could be.
 */
export const orderPaper = async (
  app: App,
  tx: Tx,
  pack: Pack,
  row: OrderRow,
  form: 'order' | 'order_draft',
  moment: Moment,
  recipient: 'file' | typeof forThePublic = 'file',
): Promise<void> => {
  const full = recipient === 'file'
  const rule = pack.documents.find(document => document.form === form)
  const clause = rule?.clause ?? pack.order.clause
  const around = await aroundOrder(tx, row)
  await tx.papers.add({
    id: app.newId(),
    region: row.region,
    orderId: row.id,
    form,
    title: titleOf(row, form, recipient),
    recipient,
    clause,
    content: await inOwnWords(
      tx,
      row.region,
      form,
      composeOrder(pack, row, { clause, full, agreement: form === 'order_draft', ...around }),
    ),
    madeOn: moment.date,
    madeAt: moment.at,
  })
}

const titleOf = ({ title }: OrderRow, form: 'order' | 'order_draft', recipient: string): string => {
  if (form === 'order_draft') return `Проект: ${title}`
  return recipient === forThePublic ? `Копия для опубликования: ${title}` : title
}

/** People and the earlier order that the paper of this one names. */
export const aroundOrder = async (
  tx: Tx,
  row: Pick<OrderRow, 'signedBy' | 'agreedBy' | 'amends'>,
): Promise<Pick<OrderPaper, 'signer' | 'approver' | 'amended'>> => ({
  signer: await signerOf(tx, row.signedBy),
  approver: await signerOf(tx, row.agreedBy),
  amended: row.amends === null ? undefined : await tx.orders.get(row.amends),
})

const signerOf = async (tx: Tx, personId: string | null): Promise<Signer | undefined> => {
  const person = personId === null ? undefined : await tx.people.get(personId)
  return person && { name: signedName(person), personId: person.id }
}

/**
 * The order as a paper: what it rests on, the word that orders, its points, the head's signature, and the appendices grouped as
 * the pack says. The public copy is made from the same rows (152-ФЗ: a published order shows name, position, workplace and
 * category only), with the same numbers of points and appendices.
 */
export const composeOrder = (pack: Pack, row: OrderRow, around: OrderPaper): Paper => {
  const contents = orderContents(pack, row.rows)
  const said = pack.documents.find(({ form }) => form === 'order')?.says ?? []
  const [basis, ...last] = said
  return {
    layout: 'order',
    longKept: true,
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: [],
    title: row.title,
    number: row.number,
    date: row.signedOn ?? row.preparedOn ?? row.draftedOn,
    ...(row.number === null && { mark: 'ПРОЕКТ' }),
    blocks: [
      { kind: 'text', text: preamble(basis, row, contents) },
      { kind: 'command', text: 'приказываю:' },
      { kind: 'points', items: orderPoints(pack, row, { contents, amended: around.amended, last, full: around.full }) },
      ...orderAppendices(pack, row, contents, around),
      ...(around.agreement === true && pack.order.agreed_by_approver ? agreementSheet(pack, row, around.approver) : []),
    ],
    signatory: signatory(pack, row, around.signer),
    clause: around.clause,
    lists: orderLists(contents, around),
  }
}

/** «В соответствии с …, на основании решения аттестационной комиссии от …». */
const preamble = (basis: string | undefined, row: OrderRow, { appendices }: OrderContents<OrderLine>): string => {
  const decided = row.kind === 'main' || appendices.length > 0 ? decisions(row) : undefined
  const grounds = [basis?.replace(/[.,:;]+$/, ''), decided].filter(part => part !== undefined)
  const words = grounds.join(', ')
  return capital(words)
}

const decisions = ({ rows }: OrderRow): string | undefined => {
  const days = [...new Set(rows.map(({ decidedOn }) => decidedOn))].sort()
  const [only] = days
  if (only === undefined) return undefined
  return days.length === 1
    ? `на основании решения аттестационной комиссии от ${asRussianDate(only)} г.`
    : `на основании решений аттестационной комиссии от ${days.map(day => `${asRussianDate(day)} г.`).join(', ')}`
}

const signatory = (pack: Pack, row: OrderRow, signer: Signer | undefined): SignatureLine => ({
  post: pack.authority.head_post,
  name: signer?.name ?? null,
  personId: signer?.personId ?? row.signedBy ?? undefined,
})
