import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingsOf } from './policy.ts'
import { publicReport } from './public-report.ts'
import { allReasons, verdictFor } from './reasons.ts'
import { type SignatureReport, worstOf } from './report.ts'

describe('Слова о подписи', () => {
  it('каждая причина говорит, что не так и что делать, и вставляет подробности как есть', () => {
    for (const reason of allReasons) {
      const { state, what } = verdictFor({ reason, about: '$& подробность' })
      assert.match(state, /^(invalid|indeterminate)$/)
      assert.ok(!what.includes('%'), what)
      assert.match(what, /^[А-ЯA-Z]/)
      if (what.includes('подробность')) assert.ok(what.includes('$& подробность'), what)
    }
  })

  it('итог по худшей из подписей', () => {
    const valid = { state: 'valid' } as const
    const [unknown, wrong] = [verdictFor({ reason: 'crl_missing' }), verdictFor({ reason: 'revoked' })]
    assert.deepEqual(worstOf([valid, unknown, wrong, valid]), wrong)
    assert.deepEqual(worstOf([valid, unknown, valid]), unknown)
    assert.deepEqual(worstOf([valid]), valid)
    assert.equal(worstOf([]), undefined)
  })

  it('десять точек: пройденные, отказавшая, недостигнутые', () => {
    const points = findingsOf(new Set([1, 2, 3]), { point: 4, what: 'не сходится' })
    assert.deepEqual(
      points.map(({ met }) => met),
      [true, true, true, false, ...Array(6).fill(undefined)],
    )
    assert.equal(points[3]?.what, 'не сходится')
  })

  it('наружу не выходят СНИЛС, ИНН и ОГРН', () => {
    const certificate = {
      snils: '11223344595',
      inn: '000000000001',
      innOrganisation: '0000000001',
      ogrn: '1',
      owner: 'Орлова',
    }
    const report = { signers: [{ certificate }], size: 5 } as unknown as SignatureReport
    assert.deepEqual(publicReport(report), { signers: [{ certificate: { owner: 'Орлова' } }], size: 5 })
  })
})
