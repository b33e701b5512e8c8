import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packSample } from '../../../tests/pack-sample.ts'
import { differencesOf } from './diff.ts'

describe('чем отличаются два регламента', () => {
  const pack = packSample()

  it('от самого себя — ничем', () => assert.deepEqual(differencesOf(pack, pack), []))

  it('изменённая, лишняя и недостающая строки названы по разделам', () => {
    const [first, ...others] = pack.channels
    assert.ok(first !== undefined && others.length > 0)
    const other = {
      ...pack,
      after_refusal: { ...pack.after_refusal, same_category_only: !pack.after_refusal.same_category_only },
      channels: others,
      outside: [{ clause: first.clause, what: 'Пандус', why: 'Это здание' }],
    }
    const named = differencesOf(pack, other).map(({ section, left, right }) => [
      section,
      left !== undefined,
      right !== undefined,
    ])
    assert.deepEqual(named, [
      ['После отказа', true, true],
      ['Способы подачи', true, false],
      ['Вне системы', false, true],
    ])
  })

  it('другой пункт при тех же словах правила — не различие', () => {
    const other = { ...pack, publication: { ...pack.publication, clause: 'reg п. 2' } }
    assert.deepEqual(differencesOf(pack, other), [])
  })
})
