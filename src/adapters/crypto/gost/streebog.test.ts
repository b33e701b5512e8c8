import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { gostOpenssl, noGostOpenssl } from '../../../../tests/gost-openssl.ts'
import { createStreebog, type DigestBits, streebog } from './streebog.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
/** The standard writes the most significant byte first; a file holds the least significant first. */
const written = (words: string): Buffer => Buffer.from(words, 'hex').reverse()
/** Bytes without a visible order, the same in each run. */
const sample = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 167 + 13) & 0xff))
const sizes: readonly DigestBits[] = [256, 512]

describe('ГОСТ Р 34.11-2012, контрольные примеры приложения А', () => {
  const first = written(
    '323130393837363534333231303938373635343332313039383736353433323130' +
      '393837363534333231303938373635343332313039383736353433323130',
  )
  const second = written(
    'fbe2e5f0eee3c820fbeafaebef20fffbf0e1e0f0f520e0ed20e8ece0ebe5f0f2f120fff0' +
      'eeec20f120faf2fee5e2202ce8f6f3ede220e8e6eee1e8f0f2d1202ce8f0f2e5e220e5d1',
  )

  it('А.1.1: сообщение М1, 512 бит', () => {
    assert.deepEqual(
      Buffer.from(streebog(512, first)),
      written(
        '486f64c1917879417fef082b3381a4e211c324f074654c38823a7b76f830ad00' +
          'fa1fbae42b1285c0352f227524bc9ab16254288dd6863dccd5b9f54a1ad0541b',
      ),
    )
  })

  it('А.1.2: сообщение М1, 256 бит', () => {
    assert.deepEqual(
      Buffer.from(streebog(256, first)),
      written('00557be5e584fd52a449b16b0251d05d27f94ab76cbaa6da890b59d8ef1e159d'),
    )
  })

  it('А.2.1: сообщение М2, 512 бит', () => {
    assert.deepEqual(
      Buffer.from(streebog(512, second)),
      written(
        '28fbc9bada033b1460642bdcddb90c3fb3e56c497ccd0f62b8a2ad4935e85f03' +
          '7613966de4ee00531ae60f3b5a47f8dae06915d5f2f194996fcabf2622e6881e',
      ),
    )
  })

  it('А.2.2: сообщение М2, 256 бит', () => {
    assert.deepEqual(
      Buffer.from(streebog(256, second)),
      written('508f7e553c06501d749a66fc28c6cac0b005746d97537fa85d9e40904efed29d'),
    )
  })
})

describe('хеш любых сообщений', () => {
  it('сообщения длиной от 0 до 199 байт: хеш всех хешей известен', () => {
    const ofAll = (bits: DigestBits): string => {
      const all = createStreebog(bits)
      for (let length = 0; length < 200; length++) all.update(streebog(bits, sample(length)))
      return hex(all.digest())
    }
    assert.equal(ofAll(256), '403610977c5cbf5cff2a31f73e5452e0c9fab114d05019abf938a0a1420bae2f')
    assert.equal(
      ofAll(512),
      '62ba8095aaecb120af5b2bdbb2b37edba65fb31bd3b005d226b6d58f18b270c5' +
        '83a2cf2829b8bb3081b82bdab97b0a81130eca2c26e5ef1d807cc3f75ddb77f2',
    )
  })

  it('каждая длина от 0 до 199 байт и большой файл – как у openssl', t => {
    const openssl = gostOpenssl()
    if (openssl === undefined) return t.skip(noGostOpenssl)
    t.after(openssl.close)
    const lengths = [...Array.from({ length: 200 }, (_, length) => length), 200_001]
    for (const length of lengths) writeFileSync(join(openssl.folder, `${length}`), sample(length))
    for (const bits of sizes) {
      const { ok, stdout, stderr } = openssl.run('dgst', '-r', `-md_gost12_${bits}`, ...lengths.map(String))
      assert.ok(ok, stderr)
      const theirs = stdout.toString().trim().split('\n')
      assert.deepEqual(
        lengths.map(length => `${hex(streebog(bits, sample(length)))} *${length}`),
        theirs,
      )
    }
  })

  it('сумма блоков переносит единицу через все 512 бит', () => {
    const message = Buffer.concat([Buffer.alloc(64, 0xff), written('1'.padStart(128, '0')), Buffer.alloc(64, 0xff)])
    assert.equal(hex(streebog(256, message)), 'd6e114cc069d026b0d7c9a4d7e911133ce9596b7f4a7593590909bf2c0f897d5')
  })

  it('по частям – то же, что сразу, и незаконченные хеши друг другу не мешают', () => {
    const part = fc.uint8Array({ maxLength: 200 })
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 12 }), pairs => {
        const [one, two] = [createStreebog(256), createStreebog(512)]
        for (const [left, right] of pairs) {
          one.update(left)
          two.update(right)
        }
        assert.equal(hex(one.digest()), hex(streebog(256, Buffer.concat(pairs.map(([left]) => left)))))
        assert.equal(hex(two.digest()), hex(streebog(512, Buffer.concat(pairs.map(([, right]) => right)))))
      }),
    )
  })

  it('хеш можно спросить посередине и продолжить', () => {
    const hash = createStreebog(512)
    hash.update(sample(100))
    assert.equal(hex(hash.digest()), hex(streebog(512, sample(100))))
    hash.update(sample(300).subarray(100))
    assert.equal(hex(hash.digest()), hex(streebog(512, sample(300))))
  })

  it('сообщение длиннее памяти модуля – то же, что по частям', () => {
    const long = sample(200_000)
    const hash = createStreebog(256)
    for (let from = 0; from < long.length; from += 1000) hash.update(long.subarray(from, from + 1000))
    assert.equal(hex(hash.digest()), hex(streebog(256, long)))
  })
})
