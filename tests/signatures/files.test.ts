import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asDer } from '../../src/adapters/crypto/cms/ber.ts'
import { type Bytes, octets, sequence, setOf, tagged } from '../../src/adapters/crypto/cms/der-write.ts'
import { check, listOf, party, said, signedBy, trusting } from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const signer = party({ name: 'Орлова Вера Павловна', issuer: root })
const trust = trusting([root], [listOf(root)])
const der = signedBy([signer])
const base64 = Buffer.from(der).toString('base64')
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

describe('Как записан файл подписи', () => {
  const lines = base64.replace(/.{64}/g, '$&\n')
  const forms: [string, Bytes][] = [
    ['DER', der],
    ['PEM CMS', bytesOf(`-----BEGIN CMS-----\n${lines}\n-----END CMS-----\n`)],
    [
      'PEM PKCS7, строки Windows',
      bytesOf(`-----BEGIN PKCS7-----\r\n${lines.replaceAll('\n', '\r\n')}\r\n-----END PKCS7-----\r\n`),
    ],
    ['PEM с любой другой меткой', bytesOf(`-----BEGIN SIGNATURE-----\n${lines}\n-----END SIGNATURE-----`)],
    ['base64 одной строкой', bytesOf(base64)],
    ['base64 со строками и меткой UTF-8', bytesOf(`\uFEFF${lines}\n`)],
    ['Buffer Node', Buffer.from(der)],
  ]
  for (const [title, file] of forms)
    it(`${title} — читается`, async () => {
      assert.equal(said(await check(file, trust)), 'valid')
    })

  it('чтение не портит переданный файл', async () => {
    const file = Buffer.from(der)
    await check(file, trust)
    assert.deepEqual(new Uint8Array(file), der)
  })

  it('не подпись, пустой файл, испорченный base64', async () => {
    const wrong = [
      '',
      'не подпись',
      '%PDF-1.7',
      '-----BEGIN CMS-----\n-----END CMS-----',
      `${base64.slice(0, -1)}`,
      'MAAB',
    ]
    for (const text of wrong)
      assert.match(said(await check(bytesOf(text), trust)), /^invalid (not_a_signature|damaged)$/)
  })

  it('два мегабайта — слишком много', async () => {
    const big = new Uint8Array(2 * 1024 * 1024).fill(0x30)
    assert.equal(said(await check(big, trust)), 'indeterminate too_large')
  })

  it('сертификат вместо подписи', async () => {
    assert.equal(said(await check(signer.certificate, trust)), 'invalid damaged')
  })
})

describe('Запись BER', () => {
  /** A tree of values as DER and as one of its BER forms. */
  type Written = { der: Bytes; ber: Bytes }
  const indefinite = (tag: number, parts: readonly Bytes[]): Bytes =>
    Uint8Array.from([tag, 0x80, ...parts.flatMap(part => [...part]), 0, 0])
  const overlong = (tag: number, body: Bytes): Bytes =>
    Uint8Array.from([tag, 0x84, 0, 0, body.length >> 8, body.length & 0xff, ...body])
  const string = fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(2)).map(([bytes, form]): Written => {
    const half = bytes.length >> 1
    const forms = [
      octets(bytes),
      overlong(0x04, bytes),
      indefinite(0x24, [octets(bytes.subarray(0, half)), octets(bytes.subarray(half))]),
    ]
    return { der: octets(bytes), ber: forms[form] ?? octets(bytes) }
  })
  const { tree } = fc.letrec<{ tree: Written }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      string,
      fc
        .tuple(fc.constantFrom(0x30, 0x31, 0xa0), fc.array(tie('tree'), { maxLength: 4 }), fc.boolean())
        .map(([tag, parts, open]): Written => {
          const inner = parts.map(({ ber }) => ber)
          return {
            der: tagged(
              tag,
              parts.map(one => one.der),
            ),
            ber: open ? indefinite(tag, inner) : tagged(tag, inner),
          }
        }),
    ),
  }))

  it('приводится к DER, каким бы способом ни было записано значение', () => {
    fc.assert(fc.property(tree, ({ der, ber }) => assert.deepEqual([...asDer(ber)], [...der])))
  })

  it('подпись с неопределёнными длинами действительна', async () => {
    const [outer, inner] = [der.subarray(4), der.subarray(4 + 11)]
    const loose = indefinite(0x30, [outer.subarray(0, 11), indefinite(0xa0, [inner.subarray(4)])])
    assert.equal(said(await check(loose, trust)), 'valid')
  })
})

describe('Файлы, сделанные назло', () => {
  it('случайные байты', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        assert.notEqual((await check(Uint8Array.from([0x30, ...bytes]), trust)).verdict.state, 'valid')
      }),
    )
  })

  it('подпись, в которую вписан случайный кусок', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), async (at, piece) => {
        const changed = Uint8Array.from([...der.subarray(0, at), ...piece, ...der.subarray(at)])
        assert.notEqual((await check(changed, trust)).verdict.state, 'valid')
      }),
      { numRuns: 300 },
    )
  })

  it('бездонная вложенность', async () => {
    const open = new Uint8Array(400_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80))
    assert.equal(said(await check(open, trust)), 'indeterminate too_complex')
    let nested: Bytes = octets(randomBytes(3))
    for (let depth = 0; depth < 200; depth += 1) nested = sequence(nested)
    assert.equal(said(await check(nested, trust)), 'indeterminate too_complex')
  })

  it('полмиллиона пустых частей', async () => {
    const many = tagged(0x30, [new Uint8Array(1_000_000).map((_, index) => (index % 2 === 0 ? 0x05 : 0))])
    assert.equal(said(await check(many, trust)), 'indeterminate too_complex')
  })

  it('лабиринт из сертификатов, которые подписали друг друга', async () => {
    const first = party({ name: 'Двойник' })
    const maze = Array.from({ length: 30 }, () => party({ name: 'Двойник', issuer: first, isAuthority: true }))
    const twins = maze.map(one => ({ ...one, key: first.key }))
    const lost = party({ name: 'Заблудившийся', issuer: twins[0] })
    const certificates = [...maze.map(({ certificate }) => certificate), lost.certificate]
    const report = await check(signedBy([lost], { certificates }), trust)
    assert.notEqual(report.verdict.state, 'valid')
  })

  it('слишком много сертификатов и подписей', async () => {
    const certificates = Array.from({ length: 33 }, () => signer.certificate)
    assert.equal(said(await check(signedBy([signer], { certificates }), trust)), 'indeterminate too_complex')
    const crowd = Array.from({ length: 17 }, () => signer)
    assert.equal(
      said(await check(signedBy(crowd, { certificates: [signer.certificate] }), trust)),
      'indeterminate too_complex',
    )
  })

  it('подпись без подписей', async () => {
    assert.equal(said(await check(signedBy([]), trust)), 'invalid no_signers')
    assert.equal(said(await check(sequence(setOf()), trust)), 'invalid damaged')
  })
})
