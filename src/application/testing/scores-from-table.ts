import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { scoreHint, scoreIn } from '../../domain/testing/score-text.ts'
import { scoreFault } from '../../domain/testing/seat.ts'
import { folded } from '../../domain/wording.ts'
import { readTable } from '../read-table.ts'
import type { SeatLine } from '../reads/testing.ts'
import type { TableLimits, TableRow } from '../spreadsheet.ts'

/** More people than a session holds, with room for notes; what is longer is no list of scores. */
export const scoreTableLimits: TableLimits = { bytes: 5 * 1024 * 1024, rows: 1000, columns: 40, cellLength: 500 }

/** Columns of the table and what else they are called. Others are not read. */
export const scoreColumns = {
  place: { title: 'Место', also: ['Номер места', '№ места'] },
  number: { title: 'Дело', also: ['Номер дела', '№ дела'] },
  name: { title: 'Фамилия, имя, отчество', also: ['Фамилия имя отчество', 'ФИО', 'Ф. И. О.', 'Ф.И.О.'] },
  score: { title: 'Балл', also: ['Баллы', 'Набрано баллов', 'Количество баллов'] },
} as const
type Column = keyof typeof scoreColumns
export type ScoreWords = Record<Column, string>

/** A row of the file as it was read. `row` is its number in the spreadsheet. */
type Read = { row: number; said: ScoreWords }

/** What was found in a file of scores, row by row. Nothing is written yet. */
export type ScoreTable = {
  /** Will be written: the score differs from the one known. */
  ready: (Read & { seat: SeatLine; score: number })[]
  /** The same score is written already. */
  same: Read[]
  /** Nothing in the column of scores. */
  blank: Read[]
  /** Cannot be written, and how to mend it. */
  faulty: (Read & { because: string })[]
  /** Who came, has no score yet and gets none from this file. */
  missing: SeatLine[]
}

/**
 * Finds the people of a file among the seats of a session: by place, by number of the case or by name, and all that a row says has
 * to be of one person. The first row carries the headings; of a book the first sheet is read.
 */
export const scoresFromTable = async (
  table: AsyncIterable<TableRow>,
  seats: readonly SeatLine[],
  testing: NonNullable<Pack['testing']>,
): Promise<ScoreTable | Refusal> => {
  const read = await readTable(table)
  if (isRefusal(read)) return read
  const [head, ...rows] = read.filter(({ sheet }) => sheet === read[0]?.sheet)
  const columns = columnsIn(head?.cells ?? [])
  if (isRefusal(columns)) return columns
  if (rows.length === 0) return { refused: 'empty', because: 'В таблице нет ни одной строки с людьми' }

  const lines = rows.map(({ row, cells }) => {
    const text = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? ''
    const said = { place: text('place'), number: text('number'), name: text('name'), score: text('score') }
    return { row, said, seat: seatOf(seats, said) }
  })
  const found: ScoreTable = { ready: [], same: [], blank: [], faulty: [], missing: [] }
  for (const { row, said, seat } of lines) {
    const one = { row, said }
    const others = lines.filter(line => line.row !== row && line.seat === seat).map(line => line.row)
    const score = scoreIn(said.score)
    if (typeof seat === 'string') found.faulty.push({ ...one, because: seat })
    else if (others.length > 0)
      found.faulty.push({ ...one, because: `Этот же человек стоит в строке ${others.join(', ')}: оставьте одну` })
    else if (said.score === '') found.blank.push(one)
    else if (score === seat.score) found.same.push(one)
    else {
      const because = score === undefined ? scoreHint : scoreFault(seat, score, testing)?.because
      if (score === undefined || because !== undefined) found.faulty.push({ ...one, because: because ?? scoreHint })
      else found.ready.push({ ...one, seat, score })
    }
  }
  const given = new Set(found.ready.map(({ seat }) => seat.id))
  found.missing = seats.filter(({ id, presence, score }) => presence === 'came' && score === null && !given.has(id))
  return found
}

const columnsIn = (headings: readonly string[]): ReadonlyMap<Column, number> | Refusal => {
  const places = headings.map(folded)
  const found = new Map<Column, number>()
  for (const key of Object.keys(scoreColumns) as Column[]) {
    const { title, also } = scoreColumns[key]
    const names = [title, ...also].map(folded)
    const at = places.findIndex(heading => names.includes(heading))
    if (at >= 0) found.set(key, at)
  }
  if (found.has('score') && found.size > 1) return found
  const lacking = found.has('score') ? '«Место», «Дело» или «Фамилия, имя, отчество»' : '«Балл»'
  return {
    refused: 'unknown_headings',
    because: `В первой строке нет заголовка ${lacking}. Прочитано: ${headings.filter(Boolean).slice(0, 10).join(', ') || 'пустая строка'}. Возьмите таблицу этой сессии`,
  }
}

/** The seat a row speaks of, or why it is not clear. */
const seatOf = (seats: readonly SeatLine[], { place, number, name }: ScoreWords): SeatLine | string => {
  const asked = [
    ...(place === '' ? [] : [{ what: `место ${place}`, is: (seat: SeatLine) => String(seat.place) === place }]),
    ...(number === '' ? [] : [{ what: `дело № ${number}`, is: (seat: SeatLine) => seat.number === number }]),
    ...(name === '' ? [] : [{ what: name, is: (seat: SeatLine) => folded(seat.fullName) === folded(name) }]),
  ]
  if (asked.length === 0) return 'Не сказано, чей это балл: впишите место, номер дела или фамилию, имя и отчество'
  for (const { what, is } of asked) if (!seats.some(is)) return `На этой сессии нет: ${what}`
  const fitting = seats.filter(seat => asked.every(({ is }) => is(seat)))
  const [seat] = fitting
  if (seat === undefined) return `${asked.map(({ what }) => what).join(', ')} – это разные люди на этой сессии`
  return fitting.length === 1 ? seat : 'На сессии несколько людей с таким именем: впишите место'
}
