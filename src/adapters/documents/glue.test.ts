import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { breakable, chance, glued, seam, sewn, wholeNames } from './glue.ts'

/** Shows no-break spaces as «~». */
const shown = (text: string): string => glued(text).replaceAll('\u00a0', '~')

describe('неразрывные пробелы', () => {
  const cases: [string, string][] = [
    ['приказ № 12 от 3 ноября 2026 г.', 'приказ №~12 от 3~ноября 2026~г.'],
    ['г. Нальчик, ул. Примерная, д. 1, кв. 2', 'г.~Нальчик, ул.~Примерная, д.~1, кв.~2'],
    ['п. 42 и пп. 7, ст. 49', 'п.~42 и пп.~7, ст.~49'],
    ['Иванова М. П.', 'Иванова~М.~П.'],
    ['М. П. Иванова', 'М.~П.~Иванова'],
    ['М.П. Иванова', 'М.~П.~Иванова'],
    ['на 2 л. в 1 экз.', 'на 2~л. в 1~экз.'],
    ['Тестову А. Б. – о результатах', 'Тестову~А.~Б.~– о результатах'],
    ['Он сказал. Потом ушёл', 'Он сказал. Потом ушёл'],
    ['1.1 Критерий', '1.1 Критерий'],
  ]
  for (const [text, expected] of cases) it(`«${text}»`, () => assert.equal(shown(text), expected))

  it('дважды склеенное то же, что склеенное', () => {
    for (const [text] of cases) assert.equal(glued(glued(text)), glued(text))
  })
})

describe('где строку можно и нельзя перенести', () => {
  it('номер закона и приказа не рвётся', () => {
    assert.equal(sewn('закон 273-ФЗ и 22-01-05/1,', 30), `закон ${seam}273-ФЗ${seam} и ${seam}22-01-05/1,${seam}`)
    assert.equal(sewn('очно-заочная', 30), 'очно-заочная')
  })

  it('неразрывный пробел становится обычным внутри неразрывного куска, слишком длинный кусок рвётся', () => {
    assert.equal(
      sewn(glued('приказ № 12\nИванова М. П.'), 30),
      `приказ ${seam}№ 12${seam}\n${seam}Иванова М. П.${seam}`,
    )
    assert.equal(sewn(glued('Константинопольская М. П.'), 12), 'Константинопольская М. П.')
  })

  it('имя с дефисом в заглавии не рвётся', () => {
    assert.equal(wholeNames('науки Кабардино-Балкарской'), `науки ${seam}Кабардино-Балкарской${seam}`)
  })

  it('длинное без пробелов получает места переноса, слова – нет', () => {
    const long = 'Ы'.repeat(50)
    const broken = breakable(`обычные слова ${long}`, 30)
    assert.equal(broken.replaceAll(chance, ''), `обычные слова ${long}`)
    assert.ok(broken.split(/[ \u200b]/).every(part => part.length <= 12))
    assert.ok(broken.startsWith('обычные слова Ы'))
  })

  it('пара половин одного знака не разрывается', () => {
    assert.ok(breakable('😀'.repeat(40), 30, 1).isWellFormed())
  })
})
