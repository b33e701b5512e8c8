import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { OrderRow } from '../stores/decisions.ts'
import type { Block } from './paper.ts'

/**
 * Who agrees the draft and what they said (KBR reg п. 20.7.2 абз. 2–3): the head of the unit passes it to the deputy minister; a
 * draft with remarks goes back. Goes with the draft into the file, not with the order.
 */
export const agreementSheet = (pack: Pack, row: OrderRow, approver: { name: string } | undefined): Block[] => {
  const post = pack.offices.find(({ role }) => role === 'approver')?.title ?? 'Согласующее лицо'
  return [
    { kind: 'appendix', mark: [], title: 'Лист согласования проекта приказа' },
    {
      kind: 'table',
      head: ['Должность', 'Инициалы, фамилия', 'Замечания', 'Дата', 'Подпись'],
      widths: [30, 20, 24, 12, 14],
      rows: [
        [
          post,
          approver?.name ?? '',
          row.remarks ?? (row.agreedOn === null ? '' : 'нет'),
          row.agreedOn === null ? '' : asShortRussianDate(row.agreedOn),
          '',
        ],
      ],
    },
  ]
}
