import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { SaxesParser } from 'saxes'
import { streebogOf } from '../../src/adapters/crypto/cms/document-digest.ts'
import { signOrder } from '../../src/application/orders.ts'
import { publicationTerms } from '../../src/application/publication-terms.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { type OrderStory, orderStory, sure } from '../signing/order-story.ts'
import { changedLater, downloaded, publish, signedByMark } from './published-order.ts'

/** The texts of every element of this name; throws on anything that is no XML. */
const textsOf = (xml: string, name: string): string[] => {
  const found: string[] = []
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => {
    open.push(tag.name)
    if (tag.name === name) found.push('')
  })
  const add = (text: string) => {
    if (open.at(-1) === name) found.push(`${found.pop() ?? ''}${text}`)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return found
}

/** An invented number with right check digits. */
const snils = '11223344595'

const rowsOf = (csv: string): string[][] =>
  csv
    .replace(/^\u{FEFF}/u, '')
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(';'))

describe('реестр приказов: один источник для страницы, файлов и лент', () => {
  let story: OrderStory
  let address: string
  before(async () => {
    story = await orderStory(['Ветрова', 'Лесной', 'Озёрная'])
    address = `/register/${story.orderId}`
    // A certificate carries the number of its owner; nothing that is published may.
    await story.site.database.pool.query('update people set snils = $1 where id = $2', [
      snils,
      story.minister.actor.personId,
    ])
    await signedByMark(story, story.orderId, '12/а')
    assert.equal((await get(address)).statusCode, 404)
    assert.equal((await get(`${address}/order.pdf`)).statusCode, 404)
    assert.equal((await get(`${address}/signatures/1`)).statusCode, 404)
    await publish(story)
  })
  after(() => story.site.close())
  const get = (url: string, headers: Record<string, string> = {}) => story.site.server.inject({ url, headers })

  it('страница приказа говорит, кем подписан, чем проверен и когда опубликован', async () => {
    const { body } = await get(address)
    for (const words of [
      /Приказ № 12\/а/,
      /электронной подписью/,
      /УЧЕБНАЯ ПОДПИСЬ/,
      /Техническая проверка/,
      /действительна/,
      /gosuslugi\.ru\/eds/,
      /Приказ № 12-а от 24\.03\.2026\.pdf\.sig/,
    ])
      assert.match(body, words)
    const json = (await get(`${address}/order.json`)).body
    const { rows } = await story.site.database.pool.query<{ report: object }>('select report from signatures')
    for (const text of [body, json, JSON.stringify(rows)]) assert.equal(text.includes(snils), false)
  })

  it('файл и подпись – те, что подписаны; суммы на странице от них', async () => {
    const { pdf, sig } = await downloaded(story)
    const [copy] = await story.copies()
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    assert.equal(sha256, copy?.digest)
    assert.equal(createHash('sha256').update(sig).digest('hex'), copy?.signers[0]?.signature?.digest)
    const shown = (await get(address)).body.replaceAll('<wbr>', '')
    for (const digest of [sha256, await streebogOf(pdf)]) assert.ok(shown.includes(digest), digest)
    const { file } = (await get(`${address}/order.json`)).json()
    assert.deepEqual([file.sha256, file.streebog256, file.size], [sha256, await streebogOf(pdf), pdf.length])
    assert.equal(file.signatures[0].check.result, 'valid')
  })

  it('файл называется по приказу, хранится у читателя и второй раз не пересылается', async () => {
    const first = await get(`${address}/order.pdf`)
    const name = decodeURIComponent(
      /filename\*=UTF-8''(\S+)/.exec(String(first.headers['content-disposition']))?.[1] ?? '',
    )
    assert.equal(name, 'Приказ № 12-а от 24.03.2026.pdf')
    assert.equal(first.headers['content-type'], 'application/pdf')
    const again = await get(`${address}/order.pdf`, { 'if-none-match': String(first.headers.etag) })
    assert.deepEqual([again.statusCode, again.rawPayload.length], [304, 0])
    const signature = await get(`${address}/signatures/1`)
    assert.match(decodeURIComponent(String(signature.headers['content-disposition'])), /от 24\.03\.2026\.pdf\.sig$/)
    for (const place of ['0', '2', '99', 'x'])
      assert.equal((await get(`${address}/signatures/${place}`)).statusCode, 404)
  })

  it('RSS и Atom – правильный XML с постоянными именами, по регионам', async () => {
    const rss = await get('/register/orders.rss')
    assert.match(String(rss.headers['content-type']), /^application\/rss\+xml/)
    assert.deepEqual(textsOf(rss.body, 'guid'), [`urn:uuid:${story.orderId}`])
    const atom = await get('/register/orders.atom?region=kuzbass')
    assert.ok(textsOf(atom.body, 'id').includes(`urn:uuid:${story.orderId}`))
    assert.match(textsOf(atom.body, 'title').join(), /Приказ № 12\/а/)
    assert.deepEqual(textsOf((await get('/register/orders.rss?region=penza')).body, 'guid'), [])
    const again = await get('/register/orders.rss', { 'if-none-match': String(rss.headers.etag) })
    assert.equal(again.statusCode, 304)
    assert.match((await get('/register')).body, /<link rel="alternate" type="application\/rss\+xml"/)
  })

  it('CSV, JSON и страница называют одних и тех же людей', async () => {
    const json = (await get(`${address}/order.json`)).json().lines as { name: string; line: number; category: string }[]
    const csv = rowsOf((await get(`${address}/lines.csv`)).body).slice(1)
    const page = (await get(address)).body
    const print = (await get(`${address}/print`)).body
    assert.equal(json.length, 3)
    assert.deepEqual(
      csv.map(([line, name]) => [Number(line), name]),
      json.map(({ line, name }) => [line, name]),
    )
    for (const { name } of json) assert.ok(page.includes(name) && print.includes(name), name)
    const list = rowsOf((await get('/register/orders.csv?region=kuzbass&year=2026')).body)
    const orders = (await get('/register/orders.json')).json().orders as { number: string; lines: number }[]
    assert.deepEqual(
      list.slice(1).map(row => [row[0], Number(row[6])]),
      orders.map(({ number, lines }) => [number, lines]),
    )
  })

  it('поиск по номеру и словам названия; имя ведёт к людям', async () => {
    const finds = async (query: string) => (await get(`/register?${query}`)).body.includes(address)
    for (const query of ['words=12', 'words=№ 12/А', 'words=КАТЕГОРИЙ устан', 'kind=main', 'number=12'])
      assert.ok(await finds(encodeURI(query)), query)
    for (const query of ['words=13', 'words=увольнении', 'words=100%25', 'kind=correcting', 'words=%5C'])
      assert.equal(await finds(query), false, query)
    assert.match((await get(encodeURI('/register?words=Ветрова'))).body, /\/register\/people\?surname=/)
  })

  it('внутри приказа ищут по имени и школе, «ё» и «е» одна буква', async () => {
    const { rows, total } = await story.site.reads.publicOrderLines({ orderId: story.orderId, words: 'ОЗЕР' })
    assert.deepEqual([rows.length, total], [1, 1])
    assert.match(rows[0]?.fullName ?? '', /^Озёрная/)
    const second = await story.site.reads.publicOrderLines({ orderId: story.orderId, from: 1, limit: 1 })
    assert.deepEqual([second.rows[0]?.line, second.total], [2, 3])
    const none = await get(`${address}?words=%25`)
    assert.match(none.body, /В этом приказе такого нет/)
  })

  it('позднейший приказ виден в обе стороны, человека находят по верному имени', async () => {
    const [caseId = '', second = ''] = story.caseIds
    const now = (await story.site.reads.publicOrderLines({ orderId: story.orderId })).rows
    const before = now.find(({ fullName }) => fullName.startsWith('Ветрова'))?.fullName ?? ''
    const fields = { fullName: before.replace('Ветрова', 'Вихрева') }
    const mended = await changedLater(story, { kind: 'replace', caseId, fields }, '13')
    const removed = await changedLater(story, { kind: 'remove', caseId: second, reason: 'тайная причина' }, '14')
    const first = (await get(address)).body
    for (const words of [/Приказ изменён/, mended, removed, /Вихрева/, /строка исключена/])
      assert.match(first, new RegExp(words))
    assert.doesNotMatch(first, /тайная причина/)
    const later = (await get(`/register/${mended}`)).body
    for (const words of [/Приказ исправляет ошибку/, story.orderId, /Ветрова/, /Вихрева/, /подписан на бумаге/])
      assert.match(later, new RegExp(words))
    // Signed on paper: a copy of its own is published, printed at the first wish and without what the public may not read.
    assert.match(later, /копия для опубликования/)
    assert.equal((await get(`/register/${mended}/order.pdf`)).statusCode, 202)
    const { copyId } = (await story.site.reads.publicOrder(removed)) ?? {}
    const copy = await story.site.reads.paper(copyId ?? '')
    assert.match(JSON.stringify(copy?.content.blocks), /исключить/)
    assert.doesNotMatch(JSON.stringify(copy?.content), /тайная причина/)
    const people = (await get(encodeURI('/register/people?surname=вихрева'))).body
    assert.match(people, /исправлено приказом/)
    const out = now.find(({ fullName }) => fullName.startsWith('Лесной'))?.line
    const line = await get(`${address}/${out}`, { accept: 'application/json' })
    assert.deepEqual([line.json().removed, line.json().in_force_from], [true, null])
    assert.match((await get(`${address}/${out}`)).body, /Строка исключена из приказа/)
  })

  it('срок публикации считается от самого раннего дня людей приказа', async () => {
    const { app, reads } = story.site
    const order = { id: story.orderId, region: 'kuzbass', signedOn: plainDate('2026-03-24'), publishedOn: null }
    const started = await reads.factsOfOrder(story.orderId, ['commission.decided', 'assessment.started'])
    assert.equal(started['commission.decided'], '2026-03-24')
    const open = await publicationTerms({ app, reads }, order, plainDate('2026-03-25'))
    assert.deepEqual(
      open?.terms.map(({ closedBy, state }) => [closedBy, state]),
      started['assessment.started'] === undefined ? [] : [['order.published', 'running']],
    )
    const kaliningrad = { ...order, region: 'kaliningrad', publishedOn: plainDate('2026-03-27') }
    const late = await publicationTerms({ app, reads }, kaliningrad, plainDate('2026-03-30'))
    // Two working days after Tuesday 24.03 are Thursday 26.03 (Kaliningrad reg п. 94).
    assert.deepEqual(
      late?.terms.filter(({ start }) => start.fact === 'order.signed').map(({ due, state }) => [due, state]),
      [['2026-03-26', 'met_late']],
    )
    const kbr = await publicationTerms({ app, reads }, { ...order, region: 'kbr' }, plainDate('2026-03-25'))
    assert.deepEqual(kbr?.terms, [])
  })
})

describe('приказ с отказами', () => {
  it('отказов в открытом реестре нет, подписанная полная копия не выдаётся', async () => {
    const story = await orderStory(['Ветрова', 'Лесной'])
    const { database, server, app, reads } = story.site
    try {
      await database.pool.query(
        `update orders set rows = jsonb_set(rows, '{1}', rows -> 1 || '{"outcome": "refused", "reason": "тайная причина"}') where id = $1`,
        [story.orderId],
      )
      sure(await signOrder(app, story.minister, story.orderId, '5'))
      await publish(story)
      const { rows } = await database.pool.query<{ full_name: string; line: number }>(
        `select full_name, line from order_lines where outcome = 'refused'`,
      )
      const [refused] = rows
      assert.ok(refused)
      for (const url of [`/register/${story.orderId}`, `/register/${story.orderId}/print`, '/register/people']) {
        const { body, statusCode } = await server.inject({ url })
        assert.equal(statusCode, 200)
        assert.equal(body.includes(refused.full_name), false, url)
      }
      assert.equal((await server.inject({ url: `/register/${story.orderId}/${refused.line}` })).statusCode, 404)
      const csv = await server.inject({ url: `/register/${story.orderId}/lines.csv` })
      assert.equal(csv.body.includes(refused.full_name), false)
      assert.equal((await reads.publicOrder(story.orderId))?.order.lines, 1)
    } finally {
      await story.site.close()
    }
  })
})
