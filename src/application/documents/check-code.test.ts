import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkAddressOf, newCheckCode } from './check-code.ts'

describe('код проверки', () => {
  it('128 бит в 26 знаках base32 (RFC 4648)', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17)
    assert.equal(
      newCheckCode(() => bytes),
      'aaisem2ekvthpcezvk54zxpo74',
    )
    assert.equal(
      newCheckCode(() => new Uint8Array(16).fill(255)),
      `${'7'.repeat(25)}4`,
    )
  })
  it('своя случайность не повторяется', () => {
    const codes = new Set(Array.from({ length: 200 }, () => newCheckCode()))
    assert.equal(codes.size, 200)
    for (const code of codes) assert.match(code, /^[a-z2-7]{26}$/)
  })
  it('адрес – от того, что люди набирают, с чертой в конце или без неё', () => {
    assert.equal(checkAddressOf('https://a.example/', 'abc'), 'https://a.example/v/abc')
    assert.equal(checkAddressOf('https://a.example', 'abc'), 'https://a.example/v/abc')
    assert.equal(checkAddressOf(undefined, 'abc'), undefined)
  })
})
