import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knownInWords } from './known-words.ts'

describe('что было известно проверке', () => {
  it('печатается по-русски: дни, числа, да и нет, пустое', () => {
    assert.deepEqual(knownInWords({ allowed_from: '2024-03-15', score: 49.5, petition: false, authority: null }), [
      { title: 'Подать можно с', value: '15.03.2024' },
      { title: 'Набрано баллов', value: '49,5' },
      { title: 'Ходатайство работодателя', value: 'нет' },
      { title: 'Полномочие подтверждено', value: 'нет сведений' },
    ])
  })
  it('незнакомый ключ не теряется', () => {
    assert.deepEqual(knownInWords({ strange: 'слово' }), [{ title: 'strange', value: 'слово' }])
  })
})
