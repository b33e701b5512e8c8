import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Bytes, explicit, oid, sequence, tagged } from '../../src/adapters/crypto/cms/der-write.ts'
import { keyUsages } from '../../src/adapters/crypto/cms/extensions.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import { authorityKey, extension } from '../../src/adapters/crypto/cms/x509-write.ts'
import { check, days, listOf, noon, type Party, party, said, signedBy, trusting } from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const sub = party({ name: 'Казначейство', issuer: root, isAuthority: true, pathLength: 0 })
const minister = party({ name: 'Орлова Вера Павловна', issuer: sub })
const deputy = party({ name: 'Соколов Пётр Ильич', issuer: sub })
const chain = (who: Party, ...between: Party[]): Bytes[] => [who, ...between].map(({ certificate }) => certificate)
const good = signedBy([minister], { certificates: chain(minister, sub) })

describe('Списки отзыва', () => {
  const answer = async (...crls: Bytes[]) => said(await check(good, trusting([root], crls)))
  const revoked = (since: Date, draft = {}) => listOf(sub, { revoked: [{ who: minister, since, ...draft }] })

  it('отозван, а также отозван его центр', async () => {
    assert.equal(await answer(listOf(root), revoked(days(-3))), 'invalid revoked')
    assert.equal(
      await answer(listOf(root, { revoked: [{ who: sub, since: days(-3) }] }), listOf(sub)),
      'invalid revoked',
    )
    assert.equal(await answer(listOf(root), listOf(sub, { revoked: [{ who: deputy, since: days(-3) }] })), 'valid')
  })

  it('нет списка — не проверено: ни для подписавшего, ни для центра', async () => {
    assert.equal(await answer(), 'indeterminate crl_missing')
    assert.equal(await answer(listOf(root)), 'indeterminate crl_missing')
    assert.equal(await answer(listOf(sub)), 'indeterminate crl_missing')
  })

  it('просроченный или будущий список — не проверено', async () => {
    assert.equal(await answer(listOf(root), listOf(sub, { until: noon })), 'indeterminate crl_stale')
    assert.equal(await answer(listOf(root), listOf(sub, { from: days(0.1) })), 'indeterminate crl_stale')
    assert.equal(await answer(listOf(root), listOf(sub, { until: noon }), listOf(sub)), 'valid')
  })

  it('отзыв из просроченного списка всё равно отзыв', async () => {
    const stale = listOf(sub, { until: days(-1), from: days(-5), revoked: [{ who: minister, since: days(-9) }] })
    assert.equal(await answer(listOf(root), stale), 'invalid revoked')
    assert.equal(await answer(listOf(root), stale, listOf(sub)), 'invalid revoked')
  })

  it('список подписан не тем ключом', async () => {
    assert.equal(await answer(listOf(root), listOf(sub, { by: root.key })), 'indeterminate crl_differs')
  })

  it('список без права подписывать списки', async () => {
    const silent = party({ name: 'Без списков', issuer: root, isAuthority: true, usages: [keyUsages.keyCertSign] })
    const who = party({ name: 'А', issuer: silent })
    const report = await check(
      signedBy([who], { certificates: chain(who, silent) }),
      trusting([root], [listOf(root), listOf(silent)]),
    )
    assert.equal(said(report), 'indeterminate crl_differs')
  })

  it('неполный список не в счёт: разностный, косвенный, только для части', async () => {
    const scope = (...fields: Bytes[]) => extension(oids.issuingDistributionPoint, true, sequence(...fields))
    const key = authorityKey(sub.key.identifier)
    const delta = extension('2.5.29.27', true, oid('1.2.3'))
    const onlyAuthorities = scope(tagged(0x82, [Uint8Array.of(0xff)]))
    for (const strange of [delta, onlyAuthorities, scope(tagged(0x84, [Uint8Array.of(0xff)]))])
      assert.equal(await answer(listOf(root), listOf(sub, { extensions: [key, strange] })), 'indeterminate crl_missing')
  })

  it('список одного места годится для сертификата, который на это место указывает', async () => {
    const place = explicit(0, explicit(0, tagged(0x86, [Buffer.from('http://crl.example/1.crl')])))
    const scope = extension(oids.issuingDistributionPoint, true, sequence(place))
    const named = party({
      name: 'А',
      issuer: sub,
      more: [extension(oids.crlDistributionPoints, false, sequence(sequence(place)))],
    })
    const scoped = trusting([root], [listOf(root), listOf(sub, { extensions: [scope] })])
    assert.equal(said(await check(signedBy([named], { certificates: chain(named, sub) }), scoped)), 'valid')
    assert.equal(said(await check(good, scoped)), 'indeterminate crl_missing')
  })
})
