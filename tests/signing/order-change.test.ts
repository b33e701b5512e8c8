import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { changePoints, draftChange, dropPoint } from '../../src/application/order-change.ts'
import { publishOrder, redraftOrder, returnOrder, signOrder } from '../../src/application/orders.ts'
import { fileRequest } from '../../src/application/requests.ts'
import { pointKey } from '../../src/domain/order/order-points.ts'
import { type OrderStory, orderStory, personAs, refusedAs, sure } from './order-story.ts'

describe('приказ, который исправляет другой', () => {
  let story: OrderStory
  const first = () => story.caseIds[0] ?? ''
  const second = () => story.caseIds[1] ?? ''
  before(async () => {
    story = await orderStory()
  })
  after(() => story.site.close())

  const begun = async (changedId: string, kind: 'amending' | 'correcting' = 'correcting') => {
    const orderId = randomUUID()
    const done = await draftChange(story.site.app, story.secretary, { orderId, changedId }, { kind })
    return { orderId, done }
  }
  const inForce = async (orderId: string) => {
    sure(await signOrder(story.site.app, story.minister, orderId))
    return sure(await publishOrder(story.site.app, story.secretary, orderId))
  }
  const found = async (surname: string) =>
    (await story.site.reads.publicLines({ surname })).rows.map(({ fullName }) => fullName)
  const renamed = (orderId: string, caseId: string, fullName: string) =>
    changePoints(story.site.app, story.secretary, orderId, { kind: 'replace', caseId, fields: { fullName } })
  const changes = async () =>
    (
      await story.site.database.pool.query(
        'select field, was, becomes, place from line_changes c join orders o on o.id = c.by_order order by o.signed_on, place',
      )
    ).rows

  it('неопубликованный приказ не исправляют другим, и делает это секретарь своего региона', async () => {
    assert.equal(refusedAs((await begun(story.orderId)).done), 'not_now')
    await inForce(story.orderId)
    const { app } = story.site
    const ids = { orderId: randomUUID(), changedId: story.orderId }
    assert.equal(refusedAs(await draftChange(app, story.minister, ids, { kind: 'amending' })), 'not_yours')
    const abroad = await personAs(story.site, 'secretary', 'kbr')
    assert.equal(refusedAs(await draftChange(app, abroad, ids, { kind: 'amending' })), 'not_found')
  })

  it('исправление по обращению указывает на обращение, и обращение знает приказ; чужое или иное не примут', async () => {
    const { app, database } = story.site
    const ids = { orderId: randomUUID(), changedId: story.orderId }
    const none = await draftChange(app, story.secretary, ids, { kind: 'correcting', requestId: randomUUID() })
    assert.equal(refusedAs(none), 'no_request')
    const teacher = await personAs(story.site, 'teacher')
    const asked = await fileRequest(app, teacher, {
      region: teacher.actor.region,
      request: {
        applicantId: teacher.actor.personId,
        channel: 'system',
        answerBy: 'account',
        documents: [],
        contents: { kind: 'correction' },
      },
      text: {},
    })
    const correction = sure(asked).requestId
    sure(await draftChange(app, story.secretary, ids, { kind: 'correcting', requestId: correction }))
    const card = await story.site.reads.requestCard(correction)
    assert.deepEqual(
      card?.orders.map(({ id }) => id),
      [ids.orderId],
    )
    await database.pool.query('delete from documents where order_id = $1', [ids.orderId])
    await database.pool.query('delete from orders where id = $1', [ids.orderId])
  })

  let correcting = ''
  it('пустой не подписать; пункт можно убрать; второй проект рядом не начать', async () => {
    const { orderId, done } = await begun(story.orderId)
    sure(done)
    correcting = orderId
    assert.equal(refusedAs((await begun(story.orderId)).done), 'change_under_way')
    assert.equal(refusedAs(await signOrder(story.site.app, story.minister, orderId)), 'no_points')
    assert.equal(refusedAs(await renamed(orderId, first(), '  ')), 'no_change')
    assert.equal(refusedAs(await renamed(orderId, randomUUID(), 'Кто-то')), 'no_line')
    sure(await renamed(orderId, second(), 'Лесная Мария Петровна'))
    const row = (await story.site.reads.orderCard(orderId))?.row
    const key = row?.points.map(pointKey)[0] ?? ''
    sure(await dropPoint(story.site.app, story.secretary, orderId, key))
    assert.deepEqual((await story.site.reads.orderCard(orderId))?.row.points, [])
  })

  it('категорию меняет только комиссия', async () => {
    const fields = { category: 'highest' }
    const wanted = { kind: 'replace', caseId: first(), fields } as const
    const { app } = story.site
    const decided = (await story.site.reads.orderCard(story.orderId))?.row.rows[0]?.category
    const answer = await changePoints(app, story.secretary, correcting, wanted)
    assert.equal(refusedAs(answer), decided === 'highest' ? 'no_change' : 'not_decided')
  })

  it('возвращённый с замечаниями сохраняет пункты; опубликованный меняет то, что находит гражданин', async () => {
    const { app } = story.site
    sure(await renamed(correcting, first(), 'Ветрова-Лунная Мария Петровна'))
    sure(await returnOrder(app, story.minister, correcting, 'Проверьте отчество'))
    assert.equal(refusedAs(await renamed(correcting, first(), 'Другая')), 'not_now')
    sure(await redraftOrder(app, story.secretary, correcting))
    assert.equal((await story.site.reads.orderCard(correcting))?.row.points.length, 1)
    assert.deepEqual(await found('Ветрова-Лунная'), [])
    await inForce(correcting)
    assert.deepEqual(await found('Ветрова-Лунная'), ['Ветрова-Лунная Мария Петровна'])
    const card = await story.site.reads.orderCard(story.orderId)
    assert.equal(card?.row.rows.find(({ caseId }) => caseId === first())?.fullName, 'Ветрова Мария Петровна')
    assert.deepEqual(
      card?.changes.map(({ id, kind }) => [id, kind]),
      [[correcting, 'correcting']],
    )
  })

  it('цепочка: исправление исправления ведёт к первому приказу и помнит, что стояло до него', async () => {
    story.site.setClock('2026-03-25T03:00:00Z')
    const { orderId, done } = await begun(correcting, 'amending')
    sure(done)
    assert.equal((await story.site.reads.orderCard(orderId))?.row.amends, story.orderId)
    sure(await renamed(orderId, first(), 'Ветрова-Ясная Мария Петровна'))
    const { app } = story.site
    sure(
      await changePoints(app, story.secretary, orderId, {
        kind: 'remove',
        caseId: second(),
        reason: 'решение отменено',
      }),
    )
    await inForce(orderId)
    assert.deepEqual(await found('Ветрова'), ['Ветрова-Ясная Мария Петровна'])
    assert.deepEqual(await changes(), [
      { field: 'fullName', was: 'Ветрова Мария Петровна', becomes: 'Ветрова-Лунная Мария Петровна', place: 0 },
      { field: 'fullName', was: 'Ветрова-Лунная Мария Петровна', becomes: 'Ветрова-Ясная Мария Петровна', place: 0 },
      { field: null, was: 'Лесной Мария Петровна', becomes: null, place: 1 },
    ])
    const { rows } = await story.site.database.pool.query(
      'select removed_by is not null as removed from order_lines where order_id = $1 order by line',
      [story.orderId],
    )
    assert.deepEqual(rows.map(({ removed }) => removed).sort(), [false, true])
    const { done: more } = await begun(story.orderId)
    const next = sure(more).orderId
    assert.equal(refusedAs(await renamed(next, second(), 'Лесная Мария Петровна')), 'no_line')
  })

  it('след изменения остаётся у дела', async () => {
    const { rows } = await story.site.reads.auditTrail({ object: `case:${first()}` })
    assert.equal(rows.filter(({ action }) => action === 'order.line_changed').length, 2)
  })
})
