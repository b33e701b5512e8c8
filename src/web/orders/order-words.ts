import type { OrderRow } from '../../application/stores/decisions.ts'
import type { OrderStatus } from '../../domain/order/order-life-cycle.ts'
import type { TagView } from '../views/tag.ts'

export const orderTags: Record<OrderStatus, TagView> = {
  draft: { words: 'проект', tone: 'active' },
  agreed: { words: 'согласован', tone: 'active' },
  returned: { words: 'возвращён', tone: 'attention' },
  prepared: { words: 'готов к подписи', tone: 'active' },
  signed: { words: 'подписан', tone: 'good' },
  published: { words: 'опубликован', tone: 'good' },
}

/** What happened to an order, by the action of its trace. */
export const orderActionWords: Readonly<Record<string, string>> = {
  'order.drafted': 'Подготовлен проект',
  'order.redrafted': 'Проект исправлен',
  'order.agreed': 'Проект согласован',
  'order.returned': 'Возвращён с замечаниями',
  'order.prepared': 'Подготовлен к подписи',
  'order.unprepared': 'Подпись отложена',
  'order.points_changed': 'Изменены пункты',
  'order.signed': 'Подписан',
  'order.published': 'Опубликован',
  'order.results_sent': 'Результаты направлены заявителям',
}

/** Everyone who works with orders; the first three act, the others look. */
export const orderReaders = ['secretary', 'approver', 'signatory', 'clerk', 'supervisor', 'auditor'] as const

/** «Приказ № 12», or a draft of one: a number that is only kept does not make an order. */
export const orderTitle = ({ number, signedOn }: Pick<OrderRow, 'number' | 'signedOn'>): string =>
  number === null || signedOn === null ? 'Проект приказа' : `Приказ № ${number}`

/** What an order is to others. */
export const orderKindWords = {
  main: undefined,
  amending: 'об изменениях',
  correcting: 'об исправлении ошибки',
} as const
