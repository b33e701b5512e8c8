import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { OrderLine, OrderRow } from '../src/application/stores/decisions.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite } from './desk-site.ts'
import { asForm, cookiesOf, tokenOf } from './web-site.ts'

const region = 'kbr'
const teacher = 'Ветрова Анна <script>alert(1)</script>'

describe('открытые страницы', () => {
  let site: DeskSite
  let published: string
  let unpublished: string
  const get = (url: string, accept = 'text/html') => site.server.inject({ url, headers: { accept } })

  const order = async (changes: Partial<OrderRow>, outcome: OrderLine['outcome'] = 'set'): Promise<string> => {
    const caseId = await site.filed(region)
    const meetingId = randomUUID()
    const id = randomUUID()
    const state = { agenda: [] }
    const meeting = {
      id: meetingId,
      region,
      on: plainDate('2026-02-20'),
      time: '10:00',
      place: 'зал 1',
      stage: 'closed',
    }
    const line: OrderLine = {
      caseId,
      category: 'first',
      position: 'Учитель',
      outcome,
      fullName: teacher,
      organisation: 'Школа № 7',
      municipality: 'г. Приморск',
      decidedOn: plainDate('2026-02-20'),
      reason: 'тайная причина',
    }
    const row: OrderRow = {
      id,
      region,
      meetingId,
      status: 'signed',
      kind: 'main',
      amends: null,
      points: [],
      requestId: null,
      preparedOn: null,
      number: `77-${id.slice(0, 4)}`,
      title: 'Об установлении категорий',
      rows: [line],
      remarks: null,
      draftedOn: plainDate('2026-02-21'),
      agreedOn: null,
      agreedBy: null,
      signedOn: plainDate('2026-02-24'),
      signedBy: null,
      publishedOn: null,
      publishedAt: null,
      version: 1,
      ...changes,
    }
    await site.app.storage.write(async tx => {
      await tx.meetings.put({ ...meeting, version: 1, state })
      await tx.orders.put(row)
      if (row.publishedOn !== null) await tx.orders.publish(row)
      return {}
    })
    return id
  }

  before(async () => {
    site = await deskSite()
    const day = { publishedOn: plainDate('2026-02-26'), publishedAt: new Date('2026-02-26T08:00:00Z') }
    published = await order({ status: 'published', ...day })
    unpublished = await order({})
  })
  after(() => site.close())

  it('в реестре только опубликованное, отбор по региону, году и номеру', async () => {
    const shown = async (query: string) => (await get(`/register${query}`)).body
    assert.match(await shown(''), new RegExp(`/register/${published}`))
    assert.doesNotMatch(await shown(''), new RegExp(unpublished))
    assert.match(await shown('?region=kbr&year=2026&number=77-'), new RegExp(published))
    for (const other of ['?region=penza', '?year=2025', '?number=78'])
      assert.doesNotMatch(await shown(other), new RegExp(published), other)
  })

  it('неопубликованный приказ и чужие адреса ничем не отличаются от пустых', async () => {
    for (const address of [unpublished, randomUUID(), 'abc', `${unpublished}/1`, `${published}/2`, `${published}/x`])
      assert.equal((await get(`/register/${address}`)).statusCode, 404, address)
  })

  it('имя с разметкой выводится текстом, причина и сведения дела не выводятся', async () => {
    for (const address of [`/register/${published}`, `/register/${published}/1`, '/register/people?surname=ветр']) {
      const { body, statusCode } = await get(address)
      assert.equal(statusCode, 200)
      assert.match(body, /Ветрова Анна &lt;script&gt;/, address)
      assert.doesNotMatch(body, /<script>alert|тайная причина/, address)
    }
  })

  it('строка приказа говорит, с какого дня действует категория', async () => {
    const { body } = await get(`/register/${published}/1`)
    assert.match(body, /с 20\u00a0февраля\u00a02026/)
    assert.match(body, /Школа № 7/)
  })

  it('программе те же сведения отдаются как JSON', async () => {
    const answer = await get(`/register/${published}/1`, 'application/json')
    assert.match(String(answer.headers['content-type']), /application\/json/)
    const line = answer.json()
    assert.deepEqual([line.category, line.outcome, line.in_force_from], ['first', 'set', '2026-02-20'])
    assert.equal(JSON.stringify(line).includes('причина'), false)
    const list = (await get('/register', 'application/json')).json()
    assert.deepEqual(
      list.orders.map(({ id }: { id: string }) => id),
      [published],
    )
    assert.equal((await get(`/register/${unpublished}`, 'application/json')).statusCode, 404)
  })

  const check = async (fields: Record<string, string>) => {
    const shown = await get('/readiness')
    const form = asForm({ _csrf: tokenOf(shown.body), ...fields })
    const headers = { ...form.headers, cookie: cookiesOf(shown) }
    return site.server.inject({ method: 'POST', url: '/readiness', payload: form.payload, headers })
  }

  it('гражданин узнаёт отказ, который получил бы, с пунктом и советом', async () => {
    const answer = await check({
      ...{ region, position: 'Учитель', category: 'highest', held: 'none', petition: 'no', refused_on: '14.12.2025' },
    })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Причин для отказа: 2/)
    assert.match(answer.body, /п\. 11\.2\.1/)
    assert.match(answer.body, /14\.12\.2026 или позже/)
  })

  it('тому, у кого всё в порядке, причин не называют; ответы нигде не сохраняются', async () => {
    const before = await site.reads.auditTrail({})
    const answer = await check({
      ...{ region, position: 'Учитель', category: 'highest', held: 'first', held_on: '20.02.2024', petition: 'no' },
    })
    assert.match(answer.body, /Причин для отказа не видно/)
    assert.deepEqual(await site.reads.auditTrail({}), before)
  })

  it('неполные ответы возвращаются с подсказками и тем, что набрано', async () => {
    const answer = await check({ region, position: 'Учитель', category: 'first', held: 'first', petition: 'no' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Укажите день, когда категория установлена/)
    assert.match(answer.body, /value="kbr" selected/)
    const later = await check({
      region,
      position: 'Учитель',
      category: 'first',
      held: 'none',
      petition: 'no',
      refused_on: '31.12.2030',
    })
    assert.match(later.body, /ещё не наступил/)
  })

  it('как подать – из регламента каждого региона', async () => {
    for (const { pack } of site.app.law.packs) {
      const { body, statusCode } = await get(`/how-to-apply/${pack.region}`)
      assert.equal(statusCode, 200, pack.region)
      assert.match(body, /Способы подачи/)
    }
    assert.equal((await get('/how-to-apply/nowhere')).statusCode, 404)
  })
})
