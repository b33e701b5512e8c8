import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { newCheckCode } from '../../src/application/documents/check-code.ts'
import { signOrder } from '../../src/application/orders.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { type OrderStory, orderStory, sure } from '../signing/order-story.ts'
import { changedLater, publish } from './published-order.ts'

describe('код на выписке', () => {
  let story: OrderStory
  const code = newCheckCode()
  before(async () => {
    story = await orderStory(['Ветрова', 'Лесной'])
    const { app } = story.site
    sure(await signOrder(app, story.minister, story.orderId, '31'))
    const [caseId = ''] = story.caseIds
    const documentId = randomUUID()
    const madeAt = new Date('2026-03-24T05:00:00Z')
    await app.storage.write(async tx => {
      await tx.papers.add({
        ...{ id: documentId, region: 'kuzbass', caseId, form: 'extract', title: 'Выписка', recipient: 'applicant' },
        ...{ clause: 'guide', madeOn: plainDate('2026-03-24'), madeAt },
        content: {
          layout: 'order',
          authority: '',
          city: '',
          signatory: null,
          addressee: [],
          title: '',
          number: null,
          date: plainDate('2026-03-24'),
          blocks: [],
          clause: '',
        },
      })
      await tx.checkCodes.add({ code, documentId, orderId: story.orderId, caseId, madeAt })
      return {}
    })
  })
  after(() => story.site.close())
  const open = (text: string, accept = 'text/html') =>
    story.site.server.inject({ url: `/v/${text}`, headers: { accept } })

  it('пока приказ не опубликован, видно только, что бумага настоящая', async () => {
    const { body, statusCode, headers } = await open(code)
    assert.equal(statusCode, 200)
    assert.match(body, /ещё не опубликован/)
    assert.doesNotMatch(body, /Ветрова|№ 31|Учитель/)
    assert.match(String(headers['x-robots-tag']), /noindex/)
    assert.deepEqual((await open(code, 'application/json')).json(), { known: true, form: 'extract', published: false })
  })

  it('после публикации – то, что стоит в приказе, и ничего больше', async () => {
    await publish(story)
    const { body } = await open(code.toUpperCase())
    for (const words of [/Ветрова/, /№ 31/, /Категория действует/, /24\s*марта\s*2026/u, new RegExp(story.orderId)])
      assert.match(body, words)
    assert.doesNotMatch(body, /Лесной|потом изменен/)
  })

  it('исправленное показано исправленным, прежнее рядом', async () => {
    const [caseId = ''] = story.caseIds
    await changedLater(story, { kind: 'replace', caseId, fields: { position: 'Учитель физики' } }, '32')
    const { body } = await open(code)
    for (const words of [/Эти сведения потом изменены/, /Учитель физики/, /№ 32/]) assert.match(body, words)
    assert.equal((await open(code, 'application/json')).json().line.position, 'Учитель физики')
  })

  it('исключённая строка больше ничего не подтверждает', async () => {
    const [caseId = ''] = story.caseIds
    await changedLater(story, { kind: 'remove', caseId, reason: 'тайная причина' }, '33')
    const { body } = await open(code)
    assert.match(body, /Строка исключена из приказа/)
    assert.doesNotMatch(body, /Категория действует|тайная причина/)
  })

  it('неизвестный код – страница словами, не больше', async () => {
    for (const unknown of [newCheckCode(), 'a', 'x'.repeat(300), `${code}x`, '%00', "'--"]) {
      const { statusCode, body } = await open(encodeURIComponent(decodeURIComponent(unknown)))
      assert.ok([404, 414].includes(statusCode), `${unknown}: ${statusCode}`)
      if (unknown.length === 26) assert.match(body, /Такого кода нет/)
    }
    assert.deepEqual((await open(newCheckCode(), 'application/json')).statusCode, 404)
  })

  it('перебор упирается в предел', async () => {
    const answers: number[] = []
    for (let n = 0; n < 61; n++) answers.push((await open(newCheckCode())).statusCode)
    assert.equal(answers.at(-1), 429)
  })
})
