import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gostOpenssl, noGostOpenssl } from '../../../../tests/gost-openssl.ts'
import { curves } from './curves.ts'
import { publicKeyFromBytes, publicKeyOf, randomScalar, signDigest, verifyDigest } from './gost3410.ts'
import { streebog } from './streebog.ts'

/** What openssl calls our parameter sets. */
const namesThere: Record<string, string> = {
  'tc26-256-A': 'TCA',
  'CryptoPro-A': 'A',
  'CryptoPro-B': 'B',
  'CryptoPro-C': 'C',
  'tc26-512-A': 'A',
  'tc26-512-B': 'B',
  'tc26-512-C': 'C',
}

describe('подпись без оболочки: openssl и мы понимаем друг друга', () => {
  const openssl = gostOpenssl()
  for (const curve of curves)
    it(curve.name, { skip: openssl === undefined && noGostOpenssl }, () => {
      assert.ok(openssl !== undefined)
      const path = (name: string): string => join(openssl.folder, name)
      const run = (...args: string[]): void => {
        const { ok, stderr } = openssl.run(...args)
        assert.ok(ok, stderr)
      }
      const { bits } = curve
      const message = randomBytes(1000)
      writeFileSync(path('message'), message)
      run('genpkey', '-algorithm', `gost2012_${bits}`, '-pkeyopt', `paramset:${namesThere[curve.name]}`, '-out', 'key')
      run('pkey', '-in', 'key', '-outform', 'DER', '-out', 'private')
      run('pkey', '-in', 'key', '-pubout', '-out', 'public')
      run('pkey', '-in', 'key', '-pubout', '-outform', 'DER', '-out', 'public.der')

      const key = publicKeyFromBytes(curve, readFileSync(path('public.der')).subarray(-bits / 4))
      assert.ok(key !== undefined, 'открытый ключ openssl')
      // Its PKCS #8 ends with the number in an OCTET STRING, the least significant byte first.
      const scalar = readFileSync(path('private')).subarray(-bits / 8)
      const d = BigInt(`0x${Buffer.from(scalar).reverse().toString('hex')}`)
      assert.deepEqual(publicKeyOf(curve, d), key)

      run('dgst', `-md_gost12_${bits}`, '-sign', 'key', '-out', 'theirs', 'message')
      const theirs = readFileSync(path('theirs'))
      const digest = streebog(bits, message)
      assert.ok(verifyDigest(curve, key, digest, theirs), 'подпись openssl')
      assert.ok(!verifyDigest(curve, key, streebog(bits, message.subarray(1)), theirs))

      const ours = signDigest(curve, d, digest, randomScalar(curve, randomBytes))
      assert.ok(ours !== undefined)
      writeFileSync(path('ours'), ours)
      run('dgst', `-md_gost12_${bits}`, '-verify', 'public', '-signature', 'ours', 'message')
      writeFileSync(path('message'), message.subarray(1))
      const other = openssl.run('dgst', `-md_gost12_${bits}`, '-verify', 'public', '-signature', 'ours', 'message')
      assert.ok(!other.ok, 'подпись под другим сообщением')
    })
  after(() => openssl?.close())
})
