import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist } from './judging-site.ts'

const region = 'kaliningrad'
/** Words that stand in the first sheet and nowhere else. */
const secret = 'Секретьпервоголиста'

describe('слепота независимых листов: ни одна страница специалиста не показывает чужой лист до второй подписи', () => {
  let site: DeskSite
  let first: Worker
  let others: Worker[]
  let id = ''
  let answered = 0

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    const secretary = await site.worker('secretary', region)
    first = await specialist(site, region)
    const second = await specialist(site, region)
    const senior = await specialist(site, region, 'senior')
    others = [second, senior]
    await commissionOf(site, region, secretary, '2026-01-01')
    id = await admitted(site, region, '2026-03-24')
    const shown = await secretary.get(`/cases/${id}/panel`)
    const main = [first.personId, second.personId]
    const seated = { _seen: seenOf(shown.body), main, senior: senior.personId, reason: 'Знакомы с предметом' }
    assert.equal((await secretary.post(`/cases/${id}/panel`, seated)).statusCode, 303)
    assert.equal((await first.post(`/expertise/${id}/beginning`, {}, `/expertise/${id}`)).statusCode, 303)
    const sheet = fullSheet({
      comment_3_1: secret,
      points_3_2: '0',
      verdict_3_2_paper: 'no',
      reason_3_2_paper: `${secret} без печати`,
    })
    assert.equal((await signSheet(first, id, sheet)).statusCode, 303)
  })
  after(() => site.close())

  it('метка действительно стоит в листе: её автор и секретарь её видят', async () => {
    assert.match((await first.get(`/expertise/${id}`)).body, new RegExp(secret))
  })

  it('все адреса роли специалиста: страницы, документы, скачивания, история, статистика', async () => {
    const card = await site.reads.caseCard(id)
    assert.ok(card !== undefined)
    const papers = card.papers.map(paper => paper.id)
    assert.ok(papers.length > 0)
    const things = [id, ...papers, ...card.files.map(file => file.id), first.personId, '3.2', 'pdf', 'docx', '1']
    const patterns = site.server.declaredRoutes.filter(
      ({ method, roles }) => method === 'GET' && roles.some(role => ['expert', 'senior', 'signed_in'].includes(role)),
    )
    assert.ok(patterns.length > 10)
    for (const { path } of patterns)
      for (const address of addressesOf(path, things))
        for (const who of others) {
          const answer = await who.get(address)
          assert.ok(answer.statusCode < 500, address)
          assert.ok(!answer.body.includes(secret), `${address} показывает чужой лист`)
          if (answer.statusCode === 200) answered++
        }
    // Their own case and list answer; otherwise the walk would prove nothing.
    assert.ok(answered >= 4, `${answered}`)
  })

  it('после второй подписи старший читает оба заключения целиком, а решает только спорные позиции', async () => {
    const conclusions = async () =>
      (await site.reads.caseCard(id))?.papers.filter(({ form }) => form === 'expert_conclusion') ?? []
    const [second, senior] = others as [Worker, Worker]
    const [early] = await conclusions()
    assert.ok(early)
    assert.equal((await senior.get(`/papers/${early.id}`)).statusCode, 404)
    assert.equal((await senior.get(`/expertise/${id}/disputes`)).statusCode, 404)
    const own = fullSheet({ points_3_2: '0', comment_5_1: 'Совпавшая', points_4_3: '4', comment_4_3: 'Уровень ниже' })
    assert.equal((await signSheet(second, id, own)).statusCode, 303)
    const signed = await conclusions()
    assert.equal(signed.length, 2)
    for (const paper of signed) assert.equal((await senior.get(`/papers/${paper.id}`)).statusCode, 200)
    const ruling = (await senior.get(`/expertise/${id}/disputes`)).body
    assert.deepEqual(
      [...ruling.matchAll(/id="disputed_([\d_]+)"/g)].map(([, code]) => code),
      ['4_3'],
    )
    assert.match(ruling, /Уровень ниже/)
    assert.doesNotMatch(ruling, new RegExp(`${secret}|Совпавшая`))
  })

  it('заявителю и школе лист не виден и после подписи', async () => {
    for (const role of ['teacher', 'employer', 'member', 'approver'] as const) {
      const who = await site.worker(role, region)
      for (const address of [
        `/expertise/${id}`,
        `/my/applications/${id}/why`,
        `/cases/${id}/panel`,
        `/meetings/items/${id}`,
      ])
        assert.ok(!(await who.get(address)).body.includes(secret), `${role} ${address}`)
    }
  })
})

/** Every thing in every place of a pattern; two places are filled with the case first. */
const addressesOf = (pattern: string, things: readonly string[]): string[] => {
  const places = pattern.match(/:[a-zA-Z]+/g) ?? []
  if (places.length === 0) return [pattern]
  const [one = '', ...rest] = places
  const filled = (text: string, place: string, value: string) => text.replace(place, encodeURIComponent(value))
  return rest.length === 0
    ? things.map(thing => filled(pattern, one, thing))
    : things
        .slice(0, 4)
        .flatMap(thing =>
          things.map(other => rest.reduce((text, place) => filled(text, place, other), filled(pattern, one, thing))),
        )
}
