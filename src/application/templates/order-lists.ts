import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { OrderContents } from '../../domain/order/order.ts'
import { categoryTitles } from '../papers/case-subject.ts'
import type { Paper } from '../papers/paper.ts'
import type { OrderLine } from '../stores/decisions.ts'

type Copy = { full: boolean; refusedInPublic?: boolean | undefined }

/**
 * Lines of an order for a ministry's own template. The public copy has no reasons and, by default, no refused: what a template
 * is not given it cannot publish.
 */
export const orderLists = (
  { appendices }: Pick<OrderContents<OrderLine>, 'appendices'>,
  { full, refusedInPublic }: Copy,
): NonNullable<Paper['lists']> => {
  const lines = (wanted: 'set' | 'refused') =>
    appendices
      .filter(({ outcome }) => outcome === wanted)
      .flatMap(({ groups }) => groups)
      .flatMap(({ by, rows }) =>
        rows.map(({ number, line, inForceFrom }) => ({
          номер: String(number),
          фио: line.fullName,
          организация: line.organisation,
          муниципалитет: line.municipality,
          должность: line.position,
          категория: categoryTitles[line.category],
          с: asShortRussianDate(inForceFrom),
          причина: full ? (line.reason ?? '') : '',
          группа: [by.category && categoryTitles[by.category], by.position, by.municipality].filter(Boolean).join(', '),
        })),
      )
  return { строки: lines('set'), отказы: full || refusedInPublic ? lines('refused') : [] }
}
