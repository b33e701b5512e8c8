import { asRussianDate } from '../domain/calendar/plain-date.ts'
import { type OrderKind, type OrderPoint, pointKey, withPoints } from '../domain/order/order-points.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { keepDraft } from './order-draft.ts'
import { blankOrder, lawNow, noOrder, type OrderDone, type OrderLaw, saved } from './order-step.ts'
import { pointsOf, type WantedChange } from './order-wanted.ts'
import { loadRequest } from './requests.ts'
import { StaleCase } from './stale-case.ts'
import type { Tx } from './storage.ts'
import type { OrderLine, OrderRow } from './stores/decisions.ts'

type Drafting = { kind: Exclude<OrderKind, 'main'>; requestId?: string | undefined }

/**
 * Begins an order that changes a published one or mends a slip in it. A chain always speaks of its first order, so an order that
 * itself changes another leads there; one change is under way at a time, so that none rests on words that another is changing.
 */
export const draftChange = (
  app: App,
  by: By,
  { orderId, changedId }: { orderId: string; changedId: string },
  { kind, requestId }: Drafting,
): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notSecretary
    const named = await tx.orders.get(changedId)
    const first = named?.amends == null ? named : await tx.orders.get(named.amends)
    if (first === undefined || first.region !== by.actor.region) return noOrder
    if (first.status !== 'published')
      return { refused: 'not_now', because: 'Изменения вносят в опубликованный приказ: этот можно вернуть и исправить' }
    const other = await tx.orders.changeUnderWay(first.id)
    if (other !== undefined)
      return {
        refused: 'change_under_way',
        because: 'Другой приказ об изменениях ещё не опубликован: дополните его или дождитесь публикации',
      }
    if (requestId !== undefined && !(await asksForCorrection(app, tx, requestId, by.actor.region)))
      return { refused: 'no_request', because: 'Такого обращения об исправлении ошибки нет' }
    const known = await lawNow(app, first.region)
    if (isRefusal(known)) return known
    const row: OrderRow = {
      ...blankOrder,
      ...{ id: orderId, region: first.region, meetingId: null, kind, amends: first.id, requestId: requestId ?? null },
      title: titleOf(kind, first),
      draftedOn: known.moment.date,
    }
    return kept(app, tx, by, known, row, 'order.drafted')
  })

/** Adds points to such a draft; the same place named again takes the place of what was there. */
export const changePoints = (
  app: App,
  by: By,
  orderId: string,
  wanted: WantedChange,
  seen?: number,
): Promise<OrderDone | Refusal> =>
  changing(app, by, orderId, seen, async (tx, row, first, known) => {
    const points = await pointsOf(tx, first, known, wanted)
    return isRefusal(points) ? points : withPoints(row.points, points)
  })

/** Takes a point out of the draft. */
export const dropPoint = (
  app: App,
  by: By,
  orderId: string,
  key: string,
  seen?: number,
): Promise<OrderDone | Refusal> =>
  changing(app, by, orderId, seen, async (_, row) => row.points.filter(point => pointKey(point) !== key))

const changing = (
  app: App,
  by: By,
  orderId: string,
  seen: number | undefined,
  work: (tx: Tx, row: OrderRow, first: OrderRow, known: OrderLaw) => Promise<OrderPoint<OrderLine>[] | Refusal>,
): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notSecretary
    const row = await tx.orders.get(orderId)
    const first = row?.amends == null ? undefined : await tx.orders.get(row.amends)
    if (row === undefined || first === undefined || row.region !== by.actor.region) return noOrder
    if (seen !== undefined && row.version !== seen) throw new StaleCase(orderId)
    if (row.status !== 'draft')
      return {
        refused: 'not_now',
        because: 'Пункты меняют, пока приказ – проект. Возвращённый сначала возьмите в работу',
      }
    const known = await lawNow(app, row.region)
    if (isRefusal(known)) return known
    const points = await work(tx, row, first, known)
    if (isRefusal(points)) return points
    const rows = points.flatMap(point => (point.kind === 'add' ? [point.row] : []))
    return kept(app, tx, by, known, { ...row, points, rows, version: row.version + 1 }, 'order.points_changed')
  })

const kept = async (app: App, tx: Tx, by: By, known: OrderLaw, row: OrderRow, action: string): Promise<OrderDone> => {
  const done = await saved(tx, by, known.moment, row, action)
  await keepDraft(app, tx, known, row)
  return done
}

const asksForCorrection = async (app: App, tx: Tx, requestId: string, region: string): Promise<boolean> => {
  const { state } = await loadRequest(tx, requestId)
  return (
    state.stage !== 'none' && state.request.contents.kind === 'correction' && app.law.pack(state.pack).region === region
  )
}

const titleOf = (kind: Drafting['kind'], { number, signedOn }: OrderRow): string => {
  const which = `от ${signedOn === null ? '' : asRussianDate(signedOn)} г. № ${number ?? ''}`
  return kind === 'amending' ? `О внесении изменений в приказ ${which}` : `Об исправлении ошибки в приказе ${which}`
}

const notSecretary: Refusal = { refused: 'not_yours', because: 'Проект приказа готовит секретарь комиссии' }
