import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { comesFromHere, csrfToken, isCsrfToken } from './csrf.ts'

describe('жетон формы', () => {
  it('подходит только к своему секрету, и каждый раз новый', () => {
    const token = csrfToken('secret')
    assert.equal(isCsrfToken('secret', token), true)
    assert.equal(isCsrfToken('other', token), false)
    assert.notEqual(csrfToken('secret'), token)
  })

  it('испорченный жетон не подходит, чем бы его ни подменили', () => {
    const token = csrfToken('secret')
    fc.assert(
      fc.property(fc.anything(), sent => {
        assert.equal(isCsrfToken('secret', sent), false)
      }),
    )
    for (let i = 0; i < token.length - 1; i++) {
      const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1)
      assert.equal(isCsrfToken('secret', changed), false, `место ${i}`)
    }
    assert.equal(isCsrfToken('secret', `${token}.`), false)
  })

  it('помета браузера важнее заголовка Origin', () => {
    const own = ['https://edu.example']
    assert.equal(comesFromHere({ fetchSite: 'same-origin', own }), true)
    assert.equal(comesFromHere({ fetchSite: 'none', own }), true)
    assert.equal(comesFromHere({ fetchSite: 'cross-site', origin: 'https://edu.example', own }), false)
    assert.equal(comesFromHere({ fetchSite: 'same-site', own }), false)
    assert.equal(comesFromHere({ origin: 'https://edu.example', own }), true)
    assert.equal(comesFromHere({ origin: 'null', own }), false)
    assert.equal(comesFromHere({ own }), true)
  })
})
