import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited, resolve } from './citation.ts'
import type { PackText } from './text.ts'

const own: PackText = {
  acts: { reg: 'Регламент', order7: 'Приказ № 7' },
  clauses: {
    'reg п. 69': { words: 'Группа из трёх специалистов.' },
    'reg п. 70': { words: 'Двое основных и старший.', note: 'с опечаткой' },
    'reg прил. 2-а': { words: 'Форма.' },
    'reg п. 5': { retold: 'Пункт не приведён.', confirmed: false },
  },
}
const base: PackText = {
  acts: { '196': 'Порядок', reg: 'Чужой регламент' },
  clauses: { '196 п. 31': { retold: 'Тридцать дней.', confirmed: true }, 'reg п. 70': { words: 'Чужие слова.' } },
}
const pack = { text: own, base: { text: base } }

describe('ссылка на пункт', () => {
  it('несколько пунктов через точку с запятой, из регламента и из основы', () => {
    assert.deepEqual(
      cited(pack, 'reg п. 69; 196 п. 31').map(({ clause, says, act }) => [clause, says, act]),
      [
        ['reg п. 69', 'Группа из трёх специалистов.', 'Регламент'],
        ['196 п. 31', 'Тридцать дней.', 'Порядок'],
      ],
    )
  })

  it('слова регламента важнее слов основы', () => {
    const [clause] = cited(pack, 'reg п. 70')
    assert.equal(clause?.says, 'Двое основных и старший.')
    assert.equal(clause?.note, 'с опечаткой')
  })

  it('промежуток пунктов раскрывается, а номер приложения с дефисом — нет', () => {
    assert.deepEqual(
      cited(pack, 'reg п. 69–70').map(({ clause }) => clause),
      ['reg п. 69', 'reg п. 70'],
    )
    assert.equal(cited(pack, 'reg прил. 2-а').length, 1)
  })

  it('пересказ отличается от слов, несверенный — от сверенного', () => {
    const [retold] = cited(pack, 'reg п. 5')
    assert.deepEqual([retold?.verbatim, retold?.confirmed], [false, false])
    const [checked] = cited(pack, '196 п. 31')
    assert.deepEqual([checked?.verbatim, checked?.confirmed], [false, true])
  })

  it('акт целиком называется своим полным именем', () => {
    assert.equal(cited(pack, 'order7')[0]?.says, 'Приказ № 7')
  })

  it('чего нет, то названо поимённо', () => {
    const { found, unresolved } = resolve([own, base], 'reg п. 69; reg п. 7; закон ст. 1; reg п. 69–71; order8')
    assert.deepEqual(unresolved, ['reg п. 7', 'закон ст. 1', 'reg п. 69–71', 'order8'])
    assert.equal(found.length, 1)
    assert.deepEqual(resolve([own], 'reg п. constructor').unresolved, ['reg п. constructor'])
  })
})
