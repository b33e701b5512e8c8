import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { keepBytes } from '../../src/application/documents/keep-bytes.ts'
import { prepareOrder } from '../../src/application/order-prepare.ts'
import { publishOrder, signOrder } from '../../src/application/orders.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import type { Worker } from '../desk-site.ts'
import { type OrderStory, orderStory, region, sure } from '../signing/order-story.ts'
import { doJobs, sha256, shopOf, type TestShop, testPress } from './print-shop.ts'
import { unzipped } from './unzipped.ts'

describe('приказ в деле, которое берут целиком', () => {
  let story: OrderStory
  let clerk: Worker
  let shop: TestShop
  const site = () => story.site
  const page = () => `/cases/${story.caseIds[0]}/whole`
  const built = async (): Promise<Map<string, Buffer>> => {
    site().setClock(new Date(site().app.clock.now().getTime() + 60_000).toISOString())
    assert.equal((await clerk.post(page(), { _once: randomUUID() }, '/account')).statusCode, 303)
    assert.deepEqual(await doJobs(site(), shop), [])
    return unzipped((await clerk.get(`${page()}.zip`)).rawPayload)
  }
  before(async () => {
    story = await orderStory()
    clerk = await site().worker('clerk', region)
    shop = shopOf(site(), testPress())
  })
  after(() => story.site.close())

  it('проекта приказа в деле нет; подписанный приказ лежит с подписью рядом, и подпись действительна', async () => {
    const { app, files, signing: tools } = site()
    assert.ok(![...(await built()).keys()].some(name => /приказ/i.test(name)))
    const taken = sure(await takeTrainingCertificate(app, tools, story.minister))
    sure(await prepareOrder(app, story.minister, story.orderId, taken))
    await story.draw()
    const [frozen] = await story.copies()
    sure(await signWithTraining({ app, files, tools }, story.minister, frozen?.id ?? ''))

    const entries = await built()
    const signature = [...entries.keys()].find(name => name.endsWith('.sig')) ?? ''
    const order = signature.replace(/\.sig$/, '')
    assert.match(order, /^Документы\/\d\d .*\.pdf$/)
    assert.equal(sha256(entries.get(order) ?? Buffer.alloc(0)), frozen?.digest)
    const report = await tools.check.check(
      entries.get(order) ?? Buffer.alloc(0),
      entries.get(signature) ?? Buffer.alloc(0),
      await tools.trust.all(),
      app.clock.now(),
    )
    assert.equal(report.verdict.state, 'valid')
    const table = entries.get('Опись.csv')?.toString() ?? ''
    assert.ok(table.includes(`Подпись к файлу ${order}`))
    assert.ok(table.includes(frozen?.streebog ?? 'нет'))
  })

  it('когда у приказа есть копия для публикации, в деле лежит она, а не полная', async () => {
    const open = await keepBytes(site().files, Buffer.from('%PDF-1.7 копия для публикации'))
    const added = randomUUID()
    await site().database.pool.query(
      `insert into signings (id, document_id, copy, status, planned, content, planned_on, digest, size, asked_by, asked_at, signed_at)
       select $1, document_id, 'public', 'signed', planned, content, planned_on, $2, $3, asked_by, asked_at, signed_at
       from signings where status = 'signed'`,
      [added, open.digest, open.size],
    )
    const entries = [...(await built()).values()].map(bytes => sha256(bytes))
    const [full] = (await story.copies()).filter(({ copy, status }) => copy === 'full' && status === 'signed')
    assert.ok(entries.includes(open.digest))
    assert.ok(!entries.includes(full?.digest ?? ''))
    await site().database.pool.query('delete from signings where id = $1', [added])
  })
})

describe('приказ, подписанный на бумаге', () => {
  it('лежит в деле копией для опубликования; полный подлинник – в министерстве', async () => {
    const story = await orderStory(['Ветрова'])
    try {
      const { site, orderId, minister, secretary } = story
      const clerk = await site.worker('clerk', region)
      sure(await signOrder(site.app, minister, orderId))
      const full = (await site.reads.orderCard(orderId))?.papers.find(({ form }) => form === 'order')
      sure(await publishOrder(site.app, secretary, orderId))
      await clerk.post(`/cases/${story.caseIds[0]}/whole`, {})
      assert.deepEqual(await doJobs(site, shopOf(site, testPress())), [])
      const entries = await unzipped((await clerk.get(`/cases/${story.caseIds[0]}/whole.zip`)).rawPayload)
      const orders = [...entries.keys()].filter(name => /опубликования/.test(name))
      assert.equal(orders.length, 1)
      assert.ok(
        !(await site.database.pool.query('select 1 from document_files where document_id = $1', [full?.id])).rowCount,
      )
    } finally {
      await story.site.close()
    }
  })
})
