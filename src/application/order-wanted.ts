import { orderContents } from '../domain/order/order.ts'
import { type ChangedLine, type CorrectableField, type OrderPoint, replacements } from '../domain/order/order-points.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { categories } from '../domain/regulations/vocabulary.ts'
import type { App } from './app.ts'
import { loadCase } from './handle.ts'
import { changedLinesOf } from './order-changed.ts'
import { linesOf } from './order-lines.ts'
import type { OrderLaw } from './order-step.ts'
import type { Tx } from './storage.ts'
import type { OrderLine, OrderRow } from './stores/decisions.ts'

/** What a secretary asks to change: a line by its case, a line that was forgotten, or words of a point. */
export type WantedChange =
  | { kind: 'replace'; caseId: string; fields: Partial<Record<CorrectableField, string>> }
  | { kind: 'remove'; caseId: string; reason: string }
  | { kind: 'add'; caseId: string }
  | { kind: 'text'; text: string }

/** What a change of an order may speak of: its lines as they stand now, and decisions that were left out of it. */
export const changeableLines = async (
  app: App,
  orderId: string,
): Promise<{ lines: ChangedLine<OrderLine>[]; left: OrderLine[] }> => {
  const found = await app.storage.write(async tx => {
    const first = await tx.orders.get(orderId)
    if (first === undefined) return { lines: [], left: [] }
    const left = first.meetingId === null ? [] : await leftOut(tx, { id: first.id, meetingId: first.meetingId })
    return { lines: await changedLinesOf(tx, first), left }
  })
  return isRefusal(found) ? { lines: [], left: [] } : found
}

/** The points that do what is wanted to the order as it stands now. */
export const pointsOf = async (
  tx: Tx,
  first: OrderRow,
  { pack }: OrderLaw,
  wanted: WantedChange,
): Promise<OrderPoint<OrderLine>[] | Refusal> => {
  if (wanted.kind === 'text')
    return wanted.text.trim() === ''
      ? { refused: 'invalid', because: 'Напишите текст пункта' }
      : [{ kind: 'text', text: wanted.text.trim() }]
  if (wanted.kind === 'add') {
    const line = await forgotten(tx, first, wanted.caseId)
    return line === undefined
      ? { refused: 'not_decided', because: 'Этого решения нет среди тех, что не вошли в приказ' }
      : [{ kind: 'add', row: line }]
  }
  const found = (await changedLinesOf(tx, first)).find(({ line }) => line.caseId === wanted.caseId)
  if (found === undefined || found.removed) return { refused: 'no_line', because: 'Такой строки в приказе нет' }
  const place = placeOf(orderContents(pack, first.rows), wanted.caseId)
  const { fullName } = found.line
  if (wanted.kind === 'remove')
    return wanted.reason.trim() === ''
      ? { refused: 'invalid', because: 'Напишите, почему строка исключается' }
      : [{ kind: 'remove', ...place, fullName, reason: wanted.reason.trim() }]
  const faulty = await categoryFault(tx, wanted)
  if (faulty !== undefined) return faulty
  const points = replacements(found.line, place, wanted.fields)
  return points.length > 0 ? points : { refused: 'no_change', because: 'Вы ничего не изменили в строке' }
}

/** Which number of which appendix the line has; the numbers of the first order stay, whatever was changed since. */
const placeOf = ({ appendices }: ReturnType<typeof orderContents<OrderLine>>, caseId: string) => {
  for (const [at, { groups }] of appendices.entries())
    for (const { rows } of groups)
      for (const { number, line } of rows) if (line.caseId === caseId) return { caseId, appendix: at + 1, line: number }
  throw new Error(`Order has no line of case ${caseId}`)
}

/** A category is the commission's: an order is only brought in line with what was decided. */
const categoryFault = async (
  tx: Tx,
  { caseId, fields }: Extract<WantedChange, { kind: 'replace' }>,
): Promise<Refusal | undefined> => {
  if (fields.category === undefined) return undefined
  const { state } = await loadCase(tx, caseId)
  const decided = state.stage === 'draft' ? undefined : state.application.category
  return decided === fields.category && categories.some(one => one === fields.category)
    ? undefined
    : {
        refused: 'not_decided',
        because:
          'Категорию меняет только новое решение комиссии: в приказе её можно лишь привести в соответствие с ним',
      }
}

/** A decision of the order's meeting that no order carries. */
const forgotten = async (tx: Tx, { id, meetingId }: OrderRow, caseId: string): Promise<OrderLine | undefined> =>
  meetingId === null ? undefined : (await leftOut(tx, { id, meetingId })).find(line => line.caseId === caseId)

/** Decisions of a meeting that neither its order nor any other carries. */
export const leftOut = async (tx: Tx, { id, meetingId }: { id: string; meetingId: string }): Promise<OrderLine[]> => {
  const { decided, inOtherOrders } = await linesOf(tx, { id, meetingId })
  const own = (await tx.orders.get(id))?.rows.map(({ caseId }) => caseId) ?? []
  const taken = new Set([...inOtherOrders, ...own])
  return decided.filter(({ caseId }) => !taken.has(caseId))
}
