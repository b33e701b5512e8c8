import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { forgetEnded } from '../../src/adapters/db/forget-ended.ts'
import { keepBytes } from '../../src/application/documents/keep-bytes.ts'
import { sweepFiles } from '../../src/application/files.ts'
import type { Worker } from '../desk-site.ts'
import { type OrderStory, orderStory, region } from '../signing/order-story.ts'
import { bytesIn, doJobs, sha256, shopOf, type TestPress, type TestShop, testPress, waiting } from './print-shop.ts'
import { unzipped } from './unzipped.ts'

const hostile = [
  '../../../etc/passwd',
  'C:\\Windows\\win.ini',
  `${'длинное имя '.repeat(25)}.pdf`,
  'строка\nдругая\u0007\u202Efdp.exe',
  'Диплом.pdf',
  'Диплом.pdf',
  '..',
]

describe('дело одним файлом', () => {
  let story: OrderStory
  let clerk: Worker
  let press: TestPress
  let shop: TestShop
  const site = () => story.site
  const caseId = () => story.caseIds[0] ?? ''
  const page = () => `/cases/${caseId()}/whole`
  const latest = () => site().reads.caseArchive(caseId())
  const ask = async (id = caseId()) => {
    site().setClock(new Date(site().app.clock.now().getTime() + 60_000).toISOString())
    assert.equal((await clerk.post(`/cases/${id}/whole`, { _once: randomUUID() }, '/account')).statusCode, 303)
  }
  const built = async (): Promise<Map<string, Buffer>> => {
    await ask()
    assert.deepEqual(await doJobs(site(), shop), [])
    const file = await clerk.get(`${page()}.zip`)
    assert.equal(file.statusCode, 200, file.body.slice(0, 500))
    return unzipped(file.rawPayload)
  }

  before(async () => {
    story = await orderStory()
    clerk = await site().worker('clerk', region)
    press = testPress()
    shop = shopOf(site(), press)
    for (const [at, name] of hostile.entries()) {
      const kept = await keepBytes(site().files, Buffer.from(`приложение ${at}`))
      await site().app.storage.write(async tx => {
        await tx.files.add({
          ...{ ...kept, id: randomUUID(), name, mediaType: 'application/pdf', draftId: null, caseId: caseId() },
          ...{
            document: 'achievements',
            uploadedBy: story.secretary.actor.personId,
            uploadedAt: new Date(Date.UTC(2026, 2, 2, 6, at)),
          },
        })
        return {}
      })
    }
  })
  after(() => story.site.close())

  it('собирается заданием; пока собирается, страница обновляется сама, второй щелчок второго не заводит', async () => {
    assert.match((await clerk.get(page())).body, /Собрать архив/)
    for (const _ of [1, 2]) await ask()
    assert.equal(await waiting(site(), 'build_archive'), 1)
    const shown = await clerk.get(page())
    assert.equal(shown.headers.refresh, '3')
    assert.match(shown.body, /Архив собирается/)
    const early = await clerk.get(`${page()}.zip`)
    assert.equal(early.statusCode, 303)
    assert.deepEqual(await doJobs(site(), shop), [])
    const ready = await clerk.get(page())
    assert.equal(ready.headers.refresh, undefined)
    assert.match(ready.body, /Скачать архив дела[\s\S]*хранится неделю/)
    const file = await clerk.get(`${page()}.zip`)
    assert.equal(file.headers['content-type'], 'application/zip')
    assert.equal(Number(file.headers['content-length']), file.rawPayload.length)
    assert.match(decodeURIComponent(String(file.headers['content-disposition'])), /^attachment; .*Ветрова.*\.zip$/)
  })

  it('в нём все документы, приложенное, журнал и опись; суммы и размеры описи сходятся с байтами', async () => {
    const entries = await built()
    const names = [...entries.keys()]
    assert.deepEqual(names.slice(0, 2), ['Опись.pdf', 'Опись.csv'])
    assert.equal(names.at(-1), 'Журнал дела.pdf')
    const own = names.filter(name => name.startsWith('Документы/'))
    assert.equal(own.length, (await site().reads.caseCard(caseId()))?.papers.length)
    const lines = (entries.get('Опись.csv')?.toString() ?? '').trim().split('\r\n').slice(1)
    assert.equal(lines.length, names.length - 2)
    const inventory = entries.get('Опись.pdf')?.toString() ?? ''
    for (const [name, bytes] of entries) {
      if (name.startsWith('Опись.')) continue
      const line = lines.find(text => text.includes(name)) ?? ''
      assert.ok(line.includes(sha256(bytes)), name)
      assert.ok(line.includes(`${bytes.length}`), name)
      assert.ok(inventory.includes(sha256(bytes)), name)
    }
  })

  it('файл с вирусом и файл без вердикта в архив не идут, на их месте – слова; чистый идёт', async () => {
    const { digest } = await keepBytes(site().files, Buffer.from('приложение 0'))
    const names = async () => [...(await built()).keys()].filter(name => name.startsWith('Приложено заявителем/'))
    const mark = (virus: 'infected' | 'pending' | 'clean') =>
      site().app.storage.write(async tx => {
        await tx.fileChecks.begin(digest, 'pending')
        await tx.fileChecks.scanned(digest, { virus, signature: null }, site().app.clock.now())
        return {}
      })
    for (const virus of ['infected', 'pending'] as const) {
      await mark(virus)
      assert.match((await names())[0] ?? '', /^Приложено заявителем\/01 .*– не вложен\.txt$/, virus)
    }
    // One that was packed as clean and turned out otherwise does not leave with the archive made before.
    await mark('clean')
    await built()
    site().setClock(new Date(site().app.clock.now().getTime() + 60_000).toISOString())
    await mark('infected')
    assert.equal((await clerk.get(`${page()}.zip`)).statusCode, 303)
    assert.match((await clerk.get(page())).body, /антивирус закрыл один из файлов дела/)
    await mark('clean')
    assert.equal((await names()).filter(name => name.endsWith('не вложен.txt')).length, 0)
  })

  it('журнал читается человеком: что, когда по времени региона и кто', async () => {
    const journal = (await built()).get('Журнал дела.pdf')?.toString() ?? ''
    assert.match(journal, /Ветрова Мария Петровна/)
    assert.match(journal, /02\.03\.2026 12:00/)
    assert.match(journal, /зарегистрировано/i)
    assert.match(journal, /Делопроизводитель|делопроизводитель/)
    assert.doesNotMatch(journal, /[0-9a-f]{8}-[0-9a-f]{4}-/)
  })

  it('имена приложенного распакуются на любом диске; одинаковые не затирают друг друга', async () => {
    const entries = await built()
    const names = [...entries.keys()].filter(name => name.startsWith('Приложено заявителем/'))
    assert.equal(names.length, hostile.length)
    assert.deepEqual(
      names.slice(0, 2).concat(names.slice(4)),
      ['01 etc passwd', '02 C Windows win.ini', '05 Диплом.pdf', '06 Диплом.pdf', '07 без названия'].map(
        name => `Приложено заявителем/${name}`,
      ),
    )
    for (const [at, name] of names.entries()) {
      const own = name.split('/')
      assert.equal(own.length, 2, name)
      assert.ok(Buffer.byteLength(own[1] ?? '') < 255, name)
      assert.doesNotMatch(name, /[\p{Cc}\p{Cf}\\]|\.\.\//u)
      assert.equal(entries.get(name)?.toString(), `приложение ${at}`)
    }
    assert.match(names[2] ?? '', /\.pdf$/)
  })

  it('документ не печатается – сказано какой; потом собирается', async () => {
    const other = story.caseIds[1] ?? ''
    press.fails = 'refuse'
    await ask(other)
    assert.deepEqual(await doJobs(site(), shop), [])
    const failed = await clerk.get(`/cases/${other}/whole`)
    assert.match(failed.body, /Архив не собрался[\s\S]*не печатается[\s\S]*Собрать заново/)
    press.fails = undefined
    await ask(other)
    await doJobs(site(), shop)
    assert.match((await clerk.get(`/cases/${other}/whole`)).body, /Скачать архив дела/)
  })

  it('файла дела нет в хранилище – слова и повтор задания; нашёлся – архив собран', async () => {
    const digest = (await site().reads.caseCard(caseId()))?.files[0]?.digest ?? ''
    const kept = await bytesIn(site(), digest)
    await site().files.sweep(
      new Date(Date.now() + 3600_000),
      async digests => new Set(digests.filter(d => d !== digest)),
    )
    await ask()
    const [fault] = await doJobs(site(), shop)
    assert.match(fault ?? '', /missing from the store/)
    assert.match((await clerk.get(page())).body, /Один из файлов дела не прочитался/)
    await keepBytes(site().files, kept)
    await built()
    assert.equal((await latest())?.status, 'ready')
  })

  it('задание умерло: через четверть часа архив можно собрать снова', async () => {
    await ask()
    const dead = await latest()
    assert.equal(dead?.status, 'building')
    site().setClock(new Date(site().app.clock.now().getTime() + 16 * 60_000).toISOString())
    const shown = await clerk.get(page())
    assert.equal(shown.headers.refresh, undefined)
    assert.match(shown.body, /Архив не собрался[\s\S]*Собрать заново/)
    await ask()
    assert.notEqual((await latest())?.id, dead?.id)
    await doJobs(site(), shop)
  })

  it('берут дело целиком делопроизводитель, секретарь, руководитель и контролёр своего региона', async () => {
    for (const role of ['secretary', 'supervisor', 'auditor'] as const) {
      const own = await site().worker(role, region)
      assert.equal((await own.get(`${page()}.zip`)).statusCode, 200, role)
      const far = await site().worker(role, 'kbr')
      for (const address of [page(), `${page()}.zip`]) assert.equal((await far.get(address)).statusCode, 404, role)
      assert.equal((await far.post(page(), {}, '/account')).statusCode, 404, role)
    }
    for (const role of ['teacher', 'expert', 'chair', 'signatory', 'admin', 'employer'] as const)
      assert.equal((await (await site().worker(role, region)).get(`${page()}.zip`)).statusCode, 403, role)
    const { rows } = await site().database.pool.query(
      `select count(*)::int as n from access_log where action = 'case.whole_taken' and object_id = $1`,
      [caseId()],
    )
    assert.ok(rows[0].n > 0, 'кто взял, записано')
  })

  it('уборка хранит напечатанное, подписанное, подписи, архивы, шаблоны и приложенное, остальное уносит', async () => {
    const template = await keepBytes(site().files, Buffer.from('PK шаблон'))
    await site().database.pool.query(
      `insert into paper_templates (id, region, form, kind, version, name, body, loaded_by, loaded_at)
       values ($1, $2, 'order', 'docx', 9, 'Свой', $3, $4, now())`,
      [randomUUID(), region, template.digest, story.minister.actor.personId],
    )
    const { rows } = await site().database.pool.query<{ digest: string }>(
      `select digest from document_files union select digest from signings where digest is not null
       union select digest from signatures union select digest from case_archives where digest is not null
       union select digest from files union select body from paper_templates where kind = 'docx'`,
    )
    assert.ok(rows.length > 15)
    const orphan = await keepBytes(site().files, Buffer.from('ничьё'))
    const now = site().app.clock.now()
    site().setClock(new Date(Date.now() + 48 * 3600_000).toISOString())
    assert.ok((await sweepFiles(site().app, site().files)) >= 1)
    assert.equal((await bytesIn(site(), orphan.digest)).length, 0)
    for (const { digest } of rows) assert.ok((await bytesIn(site(), digest)).length > 0, digest)

    const last = await latest()
    await forgetEnded(site().database.db, new Date(now.getTime() + 6 * 86_400_000))
    assert.equal((await latest())?.id, last?.id, 'неделя не прошла')
    await forgetEnded(site().database.db, new Date(now.getTime() + 8 * 86_400_000))
    assert.equal(await latest(), undefined)
    await sweepFiles(site().app, site().files)
    assert.equal((await bytesIn(site(), last?.digest ?? '')).length, 0, 'архива старше недели больше нет')
    site().setClock(now.toISOString())
    assert.equal((await clerk.get(`${page()}.zip`)).statusCode, 303)
  })
})
