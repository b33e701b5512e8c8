import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Der, Malformed, onlyDer, tags } from './der.ts'
import {
  readBits,
  readBoolean,
  readNamedBits,
  readOid,
  readSerial,
  readSmall,
  readText,
  readTime,
} from './der-values.ts'
import { bits, boolean, integer, oid, small, tagged, time, utf8 } from './der-write.ts'

const value = (tag: number, body: string | readonly number[]): Der =>
  onlyDer(tagged(tag, [typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body)]))
const refuses = (read: (value: Der) => unknown, tag: number, ...bodies: (string | number[])[]): void => {
  for (const body of bodies) assert.throws(() => read(value(tag, body)), Malformed, String(body))
}

describe('Значения DER', () => {
  it('идентификатор: что записано, то и прочитано, с дугами любой длины', () => {
    const arc = fc.bigInt({ min: 0n, max: 2n ** 128n })
    fc.assert(
      fc.property(fc.nat(1), fc.nat(39), fc.array(arc, { maxLength: 3 }), (top, second, rest) => {
        const dotted = [top, second, ...rest].join('.')
        assert.equal(readOid(onlyDer(oid(dotted))), dotted)
      }),
    )
    assert.equal(readOid(onlyDer(oid('2.999.1'))), '2.999.1')
    refuses(readOid, tags.oid, [], [0x80, 1], [0x2a, 0x81])
  })

  it('номер: положительный, без лишних нулей', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 160n - 1n }), number => {
        const digits = number.toString(16)
        const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
        assert.equal(BigInt(`0x${readSerial(onlyDer(integer(bytes)))}`), number)
      }),
    )
    refuses(readSerial, tags.integer, [], [0, 1], [0xff, 0xff], Array(40).fill(1))
    assert.equal(readSmall(onlyDer(small(3))), 3)
    refuses(readSmall, tags.integer, [], [0x80], [0, 1])
  })

  it('время: только в UTC, только существующее', () => {
    const moments = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, moment => {
        const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000)
        assert.deepEqual(readTime(onlyDer(time(whole))), whole)
      }),
    )
    assert.deepEqual(readTime(value(tags.generalizedTime, '20261120120000.5Z')), new Date('2026-11-20T12:00:00.500Z'))
    refuses(readTime, tags.utcTime, '261120120000', '2611201200Z', '261320120000Z', '260230120000Z', '261120246000Z')
    refuses(readTime, tags.generalizedTime, '20261120120000+0300', '20261120120000,5Z', '')
  })

  it('биты, логическое значение, строки', () => {
    assert.deepEqual([...readNamedBits(onlyDer(bits(Uint8Array.of(0b1100_0000), 6)))], [0, 1])
    refuses(readNamedBits, tags.bitString, [], [1], [8, 0], [3, 0b0000_0100], [0, 1, 2, 3, 4, 5])
    refuses(readBits, tags.bitString, [], [1, 2])
    assert.equal(readBoolean(onlyDer(boolean(true))), true)
    refuses(readBoolean, tags.boolean, [], [1], [0xff, 0xff])
    assert.equal(readText(onlyDer(utf8('Орлова'))), 'Орлова')
    assert.equal(readText(value(tags.bmp, [0x04, 0x1e])), 'О')
    refuses(readText, tags.utf8, [0xff])
    refuses(readText, tags.bmp, [4])
    refuses(readText, tags.universal, 'А')
  })

  it('длины и теги: только кратчайшие и известные, ничего после значения', () => {
    const wrong = [
      [],
      [0x30],
      [0x30, 1],
      [0x30, 0x80, 0, 0],
      [0x30, 0x81, 1, 5],
      [0x30, 0x82, 0, 0x80],
      [0x1f, 0],
      [5, 0, 0],
    ]
    for (const bytes of wrong) assert.throws(() => onlyDer(Uint8Array.from(bytes)), Malformed)
  })
})
