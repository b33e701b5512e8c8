import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fillMarkup } from './fill-markup.ts'
import { hasFaults, markupLimits, readMarkup } from './markup.ts'
import { placesFor } from './template-fields.ts'

const places = placesFor('order')
const refusals = placesFor('service_refusal')

const data = (fields: Record<string, string>, lists: Record<string, Record<string, string>[]> = {}) => ({
  fields: new Map(Object.entries(fields)),
  lists: new Map(Object.entries(lists)),
})
const filled = (text: string, given: ReturnType<typeof data>, of = places) => {
  const read = readMarkup(text, of)
  assert.ok(!hasFaults(read), JSON.stringify(read))
  return fillMarkup(read, given).blocks
}
const faults = (text: string, of = places) => {
  const read = readMarkup(text, of)
  assert.ok(hasFaults(read))
  return read.faults
}

describe('свои слова министерства', () => {
  it('абзацы, заголовки, списки, таблица', () => {
    const text =
      '# Раздел\n## Часть\nАбзац.\n\n- один\n- два\n1. первый\n2) второй\n| № | Имя |\n|---|---|\n| 1 | Ветрова |'
    assert.deepEqual(filled(text, data({})), [
      { kind: 'heading', text: 'Раздел' },
      { kind: 'heading', text: 'Часть', level: 2 },
      { kind: 'text', text: 'Абзац.' },
      { kind: 'list', items: ['один', 'два'] },
      { kind: 'list', items: ['первый', 'второй'], numbered: true },
      { kind: 'table', head: ['№', 'Имя'], rows: [['1', 'Ветрова']] },
    ])
  })

  it('места заполняются, список повторяет строки, имя в строке важнее имени документа', () => {
    const lines = [
      { номер: '1', фио: 'Ветрова' },
      { номер: '2', фио: 'Лугов' },
    ]
    const text = 'Приказ № { номер } от {дата}\n| № | ФИО |\n{#строки}\n| {номер} | {фио} |\n{/строки}'
    assert.deepEqual(filled(text, data({ номер: '147', дата: '03.04.2026' }, { строки: lines })), [
      { kind: 'text', text: 'Приказ № 147 от 03.04.2026' },
      {
        kind: 'table',
        head: ['№', 'ФИО'],
        rows: [
          ['1', 'Ветрова'],
          ['2', 'Лугов'],
        ],
      },
    ])
  })

  it('условие: внутри строки, на своих строках, наоборот, по списку; пустые строки и таблицы не печатаются', () => {
    const text = `[если номер]№ {номер}[/если][если не номер]без номера[/если]
[если пометка]
Скрыто
[/если]
[если не строки]
Строк нет
[/если]
{исполнитель}
| № |
{#строки}
| {номер} |
{/строки}`
    assert.deepEqual(filled(text, data({ номер: '', пометка: ' ', исполнитель: '' }, { строки: [] })), [
      { kind: 'text', text: 'без номера' },
      { kind: 'text', text: 'Строк нет' },
    ])
  })

  it('знаки языка в данных остаются знаками данных', () => {
    const hostile = '# {дата} {#строки} | [если номер]<script>alert(1)</script>'
    assert.deepEqual(filled('{орган}\n| а | б |\n| {орган} | {город} |', data({ орган: hostile, город: '|' })), [
      { kind: 'text', text: hostile },
      { kind: 'table', head: ['а', 'б'], rows: [[hostile, '|']] },
    ])
  })

  it('знак после обратной черты печатается сам', () => {
    assert.deepEqual(filled('\\{дата\\} \\[если номер] 5 \\| 6', data({})), [
      { kind: 'text', text: '{дата} [если номер] 5 | 6' },
    ])
  })

  const wrong: [text: string, line: number, message: RegExp][] = [
    ['раз\n{даата}', 2, /Места «даата» нет\. Может быть, «дата»\?/],
    ['{заявитель.дательный}', 1, /«заявитель\.дательный» нет/],
    ['{constructor} {__proto__}', 1, /«constructor» нет/],
    ['{#строки}\n| {номер} |', 1, /не закрыт/],
    ['{#стороки}\n{/стороки}', 1, /Списка «стороки» нет\. Может быть, «строки»/],
    ['{#строки}\n{#отказы}\n{/отказы}\n{/строки}', 2, /внутри списка/],
    ['{/строки}', 1, /не начат/],
    ['{#строки}\n{/отказы}\n{/строки}', 2, /«отказы», который не начат/],
    ['[если номер]\nраз', 1, /Условие начато/],
    ['а [если номер] б', 1, /Условие не закрыто/],
    ['[/если]', 1, /не начато/],
    ['а [если нномер] б[/если]', 1, /Может быть, «номер»/],
    ['слово {дата', 1, /не закрыта/],
    ['слово дата}', 1, /без начала/],
    ['а {#строки} б', 1, /на отдельной строке/],
    ['| [если номер] а | б[/если] |', 1, /в той же ячейке/],
  ]
  for (const [text, line, message] of wrong)
    it(`ошибка с номером строки: ${text.replaceAll('\n', ' / ')}`, () => {
      const [first] = faults(text)
      assert.equal(first?.line, line)
      assert.match(first?.message ?? '', message)
    })

  it('столбцы списка вне списка неизвестны; свои места есть у каждой формы', () => {
    assert.match(faults('{фио}')[0]?.message ?? '', /«фио» нет/)
    assert.ok(!hasFaults(readMarkup('{заявитель.дательный}\n{#основания}\n- {основание}\n{/основания}', refusals)))
  })

  it('слишком длинный текст и слишком много строк не читаются вовсе; ошибок не больше двадцати', () => {
    assert.match(faults('я'.repeat(markupLimits.bytes / 2 + 1))[0]?.message ?? '', /не больше 64 КБ/)
    assert.match(faults('\n'.repeat(markupLimits.lines))[0]?.message ?? '', /Слишком много строк/)
    assert.equal(faults('{нет}\n'.repeat(500)).length, markupLimits.faults)
  })

  it('любой текст читается без падения, а прочитанный заполняется', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '#',
      '/',
      '[',
      ']',
      'если ',
      'не ',
      '|',
      '\\',
      '\n',
      'дата',
      'строки',
      'номер',
      '- ',
      '1. ',
      'слово',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), signs => {
        const read = readMarkup(signs.join(''), places)
        if (hasFaults(read)) assert.ok(read.faults.every(({ message }) => message !== ''))
        else fillMarkup(read, data({ дата: 'Д' }, { строки: [{ номер: '1' }] }))
      }),
    )
  })
})
