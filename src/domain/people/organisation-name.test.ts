import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bareKey, likeness, organisationKey } from './organisation-name.ts'

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

  it('разные номера – разные школы, как ни похожи слова', () => {
    assert.equal(likeness('МБОУ СОШ № 7 г. Заречного', 'МБОУ СОШ № 17 г. Заречного'), 0)
    assert.equal(likeness('МБОУ СОШ № 7', 'Средняя общеобразовательная школа № 7'), 1)
    assert.ok(likeness('МБОУ СОШ № 7 г. Заречного', 'СОШ № 7 Заречный') > 0.3)
    assert.equal(likeness('', 'СОШ № 7'), 0)
  })

  it('ключ ключа – он сам, похожесть не зависит от порядка', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.equal(organisationKey(organisationKey(one)), organisationKey(one))
        assert.equal(likeness(one, other), likeness(other, one))
      }),
    )
  })
})
