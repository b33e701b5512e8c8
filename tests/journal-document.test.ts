import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { longestJournal, makeJournal } from '../src/application/journal-document.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { refusedAs, sure } from './signing/order-story.ts'

const region = 'kaliningrad'
const march = { from: plainDate('2026-03-01'), to: plainDate('2026-03-31') }

describe('журнал регистрации документом', () => {
  let site: DeskSite
  let clerk: Worker
  const by = (role: 'clerk' | 'auditor' = 'clerk') => ({
    actor: { personId: clerk.personId, role, region },
    accountId: clerk.accountId,
  })
  const journals = () => site.reads.papersOfRegion(region, ['registration_journal'])
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    clerk = await site.worker('clerk', region)
    await site.filed(region, {}, 'Мартова')
    await site.filed(region, {}, 'Весенняя')
    await site.filed('penza', {}, 'Пензенская')
    site.setClock('2026-04-06T08:00:00Z')
    await site.filed(region, {}, 'Апрелева')
  })
  after(() => site.close())

  it('кнопка на странице журнала составляет его за показанный период и открывает', async () => {
    const page = await clerk.get('/journal?from=01.03.2026&to=31.03.2026')
    assert.match(page.body, /name="from" value="01\.03\.2026"[\s\S]*Журнал как документ/)
    const sent = { from: '01.03.2026', to: '31.03.2026', _once: randomUUID() }
    const made = await clerk.post('/journal/paper', sent, '/journal')
    assert.equal(made.statusCode, 303, made.body.slice(0, 1500))
    const paper = await clerk.get(String(made.headers.location))
    assert.match(paper.body, /Книга учёта документов[\s\S]*за период с 01\.03\.2026 по 31\.03\.2026/)
    // Of one day both: their order within it is nobody's promise.
    for (const words of [/Мартова/, /Весенняя/, /Всего записей: 2/]) assert.match(paper.body, words)
    assert.doesNotMatch(paper.body, /Апрелева|Пензенская/)
    assert.match(paper.body, new RegExp(`${String(made.headers.location)}/pdf`))
    const again = await clerk.post('/journal/paper', sent, '/journal')
    assert.equal(again.headers.location, made.headers.location, 'второй щелчок – тот же документ')
    assert.equal((await journals()).length, 1)
  })

  it('читают его свои, в другом регионе его нет', async () => {
    const [paper] = await journals()
    assert.equal((await (await site.worker('auditor', region)).get(`/papers/${paper?.id}`)).statusCode, 200)
    for (const [role, where] of [
      ['clerk', 'kbr'],
      ['teacher', region],
      ['expert', region],
    ] as const)
      assert.equal((await (await site.worker(role, where)).get(`/papers/${paper?.id}`)).statusCode, 404, role)
  })

  it('пустой период, перевёрнутый, нечитаемый день – слова на той же странице', async () => {
    for (const [from, to, words] of [
      ['01.01.2026', '31.01.2026', /заявлений не поступало/],
      ['31.03.2026', '01.03.2026', /кончается раньше, чем начинается/],
      ['32.03.2026', '01.04.2026', /govuk-error-message/],
    ] as const) {
      const answer = await clerk.post('/journal/paper', { from, to }, '/journal')
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, words)
    }
    assert.equal((await journals()).length, 1)
  })

  it('контролёр журнал читает, но не составляет', async () => {
    const auditor = await site.worker('auditor', region)
    assert.doesNotMatch((await auditor.get('/journal?from=01.03.2026')).body, /Журнал как документ/)
    assert.equal((await auditor.post('/journal/paper', {}, '/journal')).statusCode, 403)
    assert.equal(refusedAs(await makeJournal(site.app, site.reads, by('auditor'), march)), 'not_yours')
  })

  it('десять тысяч строк – один документ, больше – по частям', async () => {
    const [line] = await site.reads.registrationJournal({ region, ...march, limit: 1 })
    assert.ok(line)
    const many = (count: number) => ({ registrationJournal: async () => Array.from({ length: count }, () => line) })
    const made = sure(await makeJournal(site.app, many(longestJournal), by(), march))
    assert.equal(made.lines, 10_000)
    const paper = await site.reads.paper(made.paperId)
    const table = paper?.content.blocks.find(block => block.kind === 'table')
    assert.equal(table?.rows.length, 10_000)
    assert.equal((await clerk.get(`/papers/${made.paperId}`)).statusCode, 200)
    const more = await makeJournal(site.app, many(longestJournal + 1), by(), march)
    assert.equal(refusedAs(more), 'too_long')
  })

  it('регламент журнала не называет – таблица та же', async () => {
    const own = await site.worker('clerk', 'kuzbass')
    await site.filed('kuzbass', {}, 'Кузнецкая')
    const made = await own.post('/journal/paper', { from: '01.04.2026', to: '30.04.2026' }, '/journal')
    assert.equal(made.statusCode, 303)
    assert.match((await own.get(String(made.headers.location))).body, /Журнал регистрации заявлений[\s\S]*Кузнецкая/)
  })
})
