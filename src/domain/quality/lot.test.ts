import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lotFrom, poissonFrom } from './lot.ts'

describe('Случай с зерном', () => {
  it('одно зерно – одни числа, другое – другие', () => {
    const draw = (seed: number) => {
      const lot = lotFrom(seed)
      return Array.from({ length: 20 }, lot)
    }
    assert.deepEqual(draw(7), draw(7))
    assert.notDeepEqual(draw(7), draw(8))
    assert.ok(draw(7).every(one => one >= 0 && one < 1))
  })

  it('у Пуассона среднее и дисперсия равны, и по обращению распределения, и по нормальному приближению', () => {
    for (const mean of [0.5, 4, 25, 80, 900]) {
      const draw = poissonFrom(lotFrom(11))
      const drawn = Array.from({ length: 4000 }, () => draw(mean))
      const got = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
      const spread = drawn.reduce((sum, one) => sum + (one - got) ** 2, 0) / drawn.length
      assert.ok(Math.abs(got - mean) < 4 * Math.sqrt(mean / drawn.length), `${mean}: ${got}`)
      assert.ok(Math.abs(spread / mean - 1) < 0.12, `${mean}: ${spread}`)
    }
    assert.equal(poissonFrom(lotFrom(1))(0), 0)
  })

  it('до тридцати доли ровно те, что у распределения: Пуассон с средним 3', () => {
    const draw = poissonFrom(lotFrom(19))
    const n = 40_000
    const counts = new Map<number, number>()
    for (let place = 0; place < n; place++) {
      const times = draw(3)
      counts.set(times, (counts.get(times) ?? 0) + 1)
    }
    // e⁻³ · 3ᵏ / k!
    for (const [times, share] of [0.0498, 0.1494, 0.224, 0.224, 0.168, 0.1008, 0.0504, 0.0216].entries())
      assert.ok(Math.abs((counts.get(times) ?? 0) / n - share) < 4 * Math.sqrt(share / n), `${times}`)
  })
})
