import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadCriteria } from '../src/adapters/regulations/load-criteria.ts'
import { spreadsheet } from '../src/adapters/spreadsheet/spreadsheet.ts'
import { type SetFromTable, setFromTable } from '../src/application/criteria/set-from-table.ts'
import { exampleTable, setToTable } from '../src/application/criteria/set-to-table.ts'
import { type SheetToWrite, type TableRow, usualLimits } from '../src/application/spreadsheet.ts'
import { assembleCriteria } from '../src/domain/expertise/assemble-criteria.ts'
import type { CriteriaDraft } from '../src/domain/expertise/criteria-draft.ts'
import type { CriteriaSet } from '../src/domain/expertise/criteria-set.ts'
import { draftOf } from '../src/domain/expertise/draft-of-set.ts'

const tables = spreadsheet()
const sets = [...(await loadCriteria(join(import.meta.dirname, '..', 'regulations', 'criteria'))).values()].flat()
const teachers = sets.find(({ id }) => id === 'teachers') as CriteriaSet

const readBack = async (sheets: readonly SheetToWrite[]): Promise<SetFromTable> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of tables.write('xlsx', sheets)) chunks.push(chunk)
  const rows: TableRow[] = []
  const file = { name: 'набор.xlsx', bytes: Buffer.concat(chunks) }
  for await (const row of tables.rows(file, usualLimits)) rows.push(row)
  return setFromTable(rows)
}

/** The sheets of a set with one row changed. */
const spoilt = (
  name: string,
  change: (rows: (string | number | null)[][], column: (title: string) => number) => void,
) =>
  setToTable(draftOf(teachers)).map(sheet => {
    if (sheet.name !== name) return sheet
    const rows = [...(sheet.rows as Iterable<readonly (string | number | null)[]>)].map(row => [...row])
    change(rows, title => sheet.columns.findIndex(column => column.title === title))
    return { ...sheet, rows }
  })

/** Row keys of scales are given anew: they are never shown. */
const withoutKeys = (draft: CriteriaDraft): unknown =>
  JSON.parse(JSON.stringify(draft, (name, value) => (name === 'key' ? undefined : value)))

describe('набор таблицей', () => {
  for (const set of sets)
    it(`${set.id}, ${set.edition}: выгруженный набор загружается тем же`, async () => {
      const { draft, faults, counts } = await readBack(setToTable(draftOf(set)))
      assert.deepEqual(faults, [])
      assert.equal(counts.sections, set.sections.length)
      const whole = (one: CriteriaDraft) => {
        const { sections: _, thresholds: __, title: ___, categories: ____, positions: _____, ...head } = set
        return assembleCriteria(one, head).set
      }
      assert.deepEqual(
        withoutKeys(draftOf(whole(draft) as CriteriaSet)),
        withoutKeys(draftOf(whole(draftOf(set)) as CriteriaSet)),
      )
    })

  it('образец читается без замечаний', async () => {
    assert.deepEqual((await readBack(exampleTable(draftOf(teachers)))).faults, [])
  })

  it('каждая ошибка названа со своей ячейкой, остальное прочитано', async () => {
    const { faults, counts } = await readBack(
      spoilt('Показатели', (rows, column) => {
        const [first = [], second = [], third = []] = rows
        first[column('Наибольшее')] = 'десять'
        second[column('Шкала')] = 'линейка'
        third[column('Номер')] = '7.1'
      }),
    )
    const said = Object.fromEntries(faults.map(({ cell, message }) => [cell, message]))
    assert.equal(said['Показатели!C2'], 'Напишите число: 10 или 7,5')
    assert.match(said['Показатели!D3'] ?? '', /«линейка» здесь не бывает: перечень; диапазоны/)
    assert.match(said['Показатели!A4'] ?? '', /Показатель 7\.1: такого раздела на листе «Разделы» нет/)
    assert.equal(counts.criteria, 13)
  })

  it('число вместо порога, чужая категория, неверное «да/нет»', async () => {
    const thresholds = await readBack(
      spoilt('Пороги', rows => {
        const [first = [], second = []] = rows
        first[2] = 'много'
        second[0] = 'наивысшая'
      }),
    )
    assert.ok(thresholds.faults.some(({ cell, message }) => cell === 'Пороги!C2' && /Напишите число/.test(message)))
    assert.ok(
      thresholds.faults.some(({ cell, message }) => cell === 'Пороги!A3' && /Категории «наивысшая» нет/.test(message)),
    )
    const sections = await readBack(
      spoilt('Разделы', (rows, column) => {
        const [first = []] = rows
        first[column('Может не применяться')] = 'иногда'
      }),
    )
    assert.deepEqual(sections.faults, [{ cell: 'Разделы!E2', message: 'Напишите «да» или «нет», а не «иногда»' }])
  })

  it('незнакомые заголовки и листы, пустая книга', async () => {
    const renamed = setToTable(draftOf(teachers)).map(sheet =>
      sheet.name === 'Разделы'
        ? {
            ...sheet,
            columns: sheet.columns.map(column => (column.title === 'Название' ? { ...column, title: 'Имя' } : column)),
          }
        : sheet,
    )
    const { faults } = await readBack([...renamed, { name: 'Черновик', columns: [{ title: 'x' }], rows: [] }])
    const said = faults.map(({ cell, message }) => `${cell}: ${message}`)
    assert.ok(said.includes('Разделы!B1: Столбца «Имя» в образце нет: он не прочитан'))
    assert.ok(said.includes('Разделы!A1: Нет столбца «Название»'))
    assert.ok(said.includes('Черновик!A1: Листа «Черновик» в образце нет: он не прочитан'))
    const empty = await readBack([{ name: 'Лист1', columns: [], rows: [] }])
    assert.ok(empty.faults.some(({ cell }) => cell === 'Показатели'))
    assert.equal(empty.counts.criteria, 0)
  })

  it('номер показателя, который Excel превратил в дату', async () => {
    const { faults } = await readBack(
      spoilt('Показатели', rows => {
        const [first = []] = rows
        first[0] = '01.01.2026'
      }),
    )
    assert.ok(faults.some(({ message }) => /Excel превратил номер показателя в дату/.test(message)))
  })
})
