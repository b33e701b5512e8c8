import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { columnWidths } from './column-widths.ts'

const head = ['№', 'Фамилия, имя, отчество', 'Дата']
const rows = [
  ['Название группы во всю ширину таблицы, которое столбцов не расширяет'],
  ['1', 'Константинопольская Александра Константиновна', '21.11.2026'],
  ['2', 'Тестова Анна Борисовна', '21.11.2026'],
]

describe('ширина столбцов', () => {
  it('длинному тексту достаётся больше, самое длинное слово помещается', () => {
    const [number, name, date] = columnWidths({ head, rows }, 90)
    assert.ok(number && name && date && number.share < date.share && date.share < name.share)
    assert.ok(!number.tight && !name.tight && !date.tight)
  })

  it('в тесноте слово не помещается, и столбец это знает', () => {
    assert.ok(columnWidths({ head, rows }, 25).some(({ tight }) => tight))
  })

  it('заданные доли остаются, если они есть у каждого столбца', () => {
    const shares = (widths: number[]) => columnWidths({ head, rows, widths }, 90).map(({ share }) => share)
    assert.deepEqual(shares([1, 5, 2]), [1, 5, 2])
    assert.notDeepEqual(shares([1, 5]), [1, 5])
    assert.notDeepEqual(shares([1, 0, 2]), [1, 0, 2])
  })

  it('таблица без строк тоже имеет ширину', () => {
    for (const { share } of columnWidths({ head: ['', 'Б'], rows: [] }, 90))
      assert.ok(Number.isFinite(share) && share > 0)
  })
})
