import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { baseOf, isOnCurve, times } from './affine.ts'
import { curveByOid, curves } from './curves.ts'

describe('наборы параметров', () => {
  for (const curve of curves) {
    it(`${curve.name}: точка P лежит на кривой и имеет порядок q`, () => {
      assert.ok(isOnCurve(curve, baseOf(curve)))
      assert.equal(times(curve, curve.q, baseOf(curve)), 'infinity')
      assert.notEqual(curve.q, curve.p)
    })

    it(`${curve.name}: число точек кривой в границах Хассе`, () => {
      const extra = curve.cofactor * curve.q - curve.p - 1n
      assert.ok(extra * extra <= 4n * curve.p)
    })
  }

  it('каждый идентификатор означает одну кривую, незнакомый – никакую', () => {
    const oids = curves.flatMap(curve => curve.oids)
    assert.equal(new Set(oids).size, 12)
    assert.equal(oids.length, 12)
    assert.equal(curveByOid('1.2.643.2.2.36.0')?.name, 'CryptoPro-A')
    assert.equal(curveByOid('1.2.643.7.1.2.1.1.4')?.name, 'CryptoPro-C')
    assert.equal(curveByOid('1.2.643.7.1.2.1.2.3')?.name, 'tc26-512-C')
    assert.equal(curveByOid('1.2.643.2.2.35.0'), undefined)
  })
})
