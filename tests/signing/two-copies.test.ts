import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startPress } from '../../src/adapters/documents/press.ts'
import type { By } from '../../src/application/app.ts'
import { keepDraft } from '../../src/application/order-draft.ts'
import { prepareOrder } from '../../src/application/order-prepare.ts'
import { blankOrder, lawNow } from '../../src/application/order-step.ts'
import { drawForSignature } from '../../src/application/signing/draw.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import type { OrderLine } from '../../src/application/stores/decisions.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'
import { personAs, refusedAs, sure } from './order-story.ts'

describe('приказ с отказами: полная копия и копия для публикации', () => {
  const region = 'kbr'
  const orderId = randomUUID()
  let site: DeskSite
  let minister: By
  const press = startPress()
  const line = (fullName: string, outcome: OrderLine['outcome']): OrderLine => ({
    ...{ caseId: randomUUID(), category: 'first', position: 'Учитель', outcome, fullName },
    ...{ organisation: 'МКОУ «СОШ № 3»', municipality: 'Нальчик', decidedOn: plainDate('2026-02-27') },
    ...(outcome === 'refused' ? { reason: 'Не подтверждены результаты' } : {}),
  })
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    minister = await personAs(site, 'signatory', region)
    await site.app.storage.write(async tx => {
      const meetingId = randomUUID()
      const on = plainDate('2026-02-27')
      await tx.meetings.put({
        id: meetingId,
        region,
        on,
        time: '10:00',
        place: 'зал',
        stage: 'closed',
        version: 1,
        state: {},
      })
      const row = {
        ...{ ...blankOrder, id: orderId, region, meetingId, title: 'Об установлении категорий', draftedOn: on },
        ...{
          status: 'agreed' as const,
          agreedOn: on,
          rows: [line('Ветрова Анна Петровна', 'set'), line('Лесной Олег Ильич', 'refused')],
        },
      }
      await tx.orders.put(row)
      const law = sure(await lawNow(site.app, region))
      await keepDraft(site.app, tx, law, row)
      return {}
    })
  })
  after(async () => {
    await press.close()
    await site.close()
  })
  const place = () => ({ app: site.app, files: site.files, tools: site.signing })
  const copies = () => site.reads.signingsOfOrder(orderId)

  it('обе рисуются настоящей печатью; в открытой нет ни причины, ни имени того, кому отказано', async () => {
    const taken = sure(await takeTrainingCertificate(site.app, site.signing, minister))
    sure(await prepareOrder(site.app, minister, orderId, taken))
    for (const { id } of await copies())
      await drawForSignature({ app: site.app, press, files: site.files, check: site.signing.check }, id)
    const drawn = await copies()
    assert.deepEqual(drawn.map(({ copy, status }) => `${copy} ${status}`).sort(), ['full ready', 'public ready'])
    assert.notEqual(drawn[0]?.digest, drawn[1]?.digest)
    const { rows } = await site.database.pool.query<{ copy: string; content: object }>(
      'select copy, content from signings',
    )
    const words = Object.fromEntries(rows.map(({ copy, content }) => [copy, JSON.stringify(content)]))
    assert.match(words.full ?? '', /Лесной Олег Ильич[\s\S]*Не подтверждены результаты/)
    assert.match(words.public ?? '', /Ветрова Анна Петровна/)
    assert.doesNotMatch(words.public ?? '', /Лесной|Не подтверждены/)
  })

  it('пока подписана одна, приказ не подписан; отказ на последней не оставляет ничего', async () => {
    const [one, two] = await copies()
    const first = sure(await signWithTraining(place(), minister, one?.id ?? ''))
    assert.equal(first.signed, true)
    assert.equal((await site.reads.orderCard(orderId))?.row.status, 'prepared')
    // The cases of this order are nowhere in the log: the order cannot take effect.
    assert.equal(refusedAs(await signWithTraining(place(), minister, two?.id ?? '')), 'not_found')
    assert.equal((await site.reads.orderCard(orderId))?.row.status, 'prepared')
    assert.deepEqual((await copies()).map(({ status }) => status).sort(), ['ready', 'signed'])
    const { rows } = await site.database.pool.query('select from signatures')
    assert.equal(rows.length, 1)
  })
})
