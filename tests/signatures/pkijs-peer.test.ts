import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeSignatureFile } from '../../src/adapters/crypto/cms/decode.ts'
import { createTrainingAuthority } from '../../src/adapters/crypto/cms/training.ts'
import { writeCrl } from '../../src/adapters/crypto/cms/x509-write.ts'
import { curves } from '../../src/adapters/crypto/gost/curves.ts'
import { noGostOpenssl } from '../gost-openssl.ts'
import { openssl } from './openssl.ts'
import { ourCertificate, ourList, ourMessage } from './our-reading.ts'
import { days, document, listOf, noon, party, random, signedBy, timeStamp, timeStampingOnly } from './pki.ts'
import { theirCertificate, theirList, theirMessage } from './pkijs-reading.ts'

const sameCertificate = (der: Uint8Array) => {
  const facts = theirCertificate(der)
  assert.deepEqual(ourCertificate(der), facts)
  return facts
}

const sameList = (der: Uint8Array) => {
  const facts = theirList(der)
  assert.deepEqual(ourList(der), facts)
  return facts
}

const sameMessage = (file: Uint8Array) => {
  const facts = theirMessage(file)
  assert.deepEqual(ourMessage(file), facts)
  return facts
}

describe('Второй читатель pkijs: учебный центр', () => {
  for (const { name, oids } of curves)
    for (const curve of oids)
      it(`кривая ${name} под именем ${curve}: сертификат, список отзыва, подпись`, () => {
        const authority = createTrainingAuthority({ now: () => noon, random })
        const owner = {
          owner: 'Орлова Вера Павловна',
          post: 'Министр',
          organisation: 'Министерство',
          snils: '12345678910',
        }
        const holder = authority.issue({ ...owner, curve })
        assert.equal(sameCertificate(authority.root).isAuthority, true)
        assert.equal(sameCertificate(holder.certificate).curve, curve)
        authority.revoke(holder.certificate)
        assert.equal(sameList(authority.crl()).entries.length, 1)
        const { signers } = sameMessage(authority.sign(document, holder, noon))
        assert.deepEqual([signers.length, signers[0]?.signingTime], [1, noon])
      })

  it('две подписи со штампами времени, документ внутри, причины отзыва', () => {
    const root = party({ name: 'Корень', pathLength: 1 })
    const [one, two] = ['Орлова', 'Ким'].map(name => party({ name, issuer: root }))
    assert.ok(one && two)
    const service = party({ name: 'Штампы', issuer: root, more: [timeStampingOnly()] })
    assert.equal(sameCertificate(service.certificate).purposesCritical, true)
    assert.equal(sameCertificate(root.certificate).pathLength, 1)
    const { signers, content } = sameMessage(signedBy([one, two], { content: document, unsigned: timeStamp(service) }))
    assert.deepEqual([signers.length, content], [2, Buffer.from(document).toString('hex')])
    assert.ok(signers.every(({ unsigned }) => unsigned.length === 1))
    const revoked = [1, 2, 4, undefined].map(reason => ({
      who: party({ name: 'Кто-то', issuer: root }),
      since: days(-3),
      reason,
    }))
    const { entries } = sameList(listOf(root, { revoked }))
    assert.deepEqual(
      entries.map(({ compromised }) => compromised),
      [true, true, false, false],
    )
  })

  it('список в 20 000 отозванных: каждая запись', () => {
    const issuer = party({ name: 'Корень' })
    const revoked = Array.from({ length: 20_000 }, (_, at) => ({
      serial: Uint8Array.of(0x40, at >> 8, at & 0xff),
      since: days(-(at % 900)),
      reason: at % 20 === 0 ? 1 : undefined,
    }))
    const list = writeCrl(
      { issuer: issuer.subject, thisUpdate: days(-1), nextUpdate: days(6), number: Uint8Array.of(9), revoked },
      issuer.key,
    )
    const { entries } = sameList(list)
    assert.equal(entries.length, 20_000)
    assert.equal(entries.filter(({ compromised }) => compromised).length, 1000)
  })
})

const peer = openssl()

describe('Второй читатель pkijs: файлы openssl', { skip: peer === undefined ? noGostOpenssl : false }, () => {
  if (peer === undefined) return
  const { run, read, write, close } = peer
  const der = (name: string): Uint8Array => {
    const decoded = decodeSignatureFile(read(name))
    if ('reason' in decoded) throw new Error(decoded.reason)
    return decoded.bytes
  }
  const key = (name: string, bits: string, set: string): void =>
    run(`genpkey -algorithm gost2012_${bits} -pkeyopt paramset:${set} -out ${name}.key`)

  before(() => {
    write('doc.pdf', random(5000))
    write('sub.crlnum', '1F00')
    write('peer.cnf', extensions)
    key('sub', '512', 'A')
    run(
      'req -new -x509 -key sub.key -md_gost12_512 -subj /O=УЦ/CN=root -utf8 -days 3650 -extensions ca_ext -config pki.cnf -out sub.crt',
    )
  })
  after(close)

  for (const set of ['256:TCA', '256:A', '256:B', '256:C', '512:A', '512:B', '512:C'])
    it(`набор параметров ${set}: сертификат и подписи`, () => {
      const [bits = '', letter = ''] = set.split(':')
      key('s', bits, letter)
      run(`req -new -key s.key -md_gost12_${bits} -utf8 -subj ${subject} -config pki.cnf -out s.csr`)
      run(
        `x509 -req -in s.csr -CA sub.crt -CAkey sub.key -set_serial 0xF1F1${bits}0 -md_gost12_512 -days 365 -extfile peer.cnf -extensions leaf -out s.crt`,
      )
      const certificate = sameCertificate(der('s.crt'))
      assert.deepEqual(
        [certificate.serial, certificate.keyUsage, certificate.purposes?.length, certificate.points.length],
        [`F1F1${bits}0`, [0, 1], 2, 2],
      )
      assert.equal(new Map(certificate.subjectNames).get('2.5.4.4'), 'Орлова')
      assert.equal(curves.find(({ oids }) => oids.includes(certificate.curve))?.bits, Number(bits))
      for (const more of ['-cades', '-cades -keyid', '-cades -stream -nodetach', '-noattr', '-nocerts']) {
        run(
          `cms -sign -binary -in doc.pdf -signer s.crt -inkey s.key -certfile sub.crt -md md_gost12_${bits} ${more} -outform DER -out s.sig`,
        )
        assert.equal(sameMessage(read('s.sig')).signers.length, 1, more)
      }
    })

  it('корень и список отзыва со всеми причинами и местом списка', () => {
    assert.equal(sameCertificate(der('sub.crt')).isAuthority, true)
    const reasons = ['', ',unspecified', ',keyCompromise', ',CACompromise', ',superseded', ',cessationOfOperation']
    const line = (reason: string, at: number) =>
      `R\t301231000000Z\t2611${10 + at}101500Z${reason}\tA${at}B${at}\tunknown\t/CN=${at}\n`
    write('sub.idx', reasons.map(line).join(''))
    run('ca -config peer.cnf -name sub_ca -gencrl -crlexts list -out sub.crl')
    const list = sameList(der('sub.crl'))
    assert.deepEqual(
      [list.entries.map(({ compromised }) => compromised), list.number, list.onlyFor?.length],
      [[false, false, true, true, false, false], '1f00', 1],
    )
    assert.deepEqual(list.entries[3], { serial: 'A3B3', since: new Date('2026-11-13T10:15:00Z'), compromised: true })
  })
})

const subject = '/C=RU/O=Министерство/SN=Орлова/GN=Вера/CN=Орлова/SNILS=12345678910'

const extensions = `
[sub_ca]
database = sub.idx
crlnumber = sub.crlnum
certificate = sub.crt
private_key = sub.key
default_md = md_gost12_512
default_crl_days = 30
[list]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical,@place
[place]
fullname = URI:http://uc.example/list.crl
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = emailProtection,1.2.643.2.2.34.6
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid,issuer:always
certificatePolicies = 1.2.643.100.113.1
crlDistributionPoints = URI:http://uc.example/list.crl,URI:http://reserve.example/list.crl
`
