import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { signedDigits } from './signed-digits.ts'

it('цифры со знаком складываются в число, нечётны и стоят редко', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 512n) - 1n }), fc.integer({ min: 2, max: 8 }), (value, width) => {
      const digits = [...signedDigits(value, width)]
      assert.equal(
        digits.reduceRight((sum, digit) => 2n * sum + BigInt(digit), 0n),
        value,
      )
      let free = 0
      for (const digit of digits) {
        if (digit !== 0) {
          assert.equal(free, 0, 'после цифры – нули')
          assert.ok(digit % 2 !== 0 && Math.abs(digit) < 2 ** (width - 1))
          free = width
        }
        free = Math.max(0, free - 1)
      }
    }),
  )
})
