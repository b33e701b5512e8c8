import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openCertificate, readCertificate } from '../../src/adapters/crypto/cms/facts.ts'
import { createTrainingAuthority, trainingAuthorityFromJSON } from '../../src/adapters/crypto/cms/training.ts'
import { readTrustItem } from '../../src/adapters/crypto/cms/trust-item.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { check, days, document, listOf, noon, party, random, said } from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const sub = party({ name: 'Казначейство', issuer: root, isAuthority: true })
const person = party({ name: 'Орлова Вера Павловна', issuer: sub })
const pem = (bytes: Uint8Array, label: string): Uint8Array =>
  Buffer.from(`-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`)

describe('Файлы, которые загружает администратор', () => {
  it('корень, промежуточный центр и список отзыва узнаются сами', () => {
    const kinds = [root.certificate, pem(sub.certificate, 'CERTIFICATE'), pem(listOf(sub), 'X509 CRL')].map(file =>
      readTrustItem(file),
    )
    assert.deepEqual(
      kinds.map(item => (isRefusal(item) ? item.refused : [item.kind, item.subject, item.issuer])),
      [
        ['anchor', 'Головной удостоверяющий центр', 'Головной удостоверяющий центр'],
        ['intermediate', 'Казначейство', 'Головной удостоверяющий центр'],
        ['crl', 'Казначейство', 'Казначейство'],
      ],
    )
  })

  it('не то: сертификат человека, испорченный корень, мусор', () => {
    const spoiled = Uint8Array.from(root.certificate)
    spoiled[spoiled.length - 1] = (spoiled.at(-1) ?? 0) ^ 1
    const refused = [person.certificate, spoiled, document, new Uint8Array()].map(file => readTrustItem(file))
    assert.deepEqual(
      refused.map(item => isRefusal(item) && item.refused),
      ['not_authority', 'damaged', 'unreadable', 'unreadable'],
    )
  })

  it('учебный центр берёт только стенд', () => {
    const authority = createTrainingAuthority({ now: () => noon, random })
    for (const file of [authority.root, authority.crl()]) {
      const [strict, stand] = [readTrustItem(file), readTrustItem(file, { training: true })]
      assert.deepEqual([isRefusal(strict) && strict.refused, !isRefusal(stand) && stand.training], ['training', true])
    }
  })
})

describe('Учебный подписант', () => {
  const authority = createTrainingAuthority({ now: () => noon, random })
  const trustOf = ({ root: anchor, crl }: typeof authority) => ({
    anchors: [{ der: anchor }],
    intermediates: [],
    crls: [{ der: crl() }],
  })

  it('сертификат называет владельца и помечен учебным', () => {
    const { certificate } = authority.issue({
      owner: 'Орлова Вера Павловна',
      post: 'министр образования',
      organisation: 'Министерство образования',
      snils: '112-233-445 95',
    })
    const facts = readCertificate(certificate)
    assert.deepEqual(
      [facts?.owner, facts?.post, facts?.organisation, facts?.snils, facts?.training, facts?.keyBits],
      ['Орлова Вера Павловна', 'министр образования', 'Министерство образования', '11223344595', true, 256],
    )
    assert.match(facts?.issuer ?? '', /УЧЕБНЫЙ/)
    assert.equal(openCertificate(pem(certificate, 'CERTIFICATE'))?.forSigning, true)
    assert.equal(facts?.serialDecimal, BigInt(`0x${facts?.serial}`).toString())
  })

  it('после перезапуска тот же: прежние подписи действительны, отозванные остаются отозванными', async () => {
    const holder = authority.issue({ owner: 'Соколов Пётр Ильич' })
    const file = authority.sign(document, holder, noon)
    const again = trainingAuthorityFromJSON(JSON.parse(JSON.stringify(authority)), { now: () => days(1), random })
    assert.equal(said(await check(file, trustOf(again), { at: days(1) })), 'valid')
    again.revoke(holder.certificate)
    const third = trainingAuthorityFromJSON(JSON.parse(JSON.stringify(again)), { now: () => days(2), random })
    assert.equal(said(await check(file, trustOf(third), { at: days(2) })), 'invalid revoked')
  })

  it('подпись, поставленная задним числом выданным сертификатом, проверяется на тот день', async () => {
    const holder = authority.issue({ owner: 'Соколов Пётр Ильич', from: days(-300) })
    const file = authority.sign(document, holder, days(-200))
    assert.equal(said(await check(file, trustOf(authority), { at: days(-200) })), 'valid')
    assert.equal(said(await check(file, trustOf(authority), { at: days(-301) })), 'invalid not_yet_valid')
  })

  it('чужой системе эта подпись ничего не говорит', async () => {
    const file = authority.sign(document, authority.issue({ owner: 'Соколов Пётр Ильич' }), noon)
    const trust = { anchors: [{ der: root.certificate }], intermediates: [], crls: [] }
    assert.equal(said(await check(file, trust)), 'indeterminate issuer_unknown')
  })
})
