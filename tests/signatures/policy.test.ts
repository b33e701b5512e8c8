import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attribute, besAttributes } from '../../src/adapters/crypto/cms/cms-write.ts'
import { type Bytes, boolean, octets, oid } from '../../src/adapters/crypto/cms/der-write.ts'
import { keyUsages } from '../../src/adapters/crypto/cms/extensions.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import { extension } from '../../src/adapters/crypto/cms/x509-write.ts'
import { streebog } from '../../src/adapters/crypto/gost/streebog.ts'
import { check, days, document, listOf, noon, type Party, party, said, signedBy, trusting } from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const sub = party({ name: 'Казначейство', issuer: root, isAuthority: true, pathLength: 0 })
const minister = party({ name: 'Орлова Вера Павловна', issuer: sub })
const deputy = party({ name: 'Соколов Пётр Ильич', issuer: sub })
const lists = [listOf(root), listOf(sub)]
const trust = trusting([root], lists)
const chain = (who: Party, ...between: Party[]): Bytes[] => [who, ...between].map(({ certificate }) => certificate)
const good = signedBy([minister], { certificates: chain(minister, sub) })

describe('Подпись, в которой всё в порядке', () => {
  it('действительна; отчёт называет подписавшего, списки отзыва и дайджесты', async () => {
    const report = await check(good, trust)
    assert.equal(said(report), 'valid')
    const [signer] = report.signers
    assert.equal(signer?.certificate?.owner, 'Орлова Вера Павловна')
    assert.equal(signer?.level, 'CAdES-BES')
    assert.deepEqual(signer?.claimedAt, noon)
    assert.equal(signer?.provenAt, undefined)
    assert.deepEqual(
      signer?.crls.map(({ issuer }) => issuer),
      ['Казначейство', 'Головной удостоверяющий центр'],
    )
    assert.ok(signer?.points.every(({ met }) => met === true))
    assert.equal(report.streebog256, Buffer.from(streebog(256, document)).toString('hex'))
    assert.equal(report.size, document.length)
  })

  it('действительна и тогда, когда промежуточный сертификат не вложен, а загружен', async () => {
    assert.equal(said(await check(signedBy([minister]), trusting([root], lists, [sub]))), 'valid')
  })

  it('действительна и тогда, когда доверяют самому промежуточному центру', async () => {
    assert.equal(said(await check(signedBy([minister]), trusting([sub], lists))), 'valid')
  })

  it('документ по частям проверяется так же', async () => {
    async function* parts() {
      for (const byte of document) yield Uint8Array.of(byte)
    }
    assert.equal(said(await check(good, trust, { of: parts() })), 'valid')
  })
})

describe('Документ и подпись', () => {
  it('изменённый документ', async () => {
    const changed = Uint8Array.from(document)
    changed[3] = (changed[3] ?? 0) ^ 1
    const report = await check(good, trust, { of: changed })
    assert.equal(said(report), 'invalid document_differs')
    assert.equal(report.signers[0]?.points.find(({ point }) => point === 4)?.met, false)
    assert.equal(report.signers[0]?.points.find(({ point }) => point === 8)?.met, undefined)
  })

  it('подпись другого документа', async () => {
    const other = signedBy([minister], { of: new TextEncoder().encode('другой'), certificates: chain(minister, sub) })
    assert.equal(said(await check(other, trust)), 'invalid document_differs')
  })

  it('вложенный документ: не берём, а где разрешено — берём только тот же самый', async () => {
    const attached = signedBy([minister], { content: document, certificates: chain(minister, sub) })
    const foreign = signedBy([minister], { content: octets(document), certificates: chain(minister, sub) })
    assert.equal(said(await check(attached, trust)), 'indeterminate attached')
    assert.equal(said(await check(attached, trust, { allowAttached: true })), 'valid')
    assert.equal(said(await check(foreign, trust, { allowAttached: true })), 'invalid content_differs')
  })

  it('чужой ключ под тем же сертификатом', async () => {
    const forged = signedBy([{ ...minister, key: deputy.key }], { certificates: chain(minister, sub) })
    assert.equal(said(await check(forged, trust)), 'invalid signature_differs')
  })

  it('две подписи, одна из них испорчена: итог по худшей, каждая описана', async () => {
    const certificates = [...chain(minister, sub), deputy.certificate]
    const both = signedBy([minister, deputy], { certificates })
    assert.equal(said(await check(both, trust)), 'valid')
    const half = signedBy([minister, { ...deputy, key: minister.key }], { certificates })
    const report = await check(half, trust)
    assert.equal(said(report), 'invalid signature_differs')
    assert.deepEqual(report.signers.map(said).toSorted(), ['invalid signature_differs', 'valid'])
  })
})

describe('Подписанные сведения', () => {
  const digest = streebog(256, document)
  const draft = { ...minister, digest, at: noon }
  const [type, time, message, binding] = besAttributes(draft) as [Bytes, Bytes, Bytes, Bytes]
  const withAttributes = (...attributes: Bytes[]) =>
    check(signedBy([minister], { attributes, certificates: chain(minister, sub) }), trust)

  it('нет вовсе или нет обязательных', async () => {
    assert.equal(said(await withAttributes()), 'invalid no_signed_attributes')
    assert.equal(said(await withAttributes(type, binding)), 'invalid no_signed_attributes')
    assert.equal(said(await withAttributes(message, binding)), 'invalid no_signed_attributes')
  })

  it('указаны дважды', async () => {
    assert.equal(said(await withAttributes(type, message, message, binding)), 'invalid damaged')
    const twice = attribute(oids.messageDigest, octets(digest), octets(digest))
    assert.equal(said(await withAttributes(type, twice, binding)), 'invalid damaged')
  })

  it('вид содержания не тот', async () => {
    const other = attribute(oids.contentType, oid(oids.timeStampInfo))
    assert.equal(said(await withAttributes(other, message, binding)), 'invalid damaged')
  })

  it('сертификат не закреплён: это не CAdES', async () => {
    const report = await withAttributes(type, time, message)
    assert.equal(said(report), 'indeterminate not_cades')
    assert.equal(report.signers[0]?.level, 'CMS')
  })

  it('закреплён другой сертификат', async () => {
    const other = besAttributes({ ...deputy, digest, at: noon })[3] as Bytes
    assert.equal(said(await withAttributes(type, message, other)), 'invalid certificate_replaced')
  })

  it('время подписания необязательно', async () => {
    const report = await withAttributes(type, message, binding)
    assert.equal(said(report), 'valid')
    assert.equal(report.signers[0]?.claimedAt, undefined)
  })
})

describe('Сертификат подписавшего', () => {
  const answer = async (who: Party, at = noon) =>
    said(await check(signedBy([who], { certificates: chain(who, sub) }), trust, { at }))

  it('не вложен', async () => {
    assert.equal(
      said(await check(signedBy([minister], { certificates: [] }), trust)),
      'indeterminate certificate_missing',
    )
  })

  it('истёк или ещё не действует', async () => {
    assert.equal(await answer(party({ name: 'А', issuer: sub, until: days(-0.01) })), 'invalid expired')
    assert.equal(await answer(party({ name: 'А', issuer: sub, from: days(0.01) })), 'invalid not_yet_valid')
  })

  it('не для подписи: другое назначение ключа или никакого', async () => {
    assert.equal(await answer(party({ name: 'А', issuer: sub, usages: [4] })), 'invalid wrong_key_usage')
    assert.equal(await answer(party({ name: 'А', issuer: sub, usages: [] })), 'invalid wrong_key_usage')
    assert.equal(await answer(party({ name: 'А', issuer: sub, usages: [keyUsages.nonRepudiation] })), 'valid')
  })

  it('с обязательным условием, которого система не знает', async () => {
    const strange = extension('1.2.3.4', true, boolean(true))
    assert.equal(
      await answer(party({ name: 'А', issuer: sub, more: [strange] })),
      'indeterminate unknown_critical_extension',
    )
    assert.equal(
      await answer(party({ name: 'А', issuer: sub, more: [extension('1.2.3.4', false, boolean(true))] })),
      'valid',
    )
  })

  it('подменён: один байт вложенного сертификата изменён', async () => {
    const name = Buffer.from('Орлова')
    const at = Buffer.from(good).indexOf(name)
    const changed = Uint8Array.from(good)
    changed[at + 1] = (changed[at + 1] ?? 0) ^ 0x01
    assert.equal(said(await check(changed, trust)), 'invalid certificate_replaced')
  })
})

describe('Цепочка', () => {
  const answer = async (who: Party, between: Party[], anchors = [root], crls = lists) =>
    said(await check(signedBy([who], { certificates: chain(who, ...between) }), trusting(anchors, crls)))

  it('чужой корень: подпись не проверена, а не «неверна»', async () => {
    const stranger = party({ name: 'Другой центр' })
    const theirs = party({ name: 'А', issuer: stranger })
    assert.equal(await answer(theirs, [stranger]), 'indeterminate untrusted_root')
    assert.equal(await answer(theirs, []), 'indeterminate issuer_unknown')
  })

  it('корень с тем же именем, но с другим ключом', async () => {
    const twin = party({ name: 'Головной удостоверяющий центр' })
    assert.equal(await answer(minister, [sub], [twin]), 'indeterminate issuer_unknown')
  })

  it('издатель не удостоверяющий центр', async () => {
    const person = party({ name: 'Не центр', issuer: root, isAuthority: false, usages: [keyUsages.keyCertSign] })
    const noFlag = party({ name: 'А', issuer: person })
    assert.equal(await answer(noFlag, [person]), 'invalid issuer_not_authority')
    const weak = party({ name: 'Без права', issuer: root, isAuthority: true, usages: [keyUsages.crlSign] })
    assert.equal(await answer(party({ name: 'А', issuer: weak }), [weak]), 'invalid issuer_not_authority')
  })

  it('длиннее, чем разрешил центр', async () => {
    const lower = party({ name: 'Нижний', issuer: sub, isAuthority: true })
    assert.equal(await answer(party({ name: 'А', issuer: lower }), [lower, sub]), 'invalid path_too_long')
  })

  it('сертификат центра истёк', async () => {
    const old = party({ name: 'Старый центр', issuer: root, isAuthority: true, until: days(-2) })
    assert.equal(await answer(party({ name: 'А', issuer: old }), [old]), 'invalid expired')
  })

  it('сертификат подделан: центр его не подписывал', async () => {
    const forged = party({ name: 'А', issuer: { ...sub, key: deputy.key } })
    const pointing = party({ name: 'Б', issuer: { ...sub, key: { ...deputy.key, identifier: sub.key.identifier } } })
    assert.equal(await answer(forged, [sub]), 'indeterminate issuer_unknown')
    assert.equal(await answer(pointing, [sub]), 'invalid certificate_differs')
  })

  it('посторонний сертификат в файле: целый не мешает, непроверяемый не даёт сказать «действительна»', async () => {
    const stranger = party({ name: 'Другой центр' })
    const theirs = party({ name: 'Их человек', issuer: stranger })
    assert.equal(await answer(minister, [sub, stranger, theirs]), 'valid')
    assert.equal(await answer(minister, [sub, theirs]), 'indeterminate unproven_certificate')
  })
})
