import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { streams } from '../src/adapters/db/streams.ts'
import { openFile } from '../src/application/open-paper.ts'
import { reproject } from '../src/application/reproject.ts'
import type { Worker } from './desk-site.ts'
import { type JudgedPlace, judgedPlace, region, rule, signBoth } from './judged-place.ts'
import { fullSheet, savedOf, specialist } from './judging-site.ts'

describe('вторая оценка', () => {
  let place: JudgedPlace
  let id = ''
  let history = ''
  let seen: Record<string, Record<string, string>> = {}
  /** Every page a person comes to by links from their own list, as far as it goes; tokens of the moment left out. */
  const reached = async (who: Worker): Promise<Record<string, string>> => {
    const pages: Record<string, string> = {}
    const { caseId } = place
    const waiting = ['/expertise', '/quality/own', '/calibrations', `/expertise/${caseId}`, `/cases/${caseId}`]
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (next in pages) continue
      const { statusCode, headers, body } = await who.get(next)
      const isPage = String(headers['content-type']).startsWith('text/html')
      pages[next] = isPage
        ? `${statusCode} ${body.replaceAll(/(name="_\w+" value="|_csrf=)[^"]*/g, '$1')}`
        : `${statusCode}`
      for (const [, link = ''] of isPage ? body.matchAll(/href="(\/(?!static|sign-)[^"#]*)/g) : [])
        waiting.push(link.replaceAll('&amp;', '&'))
    }
    return pages
  }
  const told = async () => JSON.stringify(await place.rows('select person_id, subject from notices order by id'))
  let letters = ''
  const log = async () =>
    JSON.stringify(
      await place.rows('select type, data, version from events where stream_id = $1 order by version', [place.caseId]),
    )
  before(async () => {
    place = await judgedPlace()
    await signBoth(place)
    await rule(place)
    id = (await place.rows('select id from second_opinions'))[0].id
    history = await log()
  })
  after(() => place.site.close())

  it('её специалист видит материалы и лист, но ни карточки дела, ни его документов', async () => {
    const { second, caseId, rows } = place
    assert.equal((await second.get(`/sheets/${id}`)).statusCode, 200)
    assert.match((await second.get('/expertise')).body, new RegExp(`/sheets/${id}`))
    assert.equal((await second.get(`/expertise/${caseId}`)).statusCode, 404)
    assert.equal((await second.get(`/expertise/${caseId}/signing`)).statusCode, 404)
    const papers = await rows('select id from documents where case_id = $1', [caseId])
    assert.ok(papers.length > 0)
    for (const paper of papers)
      for (const address of [`/papers/${paper.id}`, `/papers/${paper.id}/pdf`])
        assert.equal((await second.get(address)).statusCode, 404, address)
  })

  it('материалы открываются, личные бумаги – нет', async () => {
    const { site, first, second, caseId, rows } = place
    const file = async (document: string) => {
      const fileId = randomUUID()
      await rows(
        `insert into files (id, digest, name, media_type, size, case_id, document, uploaded_by, uploaded_at)
         values ($1, $2, 'лист.pdf', 'application/pdf', 3, $3, $4, $5, now())`,
        [fileId, 'a'.repeat(64), caseId, document, first.personId],
      )
      return fileId
    }
    const actor = { personId: second.personId, role: 'expert' as const, region }
    assert.ok(await openFile(site.reads, actor, await file('portfolio')))
    assert.equal(await openFile(site.reads, actor, await file('identity')), undefined)
    const stranger = await specialist(site, region)
    const outside = { ...actor, personId: stranger.personId }
    assert.equal(await openFile(site.reads, outside, await file('portfolio')), undefined)
    assert.equal(await openFile(site.reads, { ...actor, region: 'penza' }, await file('portfolio')), undefined)
  })

  it('чужому, первому специалисту, учителю, комиссии и секретарю её листа не открыть', async () => {
    const { site, secretary, first, other, senior, caseId } = place
    for (const who of [first, other, senior, await site.worker('expert', 'penza')])
      for (const address of [`/sheets/${id}`, `/sheets/${id}/signing`])
        assert.equal((await who.get(address)).statusCode, 404)
    for (const role of ['teacher', 'member', 'chair', 'secretary', 'clerk', 'employer'] as const)
      assert.equal((await (await site.worker(role, region)).get(`/sheets/${id}`)).statusCode, 403)
    assert.doesNotMatch((await first.get(`/expertise/${caseId}`)).body, /втор(ая|ой) оценк/i)
    assert.doesNotMatch((await secretary.get(`/cases/${caseId}`)).body, /втор(ая|ой) оценк/i)
  })

  it('балл вне шкалы – слово у поля; без доказательства не подписать', async () => {
    const { first, senior, second } = place
    seen = { first: await reached(first), senior: await reached(senior) }
    letters = await told()
    const strange = await second.post(`/sheets/${id}`, { points_1_1: '6' })
    assert.equal(strange.statusCode, 422)
    assert.match(strange.body, /такого балла на шкале нет/)
    assert.equal((await second.post(`/sheets/${id}`, { points_1_1: '7', next: 'signing' })).statusCode, 303)
    assert.match((await second.get(`/sheets/${id}/signing`)).body, /ещё не готов к подписи/)
  })

  it('подписанная не трогает дело: ни события, ни строки, ни итога', async () => {
    const { second, caseId, rows } = place
    const [before] = await rows('select version, state, outcome from cases where id = $1', [caseId])
    assert.equal(
      (await second.post(`/sheets/${id}`, { ...fullSheet({ points_3_1: '5' }), next: 'signing' })).statusCode,
      303,
    )
    const shown = await second.get(`/sheets/${id}/signing`)
    const signed = await second.post(`/sheets/${id}/signing`, { saved: savedOf(shown.body), _once: randomUUID() })
    assert.equal(signed.statusCode, 303, signed.body.slice(0, 2000))
    assert.equal(await log(), history)
    assert.deepEqual((await rows('select version, state, outcome from cases where id = $1', [caseId]))[0], before)
  })

  it('первые специалисты о ней не узнают: ни страниц, ни строк, ни писем не прибавилось', async () => {
    const { first, senior, second } = place
    for (const [name, who] of Object.entries({ first, senior })) {
      const now = await reached(who)
      assert.ok(Object.keys(now).length > 10, `${name}: ${Object.keys(now).join(' ')}`)
      assert.deepEqual(now, seen[name], name)
      const all = Object.values(now).join('')
      for (const trace of [id, second.personId]) assert.ok(!all.includes(trace), `${name}: ${trace}`)
      for (const journal of ['/audit', '/audit/changes', '/quality/seconds', `/quality/seconds/${id}`])
        assert.ok([403, 404].includes((await who.get(journal)).statusCode), journal)
    }
    assert.equal(await told(), letters)
  })

  it('и попадает в статистику: у первых появляется ещё один коллега', async () => {
    const { rows } = place
    const lines = await rows('select kind, peers, compared from judged_sheets order by kind')
    assert.deepEqual(
      lines.map(line => [line.kind, line.peers, line.compared]),
      [
        ['independent', 2, 28],
        ['independent', 2, 28],
        ['second', 2, 28],
      ],
    )
    assert.equal((await rows(`select marks from judged_items where code = '3.1'`))[0].marks, '5 9 9')
  })

  it('после подписи материалы закрыты, дважды не подписать', async () => {
    const { site, second, rows } = place
    assert.match((await second.get(`/sheets/${id}`)).body, /Вы подписали лист/)
    const again = await second.post(`/sheets/${id}/signing`, { saved: new Date().toISOString() }, `/sheets/${id}`)
    assert.ok(again.statusCode === 404 || again.statusCode === 403)
    const [file] = await rows(`select id from files where document = 'portfolio' limit 1`)
    const actor = { personId: second.personId, role: 'expert' as const, region }
    assert.equal(await openFile(site.reads, actor, file.id), undefined)
  })

  it('пересборка журнала даёт те же строки', async () => {
    const { site, rows } = place
    const all = async () =>
      JSON.stringify([
        await rows('select * from judged_sheets order by expert_id'),
        await rows('select * from judged_items order by code'),
        await rows('select * from judged_sets'),
      ])
    const before = await all()
    for (const table of ['judged_sheets', 'judged_items', 'judged_sets']) await rows(`delete from ${table}`)
    await reproject(site.app, streams(site.database.db), () => {})
    assert.equal(await all(), before)
  })
})
