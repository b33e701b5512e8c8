import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { By } from '../../src/application/app.ts'
import { prepareOrder, unprepareOrder } from '../../src/application/order-prepare.ts'
import { publishOrder, returnOrder, signOrder } from '../../src/application/orders.ts'
import { acceptSignature } from '../../src/application/signing/accept.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { type OrderStory, orderStory, personAs, refusedAs, sure } from './order-story.ts'

const upload = (story: OrderStory, by: By, signingId: string, bytes: Uint8Array) => {
  const { app, files, signing: tools } = story.site
  return acceptSignature({ app, files, tools }, by, { signingId, bytes, way: 'upload' })
}

const prepared = async (story: OrderStory, number?: string) => {
  const { certificateId } = sure(await takeTrainingCertificate(story.site.app, story.site.signing, story.minister))
  const done = await prepareOrder(story.site.app, story.minister, story.orderId, { certificateId, number })
  if (!isRefusal(done)) await story.draw()
  return done
}

/** The .sig of a frozen file, made by the training signer of the stand for this person. */
const signatureOf = async (story: OrderStory, by: By, digest: string | null, over?: Uint8Array) => {
  const { app, files, signing } = story.site
  const person = await story.site.reads.person(by.actor.personId)
  assert.ok(person && signing.training && digest)
  const chunks: Uint8Array[] = []
  for await (const chunk of (await files.open(digest)) ?? []) chunks.push(chunk)
  const who = { id: person.id, fullName: `${person.surname} ${person.name}` }
  const certificate = signing.training.certificateFor(who, app.clock.now())
  return signing.training.sign(who, certificate, over ?? Buffer.concat(chunks), app.clock.now())
}

describe('электронная подпись приказа', () => {
  let story: OrderStory
  before(async () => {
    story = await orderStory()
  })
  after(() => story.site.close())
  const row = async () => (await story.site.reads.orderCard(story.orderId))?.row
  const current = async () => (await story.copies()).find(({ status }) => status === 'ready')

  it('без своего сертификата приказ не подготовить', async () => {
    const { app } = story.site
    const none = await prepareOrder(app, story.minister, story.orderId, { certificateId: story.orderId })
    assert.equal(refusedAs(none), 'no_certificate')
    const secretary = sure(await takeTrainingCertificate(app, story.site.signing, story.secretary))
    const foreign = await prepareOrder(app, story.minister, story.orderId, secretary)
    assert.equal(refusedAs(foreign), 'no_certificate')
    assert.equal(refusedAs(await prepareOrder(app, story.secretary, story.orderId, secretary)), 'not_yours')
    assert.equal((await row())?.status, 'draft')
  })

  it('файл не получился – причина словами, подготовить можно снова; номер остаётся за приказом', async () => {
    story.press.broken = true
    const first = sure(await prepared(story))
    const [failed] = await story.copies()
    assert.match(failed?.failed ?? '', /нет в шрифте/)
    assert.equal(failed?.status, 'drawing')
    story.press.broken = false
    const again = sure(await prepared(story))
    assert.equal(again.number, first.number)
    assert.deepEqual((await story.copies()).map(({ status }) => status).sort(), ['ready', 'replaced'])
  })

  it('отметка нарисована до подписи; повтор задания файла не меняет', async () => {
    const ready = await current()
    assert.equal(ready?.signers[0]?.certificate.training, true)
    assert.match(story.press.marks[0] ?? '', new RegExp(ready?.signers[0]?.certificate.serial ?? 'нет'))
    await story.draw()
    assert.equal((await current())?.digest, ready?.digest)
  })

  it('чужое лицо, подпись другого документа, пустая и двухмегабайтная подпись – отказ, дело не изменилось', async () => {
    const ready = await current()
    assert.ok(ready)
    const own = await signatureOf(story, story.minister, ready.digest)
    const other = await personAs(story.site, 'signatory')
    assert.equal(refusedAs(await upload(story, other, ready.id, own)), 'not_yours')
    const abroad = await personAs(story.site, 'signatory', 'kbr')
    assert.equal(refusedAs(await upload(story, abroad, ready.id, own)), 'not_found')
    const wrong = await signatureOf(story, story.minister, ready.digest, Buffer.from('другой документ'))
    const refused = await upload(story, story.minister, ready.id, wrong)
    assert.equal(refusedAs(refused), 'signature_invalid')
    assert.match(isRefusal(refused) ? refused.because : '', /другого документа/)
    assert.equal(refusedAs(await upload(story, story.minister, ready.id, new Uint8Array())), 'empty')
    assert.equal(refusedAs(await upload(story, story.minister, ready.id, new Uint8Array(2 << 20))), 'too_large')
    assert.equal(
      refusedAs(await upload(story, story.minister, ready.id, Buffer.from('не подпись'))),
      'signature_invalid',
    )
    const stranger = await signatureOf(story, other, ready.digest)
    assert.equal(refusedAs(await upload(story, story.minister, ready.id, stranger)), 'other_certificate')
    assert.equal((await row())?.status, 'prepared')
    for (const caseId of story.caseIds) assert.equal(await story.stageOf(caseId), 'decided')
    const { rows } = await story.site.database.pool.query('select from signatures')
    assert.equal(rows.length, 0)
  })

  it('на другой день файл не подписывают: приказ готовят заново, номер прежний', async () => {
    const ready = await current()
    assert.ok(ready)
    const own = await signatureOf(story, story.minister, ready.digest)
    story.site.setClock('2026-03-25T03:00:00Z')
    assert.equal(refusedAs(await upload(story, story.minister, ready.id, own)), 'day_passed')
    const before = await row()
    const again = sure(await prepared(story))
    assert.equal(again.number, before?.number)
    assert.equal((await row())?.preparedOn, '2026-03-25')
    assert.equal(refusedAs(await upload(story, story.minister, ready.id, own)), 'replaced')
  })

  it('отложенный и возвращённый приказ номера не теряет, его файлы больше не подписывают', async () => {
    const { app } = story.site
    const { number } = (await row()) ?? {}
    assert.equal(sure(await unprepareOrder(app, story.minister, story.orderId)).status, 'draft')
    assert.equal(await current(), undefined)
    assert.equal((await row())?.number, number)
    assert.equal(sure(await prepared(story)).number, number)
  })

  it('подпись принимается один раз, приказ подписан, дела знают номер, файл приказа – подписанный', async () => {
    const ready = await current()
    assert.ok(ready)
    const own = await signatureOf(story, story.minister, ready.digest)
    const [one, two] = await Promise.all([
      upload(story, story.minister, ready.id, own),
      upload(story, story.minister, ready.id, own),
    ])
    assert.deepEqual([sure(one).signed, sure(two).signed], [true, true])
    const signed = await row()
    assert.deepEqual([signed?.status, signed?.signedOn], ['signed', '2026-03-25'])
    for (const caseId of story.caseIds) assert.equal(await story.stageOf(caseId), 'ordered')
    const [copy] = (await story.copies()).filter(({ status }) => status === 'signed')
    const order = (await story.site.reads.orderCard(story.orderId))?.papers.filter(({ form }) => form === 'order') ?? []
    assert.equal(order.length, 1)
    assert.equal(copy?.documentId, order[0]?.id)
    const { rows } = await story.site.database.pool.query<{ digest: string }>(
      `select digest from document_files where document_id = $1 and format = 'pdf'`,
      [copy?.documentId],
    )
    assert.equal(rows[0]?.digest, copy?.digest)
    const signature = copy?.signers[0]?.signature
    assert.equal(signature?.report.verdict.state, 'valid')
    assert.equal(JSON.stringify(signature?.report).includes('snils'), false)
    assert.ok(signature?.claimedAt)
  })

  it('подписанный приказ не готовят, не подписывают и не возвращают', async () => {
    const { app } = story.site
    assert.equal(refusedAs(await prepared(story)), 'not_now')
    assert.equal(refusedAs(await signOrder(app, story.minister, story.orderId)), 'not_now')
    assert.equal(refusedAs(await returnOrder(app, story.minister, story.orderId, 'поздно')), 'not_now')
    assert.equal(sure(await publishOrder(app, story.secretary, story.orderId)).status, 'published')
  })
})

describe('подпись приказа на бумаге после подготовки', () => {
  let story: OrderStory
  before(async () => {
    story = await orderStory(['Ветрова'])
  })
  after(() => story.site.close())

  it('номер тот же, замороженные файлы больше не ждут подписи', async () => {
    const { app } = story.site
    const { number } = sure(await prepared(story, '77-к'))
    assert.equal(number, '77-к')
    const done = sure(await signOrder(app, story.minister, story.orderId))
    assert.deepEqual([done.status, done.number], ['signed', '77-к'])
    assert.deepEqual(
      (await story.copies()).map(({ status }) => status),
      ['dropped'],
    )
    const [copy] = await story.copies()
    assert.equal(refusedAs(await signWithTraining(placeOf(story), story.minister, copy?.id ?? '')), 'replaced')
    assert.equal(await story.stageOf(story.caseIds[0] ?? ''), 'ordered')
  })
})

const placeOf = ({ site: { app, files, signing: tools } }: OrderStory) => ({ app, files, tools })
