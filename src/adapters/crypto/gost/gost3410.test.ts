import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { modulo, times } from './affine.ts'
import { type Curve, curves } from './curves.ts'
import {
  publicKeyFromBytes,
  publicKeyOf,
  publicKeyToBytes,
  randomScalar,
  signDigest,
  verifyDigest,
} from './gost3410.ts'

const signed = (curve: Curve, d: bigint, digest: Uint8Array): Uint8Array => {
  const signature = signDigest(curve, d, digest, randomScalar(curve, randomBytes))
  if (signature === undefined) throw new Error('A zero in a signature: it happens once in 2²⁵⁵')
  return signature
}
const bytes = (value: bigint, size: number): Buffer => Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex')

describe('проверка подписи', () => {
  for (const curve of curves) {
    const size = curve.bits / 8
    const d = randomScalar(curve, randomBytes)
    const key = publicKeyOf(curve, d)
    const digest = randomBytes(size)
    const signature = signed(curve, d, digest)

    it(`${curve.name}: своя подпись верна, с другими данными – нет`, () => {
      assert.ok(verifyDigest(curve, key, digest, signature))
      for (const place of [0, size - 1]) {
        const other = Uint8Array.from(digest)
        other[place] = (other[place] ?? 0) ^ 1
        assert.ok(!verifyDigest(curve, key, other, signature), `хеш, байт ${place}`)
      }
      for (const place of [0, size - 1, size, 2 * size - 1]) {
        const other = Uint8Array.from(signature)
        other[place] = (other[place] ?? 0) ^ 1
        assert.ok(!verifyDigest(curve, key, digest, other), `подпись, байт ${place}`)
      }
      assert.ok(!verifyDigest(curve, publicKeyOf(curve, d === 1n ? 2n : d - 1n), digest, signature), 'чужой ключ')
      assert.ok(!verifyDigest(curve, key, digest, Uint8Array.from(signature).reverse()), 'обратный порядок байтов')
    })

    it(`${curve.name}: r и s вне границ от 1 до q − 1 отвергнуты`, () => {
      const [s, r] = [signature.subarray(0, size), signature.subarray(size)]
      const limit = 1n << BigInt(curve.bits)
      const number = (part: Uint8Array): bigint => BigInt(`0x${Buffer.from(part).toString('hex')}`)
      const outOf = [0n, curve.q, number(s) + curve.q, number(r) + curve.q, limit - 1n].filter(value => value < limit)
      for (const wrong of outOf) {
        assert.ok(!verifyDigest(curve, key, digest, Buffer.concat([bytes(wrong, size), r])), `s = ${wrong}`)
        assert.ok(!verifyDigest(curve, key, digest, Buffer.concat([s, bytes(wrong, size)])), `r = ${wrong}`)
      }
    })

    it(`${curve.name}: подпись другой длины отвергнута, хеш другой длины – ошибка программы`, () => {
      assert.ok(!verifyDigest(curve, key, digest, signature.subarray(1)))
      assert.ok(!verifyDigest(curve, key, digest, Buffer.concat([Buffer.alloc(1), signature])))
      assert.ok(!verifyDigest(curve, key, digest, new Uint8Array()))
      assert.throws(() => verifyDigest(curve, key, digest.subarray(1), signature), RangeError)
    })
  }

  it('хеш, кратный q, считается единицей (раздел 6.1, шаг 2)', () => {
    for (const curve of curves) {
      const size = curve.bits / 8
      const d = randomScalar(curve, randomBytes)
      const zero = signed(curve, d, new Uint8Array(size))
      const asOne = bytes(1n, size).reverse()
      assert.ok(verifyDigest(curve, publicKeyOf(curve, d), asOne, zero), curve.name)
      assert.ok(verifyDigest(curve, publicKeyOf(curve, d), bytes(curve.q, size).reverse(), zero), curve.name)
    }
  })

  it('закрытый ключ и k вне границ – ошибка программы', () => {
    for (const curve of curves)
      for (const wrong of [0n, curve.q, -1n]) {
        const digest = new Uint8Array(curve.bits / 8)
        assert.throws(() => signDigest(curve, wrong, digest, 1n), RangeError)
        assert.throws(() => signDigest(curve, 1n, digest, wrong), RangeError)
        assert.throws(() => publicKeyOf(curve, wrong), RangeError)
      }
  })
})

describe('открытый ключ', () => {
  for (const curve of curves) {
    const size = curve.bits / 8
    const key = publicKeyOf(curve, randomScalar(curve, randomBytes))

    it(`${curve.name}: байты и обратно`, () => {
      const written = publicKeyToBytes(curve, key)
      assert.equal(written.length, 2 * size)
      assert.deepEqual(publicKeyFromBytes(curve, written), key)
    })

    it(`${curve.name}: точка вне кривой, бесконечность и лишние байты – не ключ`, () => {
      const written = publicKeyToBytes(curve, key)
      assert.equal(publicKeyFromBytes(curve, publicKeyToBytes(curve, { x: key.x, y: key.y ^ 1n })), undefined)
      assert.equal(publicKeyFromBytes(curve, new Uint8Array(2 * size)), undefined)
      assert.equal(publicKeyFromBytes(curve, written.subarray(1)), undefined)
      assert.equal(publicKeyFromBytes(curve, Buffer.concat([written, Buffer.alloc(1)])), undefined)
      assert.equal(publicKeyFromBytes(curve, new Uint8Array()), undefined)
      assert.equal(publicKeyFromBytes(curve, new Uint8Array(2 * size).fill(0xff)), undefined)
    })
  }

  it('координаты не меньше p – не ключ, хотя по модулю p точка та же', () => {
    const curve = curves.find(({ name }) => name === 'CryptoPro-A')
    assert.ok(curve !== undefined)
    const { x, y } = curve
    assert.notEqual(publicKeyFromBytes(curve, publicKeyToBytes(curve, { x, y })), undefined)
    assert.equal(publicKeyFromBytes(curve, publicKeyToBytes(curve, { x: x + curve.p, y })), undefined)
  })

  for (const curve of curves.filter(({ cofactor }) => cofactor !== 1n))
    it(`${curve.name}: точка кривой вне подгруппы порядка q – не ключ`, () => {
      const outside = pointOutside(curve)
      assert.equal(publicKeyFromBytes(curve, publicKeyToBytes(curve, outside)), undefined)
    })
})

/** A point of the curve whose order is not q: a root is taken by a power, as p is 3 modulo 4. */
const pointOutside = (curve: Curve): { x: bigint; y: bigint } => {
  const { p, a, b, q } = curve
  assert.equal(p % 4n, 3n)
  for (let x = 1n; ; x++) {
    const square = modulo(x * x * x + a * x + b, p)
    const y = power(square, (p + 1n) / 4n, p)
    if (modulo(y * y, p) === square && times(curve, q, { x, y }) !== 'infinity') return { x, y }
  }
}

const power = (base: bigint, exponent: bigint, p: bigint): bigint =>
  [...exponent.toString(2)].reduce((value, bit) => modulo(value * value * (bit === '1' ? base : 1n), p), 1n)

describe('случайное число', () => {
  it('ноль и числа от q и выше не берутся, лишние биты отрезаны', () => {
    for (const curve of curves) {
      const size = curve.bits / 8
      const excess = BigInt(curve.bits - curve.q.toString(2).length)
      const next = [0n, curve.q << excess, (1n << BigInt(curve.bits)) - 1n, (curve.q - 1n) << excess]
      const scalar = randomScalar(curve, asked => {
        assert.equal(asked, size)
        return bytes(next.shift() ?? 0n, size)
      })
      assert.equal(scalar, curve.q - 1n)
      assert.equal(next.length, 0)
    }
  })
})
