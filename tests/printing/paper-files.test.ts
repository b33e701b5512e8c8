import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPress } from '../../src/adapters/documents/press.ts'
import { printPaper } from '../../src/application/documents/print.ts'
import { type DeskSite, deskSite, type Worker } from '../desk-site.ts'
import { bytesIn, doJobs, sha256, shopOf, type TestPress, type TestShop, testPress, waiting } from './print-shop.ts'

const region = 'kbr'

describe('документ файлом', () => {
  let site: DeskSite
  let clerk: Worker
  let press: TestPress
  let shop: TestShop
  let caseId: string
  const papers = async () => (await site.reads.caseCard(caseId))?.papers ?? []
  const aPaper = async (form: string) => (await papers()).find(paper => paper.form === form)?.id ?? ''
  const fileRow = async (id: string, format = 'pdf') =>
    (
      await site.database.pool.query('select * from document_files where document_id = $1 and format = $2', [
        id,
        format,
      ])
    ).rows[0]

  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk', region)
    press = testPress()
    shop = shopOf(site, press)
    caseId = await site.filed(region)
  })
  after(() => site.close())

  it('первый раз – «Готовим файл», двое желающих – одно задание; потом файл сразу', async () => {
    const id = await aPaper('application')
    const other = await site.worker('secretary', region)
    for (const who of [clerk, other]) {
      const answer = await who.get(`/papers/${id}/pdf`)
      assert.equal(answer.statusCode, 202)
      assert.equal(answer.headers.refresh, '3')
      assert.match(answer.body, /Готовим файл/)
    }
    assert.equal(await waiting(site, 'print_paper'), 1)
    assert.deepEqual(await doJobs(site, shop), [])
    const done = await clerk.get(`/papers/${id}/pdf`)
    assert.equal(done.statusCode, 200)
    assert.equal((await other.get(`/papers/${id}/pdf`)).statusCode, 200)
    assert.equal(await waiting(site, 'print_paper'), 0)
    assert.equal(press.printed.length, 1)
    assert.equal(sha256(done.rawPayload), (await fileRow(id)).digest)
  })

  it('заголовки: вид, длина, имя файла по-русски, без кэша; PDF открывается на месте, Word скачивается', async () => {
    const id = await aPaper('application')
    const pdf = await clerk.get(`/papers/${id}/pdf`)
    assert.equal(pdf.headers['content-type'], 'application/pdf')
    assert.equal(Number(pdf.headers['content-length']), pdf.rawPayload.length)
    assert.equal(pdf.headers['x-content-type-options'], 'nosniff')
    assert.equal(pdf.headers['cache-control'], 'private, no-store')
    // In a sandbox the viewer of Chrome shows an empty page.
    assert.doesNotMatch(String(pdf.headers['content-security-policy']), /sandbox/)
    assert.match(String(pdf.headers['content-security-policy']), /^default-src 'none'/)
    const name = /^inline; filename\*=UTF-8''(\S+)$/.exec(String(pdf.headers['content-disposition']))?.[1] ?? ''
    assert.match(decodeURIComponent(name), /^Заявление .* от 02\.03\.2026\.pdf$/)
    assert.doesNotMatch(name, /['()*]/)

    await clerk.get(`/papers/${id}/docx`)
    await doJobs(site, shop)
    const word = await clerk.get(`/papers/${id}/docx`)
    assert.match(String(word.headers['content-type']), /wordprocessingml/)
    assert.match(String(word.headers['content-disposition']), /^attachment; .*\.docx$/)
    assert.match(String(word.headers['content-security-policy']), /sandbox/)
  })

  it('не печатается – сказано почему, «Попробовать ещё раз» печатает', async () => {
    const id = await aPaper('consent')
    press.fails = 'refuse'
    await clerk.get(`/papers/${id}/pdf`)
    assert.deepEqual(await doJobs(site, shop), [])
    const page = await clerk.get(`/papers/${id}/pdf`)
    assert.equal(page.statusCode, 202)
    assert.equal(page.headers.refresh, undefined, 'обновлять нечего')
    assert.match(page.body, /Файл не получился[\s\S]*знаки, которых нет в шрифте/)
    assert.equal(await waiting(site, 'print_paper'), 0, 'сама собой страница больше не просит')
    press.fails = undefined
    const again = await clerk.post(`/papers/${id}/pdf/again`, {}, `/papers/${id}/pdf`)
    assert.equal(again.statusCode, 303)
    assert.equal(again.headers.location, `/papers/${id}/pdf`)
    await doJobs(site, shop)
    assert.equal((await clerk.get(`/papers/${id}/pdf`)).statusCode, 200)
  })

  it('сбой печати – задание повторит очередь, а человеку сказано словами; удалось со второго раза – слов больше нет', async () => {
    const id = await aPaper('consent')
    press.fails = 'break'
    await clerk.get(`/papers/${id}/docx`)
    assert.deepEqual(await doJobs(site, shop), ['Error: a fault of the press'])
    const page = await clerk.get(`/papers/${id}/docx`)
    assert.match(page.body, /из-за ошибки на нашей стороне/)
    assert.doesNotMatch(page.body, /fault of the press/)
    press.fails = undefined
    await printPaper(shop, { documentId: id, format: 'docx' })
    assert.equal((await clerk.get(`/papers/${id}/docx`)).statusCode, 200)
  })

  it('пока документ печатается, второй раз его не печатают', async () => {
    const id = await site.filed(region, {}, 'Медленная')
    const paper = (await site.reads.caseCard(id))?.papers[0]?.id ?? ''
    let go = () => {}
    press.until = new Promise(resolve => {
      go = resolve
    })
    const before = press.printed.length
    const both = [1, 2].map(() => printPaper(shop, { documentId: paper, format: 'pdf' }))
    await clerk.get(`/papers/${paper}/pdf`)
    await doJobs(site, shop)
    go()
    await Promise.all(both)
    press.until = undefined
    assert.equal(press.printed.length, before + 1)
    assert.equal((await clerk.get(`/papers/${paper}/pdf`)).statusCode, 200)
  })

  it('пропавший из хранилища файл делается снова, байт в байт тот же', async () => {
    const id = await aPaper('application')
    const { digest } = await fileRow(id)
    const kept = await bytesIn(site, digest)
    // Whatever the place of the store: the sweep knows it.
    await site.files.sweep(new Date(Date.now() + 3600_000), async digests => new Set(digests.filter(d => d !== digest)))
    assert.equal((await clerk.get(`/papers/${id}/pdf`)).statusCode, 303)
    await clerk.get(`/papers/${id}/pdf`)
    await doJobs(site, shop)
    assert.deepEqual((await clerk.get(`/papers/${id}/pdf`)).rawPayload, kept)
  })

  it('подписанный тем временем файл остаётся файлом документа', async () => {
    const id = (await site.reads.caseCard(await site.filed(region, {}, 'Спешная')))?.papers[0]?.id ?? ''
    let go = () => {}
    press.until = new Promise(resolve => {
      go = resolve
    })
    const printing = printPaper(shop, { documentId: id, format: 'pdf' })
    const signed = {
      documentId: id,
      format: 'pdf',
      digest: 'a'.repeat(64),
      size: 7,
      pages: 1,
      templateId: null,
    } as const
    await site.app.storage.write(async tx => {
      await tx.printed.put({ ...signed, madeAt: site.app.clock.now() })
      return {}
    })
    go()
    await printing
    press.until = undefined
    assert.equal((await fileRow(id)).digest, signed.digest)
  })

  it('чужой педагог, чужой регион, школа, гость файла не получают и задания не заводят', async () => {
    const id = (await site.reads.caseCard(await site.filed(region, {}, 'Закрытая')))?.papers[0]?.id ?? ''
    const before = await waiting(site, 'print_paper')
    for (const [role, where] of [
      ['teacher', region],
      ['clerk', 'penza'],
      ['expert', region],
      ['admin', region],
      ['member', region],
      ['employer', region],
    ] as const) {
      const stranger = await site.worker(role, where)
      for (const format of ['pdf', 'docx']) {
        assert.equal((await stranger.get(`/papers/${id}/${format}`)).statusCode, 404, `${role} ${where}`)
        const again = await stranger.post(`/papers/${id}/${format}/again`, {}, '/account')
        assert.equal(again.statusCode, 404, `${role} ${where} again`)
      }
    }
    assert.equal((await site.server.inject(`/papers/${id}/pdf`)).statusCode, 303)
    for (const strange of ['нет', '..', '%00', '00000000-0000-4000-8000-000000000000'])
      assert.equal((await clerk.get(`/papers/${strange}/pdf`)).statusCode, 404, strange)
    assert.equal(await waiting(site, 'print_paper'), before)
  })

  it('кто открыл чужой файл, записано', async () => {
    const { rows } = await site.database.pool.query(
      `select count(*)::int as n from access_log where action = 'open_paper' and object_id = $1`,
      [await aPaper('application')],
    )
    assert.ok(rows[0].n > 0)
  })
})

describe('документ настоящей печатью', () => {
  it('заявление становится PDF и файлом Word', async () => {
    const site = await deskSite()
    const press = startPress()
    try {
      const clerk = await site.worker('clerk', region)
      const shop = shopOf(site, press)
      const card = await site.reads.caseCard(await site.filed(region))
      const id = card?.papers[0]?.id ?? ''
      for (const format of ['pdf', 'docx']) await clerk.get(`/papers/${id}/${format}`)
      assert.deepEqual(await doJobs(site, shop), [])
      const pdf = await clerk.get(`/papers/${id}/pdf`)
      assert.match(pdf.rawPayload.subarray(0, 8).toString(), /^%PDF-1\.\d/)
      const word = await clerk.get(`/papers/${id}/docx`)
      assert.equal(word.rawPayload.subarray(0, 2).toString(), 'PK')
      const { rows } = await site.database.pool.query('select format, pages from document_files order by format desc')
      assert.deepEqual(
        rows.map(({ format, pages }) => [format, pages === null || pages > 0]),
        [
          ['pdf', true],
          ['docx', true],
        ],
      )
    } finally {
      await press.close()
      await site.close()
    }
  })
})
