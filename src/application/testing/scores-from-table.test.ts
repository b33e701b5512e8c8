import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { SeatLine } from '../reads/testing.ts'
import { BadTable, type TableRow } from '../spreadsheet.ts'
import { scoresFromTable } from './scores-from-table.ts'

const testing = {
  clause: 'reg п. 20.6.3.2',
  for: ['first' as const],
  minimum_score: 60,
  maximum_score: 100,
  absence_for_good_reason: 'apply_again' as const,
  removal: 'zero' as const,
  bring: ['паспорт'],
  forbidden: ['телефон'],
}
const seat = (place: number, fullName: string, changes: Partial<SeatLine> = {}) =>
  ({
    ...{ id: `seat-${place}`, place, fullName, number: `0${place}-26`, presence: 'came', briefed: true },
    ...{ score: null, removedAt: null, acquainted: null },
    ...changes,
  }) as SeatLine
const seats = [
  seat(1, 'Алёхина Вера Павловна'),
  seat(2, 'Белов Иван Ильич', { score: 70 }),
  seat(3, 'Белова Анна Ильинична', { presence: 'absent' }),
  seat(4, 'Громова Ольга Юрьевна'),
  seat(5, 'Громова Ольга Юрьевна'),
]
const rowsOf = async function* (...rows: string[][]): AsyncIterable<TableRow> {
  for (const [index, cells] of rows.entries()) yield { sheet: '', row: index + 1, cells }
}
const heading = ['Место', 'Дело', 'ФИО', 'Баллы', 'Примечание']
const found = async (...rows: string[][]) => {
  const read = await scoresFromTable(rowsOf(heading, ...rows), seats, testing)
  assert.ok(!isRefusal(read), JSON.stringify(read))
  return read
}
const wrong = async (...row: string[]) => (await found(row)).faulty[0]?.because

describe('баллы из таблицы', () => {
  it('человека узнают по месту, делу или имени; «ё» и регистр не важны', async () => {
    const read = await found(['1', '', '', '62,5'], ['', '04-26', '', '80'], ['', '', 'белов  Иван Ильич', '71.25'])
    assert.deepEqual(
      read.ready.map(({ seat: one, score }) => [one.place, score]),
      [
        [1, 62.5],
        [4, 80],
        [2, 71.25],
      ],
    )
    assert.equal((await found(['', '', 'АЛЕХИНА ВЕРА ПАВЛОВНА', '1'])).ready[0]?.seat.place, 1)
  })
  it('незнакомое имя, однофамильцы и спор столбцов названы, в дело не идут', async () => {
    assert.match((await wrong('', '', 'Никто Нигде Никогда', '60')) ?? '', /нет: Никто Нигде Никогда/)
    assert.match((await wrong('9', '', '', '60')) ?? '', /нет: место 9/)
    assert.match((await wrong('', '', 'Громова Ольга Юрьевна', '60')) ?? '', /впишите место/)
    assert.match((await wrong('1', '', 'Белов Иван Ильич', '60')) ?? '', /разные люди/)
    assert.match((await wrong('', '', '', '60')) ?? '', /чей это балл/)
  })
  it('балл вне шкалы, слова вместо балла и неявка названы', async () => {
    assert.match((await wrong('1', '', '', '100,5')) ?? '', /от 0 до 100/)
    assert.match((await wrong('1', '', '', '-5')) ?? '', /числом/)
    assert.match((await wrong('1', '', '', 'зачёт')) ?? '', /числом/)
    assert.match((await wrong('1', '', '', '60,123')) ?? '', /двух знаков/)
    assert.match((await wrong('3', '', '', '60')) ?? '', /пришёл/)
  })
  it('двойная строка не выбирает балл сама: не вносится ни одна', async () => {
    const read = await found(['1', '', '', '62'], ['', '01-26', '', '72'])
    assert.equal(read.ready.length, 0)
    assert.deepEqual(
      read.faulty.map(({ because }) => /в строке \d/.exec(because)?.[0]),
      ['в строке 3', 'в строке 2'],
    )
  })
  it('тот же балл и пустой балл ничего не меняют; пришедшие без балла названы', async () => {
    const read = await found(['2', '', '', '70'], ['4', '', '', ''], ['1', '', '', '50'])
    assert.deepEqual([read.same.length, read.blank.length, read.ready.length], [1, 1, 1])
    assert.deepEqual(
      read.missing.map(({ place }) => place),
      [4, 5],
    )
  })
  it('без нужных заголовков и с негодной таблицей – отказ словами', async () => {
    const refusal = async (table: AsyncIterable<TableRow>) => {
      const read = await scoresFromTable(table, seats, testing)
      return isRefusal(read) ? read.because : ''
    }
    assert.match(await refusal(rowsOf(['ФИО', 'Оценка'], ['Белов', '5'])), /нет заголовка «Балл»/)
    assert.match(await refusal(rowsOf(['Балл'], ['5'])), /нет заголовка «Место»/)
    assert.match(await refusal(rowsOf(heading)), /ни одной строки/)
    assert.match(await refusal(rowsOf()), /пустая строка/)
    const spoilt = async function* (): AsyncIterable<TableRow> {
      yield { sheet: '', row: 1, cells: heading }
      throw new BadTable('В ячейке D2 формула: оставьте только значение', 'D2')
    }
    assert.match(await refusal(spoilt()), /формула/)
  })
})
