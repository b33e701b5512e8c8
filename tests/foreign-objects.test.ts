import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import type { HeldRole } from '../src/application/ports.ts'
import { type Role, roles } from '../src/domain/people/roles.ts'
import { csrfToken } from '../src/web/csrf.ts'
import type { DeclaredRoute } from '../src/web/route.ts'
import { home, sources } from './foreign-things.ts'
import { aTemplate } from './page-samples.ts'
import { openStand, type Stand } from './stand.ts'

const abroad = 'penza'

/** Roles that see by name, not by region: a newcomer of the same region has nothing to see. */
const byName: readonly Role[] = [
  'teacher',
  'representative',
  'mfc',
  'employer',
  'expert',
  'senior',
  'member',
  'deputy_chair',
  'chair',
]

describe('чужое', () => {
  let stand: Stand
  before(async () => {
    stand = await openStand([home, abroad])
    await stand.database.pool.query(aTemplate)
  })
  after(() => stand.close())

  const rows = async (query: string): Promise<Record<string, string>[]> => (await stand.database.pool.query(query)).rows

  type Caller = { cookie: string; csrf: string; accountId: string; held: HeldRole }
  const enter = async (accountId: string, held: HeldRole): Promise<Caller> => {
    const now = new Date()
    const { token } = await stand.sessions.open(accountId, held, now)
    const session = await stand.sessions.find(token, now)
    assert.ok(session)
    return { cookie: `kategoria=${token}`, csrf: csrfToken(session.csrfSecret), accountId, held }
  }
  const foreigner = async (role: Role): Promise<Caller> => {
    const found = stand.people.find(({ held }) => held.role === role && held.region === abroad)
    assert.ok(found, role)
    return enter(found.accountId, found.held)
  }
  const newcomer = async (role: Role): Promise<Caller> => {
    const [personId, organisationId] = [randomUUID(), randomUUID()]
    await stand.database.pool.query(`insert into people (id, surname, name) values ($1, 'Чужая', 'Анна')`, [personId])
    await stand.database.pool.query(
      `insert into organisations (id, region, full_name, short_name) values ($1, $2, 'Школа № 99', 'Школа № 99')`,
      [organisationId, home],
    )
    const held: HeldRole = { role, region: home, ...(role === 'employer' && { organisationId }) }
    const passwordHash = await passwordOfAll
    const login = `stranger-${role}`
    return enter(await accounts(stand.database.db).create({ personId, login, passwordHash, roles: [held] }), held)
  }

  const call = ({ cookie, csrf }: Caller, { method, path }: Pick<DeclaredRoute, 'method' | 'path'>, body: string) =>
    method === 'GET'
      ? stand.server.inject({ url: path, headers: { cookie } })
      : stand.server.inject({
          method,
          // Forms with files carry the token in the address; the others do not mind it there.
          url: `${path}?_csrf=${encodeURIComponent(csrf)}`,
          payload: body,
          headers: {
            cookie,
            'content-type': 'application/x-www-form-urlencoded',
            'sec-fetch-site': 'same-origin',
          },
        })

  /** Everything kept, as one line a table; what readers leave behind themselves apart. */
  const contents = async (): Promise<Record<string, string>> => {
    const tables = await rows(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('sessions', 'access_log')`,
    )
    const all: Record<string, string> = {}
    for (const { name = '' } of tables) {
      const [found] = await rows(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
      )
      all[name] = found?.sum ?? ''
    }
    return all
  }

  /** What was opened, answered other than «not found», by whom. */
  const openedBy = async (caller: Caller): Promise<string[]> => {
    const opened: string[] = []
    for (const route of stand.server.declaredRoutes) {
      if (!route.path.includes(':') || !route.roles.some(role => role === caller.held.role)) continue
      const source = [...sources]
        .sort((a, b) => b[0].length - a[0].length)
        .find(([start]) => route.path.startsWith(start))
      if (source === undefined) {
        // A kind of request and a form of paper are nobody's; what signatures rest on is the whole installation's.
        assert.match(
          route.path,
          /^\/(my\/requests\/new\/:kind|my\/specialist\/lines\/:kind|admin\/templates\/:form|admin\/trust\/:id)/,
          `${route.path}: нечего подставить`,
        )
        continue
      }
      const things = await rows(source[1])
      assert.ok(things.length > 0, route.path)
      for (const thing of things) {
        const path = route.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => thing[name] ?? randomUUID())
        const { statusCode } = await call(
          caller,
          { method: route.method, path },
          '_seen=1&_step=confirm&until=01.12.2026',
        )
        // Who is not on one's own commission is not on it, whoever they are.
        if (route.path === '/commission/:id' && statusCode === 422) continue
        if (statusCode !== 404) opened.push(`${caller.held.role}: ${route.method} ${path} ${statusCode}`)
      }
    }
    return opened
  }

  it('работник другого региона не находит ничего и ничего не меняет', async () => {
    const callers = await Promise.all(roles.map(foreigner))
    const before = await contents()
    const opened: string[] = []
    for (const caller of callers) opened.push(...(await openedBy(caller)))
    assert.deepEqual(opened, [])
    assert.deepEqual(await contents(), before)
  })

  it('человек того же региона не находит дел, заседаний, документов и черновиков, к которым не имеет отношения', async () => {
    const callers = await Promise.all(byName.map(newcomer))
    const before = await contents()
    const opened: string[] = []
    for (const caller of callers) opened.push(...(await openedBy(caller)))
    assert.deepEqual(opened, [])
    assert.deepEqual(await contents(), before)
  })

  it('чужое дело, заседание или человек не проходят и внутри своей формы', async () => {
    const one = async (query: string): Promise<string> => {
      const [found] = await rows(query)
      assert.ok(found?.id, query)
      return found.id
    }
    const strange = {
      case: await one(`select id from cases where region = '${home}' and stage = 'submitted'`),
      assessed: await one(`select id from cases where region = '${home}' and stage = 'assessed'`),
      meeting: await one(`select id from meetings where region = '${home}' and stage = 'minuted'`),
      expert: await one(`select person_id as id from experts where region = '${home}'`),
      waiting: await one(
        `select id from cases where region = '${home}' and stage = 'admitted' and state ->> 'path' = 'assessment'`,
      ),
      organisation: await one(`select id from organisations where region = '${home}'`),
      member: await one(`select person_id as id from commission_members where region = '${home}'`),
    }
    const own = {
      draft: await one(`select id from drafts where region = '${abroad}'`),
      meeting: await one(`select id from meetings where region = '${abroad}' and stage = 'convened'`),
      admitted: await one(
        `select id from cases where region = '${abroad}' and stage = 'admitted' and state ->> 'path' = 'assessment'`,
      ),
    }
    const [batch] = await rows(
      `select id, version::text as seen, result #>> '{panels,0,caseId}' as "caseId",
         result #>> '{panels,0,seats,0,expertId}' as seated
       from panel_batches where region = '${abroad}' and stage = 'proposed'`,
    )
    assert.ok(batch?.seated)
    const [clerk, secretary] = [await foreigner('clerk'), await foreigner('secretary')]
    const before = await contents()
    const tries: [Caller, string, string][] = [
      [clerk, '/cases/several', `case=${strange.case}&order=register`],
      [secretary, `/meetings/${own.meeting}/agenda`, `case=${strange.assessed}&cases=${strange.assessed}`],
      [secretary, '/orders/new', `meeting=${strange.meeting}&kind=set`],
      [secretary, '/commission', `person=${strange.member}&duty=member&since=01.12.2026`],
      [
        secretary,
        `/cases/${own.admitted}/panel`,
        `main=${strange.expert}&main=${strange.expert}&senior=${strange.expert}`,
      ],
      [secretary, '/panels', `case=${strange.waiting}`],
      [
        secretary,
        `/panels/${batch.id}/cases/${batch.caseId}`,
        `_seen=${batch.seen}&out=${batch.seated}&in=${strange.expert}&reason=Просьба`,
      ],
      [secretary, `/panels/${batch.id}/cases/${strange.waiting}`, `_seen=${batch.seen}&out=x&in=x&reason=Просьба`],
      [secretary, `/experts/${batch.seated}/lines/tie`, `organisation=${strange.organisation}&reason=Родня`],
    ]
    for (const [caller, path, body] of tries) {
      const { statusCode } = await call(caller, { method: 'POST', path }, body)
      assert.ok([200, 303, 404, 422].includes(statusCode), `${path}: ${statusCode}`)
    }
    const about = await stand.server.inject({
      url: `/orders/new?meeting=${strange.meeting}`,
      headers: { cookie: secretary.cookie },
    })
    assert.equal(about.statusCode, 404)
    assert.deepEqual(await contents(), before)
  })

  it('неподписанный и неопубликованный приказ в открытом реестре не показан никак', async () => {
    const hidden = await rows(
      `select o.id, l.line::text as line from orders o join order_lines l on l.order_id = o.id where o.status <> 'published'`,
    )
    const drafts = await rows(`select id from orders where status <> 'published'`)
    assert.ok(drafts.length > 0)
    for (const path of [
      ...drafts.map(({ id }) => `/register/${id}`),
      ...hidden.map(({ id, line }) => `/register/${id}/${line}`),
    ])
      for (const accept of ['text/html', 'application/json'])
        assert.equal((await stand.server.inject({ url: path, headers: { accept } })).statusCode, 404, path)
  })

  it('следа в журнале доступа такие попытки не оставляют: ничего не открыто', async () => {
    const [{ n } = {}] = await rows(
      `select count(*)::text as n from access_log a join accounts x on x.id = a.account_id where x.login like 'stranger-%'`,
    )
    assert.equal(n, '0')
  })
})

const passwordOfAll = passwords.hash('Ясный день 1984')
