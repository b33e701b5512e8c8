import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { crawl, type FoundForm, type FoundPage } from './crawl.ts'
import { openStand, type Stand } from './stand.ts'

/** What people and programs put into a field. */
const junk: Record<string, string> = {
  zero: 'Вет\u0000рова',
  control: 'Вет\u0007\u001b[31m\u007fрова',
  long: 'я'.repeat(100_000),
  script: '<script>alert(1)</script>"\'`',
  backwards: '\u202Eавортев\u202C 👩‍🏫🏳️‍🌈 e\u0301',
  negative: '-1',
  endless: '1e309',
  digits: '9'.repeat(400),
  'no such day': '31.02.2026',
  'first year': '01.01.0001',
  'last year': '31.12.9999',
  sql: "'; drop table events; --",
  dashes: '-'.repeat(36),
  blank: ' \u00a0\u200b ',
}
const raw = { 'half a character': '%ED%A0%80%FF%C0%AF', 'broken percents': '%u0000%zz%' }

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

/** Bodies of one form: each junk in what is typed, then in everything; and shapes that no browser sends. */
const bodiesOf = ({ fields, typedIn }: FoundForm): [kind: string, body: string][] => {
  const pairs = Object.entries(fields).flatMap(([name, values]) => values.map(value => [name, value] as const))
  const own = pairs.filter(([name]) => name !== '_csrf')
  const token: [string, string] = ['_csrf', fields._csrf?.[0] ?? '']
  const typed = (name: string): boolean => typedIn.includes(name)
  const all: [string, string][] = []
  for (const [kind, text] of Object.entries(junk)) {
    all.push([kind, encoded([token, ...own.map(([name, value]) => [name, typed(name) ? text : value] as const)])])
    all.push([`${kind} everywhere`, encoded([token, ...own.map(([name]) => [name, text] as const)])])
  }
  for (const [kind, text] of Object.entries(raw))
    all.push([
      kind,
      [
        encoded([token]),
        ...own.map(([name, value]) => (typed(name) ? `${name}=${text}` : encoded([[name, value]]))),
      ].join('&'),
    ])
  all.push(['nothing', encoded([token])])
  all.push(['twice', encoded([token, ...own, ...own])])
  all.push(['nested', encoded([token, ...own.map(([name, value]) => [`${name}[b]`, value] as const)])])
  all.push(['prototype', `${encoded([token, ...own])}&__proto__=1&constructor=2&toString=3&hasOwnProperty=4`])
  return all
}

const spoiledQuestions = [
  'q=%00&find=%00&page=%00',
  `q=${'я'.repeat(3000)}`,
  'q=%ED%A0%80&find=%FF',
  'unknown=1&__proto__=2&constructor=3',
  'from=31.02.2026&to=99.99.9999&day=-1&year=1e309',
  'from=01.01.0001&to=31.12.9999',
  'after=spoiled&before=%3E&cursor=%3EW10&cursor=%3CWyIxIl0',
  'region=nowhere&stage=nowhere&role=nowhere&meeting=1&case=1&order=1&organisation=1&find=1&fill=1',
  'q=1&q=2&find=%25_%5C&q[b]=c',
]

describe('что бы ни прислали, система отвечает, а не падает', () => {
  let stand: Stand
  let pages: FoundPage[]
  let forms: FoundForm[]
  before(async () => {
    stand = await openStand(['kbr'])
    const found = await crawl(stand, ['kbr'])
    pages = found.pages
    forms = found.forms
  })
  after(() => stand.close())

  const post = (form: FoundForm, payload: string, type = 'application/x-www-form-urlencoded') =>
    stand.server.inject({
      method: 'POST',
      url: form.action,
      payload,
      headers: { cookie: form.cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' },
    })

  it('с каждой страницы ведут только те ссылки, которые открываются', () => {
    const dead = pages.filter(({ from, answer }) => from !== undefined && answer.statusCode >= 400)
    assert.deepEqual(
      dead.map(({ role, from, url, answer }) => `${role}: ${from} → ${url} ${answer.statusCode}`),
      [],
    )
  })

  it('страницы людей не остаются в памяти браузера, в них нет ни стилей, ни сценариев внутри', () => {
    for (const { url, answer } of pages) {
      // What is published is the same for everybody; feeds and signed files may be kept.
      if (answer.statusCode !== 200 || /^\/register\/.*(\.rss|\.atom|\.pdf|\/signatures\/\d+)(\?|$)/.test(url)) continue
      assert.match(String(answer.headers['cache-control']), /no-store/, url)
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue
      assert.doesNotMatch(answer.body, / style="| on[a-z]+="[^"]*\(|<style|<script(?![^>]* src=")/, url)
      assert.match(String(answer.headers['content-security-policy']), /default-src 'self'/, url)
      assert.doesNotMatch(String(answer.headers['content-security-policy']), /unsafe/, url)
    }
  })

  it('испорченный вопрос в адресе не роняет ни одной страницы', async () => {
    const seen = new Set<string>()
    const faults: string[] = []
    for (const { route, url, cookie } of pages) {
      if (seen.has(route.path)) continue
      seen.add(route.path)
      for (const question of spoiledQuestions) {
        const answer = await stand.server.inject({ url: `${url.split('?')[0]}?${question}`, headers: { cookie } })
        if (answer.statusCode >= 500) faults.push(`${route.path}?${question.slice(0, 80)}: ${answer.statusCode}`)
      }
    }
    assert.deepEqual(faults, [])
  })

  it('испорченный адрес – это «не найдено»', async () => {
    const cookies = new Map(pages.map(({ role, cookie }) => [role, cookie]))
    const strange = ['1', '%00', '-'.repeat(36), '%F0%9F%92%A9', '9'.repeat(300), "';--", '..%2f..%2fetc', '__proto__']
    for (const { method, path, roles } of stand.server.declaredRoutes) {
      if (!path.includes(':') || method !== 'GET') continue
      const cookie = [...cookies].find(([role]) => roles.some(one => one === role || one === 'public'))?.[1] ?? ''
      for (const id of strange) {
        const url = path.replaceAll(/:[a-zA-Z]+/g, id)
        const { statusCode } = await stand.server.inject({ url, headers: { cookie } })
        assert.ok([400, 404, 414].includes(statusCode), `${url}: ${statusCode}`)
      }
    }
  })

  it('формы из разметки, а не из браузера: чужой вид тела, тело без полей', async () => {
    for (const form of firstOf(forms, 1)) {
      const token = form.fields._csrf?.[0] ?? ''
      for (const [type, body] of [
        ['application/json', JSON.stringify({ _csrf: token, login: { toString: 1 }, held: { toString: 1 } })],
        ['text/plain', `_csrf=${token}`],
        ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data'],
        [
          'multipart/form-data; boundary=x',
          '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF',
        ],
        [`multipart/form-data; boundary=${'x'.repeat(300)}`, '--x--'],
      ] as const) {
        const { statusCode } = await post(form, body, type)
        assert.ok(statusCode >= 300 && statusCode < 500, `${form.route.path} ${type}: ${statusCode}`)
      }
    }
  })

  it('мусор в полях не роняет ни одной формы и не выходит на страницу разметкой', async () => {
    const faults: string[] = []
    for (const form of firstOf(forms, 2).filter(
      ({ isMultipart, route }) => !isMultipart && route.path !== '/account',
    )) {
      for (const [kind, body] of bodiesOf(form)) {
        const answer = await post(form, body)
        const where = `${form.role} ${form.action} – ${kind}`
        if (answer.statusCode >= 500) faults.push(`${where}: ${answer.statusCode}`)
        if (answer.body.includes('<script>alert')) faults.push(`${where}: разметка`)
      }
    }
    for (const form of firstOf(forms, 1).filter(({ isMultipart }) => isMultipart)) {
      for (const text of Object.values(junk)) {
        const parts = Object.keys(form.fields)
          .concat('file_achievements"; filename="ит<script>\u0000оги.pdf')
          .map(name => `--rubezh\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
        const answer = await post(form, `${parts.join('')}--rubezh--\r\n`, 'multipart/form-data; boundary=rubezh')
        if (answer.statusCode >= 500) faults.push(`${form.route.path}: ${answer.statusCode}`)
      }
    }
    assert.deepEqual(faults, [])

    // What was taken all the same lies in the database now: the pages must bear it.
    for (const { role, url, answer } of (await crawl(stand, ['kbr'])).pages) {
      assert.ok(answer.statusCode < 500, `${role} ${url}: ${answer.statusCode}`)
      if (String(answer.headers['content-type']).startsWith('text/html'))
        assert.ok(!answer.body.includes('<script>alert'), `${role} ${url}`)
    }
  })

  it('журнал событий после всего этого цел', async () => {
    const { verifyLog } = await import('../src/adapters/db/log-audit.ts')
    assert.ok((await verifyLog(stand.database.db)).whole)
  })
})

/** A few forms of each address. */
const firstOf = (forms: readonly FoundForm[], most: number): FoundForm[] => {
  const times = new Map<string, number>()
  return forms.filter(({ route }) => {
    const seen = (times.get(route.path) ?? 0) + 1
    times.set(route.path, seen)
    return seen <= most
  })
}
