import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { createTrainingAuthority } from '../../src/adapters/crypto/cms/training.ts'
import { prepareOrder } from '../../src/application/order-prepare.ts'
import { takeTrainingCertificate } from '../../src/application/signing/training.ts'
import { type OrderStory, orderStory, sure } from '../signing/order-story.ts'
import { cookiesOf } from '../web-site.ts'
import {
  askedByProgram,
  changedLater,
  downloaded,
  multipartOf,
  multipartType,
  publish,
  signedByMark,
} from './published-order.ts'

const megabyte = 1024 * 1024

describe('«Проверить документ»', () => {
  let story: OrderStory
  let pdf: Buffer
  let sig: Buffer
  let replaced: string
  before(async () => {
    story = await orderStory()
    const { app, signing } = story.site
    const { certificateId } = sure(await takeTrainingCertificate(app, signing, story.minister))
    sure(await prepareOrder(app, story.minister, story.orderId, { certificateId }))
    await story.draw()
    replaced = (await story.copies())[0]?.digest ?? ''
    story.site.setClock('2026-03-24T04:00:00Z')
    await signedByMark(story)
    await publish(story)
    ;({ pdf, sig } = await downloaded(story))
  })
  after(() => story.site.close())

  const json = async (document?: Uint8Array, signature?: Uint8Array) => {
    const answer = await askedByProgram(story, document, signature)
    return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() }
  }
  const stored = async () => {
    const { rows } = await story.site.database.pool.query(`select
      (select count(*) from files) as files, (select count(*) from document_files) as printed,
      (select count(*) from signatures) as signatures, (select count(*) from audit) as audit`)
    return JSON.stringify(rows)
  }

  it('подписанный приказ: подпись действительна, приказ опубликован, подпись учебная', async () => {
    const { status, body } = await json(pdf, sig)
    assert.equal(status, 200)
    assert.equal(body.signature.result, 'valid')
    assert.equal(body.signature.signers[0].certificate.training, true)
    assert.equal(body.signature.signers[0].points.length, 10)
    assert.deepEqual([body.order.id, body.order.file], [story.orderId, 'published'])
    assert.equal(body.document.sha256, createHash('sha256').update(pdf).digest('hex'))
    assert.doesNotMatch(JSON.stringify(body), /snils|inn|@/i)
  })

  it('без подписи узнаём только, опубликован ли такой файл', async () => {
    const known = (await json(pdf)).body
    assert.deepEqual([known.signature, known.order.id], [null, story.orderId])
    assert.match(known.document.streebog256, /^[0-9a-f]{64}$/)
    const other = (await json(Buffer.from('%PDF-1.7\nдругой документ'))).body
    assert.deepEqual([other.signature, other.order], [null, null])
  })

  it('изменённый документ и чужой документ – недействительна, и среди приказов его нет', async () => {
    const tampered = Buffer.from(pdf)
    tampered[tampered.length - 1] = (tampered[tampered.length - 1] ?? 0) ^ 1
    const { body } = await json(tampered, sig)
    assert.deepEqual([body.signature.result, body.signature.reason], ['invalid', 'document_differs'])
    assert.equal(body.order, null)
  })

  it('неизвестный удостоверяющий центр – не проверено, с советом', async () => {
    const stranger = createTrainingAuthority({ now: () => story.site.app.clock.now(), random: randomBytes })
    const holder = stranger.issue({ owner: 'Чужова Анна Петровна' })
    const { body } = await json(pdf, stranger.sign(pdf, holder, story.site.app.clock.now()))
    assert.equal(body.signature.result, 'indeterminate')
    assert.ok(['issuer_unknown', 'untrusted_root'].includes(body.signature.reason), body.signature.reason)
    assert.ok(body.signature.what.length > 20)
  })

  it('файл, который готовили, но не подписали, назван заменённым', async () => {
    const bytes: Uint8Array[] = []
    for await (const chunk of (await story.site.files.open(replaced)) ?? []) bytes.push(chunk)
    assert.equal((await json(Buffer.concat(bytes))).body.order.file, 'replaced')
  })

  it('то, что проверить нельзя, – ответ по RFC 9457 с полем и советом', async () => {
    const cases: [string, Uint8Array | undefined, Uint8Array | undefined, RegExp][] = [
      ['ничего', undefined, undefined, /Выберите файл документа/],
      ['пустой документ', new Uint8Array(), sig, /Файл документа пуст/],
      ['пустая подпись', pdf, new Uint8Array(), /Файл подписи пуст/],
      ['подпись 2 МБ', pdf, Buffer.alloc(2 * megabyte, 0x30), /больше 1 МБ/],
      ['документ больше 50 МБ', Buffer.alloc(50 * megabyte + 1, 0x20), undefined, /больше 50 МБ/],
      ['перепутаны', sig, pdf, /перепутаны/],
      ['только подпись', sig, undefined, /без \.sig/],
      ['документ вместо подписи', pdf, pdf, /не файл подписи, а документ/],
    ]
    for (const [what, document, signature, words] of cases) {
      const { status, type, body } = await json(document, signature)
      assert.equal(status, 422, what)
      assert.match(type, /^application\/problem\+json/, what)
      assert.match(body.detail, words, what)
      assert.ok(body.errors.length > 0 && body.status === 422, what)
    }
  })

  it('ровно 50 МБ проверяются', async () => {
    const { status, body } = await json(Buffer.alloc(50 * megabyte, 0x20))
    assert.deepEqual([status, body.document.size, body.order], [200, 50 * megabyte, null])
  })

  it('после всех проверок ничего не осталось ни в базе, ни в хранилище', async () => {
    const before = await stored()
    await json(pdf, sig)
    await json(Buffer.from('%PDF-1.7\nничей документ'), sig)
    await json(sig, pdf)
    assert.equal(await stored(), before)
    const digest = createHash('sha256').update('%PDF-1.7\nничей документ').digest('hex')
    assert.equal(await story.site.files.open(digest), undefined)
    const tomorrow = new Date(Date.now() + 60_000)
    const aside: string[] = []
    const removed = await story.site.files.sweep(tomorrow, async digests => {
      aside.push(...digests)
      return new Set(digests)
    })
    assert.equal(removed, 0, 'во временном месте что-то лежит')
    assert.ok(aside.length > 0)
  })

  it('на странице те же ответы словами, и страница работает без сценариев', async () => {
    const { server } = story.site
    const shown = await server.inject({ url: '/verify' })
    const token = /_csrf=([^"&]+)/.exec(shown.body)?.[1] ?? ''
    const send = (document: Uint8Array | undefined, signature: Uint8Array | undefined, csrf = token) =>
      server.inject({
        method: 'POST',
        url: `/verify?_csrf=${csrf}`,
        headers: { 'content-type': multipartType, 'sec-fetch-site': 'same-origin', cookie: cookiesOf(shown) },
        payload: multipartOf([
          { field: 'file_document', name: document ? 'a.pdf' : '', bytes: document ?? new Uint8Array() },
          { field: 'file_signature', name: signature ? 'a.sig' : '', bytes: signature ?? new Uint8Array() },
        ]),
      })
    const good = await send(pdf, sig)
    assert.equal(good.statusCode, 200)
    for (const words of [
      /Подпись сходится, но она учебная/,
      /УЧЕБНАЯ ПОДПИСЬ/,
      /Это опубликованный приказ/,
      /gosuslugi\.ru\/eds/,
    ])
      assert.match(good.body, words)
    const bad = await send(Buffer.concat([pdf, Buffer.from(' ')]), sig)
    assert.match(bad.body, /Подпись недействительна/)
    assert.match(bad.body, /Среди опубликованных приказов такого файла нет/)
    const none = await send(undefined, undefined)
    assert.equal(none.statusCode, 422)
    assert.match(none.body, /href="#file_document"/)
    assert.equal((await send(pdf, sig, 'чужой')).statusCode, 403)
  })

  it('позднейший приказ виден и при проверке файла', async () => {
    const [caseId = ''] = story.caseIds
    const wanted = { kind: 'replace' as const, caseId, fields: { position: 'Учитель физики' } }
    const changed = await changedLater(story, wanted, '99-испр')
    const { body } = await json(pdf, sig)
    assert.deepEqual([body.order.file, body.order.amended_by[0].id], ['published', changed])
  })

  it('сверх меры – 429 со сроком ожидания', async () => {
    let last = await askedByProgram(story, undefined)
    for (let n = 0; n < 40 && last.statusCode !== 429; n++) last = await askedByProgram(story, undefined)
    assert.equal(last.statusCode, 429)
    assert.ok(Number(last.headers['retry-after']) > 0)
  })
})
