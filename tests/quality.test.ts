import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { streams } from '../src/adapters/db/streams.ts'
import { orderCase } from '../src/application/handle.ts'
import { setSecondShare } from '../src/application/quality/second-sheet.ts'
import { reproject } from '../src/application/reproject.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, fullSheet, savedOf, signSheet, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('Качество экспертизы: от подписи листа до таблицы', () => {
  let site: DeskSite
  let secretary: Worker
  let supervisor: Worker
  let auditor: Worker
  let first: Worker
  let other: Worker
  let senior: Worker
  let second: Worker
  let caseId = ''

  const rows = async (text: string, values: unknown[] = []) => (await site.database.pool.query(text, values)).rows
  const order = async (who: Worker, role: 'secretary' | 'senior', command: Command) => {
    const by = { actor: { personId: who.personId, role, region }, accountId: who.accountId }
    const done = await orderCase(site.app, by, caseId, command)
    assert.ok(!isRefusal(done), JSON.stringify(done))
  }

  before(async () => {
    site = await deskSite('2026-03-02T07:00:00Z')
    secretary = await site.worker('secretary', region)
    supervisor = await site.worker('supervisor', region)
    auditor = await site.worker('auditor', region)
    const by = {
      actor: { personId: supervisor.personId, role: 'supervisor' as const, region },
      accountId: randomUUID(),
    }
    assert.ok(!isRefusal(await setSecondShare(site.app, by, { percent: 100, days: 10 })))
    first = await specialist(site, region)
    other = await specialist(site, region)
    senior = await specialist(site, region, 'senior')
    second = await specialist(site, region)
    caseId = await admitted(site, region, '2026-04-20')
    const seats = { main: [first.personId, other.personId], senior: [senior.personId] }
    await order(secretary, 'secretary', { type: 'AppointPanel', ...seats })
    await order(secretary, 'secretary', { type: 'StartAssessment' })
    site.setClock('2026-03-05T07:00:00Z')
  })
  after(() => site.close())

  it('пока лист не подписан, в статистике его нет; подписан – есть в той же транзакции', async () => {
    assert.equal((await rows('select from judged_sheets')).length, 0)
    assert.equal((await signSheet(first, caseId, fullSheet())).statusCode, 303)
    const [own] = await rows('select * from judged_sheets')
    assert.deepEqual(
      [own.expert_id, own.kind, own.set_id, own.days, own.peers, own.compared, own.disputed],
      [first.personId, 'independent', 'teachers', 3, 0, 0, 0],
    )
    assert.equal(own.points['1.1'], 7)
    assert.equal(own.overdue, own.signed_on > own.due)
  })

  it('второй лист меняет строку первого: с кем сравнили, что спорно', async () => {
    assert.equal((await signSheet(other, caseId, fullSheet({ points_4_1: '2' }))).statusCode, 303)
    const both = await rows('select expert_id, compared, equal, disputed, upheld, peers from judged_sheets')
    for (const line of both)
      assert.deepEqual([line.compared, line.equal, line.disputed, line.upheld, line.peers], [14, 13, 1, null, 1])
    const [item] = await rows(`select marks, disputed from judged_items where code = '4.1'`)
    assert.deepEqual(item, { marks: '2 4', disputed: true })
  })

  it('решение старшего видно у каждого; дело выпадает на вторую оценку подходящему специалисту', async () => {
    const rulings = [{ item: '4.1', points: 4, reason: 'Эффект показан в аналитической справке' }]
    await order(senior, 'senior', { type: 'RuleDisputes', expertId: senior.personId, rulings })
    const upheld = await rows('select expert_id, upheld from judged_sheets order by upheld desc')
    assert.deepEqual(
      upheld.map(line => [line.expert_id, line.upheld]),
      [
        [first.personId, 1],
        [other.personId, 0],
      ],
    )
    const [drawn] = await rows('select * from second_opinions')
    assert.deepEqual([drawn.case_id, drawn.expert_id, drawn.status], [caseId, second.personId, 'open'])
  })

  describe('вторая оценка', () => {
    let id = ''
    let history = ''
    let seen: Record<string, Record<string, string>> = {}
    /** Every page a person comes to by links from their own list, as far as it goes; tokens of the moment left out. */
    const reached = async (who: Worker): Promise<Record<string, string>> => {
      const pages: Record<string, string> = {}
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
    const told = async () => JSON.stringify(await rows('select person_id, subject from notices order by id'))
    let letters = ''
    const log = async () =>
      JSON.stringify(
        await rows('select type, data, version from events where stream_id = $1 order by version', [caseId]),
      )
    before(async () => {
      id = (await rows('select id from second_opinions'))[0].id
      history = await log()
    })

    it('её специалист видит материалы и лист, но ни карточки дела, ни его документов', async () => {
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
      const file = async (document: string) => {
        const fileId = randomUUID()
        await rows(
          `insert into files (id, digest, name, media_type, size, case_id, document, uploaded_by, uploaded_at)
           values ($1, $2, 'лист.pdf', 'application/pdf', 3, $3, $4, $5, now())`,
          [fileId, 'a'.repeat(64), caseId, document, first.personId],
        )
        return fileId
      }
      const reads = await import('../src/application/open-paper.ts')
      const actor = { personId: second.personId, role: 'expert' as const, region }
      assert.ok(await reads.openFile(site.reads, actor, await file('portfolio')))
      assert.equal(await reads.openFile(site.reads, actor, await file('identity')), undefined)
      const stranger = await specialist(site, region)
      const outside = { ...actor, personId: stranger.personId }
      assert.equal(await reads.openFile(site.reads, outside, await file('portfolio')), undefined)
      assert.equal(await reads.openFile(site.reads, { ...actor, region: 'penza' }, await file('portfolio')), undefined)
    })

    it('чужому, первому специалисту, учителю, комиссии и секретарю её листа не открыть', async () => {
      for (const who of [first, other, senior, await site.worker('expert', 'penza')])
        for (const address of [`/sheets/${id}`, `/sheets/${id}/signing`])
          assert.equal((await who.get(address)).statusCode, 404)
      for (const role of ['teacher', 'member', 'chair', 'secretary', 'clerk', 'employer'] as const)
        assert.equal((await (await site.worker(role, region)).get(`/sheets/${id}`)).statusCode, 403)
      assert.doesNotMatch((await first.get(`/expertise/${caseId}`)).body, /втор(ая|ой) оценк/i)
      assert.doesNotMatch((await secretary.get(`/cases/${caseId}`)).body, /втор(ая|ой) оценк/i)
    })

    it('балл вне шкалы – слово у поля; без доказательства не подписать', async () => {
      seen = { first: await reached(first), senior: await reached(senior) }
      letters = await told()
      const strange = await second.post(`/sheets/${id}`, { points_1_1: '6' })
      assert.equal(strange.statusCode, 422)
      assert.match(strange.body, /такого балла на шкале нет/)
      assert.equal((await second.post(`/sheets/${id}`, { points_1_1: '7', next: 'signing' })).statusCode, 303)
      assert.match((await second.get(`/sheets/${id}/signing`)).body, /ещё не готов к подписи/)
    })

    it('подписанная не трогает дело: ни события, ни строки, ни итога', async () => {
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
      assert.match((await second.get(`/sheets/${id}`)).body, /Вы подписали лист/)
      const again = await second.post(`/sheets/${id}/signing`, { saved: new Date().toISOString() }, `/sheets/${id}`)
      assert.ok(again.statusCode === 404 || again.statusCode === 403)
      const [file] = await rows(`select id from files where document = 'portfolio' limit 1`)
      const reads = await import('../src/application/open-paper.ts')
      const actor = { personId: second.personId, role: 'expert' as const, region }
      assert.equal(await reads.openFile(site.reads, actor, file.id), undefined)
    })
  })

  it('пересборка журнала даёт те же строки', async () => {
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

  it('специалист видит только себя и медиану: чужие страницы и файлы закрыты', async () => {
    const own = await first.get('/quality/own')
    assert.equal(own.statusCode, 200)
    for (const who of [other, second]) assert.doesNotMatch(own.body, new RegExp(who.personId))
    assert.equal((await first.get('/quality')).headers.location, '/quality/own')
    for (const address of [
      `/quality/experts/${other.personId}`,
      `/quality/experts/${first.personId}`,
      '/quality/items',
      '/quality/items/teachers@2023-09-01/4.1',
      '/quality/files/experts.csv',
      '/quality/files/items.xlsx',
      '/quality/seconds',
    ])
      assert.equal((await first.get(address)).statusCode, 403, address)
    assert.equal((await first.get(`/quality/own?expertId=${other.personId}`)).statusCode, 200)
  })

  it('руководитель, секретарь и контролёр видят регион; чужой регион – никого', async () => {
    for (const who of [supervisor, secretary, auditor]) {
      const shown = await who.get('/quality')
      assert.equal(shown.statusCode, 200)
      assert.match(shown.body, new RegExp(first.personId))
      assert.equal((await who.get(`/quality/experts/${first.personId}`)).statusCode, 200)
      assert.equal((await who.get('/quality/seconds')).statusCode, 200)
    }
    const foreign = await site.worker('supervisor', 'penza')
    assert.doesNotMatch((await foreign.get('/quality')).body, new RegExp(first.personId))
    assert.equal((await foreign.get(`/quality/experts/${first.personId}`)).statusCode, 404)
    assert.equal((await foreign.get('/quality/items/teachers@2023-09-01/4.1')).statusCode, 404)
    const [{ id }] = await rows('select id from second_opinions')
    assert.equal((await foreign.get(`/quality/seconds/${id}`)).statusCode, 404)
    const away = { to: 'nobody', reason: 'Проба' }
    assert.equal((await foreign.post(`/quality/seconds/${id}`, away, '/quality/seconds')).statusCode, 404)
  })

  it('мало листов – вместо чисел «мало данных»', async () => {
    const shown = await supervisor.get(`/quality/experts/${first.personId}`)
    assert.match(shown.body, /мало данных/)
    assert.match(shown.body, /Не судите о людях по одному числу/)
  })
})
