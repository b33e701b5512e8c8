import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readTrustItem } from '../../src/adapters/crypto/cms/trust-item.ts'
import { curves } from '../../src/adapters/crypto/gost/curves.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import type { Trust } from '../../src/domain/signature/trust.ts'
import { openssl, peerMissing } from './openssl.ts'
import { check, document, listOf, noon, party, random, said, signedBy, timeStamp, timeStampingOnly } from './pki.ts'
import { withToken } from './with-token.ts'

const pdf = random(200_000)
/** Every name under which the engine knows a set of parameters; several mean one curve. */
const sets = ['A', 'B', 'C', 'XA', 'XB', 'TCA', 'TCB', 'TCC', 'TCD']
  .map(set => `256:${set}`)
  .concat('512:A', '512:B', '512:C')
const fileOf = (set: string): string => set.replace(':', '')

describe('Независимый собеседник openssl', { skip: peerMissing() }, () => {
  const peer = openssl()
  const { run, read, write } = peer
  let trust: Trust
  let serial = 100

  const request = async (name: string, bits: string, set: string, subject: string): Promise<void> => {
    await run(`genpkey -algorithm gost2012_${bits} -pkeyopt paramset:${set} -out ${name}.key`)
    await run(`req -new -key ${name}.key -md_gost12_${bits} -subj /CN=${subject} -config gost.cnf -out ${name}.csr`)
  }
  const issued = async (name: string, by: string, extensions: string, set = '256:A'): Promise<void> => {
    const [bits = '', letter = ''] = set.split(':')
    serial += 1
    const own = serial
    await request(name, bits, letter, name)
    const digest = by === 'sub' ? 'md_gost12_512' : 'md_gost12_256'
    await run(
      `x509 -req -in ${name}.csr -CA ${by}.crt -CAkey ${by}.key -set_serial ${own} -${digest} -days 365 -extfile gost.cnf -extensions ${extensions} -out ${name}.crt`,
    )
  }
  const listBy = (name: string) => run(`ca -config gost.cnf -name ${name}_ca -gencrl -out ${name}.crl`)
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
  const sign = async (name: string, out: string, more = '-outform DER'): Promise<Uint8Array> => {
    const bits = /^512/.test(name) ? 512 : 256
    await run(
      `cms -sign -binary -in doc.pdf -signer ${name}.crt -inkey ${name}.key -certfile sub.crt -md md_gost12_${bits} -cades ${more} -out ${out}`,
    )
    return read(out)
  }
  const answer = async (signature: Uint8Array, of: Uint8Array = pdf, by = trust, allowAttached = false) =>
    said(await check(signature, by, { of, at: new Date(Date.now() + 1000), allowAttached }))

  before(async () => {
    write('doc.pdf', pdf)
    for (const name of ['root', 'sub']) {
      write(`${name}.idx`, '')
      write(`${name}.crlnum`, '01')
    }
    write('tsa.srl', '01')
    await run('genpkey -algorithm gost2012_256 -pkeyopt paramset:TCB -out root.key')
    await run(
      'req -new -x509 -key root.key -md_gost12_256 -subj /CN=root -days 3650 -extensions ca_ext -config gost.cnf -out root.crt',
    )
    await issued('sub', 'root', 'ca_ext', '512:A')
    await issued('tsa', 'root', 'tsa_ext')
    for (const set of sets) await issued(fileOf(set), 'sub', 'leaf', set)
    await Promise.all(['root', 'sub'].map(listBy))
    trust = trustNow()
  })

  after(() => peer.remove())

  for (const set of sets)
    it(`подпись openssl, набор параметров ${set}: действительна, а изменённого документа — нет`, async () => {
      const signature = await sign(fileOf(set), `${fileOf(set)}.sig`)
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
      const armoured = (bytes: Uint8Array, label: string) =>
        `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
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
      const asked = (content: string) =>
        run(
          `cms -verify -binary -inform DER -in ${file}.sig -content ${content} -CAfile ${file}.pem -crl_check_all -attime ${noon.getTime() / 1000} -purpose any -cades -out checked`,
        )
      await asked(`${file}.pdf`)
      await assert.rejects(asked(`${file}.bad`))
    })

  it('запись BER, PEM и указание на сертификат по идентификатору ключа', async () => {
    const attached = await sign('256A', 'ber.sig', '-outform DER -stream -nodetach')
    assert.deepEqual([attached[0], attached[1]], [0x30, 0x80])
    assert.equal(await answer(attached, pdf, trust, true), 'valid')
    assert.equal(await answer(attached), 'indeterminate attached')
    assert.equal(await answer(await sign('256A', 'pem.sig', '-outform PEM')), 'valid')
    assert.equal(await answer(await sign('512B', 'ski.sig', '-outform DER -keyid')), 'valid')
    await run('base64 -in 256A.sig -out bare.sig')
    assert.equal(await answer(read('bare.sig')), 'valid')
  })

  it('две подписи в одном файле', async () => {
    const signers = ['256A', '512A'].map(name => `-signer ${name}.crt -inkey ${name}.key`).join(' ')
    await run(`cms -sign -binary -in doc.pdf ${signers} -certfile sub.crt -cades -outform DER -out two.sig`)
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
    await plain('-nosmimecap')
    assert.equal(await answer(read('plain.sig')), 'indeterminate not_cades')
    await plain('-noattr')
    assert.equal(await answer(read('plain.sig')), 'invalid no_signed_attributes')
    await run(
      'cms -sign -binary -in doc.pdf -signer 256A.crt -inkey 256A.key -md md_gost12_256 -cades -nocerts -outform DER -out plain.sig',
    )
    assert.equal(await answer(read('plain.sig')), 'indeterminate certificate_missing')
  })

  it('ключ для шифрования и отозванный сертификат', async () => {
    await issued('crypt', 'sub', 'encipherment')
    assert.equal(await answer(await sign('crypt', 'crypt.sig')), 'invalid wrong_key_usage')
    await issued('gone', 'sub', 'leaf')
    const signature = await sign('gone', 'gone.sig')
    assert.equal(await answer(signature), 'valid')
    await run('ca -config gost.cnf -name sub_ca -revoke gone.crt')
    await listBy('sub')
    const later = trustNow()
    assert.equal(await answer(signature, pdf, later), 'invalid revoked')
    assert.equal(await answer(read('256A.sig'), pdf, later), 'valid')
  })

  it('RSA и ECDSA: не ГОСТ, и это сказано', async () => {
    const keys = { RSA: 'rsa:2048', ECDSA: 'ec -pkeyopt ec_paramgen_curve:P-256' }
    for (const [name, key] of Object.entries(keys)) {
      await run(
        `req -x509 -newkey ${key} -nodes -keyout f.key -subj /CN=foreign -days 10 -extensions ca_ext -config gost.cnf -out f.crt`,
      )
      await run('cms -sign -binary -in doc.pdf -signer f.crt -inkey f.key -md sha256 -cades -outform DER -out f.sig')
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
    const { value, stamped } = withToken(await sign('256A', 'es.sig'))
    const tokenOver = async (bytes: Uint8Array, section: string): Promise<Uint8Array> => {
      write('value.bin', bytes)
      await run('ts -query -data value.bin -md_gost12_256 -cert -out q.tsq')
      await run(`ts -reply -config gost.cnf -section ${section} -queryfile q.tsq -out r.tsr`)
      await run('ts -reply -in r.tsr -token_out -out token.der')
      return stamped(read('token.der'))
    }
    const file = await tokenOver(value, 't')
    const report = await check(file, trust, { of: pdf, at: new Date(Date.now() + 1000) })
    assert.deepEqual(report.verdict, { state: 'valid' })
    assert.ok(report.signers[0]?.provenAt instanceof Date)
    assert.equal(await answer(await tokenOver(pdf, 't')), 'invalid time_stamp_bad')
    assert.equal(await answer(await tokenOver(value, 't_sha1')), 'indeterminate time_stamp_unproven')
  })
})
