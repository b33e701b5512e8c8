import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printable } from './printable-text.ts'

describe('текст для печати', () => {
  it('обычный текст остаётся как есть', () => {
    const text = '«Об установлении» – № 12, п.\u00a07 ✔ 😀 Ильдар Гыйльфанов, Ҡарағужа'
    assert.equal(printable(text), text)
  })

  it('знаки поворота строки, управляющие и невидимые знаки исчезают', () => {
    assert.equal(printable('Ив\u202eанов\u0000а\u200b\ufeff\u00ad'), 'Иванова')
    assert.equal(printable('а\tб\r\nв\u2028г'), 'а б\nв\nг')
  })

  it('половина знака заменена, целый знак из двух половин остаётся', () => {
    assert.equal(printable('а\ud83d'), 'а\ufffd')
    assert.equal(printable('\ud83d\ude00'), '😀')
  })
})
