import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { outbox } from '../../src/adapters/db/outbox.ts'
import { people } from '../../src/adapters/db/people.ts'
import { asMessage } from '../../src/adapters/mail/letter-text.ts'
import { enclosuresOf, heaviest } from '../../src/application/documents/enclosures.ts'
import { registerCase } from '../../src/application/filing.ts'
import type { Enclosure, Letter } from '../../src/application/ports.ts'
import { prepareSigning } from '../../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import { tasks } from '../../src/jobs/tasks.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'
import { personAs, sure } from '../signing/order-story.ts'
import { bytesIn, doJobs, sha256, shopOf, type TestPress, type TestShop, testPress, waiting } from './print-shop.ts'

const region = 'kbr'

describe('письмо с документом', () => {
  let site: DeskSite
  let press: TestPress
  let shop: TestShop
  let post: { letter: Letter; enclosures: readonly Enclosure[] }[]
  before(async () => {
    site = await deskSite()
    site.app.publicUrl = 'https://kategoria.example'
    press = testPress()
    shop = shopOf(site, press)
  })
  after(() => site.close())

  const chores = () =>
    tasks({
      clock: site.app.clock,
      mailer: {
        send: async (letter, enclosures = []) => {
          post.push({ letter, enclosures })
        },
      },
      outbox: outbox(site.database.db),
      enclosuresOf: id => enclosuresOf(shop, id),
      sealLog: async () => {},
      forgetEnded: async () => {},
    })
  /** A letter of the registration that waits to be sent, and its paper. */
  const written = async (surname: string) => {
    const clerk = await personAs(site, 'clerk', region)
    const id = await site.filed(region, { resultBy: 'email' }, surname)
    const person = (await site.reads.caseCard(id))?.person
    assert.ok(person)
    await people(site.database.db).put({ ...person, email: 'uchitel@school.example' })
    sure(await registerCase(site.app, clerk, id, region))
    const notice = (await site.reads.caseCard(id))?.notices.find(({ way, documentId }) => way === 'email' && documentId)
    assert.ok(notice?.documentId)
    return { noticeId: notice.id, documentId: notice.documentId, clerk }
  }
  const send = async (noticeId: string) => {
    post = []
    await chores().send_notice?.({ noticeId })
    const [one, ...more] = post
    assert.ok(one && more.length === 0)
    return one
  }

  it('несёт PDF, который напечатан тут же; второй раз не уходит', async () => {
    const { noticeId, documentId } = await written('Письменная')
    const { letter, enclosures } = await send(noticeId)
    assert.equal(letter.to, 'uchitel@school.example')
    const [pdf, ...more] = enclosures
    assert.equal(more.length, 0)
    assert.match(pdf?.name ?? '', /\.pdf$/)
    assert.equal(pdf?.mediaType, 'application/pdf')
    const { rows } = await site.database.pool.query('select digest from document_files where document_id = $1', [
      documentId,
    ])
    assert.equal(sha256(pdf?.bytes ?? new Uint8Array()), rows[0]?.digest)
    const [attached] = asMessage(letter, 'a@b', enclosures).attachments
    assert.deepEqual([attached?.filename, attached?.contentType], [pdf?.name, 'application/pdf'])
    post = []
    await chores().send_notice?.({ noticeId })
    assert.deepEqual(post, [])
  })

  it('подписанный документ уходит с подписью рядом', async () => {
    const { noticeId, documentId, clerk } = await written('Подписная')
    const { app, files, signing: tools } = site
    const taken = sure(await takeTrainingCertificate(app, tools, clerk))
    const { signingId } = sure(await prepareSigning(app, clerk, documentId, { ...taken, tools }))
    await doJobs(site, shop)
    sure(await signWithTraining({ app, files, tools }, clerk, signingId))
    const { enclosures } = await send(noticeId)
    assert.deepEqual(
      enclosures.map(({ mediaType }) => mediaType),
      ['application/pdf', 'application/pkcs7-signature'],
    )
    const [pdf, sig] = enclosures
    assert.equal(sig?.name, `${pdf?.name}.sig`)
    const report = await tools.check.check(
      pdf?.bytes ?? new Uint8Array(),
      sig?.bytes ?? new Uint8Array(),
      await tools.trust.all(),
      app.clock.now(),
    )
    assert.equal(report.verdict.state, 'valid')
  })

  it('больше десяти мегабайт – без файла, словами и адресом', async () => {
    const { noticeId, documentId } = await written('Тяжёлая')
    press.weight = heaviest
    const { letter, enclosures } = await send(noticeId)
    press.weight = undefined
    assert.deepEqual(enclosures, [])
    assert.match(letter.body, /слишком велик для письма/)
    assert.ok(letter.body.includes(`https://kategoria.example/papers/${documentId}`))
  })

  it('документ не печатается – письмо всё равно уходит и говорит, где его взять', async () => {
    const { noticeId } = await written('Непечатная')
    press.fails = 'refuse'
    const { letter, enclosures } = await send(noticeId)
    press.fails = undefined
    assert.deepEqual(enclosures, [])
    assert.match(letter.body, /приложить не удалось[\s\S]*https:\/\/kategoria\.example\/papers\//)
  })

  it('файл пропал из хранилища – письмо ждёт, причина записана, потом уходит целым', async () => {
    const { noticeId, documentId } = await written('Пропажа')
    await enclosuresOf(shop, documentId)
    const { rows } = await site.database.pool.query('select digest from document_files where document_id = $1', [
      documentId,
    ])
    const digest: string = rows[0]?.digest
    const kept = await bytesIn(site, digest)
    await site.files.sweep(new Date(Date.now() + 3600_000), async all => new Set(all.filter(one => one !== digest)))
    await assert.rejects(send(noticeId), /missing from the store/)
    assert.equal((await site.reads.failedLetters(region)).find(({ id }) => id === noticeId)?.why, 'Error')
    const again = `/admin/system/letters/${noticeId}/again`
    const far = await site.worker('admin', 'penza')
    assert.equal((await far.post(again, {}, '/admin/system')).statusCode, 404)
    const admin = await site.worker('admin', region)
    assert.match((await admin.get('/admin/system')).body, new RegExp(`${again}[\\s\\S]*Отправить ещё раз`))
    const before = await waiting(site, 'send_notice')
    assert.equal((await admin.post(again, {}, '/admin/system')).statusCode, 303)
    assert.equal(await waiting(site, 'send_notice'), before, 'то же задание, а не второе')
    const back = await site.files.receive(
      (async function* () {
        yield kept
      })(),
      kept.length,
    )
    await back.keep()
    assert.equal((await send(noticeId)).enclosures.length, 1)
    assert.equal((await admin.post(again, {}, '/admin/system')).statusCode, 404, 'ушедшее не повторяют')
  })
})
