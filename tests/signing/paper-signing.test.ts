import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { By } from '../../src/application/app.ts'
import { prepareSigning } from '../../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import { type OrderStory, orderStory, personAs, refusedAs, region, sure } from './order-story.ts'

describe('подпись протокола несколькими лицами', () => {
  let story: OrderStory
  let minutes: string
  let seats: By[]
  before(async () => {
    story = await orderStory(['Ветрова'])
    const card = await story.site.reads.meetingCard(story.meetingId)
    minutes = card?.papers.find(({ form }) => form === 'minutes')?.id ?? ''
    const roster = (card?.roster ?? []).map(({ personId, duty }) => ({ personId, duty }))
    seats = roster.map(({ personId, duty }) => ({ actor: { personId, role: duty, region }, accountId: personId }))
  })
  after(() => story.site.close())
  const place = () => ({ app: story.site.app, files: story.site.files, tools: story.site.signing })
  const prepare = async (by: By) => {
    const { certificateId } = sure(await takeTrainingCertificate(story.site.app, story.site.signing, by))
    return prepareSigning(story.site.app, by, minutes, { certificateId, tools: story.site.signing })
  }

  it('посторонний секретарь и министр протокол не подписывают', async () => {
    assert.equal(refusedAs(await prepare(await personAs(story.site, 'secretary'))), 'not_yours')
    assert.equal(refusedAs(await prepare(story.minister)), 'not_yours')
    assert.equal(refusedAs(await prepare(await personAs(story.site, 'chair', 'kbr'))), 'not_found')
  })

  it('без сертификатов остальных не подготовить: названо, кого ждут', async () => {
    const [first] = seats
    assert.ok(first)
    const { certificateId } = sure(await takeTrainingCertificate(story.site.app, story.site.signing, first))
    const answer = await prepareSigning(story.site.app, first, minutes, { certificateId })
    assert.equal(refusedAs(answer), 'others_without_certificate')
  })

  it('на стенде каждый подписывает свой раз, последняя подпись завершает файл и протокол', async () => {
    const [first, ...others] = seats
    assert.ok(first)
    const { signingId } = sure(await prepare(first))
    await story.draw()
    assert.equal(story.press.marks.length, seats.length)
    const early = sure(await signWithTraining(place(), first, signingId))
    assert.deepEqual(early, { signingId, signed: false, left: seats.length - 1 })
    assert.deepEqual(sure(await signWithTraining(place(), first, signingId)).left, seats.length - 1)
    for (const by of others) sure(await signWithTraining(place(), by, signingId))
    const signing = await story.site.reads.signing(signingId)
    assert.deepEqual([signing?.status, signing?.signers.length], ['signed', seats.length])
    assert.equal((await story.site.reads.meetingCard(story.meetingId))?.row.stage, 'minuted')
    assert.equal(refusedAs(await prepare(first)), 'already_signed')
  })

  it('подписанное не подписывает тот, кого в нём нет, и заявление здесь не подписывают', async () => {
    const [signing] = await story.site.reads.signingsOfPaper(minutes)
    assert.equal(refusedAs(await signWithTraining(place(), story.minister, signing?.id ?? '')), 'no_training')
    const { rows } = await story.site.database.pool.query<{ id: string }>(
      `select id from documents where form = 'order_draft'`,
    )
    const { certificateId } = sure(await takeTrainingCertificate(story.site.app, story.site.signing, story.minister))
    const draft = await prepareSigning(story.site.app, story.minister, rows[0]?.id ?? '', { certificateId })
    assert.equal(refusedAs(draft), 'not_signed')
  })
})
