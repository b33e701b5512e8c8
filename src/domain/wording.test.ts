import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { capital, folded, listed, lowered, unstopped } from './wording.ts'

describe('слова в предложении', () => {
  it('меняется только первая буква, сокращения остаются', () => {
    assert.deepEqual(['первая категория', 'ГАК', ''].map(capital), ['Первая категория', 'ГАК', ''])
    assert.deepEqual(['Секретарь ГАК', 'аттестат', ''].map(lowered), ['секретарь ГАК', 'аттестат', ''])
  })

  it('точка в конце уходит, точка внутри остаётся', () => {
    assert.deepEqual(['Нет стажа. ', 'п. 30', 'и т. п.', ''].map(unstopped), ['Нет стажа', 'п. 30', 'и т. п', ''])
  })

  it('перечисление кончается союзом', () => {
    assert.deepEqual(
      [[], ['а'], ['а', 'б'], ['а', 'б', 'в']].map(words => listed(words)),
      ['', 'а', 'а и б', 'а, б и в'],
    )
    assert.equal(listed(['а', 'б'], 'или'), 'а или б')
  })

  it('при сравнении не важны заглавные буквы, «ё» и лишние пробелы', () => {
    assert.equal(folded('  Семёнова  АННА\u00a0Ивановна '), 'семенова анна ивановна')
  })
})
