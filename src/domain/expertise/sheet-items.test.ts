import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { emptySheet, itemMark, itemOf, mergeItems, type Sheet, type SheetItem, withItem } from './sheet-items.ts'

const codes = ['1.1', '1.2', '2.1', '3.1'] as const
const item: fc.Arbitrary<SheetItem> = fc.record({
  points: fc.constantFrom(undefined, 'na' as const, 0, 4, 7, 10),
  comment: fc.constantFrom('', 'Диплом', 'Справка: 62 %'),
  proofs: fc.array(fc.record({ proof: fc.constantFrom('paper', 'file:a', 'evidence:b'), accepted: fc.boolean() }), {
    maxLength: 3,
  }),
})
const sheet: fc.Arbitrary<Sheet> = fc
  .array(fc.tuple(fc.constantFrom(...codes), item))
  .map(items => items.reduce((all, [code, one]) => withItem(all, code, one), emptySheet))
const filled: SheetItem = {
  points: 7,
  comment: 'Справка',
  proofs: [{ proof: 'paper', accepted: true, reason: 'Лист 3' }],
}

describe('лист по показателям', () => {
  it('разные показатели из двух окон складываются, в каком порядке ни сохраняй', () => {
    fc.assert(
      fc.property(sheet, item, item, (saved, left, right) => {
        const a = { code: '1.1', over: itemMark(itemOf(saved, '1.1')), ...left }
        const b = { code: '2.1', over: itemMark(itemOf(saved, '2.1')), ...right }
        const ab = mergeItems(mergeItems(saved, [a]).sheet, [b])
        const ba = mergeItems(mergeItems(saved, [b]).sheet, [a])
        assert.deepEqual(ab, ba)
        assert.deepEqual(ab.differing, [])
        assert.equal(itemMark(itemOf(ab.sheet, '1.1')), itemMark(left))
        assert.equal(itemMark(itemOf(ab.sheet, '2.1')), itemMark(right))
      }),
    )
  })

  it('один показатель в двух окнах: второе узнаёт об этом, сохранённое не теряется', () => {
    fc.assert(
      fc.property(sheet, item, item, (saved, left, right) => {
        const over = itemMark(itemOf(saved, '1.1'))
        const first = mergeItems(saved, [{ code: '1.1', over, ...left }]).sheet
        const second = mergeItems(first, [{ code: '1.1', over, ...right }])
        const kept = itemMark(itemOf(second.sheet, '1.1'))
        const [mine, theirs] = [itemMark(right), itemMark(itemOf(first, '1.1'))]
        if (second.differing.length > 0) {
          assert.equal(kept, theirs)
          assert.ok(mine !== theirs && mine !== over && theirs !== over)
        } else assert.ok(kept === mine || (mine === over && kept === theirs))
      }),
    )
  })

  it('повторная отправка того же ничего не меняет', () => {
    fc.assert(
      fc.property(sheet, item, (saved, one) => {
        const sent = { code: '3.1', over: itemMark(itemOf(saved, '3.1')), ...one }
        const once = mergeItems(saved, [sent])
        assert.deepEqual(mergeItems(once.sheet, [sent]), { sheet: once.sheet, differing: [] })
      }),
    )
  })

  it('кто видел обе записи и выбрал свою, перезаписывает чужую', () => {
    const theirs = withItem(emptySheet, '1.1', { ...filled, points: 4 })
    const stale = mergeItems(theirs, [{ code: '1.1', over: '', ...filled }])
    assert.deepEqual(stale.differing, ['1.1'])
    assert.equal(stale.sheet.points['1.1'], 4)
    const chosen = mergeItems(theirs, [{ code: '1.1', over: itemMark(itemOf(theirs, '1.1')), ...filled }])
    assert.deepEqual(chosen, { sheet: withItem(emptySheet, '1.1', filled), differing: [] })
  })

  it('порядок доказательств и пробелы вокруг слов другой записью не считаются', () => {
    const two = [
      { proof: 'file:a', accepted: true },
      { proof: 'paper', accepted: true, reason: 'Лист 3' },
    ]
    assert.equal(
      itemMark({ points: 7, comment: ' Справка ', proofs: two }),
      itemMark({ points: 7, comment: 'Справка', proofs: two.toReversed() }),
    )
  })

  it('пустой показатель не занимает места в листе', () => {
    const full = withItem(emptySheet, '1.1', filled)
    assert.deepEqual(withItem(full, '1.1', { points: undefined, comment: ' ', proofs: [] }), emptySheet)
    assert.equal(itemMark(itemOf(emptySheet, '1.1')), '')
  })
})
