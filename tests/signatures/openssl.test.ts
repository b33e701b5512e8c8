import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readTrustItem } from '../../src/adapters/crypto/cms/trust-item.ts'
import { curves } from '../../src/adapters/crypto/gost/curves.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import type { Trust } from '../../src/domain/signature/trust.ts'
import { noGostOpenssl } from '../gost-openssl.ts'
import { armoured, openssl } from './openssl.ts'
import { check, document, listOf, noon, party, random, said, signedBy, timeStamp, timeStampingOnly } from './pki.ts'
import { withToken } from './with-token.ts'

const pdf = random(200_000)
/** Every name under which the engine knows a set of parameters; several mean one curve. */
const sets = ['A', 'B', 'C', 'XA', 'XB', 'TCA', 'TCB', 'TCC', 'TCD']
  .map(set => `256:${set}`)
  .concat('512:A', '512:B', '512:C')
const fileOf = (set: string): string => set.replace(':', '')

const peer = openssl()

describe('Независимый собеседник openssl', { skip: peer === undefined ? noGostOpenssl : false }, () => {
  if (peer === undefined) return
  const { run, agrees, read, write, close } = peer
  let trust: Trust
  let serial = 100

  const request = (name: string, bits: string, set: string, subject: string): void => {
    run(`genpkey -algorithm gost2012_${bits} -pkeyopt paramset:${set} -out ${name}.key`)
    run(`req -new -key ${name}.key -md_gost12_${bits} -subj /CN=${subject} -config pki.cnf -out ${name}.csr`)
  }
  const issued = (name: string, by: string, extensions: string, set = '256:A'): void => {
    const [bits = '', letter = ''] = set.split(':')
    serial += 1
    const own = serial
    request(name, bits, letter, name)
    const digest = by === 'sub' ? 'md_gost12_512' : 'md_gost12_256'
    run(
      `x509 -req -in ${name}.csr -CA ${by}.crt -CAkey ${by}.key -set_serial ${own} -${digest} -days 365 -extfile pki.cnf -extensions ${extensions} -out ${name}.crt`,
    )
  }
  const listBy = (name: string) => run(`ca -config pki.cnf -name ${name}_ca -gencrl -out ${name}.crl`)
  const item = (name: string) => {
    const found = readTrustItem(read(name))
    if (isRefusal(found)) throw new Error(found.because)
    return found
  }
  const trustNow = (): Trust => ({
    anchors: [item('root.crt')],
    intermediates: [],
    crls: [item('root.crl'), item('sub.crl')],
  })
  const sign = (name: string, out: string, more = '-outform DER'): Uint8Array => {
    const bits = /^512/.test(name) ? 512 : 256
    run(
      `cms -sign -binary -in doc.pdf -signer ${name}.crt -inkey ${name}.key -certfile sub.crt -md md_gost12_${bits} -cades ${more} -out ${out}`,
    )
    return read(out)
  }
  const answer = async (signature: Uint8Array, of: Uint8Array = pdf, by = trust, allowAttached = false) =>
    said(await check(signature, by, { of, at: new Date(Date.now() + 1000), allowAttached }))

  before(() => {
    write('doc.pdf', pdf)
    for (const name of ['root', 'sub']) {
      write(`${name}.idx`, '')
      write(`${name}.crlnum`, '01')
    }
    write('tsa.srl', '01')
    run('genpkey -algorithm gost2012_256 -pkeyopt paramset:TCB -out root.key')
    run(
      'req -new -x509 -key root.key -md_gost12_256 -subj /CN=root -days 3650 -extensions ca_ext -config pki.cnf -out root.crt',
    )
    issued('sub', 'root', 'ca_ext', '512:A')
    issued('tsa', 'root', 'tsa_ext')
    for (const set of sets) issued(fileOf(set), 'sub', 'leaf', set)
    for (const name of ['root', 'sub']) listBy(name)
    trust = trustNow()
  })

  after(close)

  for (const set of sets)
    it(`подпись openssl, набор параметров ${set}: действительна, а изменённого документа — нет`, async () => {
      const signature = sign(fileOf(set), `${fileOf(set)}.sig`)
      assert.equal(await answer(signature), 'valid')
      assert.equal(await answer(signature, pdf.subarray(1)), 'invalid document_differs')
    })

  for (const { name, bits, oids } of curves)
    it(`наша подпись на кривой ${name}: openssl проверяет её с цепочкой и списками отзыва`, async () => {
      const [curve = ''] = oids
      const root = party({ name: 'Root', curve })
      const sub = party({ name: 'Sub', issuer: root, isAuthority: true })
      const who = party({ name: 'Signer', issuer: sub, curve })
      const service = party({ name: 'TSA', issuer: root, more: [timeStampingOnly()] })
      const file = `our${bits}${name}`
      write(
        `${file}.pem`,
        [
          armoured(root.certificate, 'CERTIFICATE'),
          armoured(listOf(root), 'X509 CRL'),
          armoured(listOf(sub), 'X509 CRL'),
        ].join(''),
      )
      write(`${file}.pdf`, document)
      write(`${file}.bad`, Uint8Array.from([...document, 10]))
      const certificates = [who.certificate, sub.certificate]
      write(`${file}.sig`, signedBy([who], { certificates, unsigned: timeStamp(service) }))
      const accepts = (content: string): boolean =>
        agrees(
          `cms -verify -binary -inform DER -in ${file}.sig -content ${content} -CAfile ${file}.pem -crl_check_all -attime ${noon.getTime() / 1000} -purpose any -cades -out checked`,
        )
      assert.deepEqual([accepts(`${file}.pdf`), accepts(`${file}.bad`)], [true, false])
    })

  it('запись BER, PEM и указание на сертификат по идентификатору ключа', async () => {
    const attached = sign('256A', 'ber.sig', '-outform DER -stream -nodetach')
    assert.deepEqual([attached[0], attached[1]], [0x30, 0x80])
    assert.equal(await answer(attached, pdf, trust, true), 'valid')
    assert.equal(await answer(attached), 'indeterminate attached')
    assert.equal(await answer(sign('256A', 'pem.sig', '-outform PEM')), 'valid')
    assert.equal(await answer(sign('512B', 'ski.sig', '-outform DER -keyid')), 'valid')
    run('base64 -in 256A.sig -out bare.sig')
    assert.equal(await answer(read('bare.sig')), 'valid')
  })

  it('две подписи в одном файле', async () => {
    const signers = ['256A', '512A'].map(name => `-signer ${name}.crt -inkey ${name}.key`).join(' ')
    run(`cms -sign -binary -in doc.pdf ${signers} -certfile sub.crt -cades -outform DER -out two.sig`)
    const report = await check(read('two.sig'), trust, { of: pdf, at: new Date(Date.now() + 1000) })
    assert.deepEqual(
      [said(report), report.signers.map(({ certificate }) => certificate?.keyBits).toSorted()],
      ['valid', [256, 512]],
    )
  })

  it('без закреплённого сертификата, без подписанных сведений, без сертификата', async () => {
    const plain = (more: string) =>
      run(
        `cms -sign -binary -in doc.pdf -signer 256A.crt -inkey 256A.key -certfile sub.crt -md md_gost12_256 ${more} -outform DER -out plain.sig`,
      )
    plain('-nosmimecap')
    assert.equal(await answer(read('plain.sig')), 'indeterminate not_cades')
    plain('-noattr')
    assert.equal(await answer(read('plain.sig')), 'invalid no_signed_attributes')
    run(
      'cms -sign -binary -in doc.pdf -signer 256A.crt -inkey 256A.key -md md_gost12_256 -cades -nocerts -outform DER -out plain.sig',
    )
    assert.equal(await answer(read('plain.sig')), 'indeterminate certificate_missing')
  })

  it('ключ для шифрования и отозванный сертификат', async () => {
    issued('crypt', 'sub', 'encipherment')
    assert.equal(await answer(sign('crypt', 'crypt.sig')), 'invalid wrong_key_usage')
    issued('gone', 'sub', 'leaf')
    const signature = sign('gone', 'gone.sig')
    assert.equal(await answer(signature), 'valid')
    run('ca -config pki.cnf -name sub_ca -revoke gone.crt')
    listBy('sub')
    const later = trustNow()
    assert.equal(await answer(signature, pdf, later), 'invalid revoked')
    assert.equal(await answer(read('256A.sig'), pdf, later), 'valid')
  })

  it('RSA и ECDSA: не ГОСТ, и это сказано', async () => {
    const keys = { RSA: 'rsa:2048', ECDSA: 'ec -pkeyopt ec_paramgen_curve:P-256' }
    for (const [name, key] of Object.entries(keys)) {
      run(
        `req -x509 -newkey ${key} -nodes -keyout f.key -subj /CN=foreign -days 10 -extensions ca_ext -config pki.cnf -out f.crt`,
      )
      run('cms -sign -binary -in doc.pdf -signer f.crt -inkey f.key -md sha256 -cades -outform DER -out f.sig')
      const { verdict } = await check(read('f.sig'), trust, { of: pdf })
      assert.deepEqual(
        [verdict.state, verdict.state !== 'valid' && verdict.reason],
        ['indeterminate', 'foreign_algorithm'],
      )
      const loaded = readTrustItem(read('f.crt'))
      assert.equal(isRefusal(loaded) && loaded.refused, 'foreign_algorithm', name)
    }
  })

  it('штамп времени от openssl ts: CAdES-T; чужой и закреплённый через SHA-1 не годятся', async () => {
    const { value, stamped } = withToken(sign('256A', 'es.sig'))
    const tokenOver = (bytes: Uint8Array, section: string): Uint8Array => {
      write('value.bin', bytes)
      run('ts -query -data value.bin -md_gost12_256 -cert -out q.tsq')
      run(`ts -reply -config pki.cnf -section ${section} -queryfile q.tsq -out r.tsr`)
      run('ts -reply -in r.tsr -token_out -out token.der')
      return stamped(read('token.der'))
    }
    const file = tokenOver(value, 't')
    const report = await check(file, trust, { of: pdf, at: new Date(Date.now() + 1000) })
    assert.deepEqual(report.verdict, { state: 'valid' })
    assert.ok(report.signers[0]?.provenAt instanceof Date)
    assert.equal(await answer(tokenOver(pdf, 't')), 'invalid time_stamp_bad')
    assert.equal(await answer(tokenOver(value, 't_sha1')), 'indeterminate time_stamp_unproven')
  })
})
