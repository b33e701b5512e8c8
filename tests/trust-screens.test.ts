import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signingTools } from '../src/adapters/crypto/cms/signing-tools.ts'
import { createTrainingAuthority } from '../src/adapters/crypto/cms/training.ts'
import { trustStore } from '../src/adapters/db/trust.ts'
import { loadTrust } from '../src/application/trust/load-trust.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { days, document, listOf, noon, party, random, said, signedBy } from './signatures/pki.ts'

const boundary = 'rubezh'
const pem = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const sent = (...files: string[]): string =>
  `${files
    .map(
      (text, at) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="file_trust"; filename="${at}.cer"\r\nContent-Type: application/octet-stream\r\n\r\n${text}\r\n`,
    )
    .join('')}--${boundary}--\r\n`

const root = party({ name: 'Головной удостоверяющий центр' })
const between = party({ name: 'Казначейство', issuer: root, isAuthority: true, pathLength: 0 })
const signer = party({ name: 'Королёв Пётр Ильич', issuer: between })
const lists = [listOf(root), listOf(between)]
const training = createTrainingAuthority({ now: () => days(-1), random })

describe('доверие к подписям', () => {
  let site: DeskSite
  let admin: Worker
  before(async () => {
    site = await deskSite(noon.toISOString())
    admin = await site.worker('admin', 'kbr')
  })
  after(() => site.close())
  const load = (...files: string[]) => admin.multipart('/admin/trust', sent(...files), boundary)
  const items = () => site.reads.trustItems()
  const signature = signedBy([signer], { certificates: [signer.certificate, between.certificate] })
  const checked = async () =>
    said(await site.signing.check.check(document, signature, await trustStore(site.database.db).all(), noon))
  const removal = async (subject: string, kind: string) => {
    const item = (await items()).find(one => one.subject.includes(subject) && one.kind === kind)
    assert.ok(item, subject)
    return `/admin/trust/${item.id}/removal`
  }

  it('пока ничего не загружено, страница говорит, что ни одна подпись не признаётся', async () => {
    const page = await admin.get('/admin/trust')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /ни одна подпись не признаётся действительной[\s\S]*без свежего списка отзыва/)
    assert.match(await checked(), /^indeterminate/)
  })

  it('корень, промежуточный и списки – одним отправлением; с ними подпись действительна', async () => {
    const answer = await load(...[root.certificate, between.certificate, ...lists].map(pem))
    assert.equal(answer.statusCode, 303, answer.body.slice(0, 1500))
    assert.deepEqual(
      (await items()).map(({ kind }) => kind),
      ['anchor', 'intermediate', 'crl', 'crl'],
    )
    assert.match((await admin.get('/admin/trust')).body, /Головной удостоверяющий центр[\s\S]*Казначейство/)
    assert.equal(await checked(), 'valid')
  })

  it('те же файлы снова – ничего не изменилось, так и сказано', async () => {
    const before = await items()
    const answer = await load(
      pem(root.certificate),
      `-----BEGIN X509 CRL-----\n${pem(lists[0] ?? new Uint8Array())}\n-----END X509 CRL-----`,
    )
    assert.equal(answer.statusCode, 303)
    assert.deepEqual(await items(), before)
    const { rows } = await site.database.pool.query(
      `select count(*)::int as n from audit where action = 'trust.loaded'`,
    )
    assert.equal(rows[0].n, 4)
  })

  it('двое загружают одно и то же в одну минуту – обоим хорошо', async () => {
    const own = pem(party({ name: 'Второй центр' }).certificate)
    const both = await Promise.all([load(own), load(own)])
    assert.deepEqual(
      both.map(({ statusCode }) => statusCode),
      [303, 303],
    )
    assert.equal((await items()).filter(({ subject }) => subject.includes('Второй центр')).length, 1)
  })

  it('мусор, пустая форма, сертификат человека – слова; годное рядом с негодным принято', async () => {
    const before = (await items()).length
    for (const [file, words] of [
      ['не сертификат', /Файл не читается/],
      [pem(Buffer.alloc(3000, 7)), /Файл не читается/],
      [pem(signer.certificate), /не удостоверяющего центра/],
    ] as const) {
      const answer = await load(file)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, words)
    }
    const empty = await admin.multipart('/admin/trust', `--${boundary}--\r\n`, boundary)
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /Выберите файл/)
    assert.equal((await items()).length, before)
    const mixed = await load('мусор', pem(party({ name: 'Третий центр' }).certificate))
    assert.equal(mixed.statusCode, 422)
    assert.match(mixed.body, /Файл не читается[\s\S]*Остальные файлы приняты: 1/)
    assert.equal((await items()).length, before + 1)
  })

  it('истёкший принимают – он нужен подписям с доказанным временем – и помечают', async () => {
    const old = party({ name: 'Прежний центр', from: days(-900), until: days(-100) })
    const stale = listOf(root, { from: days(-40), until: days(-30) })
    assert.equal((await load(pem(old.certificate), pem(stale))).statusCode, 303)
    const { body } = await admin.get('/admin/trust')
    assert.match(body, /Прежний центр[\s\S]*?истёк/)
    assert.match(body, /устарел, нужен новый/)
  })

  it('новый список с отозванным: подпись больше не действительна', async () => {
    const revoking = listOf(between, { from: days(-0.5), revoked: [{ who: signer, since: days(-0.6) }] })
    assert.equal((await load(pem(revoking))).statusCode, 303)
    assert.match(await checked(), /^invalid.*revoked/)
    const fresh = (await items()).filter(({ kind, subject }) => kind === 'crl' && subject.includes('Казначейство'))
    const latest = fresh.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).at(-1)
    assert.equal((await admin.post(`/admin/trust/${latest?.id}/removal`, {})).statusCode, 303)
    assert.equal(await checked(), 'valid')
  })

  it('убрать: сначала сказано, что будет; потом проверка этого не знает; убранный можно загрузить снова', async () => {
    const url = await removal('Головной', 'anchor')
    const ask = await admin.get(url)
    assert.equal(ask.statusCode, 200)
    assert.match(ask.body, /перестанут признаваться действительными/)
    assert.equal(await checked(), 'valid')
    assert.equal((await admin.post(url, {})).statusCode, 303)
    assert.match(await checked(), /^indeterminate/)
    assert.equal((await admin.get(url)).statusCode, 404)
    assert.equal((await load(pem(root.certificate))).statusCode, 303)
    assert.equal(await checked(), 'valid')
    assert.match((await admin.get(await removal('Казначейство', 'crl'))).body, /не проверено/)
    for (const strange of ['нет', '00000000-0000-4000-8000-000000000000'])
      assert.equal((await admin.get(`/admin/trust/${strange}/removal`)).statusCode, 404)
  })

  it('кто что загрузил и убрал, записано; другие роли не входят', async () => {
    const { rows } = await site.database.pool.query(
      `select distinct action from audit where action like 'trust.%' and actor_id = $1 order by action`,
      [admin.personId],
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['trust.loaded', 'trust.removed'],
    )
    for (const role of ['clerk', 'secretary', 'signatory', 'auditor'] as const)
      assert.equal((await (await site.worker(role)).get('/admin/trust')).statusCode, 403, role)
  })

  it('на стенде учебный корень берут и помечают', async () => {
    assert.equal((await load(pem(training.root))).statusCode, 303)
    assert.match((await admin.get('/admin/trust')).body, /УЧЕБНЫЙ[\s\S]*?>\s*учебный/)
  })
})

describe('доверие в рабочей системе', () => {
  it('учебному корню и учебному списку доверять нельзя, кто бы их ни прочитал', async () => {
    const site = await deskSite(noon.toISOString())
    try {
      const { personId, accountId } = await site.worker('admin', 'kbr')
      const by = { actor: { personId, role: 'admin' as const, region: 'kbr' }, accountId }
      for (const file of [training.root, training.crl()]) {
        const facts = site.signing.readTrust(file)
        assert.ok(!isRefusal(facts) && facts.training)
        const answer = await loadTrust(site.app, by, facts, { production: true })
        assert.ok(isRefusal(answer) && answer.refused === 'training')
      }
      assert.deepEqual(await site.reads.trustItems(), [])
      const bare = signingTools(trustStore(site.database.db))
      assert.ok(isRefusal(bare.readTrust(training.root)), 'без учебной подписи такой файл и не читается')
      const real = bare.readTrust(root.certificate)
      assert.ok(!isRefusal(real) && !isRefusal(await loadTrust(site.app, by, real, { production: true })))
    } finally {
      await site.close()
    }
  })
})
