import type { OrderLine, OrderRow } from '../../src/application/stores/decisions.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'

export const decided = plainDate('2024-02-01')
export const signed = plainDate('2024-02-02')

/** A line of an order about an invented person. */
export const line = (n: number, differs: Partial<OrderLine> = {}): OrderLine => ({
  caseId: `case-${n}`,
  category: 'first',
  position: 'Учитель',
  outcome: 'set',
  fullName: `Фамилия${String(n).padStart(5, '0')} Имя Отчество`,
  organisation: `Школа № ${n}`,
  municipality: 'Нальчик',
  decidedOn: decided,
  ...differs,
})

/** A signed order with these lines. */
export const order = (rows: OrderLine[], differs: Partial<OrderRow> = {}): OrderRow => ({
  id: 'order-1',
  region: 'kbr',
  meetingId: 'meeting-1',
  status: 'signed',
  kind: 'main',
  amends: null,
  points: [],
  requestId: null,
  number: '22/120',
  title: 'Об итогах аттестации педагогических работников',
  rows,
  remarks: null,
  draftedOn: decided,
  agreedOn: null,
  agreedBy: null,
  preparedOn: null,
  signedOn: signed,
  signedBy: 'minister',
  publishedOn: null,
  publishedAt: null,
  version: 1,
  ...differs,
})
