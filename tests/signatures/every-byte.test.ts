import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Bytes } from '../../src/adapters/crypto/cms/der-write.ts'
import type { Trust } from '../../src/domain/signature/trust.ts'
import { check, days, listOf, party, said, signedBy, timeStamp, timeStampingOnly, trusting } from './pki.ts'

const root = party({ name: 'Головной удостоверяющий центр' })
const sub = party({ name: 'Казначейство', issuer: root, isAuthority: true })
const signer = party({ name: 'Орлова Вера Павловна', issuer: sub })
const service = party({ name: 'Служба штампов времени', issuer: root, more: [timeStampingOnly()] })
const certificates = [signer.certificate, sub.certificate]
// The intermediate is loaded too, so a damaged embedded copy of it is not missed by the chain.
const trust = trusting([root], [listOf(root), listOf(sub)], [sub])

/** Places whose byte may be changed, one bit or all of them, with the file still called valid. */
const unnoticed = async (file: Bytes, trust: Trust): Promise<number[]> => {
  const places: number[] = []
  for (let at = 0; at < file.length; at += 1)
    for (const mask of [1 << (at % 8), 0xff]) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] ?? 0) ^ mask
      if (said(await check(changed, trust)) === 'valid') places.push(at)
    }
  return places
}

describe('Ни одного байта подписи нельзя изменить незаметно', () => {
  it('CAdES-BES с цепочкой', async () => {
    const file = signedBy([signer], { certificates })
    assert.equal(said(await check(file, trust)), 'valid')
    assert.deepEqual(await unnoticed(file, trust), [])
  })

  it('CAdES-T: и в штампе времени', async () => {
    const file = signedBy([signer], { certificates, unsigned: timeStamp(service, { at: days(-0.5) }) })
    assert.equal(said(await check(file, trust)), 'valid')
    assert.deepEqual(await unnoticed(file, trust), [])
  })

  it('обрезанная на любом байте или с лишним байтом', async () => {
    const file = signedBy([signer], { certificates })
    for (let length = 0; length < file.length; length += 1)
      assert.notEqual(said(await check(file.subarray(0, length), trust)), 'valid')
    for (const extra of [0, 0x30, 0x0a])
      assert.equal(said(await check(Uint8Array.from([...file, extra]), trust)), 'invalid damaged')
  })
})
