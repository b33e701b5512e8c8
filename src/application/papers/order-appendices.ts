import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Appendix, NumberedRow, OrderContents, OrderGroup } from '../../domain/order/order.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { capital } from '../../domain/wording.ts'
import type { OrderLine, OrderRow } from '../stores/decisions.ts'
import { categoryTitles } from './case-subject.ts'
import { appendixWords } from './order-points-words.ts'
import type { Block } from './paper.ts'

type Copy = { full: boolean; refusedInPublic?: boolean | undefined }
type Key = Pack['order']['group_by'][number]

/** A column of an appendix: what it says of a line, and its share of the width. */
type Column = { title: string; share: number; of(row: NumberedRow<OrderLine>): string }

/** Every appendix on sheets of its own: the mark, the title, one table with the names of groups across it. */
export const orderAppendices = (
  pack: Pack,
  row: OrderRow,
  { appendices }: OrderContents<OrderLine>,
  copy: Copy,
): Block[] =>
  appendices.flatMap((appendix, at): Block[] => {
    const hidden = appendix.outcome === 'refused' && !copy.full && copy.refusedInPublic !== true
    const columns = columnsOf(pack, appendix, copy.full)
    const start: Block = {
      kind: 'appendix',
      mark: appendixMark(pack, row, at + 1, appendices.length),
      title: titleOf(appendix),
      landscape: !hidden && columns.length > 5,
    }
    if (hidden)
      return [start, { kind: 'text', text: 'Сведения настоящего приложения в открытом доступе не размещаются.' }]
    return [
      start,
      {
        kind: 'table',
        head: columns.map(({ title }) => title),
        widths: columns.map(({ share }) => share),
        rows: tableRows(appendix.groups, pack.order.group_by, columns),
      },
    ]
  })

/** «Приложение № 1 / к приказу Министерства … / от 15 декабря 2023 г. № 120»; a draft leaves the requisites empty. */
export const appendixMark = (pack: Pack, row: OrderRow, number: number, of: number): string[] => {
  const day = row.signedOn ?? row.preparedOn
  return [
    appendixWords(number, of).nominative,
    'к приказу',
    pack.authority.name_genitive,
    row.number === null || day === null ? 'от ____________ № ______' : `от ${asRussianDate(day)} г. № ${row.number}`,
  ]
}

const titleOf = ({ outcome, groups }: Appendix<OrderLine>): string => {
  const day = onlyDay(groups)
  if (outcome === 'refused')
    return `Педагогические работники, которым отказано в установлении квалификационных категорий${day === undefined ? '' : ` решением от ${asRussianDate(day)} г.`}`
  return `Педагогические работники, которым установлены квалификационные категории${day === undefined ? '' : ` с ${asRussianDate(day)} г.`}`
}

/** A day that all lines share stands in the title and needs no column. */
const onlyDay = (groups: readonly OrderGroup<OrderLine>[]) => {
  const days = new Set(groups.flatMap(({ rows }) => rows.map(({ inForceFrom }) => inForceFrom)))
  return days.size === 1 ? [...days][0] : undefined
}

/** What a group's name says already is not said again in every line. */
const columnsOf = (pack: Pack, { outcome, groups }: Appendix<OrderLine>, full: boolean): Column[] => {
  const named = new Set<Key>(pack.order.group_by)
  const all: (Column | false)[] = [
    { title: '№', share: 7, of: ({ number }) => String(number) },
    { title: 'Фамилия, имя, отчество', share: 28, of: ({ line }) => line.fullName },
    { title: 'Место работы', share: 36, of: ({ line }) => line.organisation },
    !named.has('position') && { title: 'Должность', share: 20, of: ({ line }) => line.position },
    !named.has('category') && { title: 'Категория', share: 20, of: ({ line }) => categoryTitles[line.category] },
    onlyDay(groups) === undefined && {
      title: outcome === 'set' ? 'Действует с' : 'Дата решения',
      share: 13,
      of: ({ inForceFrom }) => asShortRussianDate(inForceFrom),
    },
    full && outcome === 'refused' && { title: 'Причина', share: 36, of: ({ line }) => line.reason ?? '' },
  ]
  return all.filter(column => column !== false)
}

/** Lines in their order; before the first line of a group the names that have changed since the group before. */
const tableRows = (
  groups: readonly OrderGroup<OrderLine>[],
  keys: readonly Key[],
  columns: readonly Column[],
): string[][] => {
  const rows: string[][] = []
  let before: OrderGroup<OrderLine>['by'] | undefined
  for (const { by, rows: lines } of groups) {
    const changed = before === undefined ? 0 : keys.findIndex(key => before?.[key] !== by[key])
    for (const key of keys.slice(Math.max(0, changed))) rows.push([groupName(key, by)])
    for (const line of lines) rows.push(columns.map(column => column.of(line)))
    before = by
  }
  return rows
}

const groupName = (key: Key, by: OrderGroup<OrderLine>['by']): string => {
  if (key === 'category') return by.category === undefined ? '' : capital(categoryTitles[by.category])
  return (key === 'position' ? by.position : by.municipality) || 'Не указано'
}
