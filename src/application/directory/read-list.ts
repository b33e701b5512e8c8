import { organisationKey } from '../../domain/people/organisation-name.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { type DirectoryRecord, differ, directoryColumns } from './record.ts'

/** A row of a list as it was read: `line` counts from one, headings included. */
export type ListRow = { line: number; record: DirectoryRecord; otherNames: string[] }

type Field = (typeof directoryColumns)[number]['field']

/** Place of a column, from zero → the field it fills. */
export type Columns = ReadonlyMap<number, Field>

const empty: DirectoryRecord = {
  fullName: '',
  shortName: '',
  municipality: '',
  address: '',
  email: '',
  headName: '',
  inn: '',
  kpp: '',
  ogrn: '',
}

/** Which column of the list is which field, by its heading; refuses headings that say nothing of a school. */
export const columnsIn = (headings: readonly string[]): Columns | Refusal => {
  const found = new Map<number, Field>()
  for (const [place, heading] of headings.entries()) {
    const words = surnameKey(heading)
    const column = directoryColumns.find(
      ({ title, also }) => surnameKey(title) === words || also.some(name => surnameKey(name) === words),
    )
    if (column !== undefined && ![...found.values()].includes(column.field)) found.set(place, column.field)
  }
  return [...found.values()].includes('fullName')
    ? found
    : {
        refused: 'unknown_headings',
        because: `В первой строке нет заголовка «Полное название». Прочитано: ${headings.filter(Boolean).slice(0, 10).join(', ') || 'пустая строка'}. Возьмите образец списка`,
      }
}

/** One row in the fields of the directory; undefined for an empty one. A missing short name is the full one. */
export const rowIn = (columns: Columns, cells: readonly string[], line: number): ListRow | undefined => {
  if (cells.every(cell => cell.trim() === '')) return undefined
  const record = { ...empty }
  let otherNames: string[] = []
  for (const [place, field] of columns) {
    const text = tidy(cells[place] ?? '')
    if (field === 'otherNames') otherNames = text.split(';').map(tidy).filter(Boolean)
    else record[field] = field === 'inn' || field === 'ogrn' ? text.replaceAll(/\s/g, '') : text
  }
  return { line, otherNames, record: { ...record, shortName: record.shortName || record.fullName.slice(0, 120) } }
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/**
 * The line of an earlier row that speaks of the same school: of the same numbers, or called so in the same place. Undefined when
 * there is none. Remembers the row.
 */
export const repeatedAt = (seen: Map<string, ListRow[]>, row: ListRow): number | undefined => {
  const { inn, kpp, municipality, fullName } = row.record
  const [name, numbers] = [organisationKey(fullName), `${inn}/${kpp}`]
  const earlier =
    (inn === '' ? undefined : seen.get(numbers)?.[0]) ??
    seen.get(name)?.find(one => !differ(one.record.municipality, municipality))
  for (const key of inn === '' ? [name] : [name, numbers]) seen.set(key, [...(seen.get(key) ?? []), row])
  return earlier?.line
}
