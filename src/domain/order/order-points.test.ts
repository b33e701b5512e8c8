import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../calendar/plain-date.ts'
import {
  type CorrectableLine,
  changedLines,
  type OrderPoint,
  pointWords,
  replacements,
  withPoints,
} from './order-points.ts'

const line = (caseId: string, differs: Partial<CorrectableLine> = {}): CorrectableLine => ({
  caseId,
  category: 'first',
  position: 'Учитель',
  municipality: 'Кемерово',
  fullName: `Петрова ${caseId}`,
  organisation: 'Школа № 1',
  outcome: 'set',
  decidedOn: plainDate('2026-03-24'),
  ...differs,
})
const place = { caseId: '1', appendix: 1, line: 3 }
const words = { first: 'первая', highest: 'высшая', methodist: 'методист', mentor: 'наставник' }
const rename = (was: string, becomes: string): OrderPoint => ({
  ...place,
  kind: 'replace',
  field: 'fullName',
  was,
  becomes,
})
const remove: OrderPoint = { ...place, kind: 'remove', fullName: 'Петрова 1', reason: 'решение отменено' }

describe('изменения приказа', () => {
  it('строка исправляется, остальные прежние', () => {
    const changed = changedLines([line('1'), line('2')], [[rename('Петрова 1', 'Петровна 1')]])
    assert.deepEqual(
      changed.map(one => [one.line.fullName, one.removed]),
      [
        ['Петровна 1', false],
        ['Петрова 2', false],
      ],
    )
  })
  it('цепочка: второй приказ исправляет то, что вышло после первого', () => {
    const chain = [[rename('Петрова 1', 'Петровна 1')], [rename('Петровна 1', 'Петрова-Водкина 1')], [remove]]
    assert.deepEqual(changedLines([line('1')], chain), [
      { line: line('1', { fullName: 'Петрова-Водкина 1' }), removed: true },
    ])
  })
  it('точка о строке, которой нет, ничего не меняет', () => {
    assert.deepEqual(changedLines([line('9')], [[remove]]), [{ line: line('9'), removed: false }])
  })
  it('пункт появляется только о том, что изменилось', () => {
    const points = replacements(line('1'), place, { fullName: ' Петровна 1 ', organisation: 'Школа № 1', position: '' })
    assert.deepEqual(points, [rename('Петрова 1', 'Петровна 1')])
  })
  it('то же место второй раз заменяет пункт; исключение снимает замены строки, замена снимает исключение', () => {
    const [first, second] = [rename('а', 'б'), rename('а', 'в')]
    assert.deepEqual(withPoints([first], [second]), [second])
    assert.deepEqual(withPoints([first], [remove]), [remove])
    assert.deepEqual(withPoints([remove], [first]), [first])
    const text: OrderPoint = { kind: 'text', text: 'Контроль оставляю за собой.' }
    assert.deepEqual(withPoints([text], [remove]), [text, remove])
  })
  it('пункты словами', () => {
    assert.equal(
      pointWords(rename('Петрова', 'Петровна'), words),
      'В строке 3 приложения № 1 фамилию, имя, отчество «Петрова» заменить на «Петровна».',
    )
    assert.equal(
      pointWords(remove, words, 1),
      'Строку 3 приложения (Петрова 1) исключить (основание: решение отменено).',
    )
    const category: OrderPoint = { ...place, kind: 'replace', field: 'category', was: 'first', becomes: 'highest' }
    assert.equal(
      pointWords(category, words),
      'В строке 3 приложения № 1 квалификационную категорию «первая» заменить на «высшая».',
    )
  })
})
