import { changePoints, draftChange } from '../../src/application/order-change.ts'
import { prepareOrder } from '../../src/application/order-prepare.ts'
import type { WantedChange } from '../../src/application/order-wanted.ts'
import { agreeOrder, publishOrder } from '../../src/application/orders.ts'
import { drawForSignature } from '../../src/application/signing/draw.ts'
import { prepareSigning } from '../../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import type { OrderKind } from '../../src/domain/order/order-points.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../src/domain/regulations/finding.ts'
import type { Form } from '../../src/domain/regulations/vocabulary.ts'
import type { FormsDesk } from './desk.ts'

/**
 * An order on its way gets its electronic signature and is published, then an order that mends a slip in it and one that changes it;
 * some letters and the minutes are drawn with the marks of those who sign them. All signatures are training ones. Answers what was
 * refused, in words.
 */
export const signPapers = async (desk: FormsDesk, region: string): Promise<string[]> => {
  const refused: string[] = []
  const order = await orderOnItsWay(desk, region)
  for (const [what, run] of [
    ['приказ с подписью', () => signed(desk, region, order.id)],
    ['приказ об исправлении', () => change(desk, region, 'correcting', order, [slip(order)])],
    ['приказ об изменении', () => change(desk, region, 'amending', order, changes(order))],
    ...letters.map(([form, role]) => [form, () => marked(desk, region, form, role)] as const),
  ] as [string, () => Promise<unknown>][]) {
    const answer = await run()
    if (isRefusal(answer)) refused.push(`${region}: ${what} – ${answer.because}`)
  }
  return refused
}

const letters = [
  ['registration_notice', 'clerk'],
  ['acceptance_refusal', 'clerk'],
  ['minutes', 'chair'],
] as const

type Order = { id: string; status: string; rows: { caseId: string; fullName: string; position: string }[] }

const orderOnItsWay = async ({ database }: FormsDesk, region: string): Promise<Order> => {
  const { rows } = await database.pool.query<Order>(
    `select id, status, rows from orders where region = $1 and kind = 'main' and status in ('draft', 'agreed')
     order by jsonb_array_length(rows) desc, id limit 1`,
    [region],
  )
  if (rows[0] === undefined) throw new Error(`No order of ${region} is on its way`)
  return rows[0]
}

/** Agreed where the region wants it, prepared, drawn, signed by the training signer and published. */
const signed = async (desk: FormsDesk, region: string, orderId: string): Promise<object | Refusal> => {
  const { app, tools } = desk
  const agreed = desk.app.law.packFor(region, desk.today)
  if (isRefusal(agreed)) return agreed
  if (agreed.order.agreed_by_approver) {
    const done = await agreeOrder(app, desk.by(region, 'approver'), orderId)
    if (isRefusal(done)) return done
  }
  const minister = desk.by(region, 'signatory')
  const certificate = await takeTrainingCertificate(app, tools, minister)
  if (isRefusal(certificate)) return certificate
  const prepared = await prepareOrder(app, minister, orderId, certificate)
  if (isRefusal(prepared)) return prepared
  const { rows } = await desk.database.pool.query<{ id: string }>(
    `select s.id from signings s join documents d on d.id = s.document_id
     where d.order_id = $1 and s.status = 'drawing' order by s.copy, s.id`,
    [orderId],
  )
  for (const { id } of rows) {
    await draw(desk, id)
    const accepted = await signWithTraining(desk, minister, id)
    if (isRefusal(accepted)) return accepted
  }
  return publishOrder(app, desk.by(region, 'secretary'), orderId)
}

const slip = ({ rows: [line] }: Order): WantedChange => ({
  kind: 'replace',
  caseId: line?.caseId ?? '',
  fields: { position: `${line?.position ?? ''}, руководитель методического объединения` },
})

const changes = ({ rows }: Order): WantedChange[] => [
  {
    kind: 'remove',
    caseId: rows.at(-1)?.caseId ?? '',
    reason: 'решение принято по заявлению, отозванному до заседания',
  },
  { kind: 'text', text: 'Отделу аттестации направить настоящий приказ работодателям в течение трёх рабочих дней.' },
]

const change = async (
  desk: FormsDesk,
  region: string,
  kind: Exclude<OrderKind, 'main'>,
  { id }: Order,
  wanted: readonly WantedChange[],
): Promise<object | Refusal> => {
  const secretary = desk.by(region, 'secretary')
  const orderId = desk.app.newId()
  const drafted = await draftChange(desk.app, secretary, { orderId, changedId: id }, { kind })
  if (isRefusal(drafted)) return drafted
  for (const one of wanted) {
    const changed = await changePoints(desk.app, secretary, orderId, one)
    if (isRefusal(changed)) return changed
  }
  return signed(desk, region, orderId)
}

/** The longest stored paper of the form with the marks of everybody it names, signed by all of them. */
const marked = async (desk: FormsDesk, region: string, form: Form, role: Role): Promise<object | Refusal> => {
  const by = desk.by(region, role)
  const { rows } = await desk.database.pool.query<{ id: string }>(
    `select id from documents where region = $1 and form = $2 order by content ? 'doubtful', length(content::text) desc, id limit 1`,
    [region, form],
  )
  const certificate = await takeTrainingCertificate(desk.app, desk.tools, by)
  if (isRefusal(certificate)) return certificate
  const done = await prepareSigning(desk.app, by, rows[0]?.id ?? '', { ...certificate, tools: desk.tools })
  if (isRefusal(done)) return done
  await draw(desk, done.signingId)
  const planned = await desk.database.pool.query<{ id: string }>(
    `select jsonb_array_elements(planned) ->> 'personId' as id from signings where id = $1`,
    [done.signingId],
  )
  for (const { id } of planned.rows) {
    const accepted = await signWithTraining(desk, desk.person(region, role, id), done.signingId)
    if (isRefusal(accepted)) return accepted
  }
  return done
}

const draw = (desk: FormsDesk, signingId: string): Promise<void> =>
  drawForSignature({ app: desk.app, press: desk.press, files: desk.files, check: desk.tools.check }, signingId)
