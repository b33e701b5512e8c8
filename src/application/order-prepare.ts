import { restingStatus } from '../domain/order/order-life-cycle.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, perform } from './app.ts'
import { takeEffect } from './order-effect.ts'
import { orderReady } from './order-ready.ts'
import { numberFor, type OrderDone, type OrderLaw, saved, step } from './order-step.ts'
import { aroundOrder, composeOrder } from './papers/order-papers.ts'
import type { Paper } from './papers/paper.ts'
import { usableCertificate } from './signing/certificates.ts'
import { endOpen, freeze } from './signing/freeze.ts'
import { shortNameOf, withSigner } from './signing/prepare.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'
import type { SignedCopy } from './stores/signings.ts'
import { inOwnWords } from './templates/template-in-force.ts'

export type Preparation = { certificateId: string; number?: string | undefined; seen?: number | undefined }

/**
 * Prepares an order for the electronic signature: number and day are fixed, and its copies – one where nothing is kept from the
 * public, otherwise the full and the public one – are frozen with the mark of the certificate. Done again (another day, another
 * certificate), the drawings before are replaced and the number stays.
 */
export const prepareOrder = (
  app: App,
  by: By,
  orderId: string,
  { certificateId, number, seen }: Preparation,
): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Prepare', seen)
    if (isRefusal(found)) return found
    const { row, pack, moment } = found
    const certificate = await usableCertificate(app, tx, by, certificateId)
    if (isRefusal(certificate)) return certificate
    const given = await numberFor(tx, pack, row, moment.date, number)
    if (isRefusal(given)) return given
    const faulty = await orderReady(tx, pack, row, { number: given, on: moment.date })
    if (faulty !== undefined) return faulty
    const prepared: OrderRow = { ...row, number: given, preparedOn: moment.date, remarks: null }
    await endOpen(tx, await tx.signings.ofOrder(orderId), 'replaced')
    const documentId = await tx.signings.newestPaper({ orderId }, 'order_draft')
    if (documentId === undefined) throw new Error(`Order ${orderId} has no draft`)
    const planned = [{ personId: by.actor.personId, certificateId }]
    const name = await shortNameOf(tx, by.actor.personId)
    for (const [copy, paper] of await copiesOf(tx, pack, { ...prepared, signedBy: by.actor.personId })) {
      const content = withSigner({ content: paper }, name, by.actor.personId)
      await freeze(app, tx, by, { documentId, copy, planned, content, plannedOn: moment.date })
    }
    return saved(tx, by, moment, prepared, 'order.prepared')
  })

/** Puts the signature off: the order rests where it was, its frozen files are given up, its number stays with it. */
export const unprepareOrder = (app: App, by: By, orderId: string, seen?: number): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Unprepare', seen)
    if (isRefusal(found)) return found
    await endOpen(tx, await tx.signings.ofOrder(orderId), 'dropped')
    return saved(tx, by, found.moment, { ...found.row, status: restingStatus(found.row) }, 'order.unprepared')
  })

/**
 * A copy of the order has got its signature. When it was the last one the order is signed: the paper as it was frozen becomes
 * its document, the frozen file the file of it, and the cases are told.
 */
export const orderSigned = async (app: App, tx: Tx, by: By, orderId: string): Promise<OrderDone | object | Refusal> => {
  const copies = (await tx.signings.ofOrder(orderId)).filter(
    ({ status }) => status !== 'dropped' && status !== 'replaced',
  )
  if (copies.some(({ status }) => status !== 'signed')) return {}
  const found = await step(app, tx, by, orderId, 'Sign')
  if (isRefusal(found)) return found
  const { row, before, pack, moment } = found
  const full = copies.find(({ copy }) => copy === 'full')
  if (before.status !== 'prepared' || full === undefined || row.preparedOn !== moment.date)
    throw new Error(`Order ${orderId} is signed as a file but was not prepared for this day`)
  const signed: OrderRow = { ...row, signedOn: row.preparedOn, signedBy: by.actor.personId }
  const documentId = await keepOrder(app, tx, { pack, moment }, signed, full.content)
  for (const one of copies) await tx.signings.put({ ...one, documentId })
  if (full.digest === null || full.size === null) throw new Error(`Signing ${full.id} was never drawn`)
  const { digest, size, pages } = full
  await tx.printed.put({ documentId, format: 'pdf', digest, size, pages, templateId: null, madeAt: moment.at })
  return takeEffect(app, tx, by, found, signed, 'electronic')
}

/** The copies that are signed: one when the public may read all of it. */
const copiesOf = async (tx: Tx, pack: Pack, prepared: OrderRow): Promise<[SignedCopy, Paper][]> => {
  const dated = { ...prepared, signedOn: prepared.preparedOn }
  const around = { clause: clauseOf(pack), ...(await aroundOrder(tx, dated)) }
  const worded = (paper: Paper): Promise<Paper> => inOwnWords(tx, pack.region, 'order', paper)
  const full = await worded(composeOrder(pack, dated, { ...around, full: true }))
  const open = await worded(composeOrder(pack, dated, { ...around, full: false }))
  return JSON.stringify(full) === JSON.stringify(open)
    ? [['full', full]]
    : [
        ['full', full],
        ['public', open],
      ]
}

const clauseOf = (pack: Pack): string =>
  pack.documents.find(({ form }) => form === 'order')?.clause ?? pack.order.clause

const keepOrder = async (
  app: App,
  tx: Tx,
  { pack, moment }: OrderLaw,
  row: OrderRow,
  content: Paper,
): Promise<string> => {
  const id = app.newId()
  await tx.papers.add({
    ...{ id, region: row.region, orderId: row.id, form: 'order', title: row.title, recipient: 'file' },
    ...{ clause: clauseOf(pack), content, madeOn: moment.date, madeAt: moment.at },
  })
  return id
}
