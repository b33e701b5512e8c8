import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { createTrainingAuthority } from '../../src/adapters/crypto/cms/training.ts'
import { people } from '../../src/adapters/db/people.ts'
import type { By } from '../../src/application/app.ts'
import { ownCertificates, registerCertificate, removeCertificate } from '../../src/application/signing/certificates.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'
import { personAs, refusedAs, sure } from './order-story.ts'

describe('сертификат того, кто подписывает', () => {
  let site: DeskSite
  let minister: By
  const authority = createTrainingAuthority({
    now: () => new Date('2026-03-01T00:00:00Z'),
    random: size => new Uint8Array(randomBytes(size)),
  })
  before(async () => {
    site = await deskSite('2026-03-02T05:00:00Z')
    minister = await personAs(site, 'signatory')
    const rows = people(site.database.db)
    const person = await rows.get(minister.actor.personId)
    assert.ok(person)
    await rows.put({ ...person, surname: 'Королёв', name: 'Пётр', patronymic: 'Ильич', snils: '11223344595' })
  })
  after(() => site.close())

  const register = (bytes: Uint8Array, by = minister) => registerCertificate(site.app, site.signing, by, bytes)
  const issued = (owner: string, more: { snils?: string; from?: Date } = {}) =>
    authority.issue({ owner, ...more }).certificate

  it('свой действующий – зарегистрирован, второй раз тот же – один', async () => {
    const own = issued('Королев Петр Ильич', { snils: '11223344595' })
    const one = sure(await register(own))
    const two = sure(await register(Buffer.from(Buffer.from(own).toString('base64'))))
    assert.equal(two.certificateId, one.certificateId)
    const [listed, ...more] = await ownCertificates(site.app, minister)
    assert.deepEqual([listed?.owner, listed?.training, more.length], ['Королев Петр Ильич', true, 0])
  })

  it('чужое имя, чужой СНИЛС, истёкший и будущий, сертификат самого центра, не сертификат – отказ словами', async () => {
    const cases: [string, Uint8Array][] = [
      ['foreign_certificate', issued('Королёва Анна Ильинична')],
      ['foreign_certificate', issued('Королёв Пётр Ильич', { snils: '08765430300' })],
      ['expired', issued('Королёв Пётр Ильич', { from: new Date('2024-01-01T00:00:00Z') })],
      ['not_yet_valid', issued('Королёв Пётр Ильич', { from: new Date('2026-06-01T00:00:00Z') })],
      ['not_for_signing', authority.root],
      ['not_a_certificate', Buffer.from('совсем не сертификат')],
      ['not_a_certificate', new Uint8Array(100_000)],
    ]
    for (const [refusal, bytes] of cases) assert.equal(refusedAs(await register(bytes)), refusal)
    assert.equal((await ownCertificates(site.app, minister)).length, 1)
  })

  it('в рабочей системе учебного сертификата не примут', async () => {
    const { training: _, ...tools } = site.signing
    const answer = await registerCertificate(site.app, tools, minister, issued('Королёв Пётр Ильич'))
    assert.equal(refusedAs(answer), 'training_certificate')
  })

  it('убирает сертификат только владелец; убранный снова можно зарегистрировать', async () => {
    const [own] = await ownCertificates(site.app, minister)
    const other = await personAs(site, 'signatory')
    assert.equal(refusedAs(await removeCertificate(site.app, other, own?.id ?? '')), 'no_certificate')
    sure(await removeCertificate(site.app, minister, own?.id ?? ''))
    assert.deepEqual(await ownCertificates(site.app, minister), [])
    assert.ok(own)
    sure(await register(own.der))
  })
})
