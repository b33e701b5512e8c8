import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { Paper } from '../papers/paper.ts'
import { orderLists } from './order-lists.ts'
import { wordedBy } from './own-wording.ts'

const paper: Paper = {
  authority: 'Министерство',
  city: 'г. Приозёрск',
  addressee: ['Ветровой Анне Сергеевне'],
  title: 'Об итогах',
  number: '7',
  date: plainDate('2026-04-03'),
  blocks: [
    { kind: 'text', text: 'Прежний текст' },
    { kind: 'signatures', lines: [{ post: 'Секретарь', name: null }] },
    { kind: 'code', address: 'https://example.org/v/1', words: 'Проверить:' },
    { kind: 'appendix', mark: ['Приложение'], title: 'Список' },
    { kind: 'table', head: ['№'], rows: [['1']] },
  ],
  signatory: { post: 'Министр', name: null },
  clause: 'п. 1',
  fields: { заявитель: 'Ветрова Анна Сергеевна', 'заявитель.дательный': 'Ветровой Анне Сергеевне' },
  lists: { строки: [{ номер: '1', фио: 'Ветрова А. С.' }] },
}
const kinds = ({ blocks }: Paper): string[] => blocks.map(({ kind }) => kind)

describe('документ своими словами', () => {
  it('меняется только текст: подписи, код и приложения остаются, бланк и реквизиты тоже', () => {
    const own = wordedBy({ id: 'w', form: 'order', body: 'Новый текст № {номер}' }, paper)
    assert.deepEqual(own.blocks[0], { kind: 'text', text: 'Новый текст № 7' })
    assert.deepEqual(kinds(own), ['text', 'signatures', 'code', 'appendix', 'table'])
    assert.deepEqual({ ...own, blocks: [], templateId: undefined }, { ...paper, blocks: [], templateId: undefined })
    assert.equal(own.templateId, 'w')
  })

  it('свой список строк заменяет приложения, прежний текст по абзацам – нет', () => {
    const list = wordedBy({ id: 'w', form: 'order', body: '{#строки}\n- {фио}\n{/строки}' }, paper)
    assert.deepEqual(kinds(list), ['list', 'signatures', 'code'])
    const text = wordedBy({ id: 'w', form: 'order', body: '{#абзацы}\n{абзац}\n{/абзацы}' }, paper)
    assert.deepEqual(kinds(text).slice(-2), ['appendix', 'table'])
  })

  it('имя в падеже, за который никто не ручается, помечает документ; без падежа пометки нет', () => {
    const doubts = ['Ветрова Анна Сергеевна']
    const body = (text: string) => ({ id: 'w', form: 'receipt' as const, body: text })
    assert.deepEqual(wordedBy(body('{заявитель.дательный}'), paper, doubts).doubtful, doubts)
    assert.equal(wordedBy(body('{заявитель}'), paper, doubts).doubtful, undefined)
    assert.equal(wordedBy(body('{заявитель.дательный}'), paper).doubtful, undefined)
  })

  it('чего документ не знает или что больше не читается – остаются встроенные слова', () => {
    assert.equal(wordedBy({ id: 'w', form: 'receipt', body: '{организация}' }, paper), paper)
    assert.equal(
      wordedBy({ id: 'w', form: 'service_refusal', body: '{#основания}\n{основание}\n{/основания}' }, paper),
      paper,
    )
    assert.equal(wordedBy({ id: 'w', form: 'order', body: '{прежнее.место}' }, paper), paper)
  })
})

describe('строки приказа для шаблона', () => {
  const line = {
    ...{ fullName: 'Ветрова Анна', organisation: 'Школа № 7', position: 'учитель', municipality: 'район' },
    ...{
      category: 'first' as const,
      outcome: 'refused' as const,
      decidedOn: paper.date,
      reason: 'Тайная причина',
      caseId: '1',
    },
  }
  const contents = {
    appendices: [
      {
        outcome: 'refused' as const,
        groups: [{ by: {}, rows: [{ number: 1, line: line as never, inForceFrom: paper.date }] }],
      },
    ],
  }

  it('в открытом экземпляре нет причин, а без особого указания – и самих отказов', () => {
    const of = (copy: Parameters<typeof orderLists>[1]) => JSON.stringify(orderLists(contents, copy))
    assert.match(of({ full: true }), /Ветрова Анна.*Тайная причина/)
    assert.doesNotMatch(of({ full: false }), /Ветрова|Тайная/)
    assert.match(of({ full: false, refusedInPublic: true }), /Ветрова/)
    assert.doesNotMatch(of({ full: false, refusedInPublic: true }), /Тайная/)
  })
})
