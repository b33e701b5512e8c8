import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromBER } from 'asn1js'
import fc from 'fast-check'
import { asDer, TooComplex } from '../../src/adapters/crypto/cms/ber.ts'
import { bindingFault, certificateOf } from '../../src/adapters/crypto/cms/binding.ts'
import { attribute } from '../../src/adapters/crypto/cms/cms-write.ts'
import { Malformed, onlyDer, tags } from '../../src/adapters/crypto/cms/der.ts'
import { type Bytes, octets, oid, sequence, tagged, utf8 } from '../../src/adapters/crypto/cms/der-write.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import { Rejected } from '../../src/adapters/crypto/cms/rejected.ts'
import { readSignedMessage } from '../../src/adapters/crypto/cms/signed-data.ts'
import {
  authorityKey,
  basicConstraints,
  extension,
  keyUsage,
  subjectKey,
  writeCertificate,
  writeCrl,
  writeName,
} from '../../src/adapters/crypto/cms/x509-write.ts'
import { ourCertificate, ourList, ourMessage } from './our-reading.ts'
import { days, listOf, noon, party, signedBy } from './pki.ts'
import { theirCertificate, theirList, theirMessage } from './pkijs-reading.ts'

const issuer = party({ name: 'Корень' })

const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength, maxLength }).map(some => Uint8Array.from(some))
const moment = fc
  .integer({ min: Date.UTC(1950) / 1000, max: Date.UTC(2099) / 1000 })
  .map(seconds => new Date(seconds * 1000))
const arcs = fc.array(fc.bigInt({ min: 0n, max: 2n ** 40n }), { minLength: 1, maxLength: 4 })
const identifier = arcs.map(rest => `1.2.643.${rest.join('.')}`)

const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 20 })
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map(utf8),
  plain.map(text => tagged(tags.printable, [new TextEncoder().encode(text)])),
  plain.map(text => tagged(tags.ia5, [new TextEncoder().encode(text)])),
  fc
    .stringMatching(/^[А-яЁё ]{0,20}$/)
    .map(text => tagged(tags.bmp, [new Uint8Array(Buffer.from(text, 'utf16le').swap16())])),
)
const distinguished = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(oids.commonName, oids.organisation, oids.snils), identifier), texts), {
    maxLength: 6,
  })
  .map(writeName)

const known = fc
  .record({
    authority: fc.boolean(),
    below: fc.option(fc.nat(127), { nil: undefined }),
    usages: fc.uniqueArray(fc.nat(7), { minLength: 1 }),
    subject: bytes(0, 40),
    above: bytes(0, 40),
  })
  .map(({ authority, below, usages, subject, above }) => [
    basicConstraints(authority, below),
    keyUsage(...usages),
    subjectKey(subject),
    authorityKey(above),
  ])
const unknown = fc.uniqueArray(fc.record({ type: identifier, critical: fc.boolean(), value: bytes(0, 40) }), {
  maxLength: 3,
  selector: ({ type }) => type,
})
const extensions = fc
  .tuple(known, unknown)
  .map(([ours, others]) => [...ours, ...others.map(({ type, critical, value }) => extension(type, critical, value))])

const certificates = fc
  .record({
    serial: bytes(1, 20),
    issuer: distinguished,
    subject: distinguished,
    notBefore: moment,
    notAfter: moment,
    extensions,
  })
  .map(fields => writeCertificate({ ...fields, publicInfo: issuer.key.publicInfo }, issuer.key))

const lists = fc
  .record({
    issuer: distinguished,
    thisUpdate: moment,
    nextUpdate: moment,
    number: bytes(1, 20),
    revoked: fc.uniqueArray(
      fc.record({ serial: bytes(1, 20), since: moment, reason: fc.option(fc.nat(10), { nil: undefined }) }),
      { maxLength: 20, selector: ({ serial }) => BigInt(`0x${Buffer.from(serial).toString('hex')}`) },
    ),
    above: bytes(0, 40),
  })
  .map(({ above, ...fields }) => writeCrl({ ...fields, extensions: [authorityKey(above)] }, issuer.key))

const signer = party({ name: 'Орлова', issuer })
const besides = fc
  .uniqueArray(fc.record({ type: identifier, value: bytes(0, 40) }), { maxLength: 3, selector: ({ type }) => type })
  .map(list => list.map(({ type, value }) => attribute(type, octets(value))))
const messages = fc
  .record({ of: bytes(0, 60), inside: fc.boolean(), at: moment, unsigned: besides })
  .map(({ of, inside, at, unsigned }) =>
    signedBy([signer], { of, at, unsigned: () => unsigned, ...(inside ? { content: of } : {}) }),
  )

/** Up to three bytes of the file are others; where and which, a property says. */
const edits = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 3 })
type Edits = readonly { at: number; byte: number }[]

const changed = (file: Bytes, list: Edits): Bytes => {
  const copy = Uint8Array.from(file)
  for (const { at, byte } of list) copy[at % copy.length] = byte
  return copy
}

/** Undefined for what our reader refuses; anything but a refusal flies. */
const orRefused = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed || error instanceof Rejected || error instanceof TooComplex) return undefined
    if (error instanceof TypeError && /GOST/.test(error.message)) return undefined
    throw error
  }
}

/** What names a certificate only by its bytes is read when these are compared: a message is read with its certificate. */
const boundMessage = (file: Bytes): unknown => {
  const { signers, certificates: inside } = readSignedMessage(onlyDer(asDer(file)))
  for (const one of signers) {
    const certificate = certificateOf(one, inside)
    if (certificate === undefined || bindingFault(one, certificate) !== undefined) return undefined
  }
  return ourMessage(file)
}

/** Strictness is one-sided: whatever we read, asn1js and pkijs read too; and we do read some of the changed files. */
const oneSided = (file: Bytes, ours: (file: Bytes) => unknown, theirs: (file: Bytes) => unknown): void => {
  let read = 0
  const property = fc.property(edits, list => {
    const copy = changed(file, list)
    if (orRefused(() => ours(copy)) === undefined) return
    read += 1
    assert.equal(fromBER(copy).offset, copy.length)
    theirs(copy)
  })
  fc.assert(property, { numRuns: 300 })
  assert.ok(read > 0)
}

describe('Второй читатель pkijs: случайные поля', () => {
  it('сертификат', () => {
    fc.assert(
      fc.property(certificates, der => assert.deepEqual(theirCertificate(der), ourCertificate(der))),
      { numRuns: 60 },
    )
  })

  it('список отзыва', () => {
    fc.assert(
      fc.property(lists, der => assert.deepEqual(theirList(der), ourList(der))),
      { numRuns: 40 },
    )
  })

  it('подпись с чужими сведениями, с документом внутри и без него', () => {
    fc.assert(
      fc.property(messages, file => assert.deepEqual(theirMessage(file), ourMessage(file))),
      { numRuns: 40 },
    )
  })
})

describe('Что прочли мы, читает и pkijs: изменённые байты', () => {
  it('сертификата', () => oneSided(signer.certificate, ourCertificate, theirCertificate))
  it('списка отзыва', () => {
    const revoked = [1, undefined].map(reason => ({ who: party({ name: 'Ким', issuer }), since: days(-3), reason }))
    oneSided(listOf(issuer, { revoked }), ourList, theirList)
  })
  it('подписи', () => oneSided(signedBy([signer], { at: noon }), boundMessage, theirMessage))

  it('чужое поле в параметрах ключа и в указании на ключ издателя не пропускаем', () => {
    const [algorithm, curve] = ['1.2.643.7.1.1.1.1', '1.2.643.7.1.2.1.1.2'].map(oid)
    assert.ok(algorithm && curve)
    const { publicInfo } = issuer.key
    const point = publicInfo.subarray(publicInfo.length - 69)
    const rest = {
      serial: Uint8Array.of(1),
      issuer: issuer.subject,
      subject: issuer.subject,
      notBefore: noon,
      notAfter: noon,
    }
    const made = (parameters: Bytes, above: Bytes): unknown => {
      const fields = { ...rest, publicInfo: sequence(sequence(algorithm, parameters), point) }
      const der = writeCertificate(
        { ...fields, extensions: [extension(oids.authorityKeyIdentifier, false, above)] },
        issuer.key,
      )
      return orRefused(() => ourCertificate(der))
    }
    const [own, more] = [tagged(0x80, [Uint8Array.of(7)]), octets(Uint8Array.of(7))]
    assert.ok(made(sequence(curve), sequence(own)))
    assert.equal(made(sequence(curve, more), sequence(own)), undefined)
    assert.equal(made(sequence(curve), sequence(own, more)), undefined)
  })
})
