import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('реестр специалистов, состав комиссии и отказы без приказа', () => {
  let site: DeskSite
  let secretary: Worker
  let expert: Worker
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    expert = await specialist(site, region)
  })
  after(() => site.close())

  const facts = async (changes: Record<string, string> = {}) => {
    const line = (await site.reads.expertRegistry(region)).find(({ profile }) => profile.id === expert.personId)
    return {
      organisation: line?.profile.organisationId ?? '',
      education: 'higher',
      in_education_since: '01.09.2000',
      clean: '12',
      positions: 'Учитель\nВоспитатель',
      active: 'yes',
      ...changes,
    }
  }

  it('нового находят по СНИЛС; неверный СНИЛС и чужая должность названы', async () => {
    const name = { surname: 'Лаптева', name: 'Ольга' }
    const wrong = await secretary.post('/experts/new', { ...name, ...(await facts()), snils: '123-456-789 12' })
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /id="snils-error"/)
    const odd = await facts({ positions: 'Волшебник' })
    const position = await secretary.post('/experts/new', { ...name, ...odd, snils: '112-233-445 95' })
    assert.match(position.body, /«Волшебник» нет в номенклатуре/)
    const added = await secretary.post('/experts/new', { ...name, ...(await facts()), snils: '112-233-445 95' })
    assert.equal(added.statusCode, 303, added.body.slice(0, 1500))
    const again = await secretary.post('/experts/new', { ...name, ...(await facts()), snils: '112-233-445 95' })
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /уже есть в реестре/)
    assert.match((await secretary.get('/experts')).body, /Лаптева Ольга/)
  })

  it('снятый с назначения не предлагается; изменение оставляет след; чужой регион не видит', async () => {
    const url = `/experts/${expert.personId}`
    const { active: _, ...rest } = await facts()
    assert.equal((await secretary.post(url, rest)).statusCode, 303)
    const pool = await site.reads.expertsOf(region)
    assert.ok(!pool.some(({ profile }) => profile.id === expert.personId))
    const trail = await site.reads.auditTrail({ object: `expert:${expert.personId}` })
    assert.equal(trail.rows[0]?.action, 'expert.kept')
    assert.equal((await (await site.worker('secretary', 'kbr')).get(url)).statusCode, 404)
    assert.equal((await expert.get('/experts')).statusCode, 403)
    assert.equal((await secretary.post(url, await facts())).statusCode, 303)
  })

  it('второго председателя нет; ушедший не входит в состав следующего дня', async () => {
    const { chair, members } = await commissionOf(site, region, secretary, '2026-01-01')
    const rival = await site.worker('chair', region)
    const seat = { person: rival.personId, duty: 'chair', since: '02.03.2026' }
    const taken = await secretary.post('/commission', seat)
    assert.equal(taken.statusCode, 422)
    assert.match(taken.body, /обязанность уже занята/)
    const stranger = { person: expert.personId, duty: 'member', since: '02.03.2026' }
    assert.equal((await secretary.post('/commission', stranger)).statusCode, 404)
    const leaving = members[3] as Worker
    const ended = await secretary.post(`/commission/${leaving.personId}`, { until: '01.03.2026' }, '/commission')
    assert.equal(ended.statusCode, 303)
    const shown = await secretary.get('/commission')
    assert.match(shown.body, /Членов комиссии 6/)
    assert.match(shown.body, /не менее 7 человек[\s\S]*не выполнено/)
    assert.ok(
      !(await site.reads.commissionOf(region, plainDate('2026-03-02'))).some(one => one.personId === leaving.personId),
    )
    const back = { person: leaving.personId, duty: 'member', since: '02.03.2026' }
    assert.equal((await secretary.post('/commission', back)).statusCode, 303)
    assert.equal((await chair.get('/commission')).statusCode, 403)
  })

  it('отказ, которого нет в приказе, направляют со страницы заседания', async () => {
    const second = await specialist(site, region)
    const senior = await specialist(site, region, 'senior')
    const id = await admitted(site, region, '2026-03-24')
    const panel = `/cases/${id}/panel`
    const seen = seenOf((await secretary.get(panel)).body)
    const seats = { main: [expert.personId, second.personId], senior: senior.personId, reason: 'По предмету' }
    const changed = await facts({ highest_since: '01.01.2020' })
    await secretary.post(`/experts/${expert.personId}`, changed)
    assert.equal((await secretary.post(panel, { _seen: seen, ...seats })).statusCode, 303)
    await secretary.post(`${panel}/beginning`, {}, panel)
    const poor = fullSheet({ points_1_1: '0', points_1_2: '0', points_3_1: '0', points_4_3: '0', points_5_3: '0' })
    for (const who of [expert, second]) assert.equal((await signSheet(who, id, poor)).statusCode, 303)
    site.setClock('2026-03-24T07:00:00Z')
    const form = { on: '24.03.2026', time: '10:00', form: 'video', place: 'Калининград', link: 'https://vks.example/1' }
    const url = String((await secretary.post('/meetings/new', form)).headers.location)
    await secretary.post(`${url}/agenda`, { cases: id })
    await secretary.post(`${url}/attendance`, { all: 'yes' }, url)
    await secretary.post(`${url}/opening`, {}, url)
    const item = `${url}/items/${id}`
    const grid = await secretary.get(item)
    const names = [...new Set([...grid.body.matchAll(/name="(vote_[^"]+)"/g)].map(found => found[1] ?? ''))]
    await secretary.post(`${item}/votes`, Object.fromEntries(names.map(name => [name, 'against'])), item)
    assert.equal((await secretary.post(`${item}/decision`, {}, item)).statusCode, 303)
    await secretary.post(`${url}/closing`, {}, url)
    const meeting = url.split('/').at(-1) ?? ''
    const draft = await secretary.get(`/orders/new?meeting=${meeting}`)
    assert.match(draft.body, /Вне приказа решений: 1/)
    assert.doesNotMatch(draft.body, /Подготовить проект приказа/)
    assert.match((await secretary.get(url)).body, /о которых приказ не издаётся: 1/)
    const sent = await secretary.post(`${url}/refusals`, {}, url)
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 1500))
    assert.equal((await site.reads.caseCard(id))?.state.stage, 'closed')
  })
})
