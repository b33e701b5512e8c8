import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { StaleCase } from '../src/application/stale-case.ts'
import { NotForYou } from '../src/web/errors.ts'
import { page } from '../src/web/route.ts'
import { asForm, cookiesOf, type TestSite, testPassword, testSite, tokenOf } from './web-site.ts'

const kuzbass = 'kuzbass'
const empty = { title: 'Дела', body: '' }

describe('вход', () => {
  let site: TestSite
  before(async () => {
    site = await testSite({ navigation: active => (active ? [{ label: 'Дела', address: '/cases' }] : []) })
    page(site.server, { method: 'GET', path: '/cases', roles: ['clerk'], handler: async ({ render }) => render(empty) })
    await site.person('vetrova', [{ role: 'clerk', region: kuzbass }])
    await site.person('many', [
      { role: 'expert', region: kuzbass },
      { role: 'member', region: kuzbass },
    ])
  })
  after(() => site.close())

  const attempt = async (login: string, password: string, next?: string) => {
    const shown = await site.server.inject(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`)
    const form = asForm({ login, password, _csrf: tokenOf(shown.body), ...(next ? { next } : {}) })
    const headers = { ...form.headers, cookie: cookiesOf(shown) }
    return site.server.inject({ method: 'POST', url: '/sign-in', payload: form.payload, headers })
  }

  it('верный пароль открывает сеанс и ведёт, куда человек шёл', async () => {
    const answer = await attempt('Vetrova', testPassword, '/cases?page=2')
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers.location, '/cases?page=2')
    const cookie = answer.cookies.find(({ name }) => name === 'kategoria')
    assert.equal(cookie?.httpOnly, true)
    assert.equal(cookie?.sameSite, 'Lax')
    const home = await site.server.inject({ url: '/', headers: { cookie: cookiesOf(answer) } })
    assert.equal(home.headers.location, '/cases')
  })

  it('на чужой сайт после входа не уводят', async () => {
    const answer = await attempt('vetrova', testPassword, '//evil.example')
    assert.equal(answer.headers.location, '/')
  })

  it('неизвестный логин и неверный пароль получают один ответ, пароль обратно не присылается', async () => {
    const wrong = await attempt('vetrova', 'не тот')
    const unknown = await attempt('nobody', 'не тот')
    assert.deepEqual([wrong.statusCode, unknown.statusCode], [422, 422])
    const words = (body: string): string => body.replace(/value="[^"]*"/g, '').replace(/\/static\/\S+/g, '')
    assert.equal(words(wrong.body), words(unknown.body))
    assert.doesNotMatch(wrong.body, /не тот/)
    assert.match(wrong.body, /value="vetrova"/)
    assert.equal(
      wrong.cookies.find(({ name }) => name === 'kategoria'),
      undefined,
    )
  })

  it('десять неверных паролей закрывают и верный', async () => {
    await site.person('locked', [{ role: 'clerk', region: kuzbass }])
    const account = await site.deps.accounts.byLogin('locked')
    for (let i = 0; i < 10; i++) await site.deps.accounts.noteSignIn(account?.id ?? '', false, new Date())
    assert.equal((await attempt('locked', testPassword)).statusCode, 422)
  })

  it('после десятка попыток с одним логином ответ – «слишком много попыток»', async () => {
    const answers = []
    for (let i = 0; i < 11; i++) answers.push((await attempt('robot', 'x')).statusCode)
    assert.deepEqual(answers, [...Array(10).fill(422), 429])
  })

  it('кто работает в нескольких ролях, выбирает одну, и только из своих', async () => {
    const entered = await attempt('many', testPassword)
    assert.equal(entered.headers.location, '/role')
    const cookie = cookiesOf(entered)
    const shown = await site.server.inject({ url: '/role', headers: { cookie } })
    assert.match(shown.body, /Специалист \(эксперт\)[\s\S]*Член комиссии/)
    const choose = (role: string) => {
      const form = asForm({ role, _csrf: tokenOf(shown.body) })
      return site.server.inject({
        method: 'POST',
        url: '/role',
        payload: form.payload,
        headers: { ...form.headers, cookie },
      })
    }
    assert.equal((await choose(`signatory|${kuzbass}|`)).statusCode, 422)
    assert.equal((await choose(`member|${kuzbass}|`)).statusCode, 303)
    const home = await site.server.inject({ url: '/role', headers: { cookie } })
    assert.match(home.body, /house-header__role">Член комиссии</)
  })

  it('выход закрывает сеанс на сервере', async () => {
    const entered = await attempt('many', testPassword)
    const cookie = cookiesOf(entered)
    const shown = await site.server.inject({ url: '/role', headers: { cookie } })
    const form = asForm({ _csrf: tokenOf(shown.body) })
    const headers = { ...form.headers, cookie }
    assert.equal(
      (await site.server.inject({ method: 'POST', url: '/sign-out', payload: form.payload, headers })).statusCode,
      303,
    )
    assert.match(
      String((await site.server.inject({ url: '/role', headers: { cookie } })).headers.location),
      /^\/sign-in/,
    )
  })
})

describe('дверь учебного стенда', () => {
  it('открыта только на стенде и никогда в рабочей системе', async () => {
    for (const [settings, status] of [
      [{ demo: true, production: false }, 200],
      [{ demo: false, production: false }, 404],
      [{ demo: true, production: true }, 404],
    ] as const) {
      const site = await testSite(settings)
      await site.person('vetrova', [{ role: 'clerk', region: kuzbass }])
      for (const url of ['/sign-in/persona', '/styleguide'])
        assert.equal((await site.server.inject(url)).statusCode, status, JSON.stringify(settings))
      await site.close()
    }
  })

  it('впускает выбранного человека', async () => {
    const site = await testSite({ demo: true })
    const id = await site.person('vetrova', [{ role: 'clerk', region: kuzbass }])
    const shown = await site.server.inject('/sign-in/persona?role=clerk')
    const form = asForm({ account: id, _csrf: tokenOf(shown.body) })
    const headers = { ...form.headers, cookie: cookiesOf(shown) }
    const answer = await site.server.inject({ method: 'POST', url: '/sign-in/persona', payload: form.payload, headers })
    const next = await site.server.inject({ url: '/role', headers: { cookie: cookiesOf(answer) } })
    assert.match(next.body, /Ветрова А\./)
    await site.close()
  })
})

describe('защита', () => {
  let site: TestSite
  before(async () => {
    site = await testSite({ demo: true, isAlive: async () => {} })
    page(site.server, {
      method: 'GET',
      path: '/lost',
      roles: ['public'],
      handler: async () => Promise.reject(new StaleCase('1')),
    })
    page(site.server, {
      method: 'GET',
      path: '/outsider',
      roles: ['public'],
      handler: async () => Promise.reject(new NotForYou()),
    })
    page(site.server, {
      method: 'GET',
      path: '/bug',
      roles: ['public'],
      handler: async () => Promise.reject(new Error('Ветрова')),
    })
  })
  after(() => site.close())

  it('страница не разрешает ни чужих, ни встроенных скриптов и не встаёт в чужую рамку', async () => {
    const { headers } = await site.server.inject('/sign-in')
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'self'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['strict-transport-security'], undefined)
    assert.equal(headers['cache-control'], 'no-store')
  })

  it('форма с другого сайта отклоняется даже с верным жетоном', async () => {
    const shown = await site.server.inject('/sign-in')
    const form = asForm({ login: 'a', password: 'b', _csrf: tokenOf(shown.body) })
    const send = (headers: Record<string, string>) =>
      site.server.inject({
        method: 'POST',
        url: '/sign-in',
        payload: form.payload,
        headers: { 'content-type': form.headers['content-type'], cookie: cookiesOf(shown), ...headers },
      })
    assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    assert.equal((await send({ 'sec-fetch-site': 'same-site' })).statusCode, 403)
    assert.equal((await send({ origin: 'https://evil.example' })).statusCode, 403)
    assert.equal((await send({ cookie: '' })).statusCode, 403)
    assert.equal((await send({ origin: 'http://localhost:80', host: 'localhost:80' })).statusCode, 422)
    assert.equal((await send({})).statusCode, 422)
  })

  it('чужое дело и несуществующая страница отвечают одинаково', async () => {
    const strip = (body: string): string => body.replaceAll(/value="[^"]*"/g, '')
    const outsider = await site.server.inject('/outsider')
    const nowhere = await site.server.inject('/nowhere')
    assert.deepEqual([outsider.statusCode, nowhere.statusCode], [404, 404])
    assert.equal(strip(outsider.body), strip(nowhere.body))
  })

  it('ошибки говорят по-русски с людьми и по RFC 9457 с программами', async () => {
    assert.match((await site.server.inject('/lost')).body, /Дело уже изменилось/)
    const bug = await site.server.inject({ url: '/bug', headers: { accept: 'text/html' } })
    assert.equal(bug.statusCode, 500)
    assert.match(bug.body, /Ошибка на нашей стороне/)
    assert.doesNotMatch(bug.body, /Ветрова/)
    const problem = await site.server.inject({ url: '/lost', headers: { accept: 'application/json' } })
    assert.match(String(problem.headers['content-type']), /^application\/problem\+json/)
    assert.equal(problem.json().status, 409)
    assert.equal(problem.json().title, 'Дело уже изменилось')
  })

  it('проверка здоровья спрашивает базу', async () => {
    assert.equal((await site.server.inject('/health')).statusCode, 200)
    const sick = await testSite({ isAlive: () => Promise.reject(new Error('no database')) })
    assert.equal((await sick.server.inject('/health')).statusCode, 500)
    await sick.close()
  })
})

describe('первая страница', () => {
  it('со стилями и шрифтом весит не больше 100 КБ по проводу', async () => {
    const site = await testSite({ demo: true })
    const fetch = async (url: string) =>
      (await site.server.inject({ url, headers: { 'accept-encoding': 'br' } })).rawPayload
    const shown = await fetch('/')
    const text = brotliDecompressSync(shown).toString()
    const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, path = '']) => path)
    assert.ok(files.length >= 4)
    let weight = shown.length
    for (const file of new Set(files)) weight += (await fetch(file)).length
    assert.ok(weight <= 100 * 1024, `${weight} байт`)
    await site.close()
  })

  it('файлы хранятся у читателя навсегда и сжаты заранее', async () => {
    const site = await testSite()
    const { styles } = site.server.site.assets
    const plain = await site.server.inject(styles)
    const small = await site.server.inject({ url: styles, headers: { 'accept-encoding': 'gzip, br' } })
    assert.match(String(plain.headers['cache-control']), /immutable/)
    assert.equal(small.headers['content-encoding'], 'br')
    assert.ok(small.rawPayload.length < brotliCompressSync(plain.rawPayload).length * 1.2)
    assert.equal(brotliDecompressSync(small.rawPayload).toString(), plain.body)
    assert.doesNotMatch(plain.body, /GDS Transport|govuk-crest|\/assets\//)
    await site.close()
  })
})
