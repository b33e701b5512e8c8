import type { Pack } from '../../domain/regulations/pack.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import type { App, Moment } from '../app.ts'
import { checkAddressOf, newCheckCode } from '../documents/check-code.ts'
import { loadCase } from '../handle.ts'
import { deadlinesOfCase } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { OrderRow } from '../stores/decisions.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { Rule, Subject } from './case-subject.ts'
import { composeCasePaper } from './compose-case-paper.ts'
import { certified, certifierOf } from './forms-extract.ts'
import { namesOf } from './load-subject.ts'
import { aroundOrder, composeOrder } from './order-papers.ts'
import type { Paper } from './paper.ts'

type Asked = { caseId: string; pack: Pack; moment: Moment; rule: Rule; person: Person; worker: Person | undefined }

/** A paper about the decision, an extract or a copy with its code. `kept` is called once the paper stands in its table. */
export type OrderCopy = { content: Paper; kept(documentId: string): Promise<void> }

/**
 * Made from the order and the case themselves, so that it cannot differ from them. Undefined where no signed order of ours carries
 * the decision.
 */
export const orderCopyOf = async (app: App, tx: Tx, asked: Asked): Promise<OrderCopy | undefined> => {
  const { caseId, pack, moment, rule, person, worker } = asked
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return undefined
  const order = 'order' in state && state.order !== undefined ? await tx.orders.get(state.order.id) : undefined
  const organisation: Organisation | undefined = await tx.organisations.get(state.application.organisationId)
  // A notice that the category was refused needs no order: in most regions the order does not carry refusals.
  const byOrder = rule.form === 'extract' || rule.form === 'certified_copy'
  if ((byOrder && order === undefined) || organisation === undefined) return undefined
  const code = byOrder && order !== undefined ? newCheckCode(app.random) : undefined
  const subject: Subject = {
    caseId,
    pack,
    state,
    event: undefined,
    moment,
    person,
    organisation,
    deadlines: deadlinesOfCase(app, pack, state, moment.date),
    criteria: undefined,
    names: await namesOf(app, tx, person),
    worker,
    order,
    signer: order?.signedBy ? await tx.people.get(order.signedBy) : undefined,
    checkAddress: code === undefined ? undefined : checkAddressOf(app.publicUrl, code),
    cite: reference => app.law.cited(packRef(pack), reference),
  }
  const content =
    rule.form === 'certified_copy' && order !== undefined
      ? await certifiedCopy(tx, subject, order, rule)
      : composeCasePaper(rule, subject)
  return {
    content,
    kept: async documentId => {
      if (code === undefined || order === undefined) return
      await tx.checkCodes.add({ code, documentId, orderId: order.id, caseId, madeAt: moment.at })
    },
  }
}

/**
 * The order as it was published, with «Копия верна». Whoever was refused gets the line that speaks of them with its reason; refusals of
 * others stay away.
 */
const certifiedCopy = async (tx: Tx, subject: Subject, order: OrderRow, rule: Rule): Promise<Paper> => {
  const { pack, caseId } = subject
  const own = order.rows.find(line => line.caseId === caseId)
  const refused = own?.outcome === 'refused'
  const rows = refused ? order.rows.filter(line => line.outcome === 'set' || line.caseId === caseId) : order.rows
  const around = await aroundOrder(tx, order)
  const paper = composeOrder(pack, { ...order, rows }, { clause: rule.clause, full: refused, ...around })
  const [mark, ...proof] = certified(subject, 'Копия верна')
  return {
    ...paper,
    mark: 'КОПИЯ',
    blocks: [...paper.blocks, mark, { kind: 'signatures', lines: [certifierOf(subject)] }, ...proof],
  }
}
