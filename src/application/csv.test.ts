import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { csvOf } from './csv.ts'

describe('таблица для редактора таблиц', () => {
  it('точка с запятой, кавычка и новая строка внутри ячейки не ломают строку', () => {
    assert.equal(
      csvOf([
        ['а;б', 'в"г', 'д\nе'],
        ['1', '', '2'],
      ]),
      '\u{FEFF}"а;б";"в""г";"д\nе"\r\n1;;2\r\n',
    )
  })

  it('чужой текст не становится формулой', () => {
    assert.equal(csvOf([['=1+1', '+7', '-2', '@x', 'Ли-Ван']]), "\u{FEFF}'=1+1;'+7;'-2;'@x;Ли-Ван\r\n")
  })
})
