import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPosition, nomenclatureSchema, positionKey } from './nomenclature.ts'

const forms = { genitive: 'р', dative: 'д', accusative: 'в', instrumental: 'т', prepositional: 'п' }
const nomenclature = nomenclatureSchema.parse({
  posts: [],
  subjects: [],
  act: 'Акт',
  clause: 'пп225 раздел I подраздел 2',
  positions: [
    { title: 'Учитель', status: 'seen', forms },
    { title: 'Педагог-библиотекарь', status: 'seen', forms },
    { title: 'Тьютор', status: 'unconfirmed', note: 'сверить', forms },
  ],
})

describe('номенклатура должностей', () => {
  it('регистр, пробелы и вид дефиса не меняют должности', () => {
    assert.equal(findPosition(nomenclature, ' учитель ')?.title, 'Учитель')
    assert.equal(findPosition(nomenclature, 'Педагог – библиотекарь')?.title, 'Педагог-библиотекарь')
    assert.equal(positionKey('Тьютёр'), 'тьютер')
  })
  it('должность с предметом в названии — не строка номенклатуры', () => {
    assert.equal(findPosition(nomenclature, 'Учитель русского языка'), undefined)
    assert.equal(findPosition(nomenclature, 'Директор'), undefined)
  })
  it('повтор должности в файле — ошибка', () => {
    const twice = {
      ...nomenclature,
      positions: [...nomenclature.positions, { title: 'УЧИТЕЛЬ', status: 'seen', forms }],
    }
    const read = nomenclatureSchema.safeParse(twice)
    assert.equal(read.success, false)
    assert.match(read.error?.issues[0]?.message ?? '', /указана дважды/)
  })
})
