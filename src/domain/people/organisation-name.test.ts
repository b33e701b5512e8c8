import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { alikeAmong, bareKey, organisationKey } from './organisation-name.ts'

describe('название школы, как его пишут от руки', () => {
  it('полное и короткое название, кавычки, «ё» и знак номера – одно и то же', () => {
    const key = organisationKey(
      'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 7»',
    )
    assert.equal(key, 'мбоу сош №7')
    for (const typed of ['МБОУ СОШ №7', 'мбоу  "СОШ № 7"', 'МБОУ СОШ N7', 'МБОУ «СОШ номер 7».'])
      assert.equal(organisationKey(typed), key, typed)
  })

  it('без формы собственности школа та же', () => {
    assert.equal(bareKey('МАОУ СОШ № 7'), bareKey('МБОУ СОШ № 7'))
    assert.equal(bareKey('СОШ № 7'), 'сош №7')
  })

  const how = (known: string, asked: string): number => alikeAmong([known], one => [one])([asked], 0)[0]?.how ?? 0

  it('разные номера – разные школы, как ни похожи слова', () => {
    assert.equal(how('МБОУ СОШ № 7 г. Заречного', 'МБОУ СОШ № 17 г. Заречного'), 0)
    assert.equal(how('МБОУ СОШ № 7', 'Средняя общеобразовательная школа № 7'), 1)
    assert.ok(how('МБОУ СОШ № 7 г. Заречного', 'СОШ № 7 Заречный') > 0.3)
    assert.equal(how('', 'СОШ № 7'), 0)
  })

  it('ключ ключа – он сам, похожесть не зависит от порядка', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.equal(organisationKey(organisationKey(one)), organisationKey(one))
        assert.equal(how(one, other), how(other, one))
      }),
    )
  })

  it('поиск по редким словам находит всё, что нашло бы сравнение с каждой', () => {
    const word = fc.constantFrom('сош', 'лицей', '№7', '№17', 'села', 'Ивановка', 'имени', 'Кирова', 'Заречный')
    const name = fc.array(word, { maxLength: 6 }).map(words => words.join(' '))
    const least = fc.constantFrom(0.2, 0.3, 0.5, 0.6, 0.75, 1)
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, least, (known, asked, enough) => {
        const search = alikeAmong(known, one => [one])
        const everyone = search([asked], 0).filter(found => found.how >= enough)
        assert.deepEqual(search([asked], enough), everyone)
      }),
    )
  })
})
