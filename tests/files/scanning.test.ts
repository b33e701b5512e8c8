import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { clamd } from '../../src/adapters/scan/clamd.ts'
import { catchUp, scanFile } from '../../src/application/files/check-file.ts'
import type { Inspector } from '../../src/application/files/ports.ts'
import { addFile, keepFile } from '../../src/application/files.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'
import { sure } from '../filing-place.ts'
import { eicar, type FakeClamd, fakeClamd } from './fake-clamd.ts'
import { pdfOf } from './made-files.ts'

const pieces = async function* (bytes: Buffer) {
  for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000)
}
const sick = (good: Buffer): Buffer => Buffer.concat([good, Buffer.from(`% ${eicar}\n%%EOF\n`)])
const unusedInspector: Inspector = { look: async () => undefined, draw: async () => undefined, close: async () => {} }

describe('антивирус clamd', () => {
  for (const [about, place] of [
    ['по сети', undefined],
    ['через сокет', join(tmpdir(), `kategoria-clamd-${process.pid}.sock`)],
  ] as const)
    it(`${about}: чистый, заражённый, много кусков, версия`, async () => {
      const fake = await fakeClamd(place)
      const scanner = clamd(fake.address)
      assert.equal(await scanner.scan(pieces(Buffer.alloc(500_000, 0x41))), undefined)
      assert.equal(await scanner.scan(pieces(Buffer.from(eicar))), 'Eicar-Test-Signature')
      assert.equal(await scanner.scan(pieces(Buffer.alloc(0))), undefined)
      assert.match(await scanner.version(), /^ClamAV/)
      await fake.close()
    })

  it('молчит, говорит не то или его нет – ошибка, а не «чисто»', async () => {
    const fake = await fakeClamd()
    const scanner = clamd(fake.address)
    fake.mood = 'rude'
    await assert.rejects(scanner.scan(pieces(Buffer.from('x'))))
    fake.mood = 'confused'
    await assert.rejects(scanner.scan(pieces(Buffer.from('x'))), /StreamMaxLength/)
    await fake.close()
    await assert.rejects(scanner.scan(pieces(Buffer.from('x'))))
    await assert.rejects(scanner.version())
  })

  const hasClamd = spawnSync('clamd', ['--version']).status === 0
  it('настоящий clamd узнаёт EICAR', { skip: !hasClamd && 'clamd на этой машине не установлен' }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kategoria-clamd-'))
    const { createHash } = await import('node:crypto')
    const sum = createHash('md5').update(eicar).digest('hex')
    await writeFile(join(folder, 'own.hdb'), `${sum}:${eicar.length}:Eicar-Test-Signature\n`)
    const socket = join(folder, 'clamd.ctl')
    await writeFile(
      join(folder, 'clamd.conf'),
      `LocalSocket ${socket}\nDatabaseDirectory ${folder}\nForeground yes\nTemporaryDirectory ${folder}\n`,
    )
    const engine = spawn('clamd', ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    const scanner = clamd(socket)
    for (let times = 0; times < 100 && (await scanner.version().catch(() => '')) === ''; times += 1) await sleep(100)
    assert.equal(await scanner.scan(pieces(Buffer.from('чисто'))), undefined)
    assert.match((await scanner.scan(pieces(Buffer.from(eicar)))) ?? '', /Eicar/)
    engine.kill()
    await rm(folder, { recursive: true })
  })
})

describe('файл и антивирус', () => {
  let site: DeskSite
  let fake: FakeClamd
  before(async () => {
    site = await deskSite()
    fake = await fakeClamd()
  })
  after(async () => {
    await site.close()
    await fake.close()
  })

  const shop = () => ({
    app: { ...site.app, scans: true },
    files: site.files,
    inspector: unusedInspector,
    scanner: clamd(fake.address),
  })
  /** A case with a file that its applicant has attached, and the people around it. */
  const attached = async (bytes: Buffer) => {
    const owner = await site.worker('clerk', 'kuzbass')
    const clerk = await site.worker('clerk', 'kuzbass')
    const caseId = await site.filed('kuzbass')
    const pack = site.app.law.packs.find(one => one.pack.region === 'kuzbass')?.pack
    assert.ok(pack)
    const kept = sure(await keepFile(site.files, pack, { document: 'other', name: 'итоги.pdf', bytes: pieces(bytes) }))
    const by = {
      actor: { personId: owner.personId, role: 'clerk' as Role, region: 'kuzbass' },
      accountId: randomUUID(),
    }
    const fileId = sure(
      await site.app.storage.write(async tx => ({
        id: await addFile(shop().app, tx, by, kept, { draftId: null, caseId }),
      })),
    ).id
    const state = async () => (await site.reads.fileChecks([kept.digest]))[kept.digest]
    return { owner, clerk, caseId, fileId, digest: kept.digest, state }
  }
  const fresh = async () => pdfOf([`page ${randomUUID()}`])

  it('до проверки открывает только хозяин, остальным – понятная страница; после неё открывают все, кому можно', async () => {
    const { clerk, owner, fileId, digest, state } = await attached(await fresh())
    assert.equal((await state())?.virus, 'pending')
    const early = await clerk.get(`/files/${fileId}`)
    assert.equal(early.statusCode, 202)
    assert.match(early.body, /проверяется антивирусом/)
    assert.equal((await clerk.get(`/files/${fileId}/view`)).statusCode, 202)
    assert.equal((await owner.get(`/files/${fileId}`)).statusCode, 200)

    await scanFile(shop(), digest)
    assert.equal((await state())?.virus, 'clean')
    const answer = await clerk.get(`/files/${fileId}`)
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-disposition']), /^attachment/)
  })

  it('заражённый закрыт для всех, хозяину сказано, в деле видно', async () => {
    const { clerk, owner, caseId, fileId, digest, state } = await attached(sick(await fresh()))
    await scanFile(shop(), digest)
    assert.deepEqual([(await state())?.virus, (await state())?.signature], ['infected', 'Eicar-Test-Signature'])
    for (const address of [`/files/${fileId}`, `/files/${fileId}/view`]) {
      const answer = await clerk.get(address)
      assert.equal(answer.statusCode, 409)
      assert.match(answer.body, /угрозу \(Eicar-Test-Signature\)/)
    }
    const { notices } = await site.reads.noticesOf(owner.personId)
    assert.equal(notices.filter(({ subject, caseId: of }) => /вирус/.test(subject) && of === caseId).length, 1)
    const card = await clerk.get(`/cases/${caseId}/papers`)
    assert.match(card.body, /заражён: Eicar-Test-Signature/)
    assert.match((await clerk.get(`/cases/${caseId}`)).body, /В файлах дела найден вирус[\s\S]*итоги\.pdf/)
    // Asked twice, told once: the verdict stands.
    const before = fake.scanned
    await scanFile(shop(), digest)
    assert.equal(fake.scanned, before)
  })

  it('антивирус не ответил: так и сказано, файл закрыт, вопрос повторяется до ответа', async () => {
    const { clerk, fileId, digest, state } = await attached(await fresh())
    fake.mood = 'rude'
    await assert.rejects(scanFile(shop(), digest))
    assert.equal((await state())?.virus, 'error')
    assert.equal((await clerk.get(`/files/${fileId}`)).statusCode, 202)
    fake.mood = 'well'
    assert.ok((await catchUp(shop())) >= 1)
    await scanFile(shop(), digest)
    assert.equal((await state())?.virus, 'clean')
    assert.equal((await clerk.get(`/files/${fileId}`)).statusCode, 200)
  })

  it('файл, принятый до появления проверок, ночью получает и их', async () => {
    const { digest, state } = await attached(await fresh())
    await site.database.pool.query('delete from file_checks where digest = $1', [digest])
    assert.equal(await state(), undefined)
    assert.ok((await catchUp(shop())) >= 2)
    assert.equal((await state())?.virus, 'off')
    await scanFile(shop(), digest)
    assert.equal((await state())?.virus, 'clean')
  })

  it('без антивируса ничего не закрыто, а на странице сказано, что файл не проверен', async () => {
    const { clerk, caseId } = await attached(await fresh())
    const pack = site.app.law.packs.find(one => one.pack.region === 'kuzbass')?.pack
    assert.ok(pack)
    const kept = sure(
      await keepFile(site.files, pack, { document: 'other', name: 'план.pdf', bytes: pieces(await fresh()) }),
    )
    assert.ok(!isRefusal(kept))
    const by = {
      actor: { personId: clerk.personId, role: 'clerk' as Role, region: 'kuzbass' },
      accountId: randomUUID(),
    }
    const { id } = sure(
      await site.app.storage.write(async tx => ({
        id: await addFile(site.app, tx, by, kept, { draftId: null, caseId }),
      })),
    )
    const other = await site.worker('clerk', 'kuzbass')
    assert.equal((await other.get(`/files/${id}`)).statusCode, 200)
    assert.match((await other.get(`/files/${id}/view`)).body, /не проверен антивирусом/)
  })
})
