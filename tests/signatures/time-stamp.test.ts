import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attribute } from '../../src/adapters/crypto/cms/cms-write.ts'
import { type Bytes, octets } from '../../src/adapters/crypto/cms/der-write.ts'
import {
  check,
  days,
  document,
  listOf,
  noon,
  type Party,
  party,
  said,
  signedBy,
  timeStamp,
  timeStampingOnly,
  trusting,
} from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const service = party({ name: 'Служба штампов времени', issuer: root, more: [timeStampingOnly()] })
const past = days(-50)
const signer = party({ name: 'Орлова Вера Павловна', issuer: root, until: days(-20) })
const oldList = listOf(root, { from: days(-51), until: days(-49) })
const trust = trusting([root], [oldList, listOf(root)])
const stamped = (unsigned: (signature: Bytes) => readonly Bytes[], who: Party = signer) => signedBy([who], { unsigned })

describe('Штамп времени (CAdES-T)', () => {
  it('переносит момент проверки: сертификат с тех пор истёк, а подпись действительна', async () => {
    const report = await check(stamped(timeStamp(service, { at: past })), trust)
    assert.equal(said(report), 'valid')
    assert.equal(report.signers[0]?.level, 'CAdES-T')
    assert.deepEqual(report.signers[0]?.provenAt, past)
    assert.equal(said(await check(signedBy([signer]), trust)), 'invalid expired')
  })

  it('на тот момент нужен и список отзыва того времени', async () => {
    const report = await check(stamped(timeStamp(service, { at: past })), trusting([root], [listOf(root)]))
    assert.equal(said(report), 'indeterminate crl_stale')
  })

  it('более поздний отзыв не вредит, а похищенный ключ не доказывает ничего', async () => {
    const later = (reason: number) => listOf(root, { revoked: [{ who: signer, since: days(-30), reason }] })
    const file = stamped(timeStamp(service, { at: past }))
    assert.equal(said(await check(file, trusting([root], [oldList, later(5)]))), 'valid')
    assert.equal(said(await check(file, trusting([root], [oldList, later(1)]))), 'invalid revoked')
  })

  it('из двух штампов считается ранний, и оба должны быть хороши', async () => {
    const two = (other: (signature: Bytes) => Bytes[]) => (signature: Bytes) => {
      const inside = [...timeStamp(service, { at: past })(signature), ...other(signature)].map(tokenOf)
      return [attribute('1.2.840.113549.1.9.16.2.14', ...inside)]
    }
    const report = await check(stamped(two(timeStamp(service, { at: days(-40) }))), trust)
    assert.deepEqual([said(report), report.signers[0]?.provenAt], ['valid', past])
    const foreign = two(timeStamp(service, { over: document }))
    assert.equal(said(await check(stamped(foreign), trust)), 'invalid time_stamp_bad')
  })

  it('штамп чужой подписи', async () => {
    assert.equal(
      said(await check(stamped(timeStamp(service, { at: past, over: document })), trust)),
      'invalid time_stamp_bad',
    )
  })

  it('штамп от того, кто ставить их не вправе: нет назначения, оно необязательно или не одно', async () => {
    const plain = party({ name: 'Обычный', issuer: root })
    const soft = party({ name: 'Мягкий', issuer: root, more: [timeStampingOnly(false)] })
    const both = party({ name: 'Двойной', issuer: root, more: [timeStampingOnly(true, '1.3.6.1.5.5.7.3.4')] })
    for (const who of [plain, soft, both])
      assert.equal(said(await check(stamped(timeStamp(who, { at: past })), trust)), 'invalid time_stamp_authority')
  })

  it('служба штампов отозвана, истекла, неизвестна или без списка', async () => {
    const file = stamped(timeStamp(service, { at: past }))
    const revoked = listOf(root, { revoked: [{ who: service, since: days(-60) }] })
    assert.equal(said(await check(file, trusting([root], [oldList, revoked]))), 'invalid time_stamp_bad')
    assert.equal(said(await check(file, trusting([root], [oldList]))), 'indeterminate time_stamp_unproven')
    const stranger = party({ name: 'Чужая служба', issuer: party({ name: 'Чужой центр' }), more: [timeStampingOnly()] })
    assert.equal(
      said(await check(stamped(timeStamp(stranger, { at: past })), trust)),
      'indeterminate time_stamp_unproven',
    )
    const expired = party({ name: 'Прежняя служба', issuer: root, until: days(-10), more: [timeStampingOnly()] })
    assert.equal(said(await check(stamped(timeStamp(expired, { at: past })), trust)), 'invalid time_stamp_bad')
  })

  it('штамп из будущего', async () => {
    assert.equal(said(await check(stamped(timeStamp(service, { at: days(1) })), trust)), 'invalid time_stamp_ahead')
  })

  it('не штамп, а что-то ещё', async () => {
    const now = party({ name: 'Соколов Пётр Ильич', issuer: root })
    const junk = () => [attribute('1.2.840.113549.1.9.16.2.14', octets(document))]
    const signature = () => [attribute('1.2.840.113549.1.9.16.2.14', signedBy([now]))]
    assert.equal(said(await check(stamped(junk, now), trust)), 'invalid time_stamp_bad')
    assert.equal(said(await check(stamped(signature, now), trust)), 'invalid time_stamp_bad')
  })

  it('другие неподписанные сведения не проверяются, поэтому не берутся', async () => {
    const now = party({ name: 'Соколов Пётр Ильич', issuer: root })
    const countersigned = () => [attribute('1.2.840.113549.1.9.6', octets(document))]
    assert.equal(said(await check(stamped(countersigned, now), trust, { at: noon })), 'indeterminate unsupported_part')
  })
})

/** The token inside the attribute that `timeStamp` makes: after its header, its identifier and the header of the SET. */
const tokenOf = (attributeBytes: Bytes): Bytes => {
  const identifier = attributeBytes.indexOf(0x06)
  const set = identifier + 2 + (attributeBytes[identifier + 1] ?? 0)
  return attributeBytes.subarray(set + 4)
}
