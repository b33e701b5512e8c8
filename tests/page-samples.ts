import type { DeclaredRoute } from '../src/web/route.ts'
import type { Stand } from './stand.ts'

/** A page of the stand that answers 200, and the session with which it does. */
export type PageSample = { pattern: string; url: string; cookie: string | undefined }

/**
 * A sample of every page kind: each pattern is tried with things of the stand and people of its roles until it answers.
 * `without` are patterns for which the stand has nothing to show.
 */
export const pageSamples = async (stand: Stand): Promise<{ samples: PageSample[]; without: string[] }> => {
  const cookies = await cookiesOf(stand)
  const samples: PageSample[] = []
  const without: string[] = []
  for (const route of stand.server.declaredRoutes) {
    if (route.method !== 'GET' || noPages.includes(route.path)) continue
    const found = await firstAnswer(stand, cookies, route)
    if (found === undefined) without.push(route.path)
    else samples.push(found)
  }
  return { samples, without }
}

/** Files, not pages. */
const noPages = [
  ...['orders.csv', 'orders.json', 'orders.rss', 'orders.atom', ':order/order.pdf', ':order/signatures/:place'].map(
    thing => `/register/${thing}`,
  ),
  ...['/register/:order/lines.csv', '/register/:order/order.json'],
  ...['source', 'trial.pdf', 'trial.docx'].map(thing => `/admin/templates/versions/:id/${thing}`),
  ...['/criteria/sets/:id/set.xlsx', '/criteria/table/example.xlsx'],
  ...['/quality/files/:file'],
  ...['/papers/:id/pdf', '/papers/:id/docx', '/cases/:id/whole.zip'],
  ...['/admin/organisation-lists/sample.xlsx', '/admin/organisation-lists/:id/report.csv'],
  ...[
    '/testing/:id/list.csv',
    '/testing/:id/scores.xlsx',
    '/journal.csv',
    '/school/teachers.csv',
    '/experts.csv',
    '/my/portfolio/table.csv',
    '/files/:id',
    '/files/:id/pages/:page/:key',
    '/uploads/:id',
    '/signings/:id/document.pdf',
    '/signings/:id/signatures/:signature',
  ],
]

type Cookies = { role: string; cookie: string }[]

const cookiesOf = async ({ people, sessions }: Stand): Promise<Cookies> => {
  const all: Cookies = []
  for (const { accountId, held } of people) {
    const { token } = await sessions.open(accountId, held, new Date())
    all.push({ role: held.role, cookie: `kategoria=${token}` })
  }
  return all
}

const firstAnswer = async (stand: Stand, cookies: Cookies, route: DeclaredRoute): Promise<PageSample | undefined> => {
  const isOpen = route.roles.includes('public')
  const callers = isOpen
    ? [undefined]
    : cookies.filter(({ role }) => route.roles.some(one => one === role || one === 'signed_in')).map(one => one.cookie)
  for (const url of await addressesOf(stand, route.path)) {
    for (const cookie of callers) {
      const answer = await stand.server.inject({ url, headers: cookie === undefined ? {} : { cookie } })
      if (answer.statusCode === 200) return { pattern: route.path, url, cookie }
    }
  }
  return undefined
}

/** Addresses of a pattern with the things of the stand in it, the most telling first. */
export const addressesOf = async ({ database, server }: Stand, pattern: string): Promise<string[]> => {
  const ids = async (query: string): Promise<Record<string, string>[]> => (await database.pool.query(query)).rows
  const put = (rows: Record<string, string>[]): string[] =>
    rows.map(row => pattern.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(row[name] ?? '')))
  const begins = (start: string): boolean => pattern.startsWith(start)

  if (pattern === '/orders/new')
    return (await ids('select id from meetings order by on_day desc')).map(({ id }) => `/orders/new?meeting=${id}`)
  if (!pattern.includes(':')) return [pattern]
  if (pattern === '/my/requests/new/:kind') return put([{ kind: 'complaint' }])
  if (pattern === '/cases/:id/panel/remark')
    return (await ids('select case_id as id, expert_id as expert from case_seats where signed_on is not null')).map(
      ({ id, expert }) => `/cases/${id}/panel/remark?expert=${expert}`,
    )
  if (begins('/cases/:id/panel/replacement'))
    return (await ids('select case_id as id, expert_id as out from case_seats')).map(
      ({ id, out }) => `/cases/${id}/panel/replacement?out=${out}`,
    )
  if (begins('/meetings/:id/items'))
    return put(await ids('select meeting_id as id, id as "caseId" from cases where meeting_id is not null'))
  if (begins('/register/'))
    return put(await ids('select order_id as order, line::text as line from order_lines order by published_on desc'))
  if (begins('/how-to-apply') || begins('/regulations') || begins('/calendar'))
    return put(
      server.site.regions.flatMap(({ code }) =>
        ['2022-12-08', '2023-09-01', '2023-10-27', '2024-04-01'].map(edition => ({
          region: code,
          edition,
          year: '2026',
        })),
      ),
    )
  if (begins('/apply/:id/sections'))
    return put((await ids('select id from drafts')).map(row => ({ ...row, section: 'applicant' })))
  if (begins('/admin/templates/versions')) return put(await ids(aTemplate))
  if (begins('/admin/templates/:form')) return put([{ form: 'order' }])
  const source = Object.entries(tables).find(([start]) => begins(start))
  return source === undefined ? [] : put(await ids(source[1]))
}

/** The stand begins without templates: each region gets a wording of its order, not in force. */
export const aTemplate = `with made as (
    insert into paper_templates (id, region, form, kind, version, name, body, loaded_by, loaded_at)
    select distinct on (r.region) gen_random_uuid(), r.region, 'order', 'markup', 1, 'Проба', 'Приказ № {номер}', a.person_id, now()
    from account_roles r join accounts a on a.id = r.account_id where r.role = 'admin'
    on conflict do nothing returning id)
  select id from made union select id from paper_templates`

/** Nor does anybody load trust on a stand: its own signer is trusted by itself. */
const aTrustItem = `with made as (
    insert into trust_items (id, kind, digest, subject, issuer, serial, starts_at, der, loaded_at)
    select gen_random_uuid(), 'anchor', 'sample', 'Головной удостоверяющий центр', 'Головной удостоверяющий центр', '0A01', now(), '', now()
    on conflict do nothing returning id)
  select id from made union select id from trust_items`

/** Nobody knows the links of the stand's letters: one with a known end is put beside them. */
const aSchoolLink = (purpose: 'enter' | 'quiet'): string => `with one as (
    select id, organisation_id from school_invitations where used_at is null and revoked_at is null
    order by expires_at desc limit 1), made as (
    insert into school_links (token_hash, purpose, organisation_id, invitation_id, notice_id, made_at)
    select sha256('sample-${purpose}'::bytea), '${purpose}', organisation_id, id, id, now() from one
    on conflict do nothing)
  select 'sample-${purpose}' as token from one`

/** The stand's calibrations are under way or over, and its returned set belongs to somebody without an account. */
const aDraftCalibration = `with made as (
    insert into calibrations (id, region, title, about, category, position, criteria, materials, reference, explanations, status, made_by, made_at)
    select gen_random_uuid(), region, 'Проба', about, category, position, criteria, materials, reference, explanations, 'draft', made_by, now()
    from calibrations where not exists (select from calibrations where status = 'draft') returning id)
  select id from made union select id from calibrations where status = 'draft'`
const aReturnedSet = `with made as (
    insert into certification_sets (id, region, organisation_id, owner_id, case_id, status, sent_at, returned_at)
    select gen_random_uuid(), s.region, s.organisation_id, a.person_id, null, 'returned', now(), now()
    from certification_sets s join account_roles r on r.region = s.region and r.role = 'teacher'
      join accounts a on a.id = r.account_id
    where not exists (select from certification_sets x where x.status = 'returned' and x.owner_id = a.person_id)
    limit 1 returning id)
  select id from made union select id from certification_sets where status = 'returned'`

const caseIds = 'select id, id as "caseId" from cases order by finished, region, last_event_on desc'
const tables = {
  '/quality/experts/:id': 'select expert_id as id from judged_sheets order by signed_on desc',
  '/quality/items/:set': `select set_ref as set, code from judged_items order by judged_on desc`,
  '/quality/seconds/:id': `select id from second_opinions order by status = 'open' desc`,
  '/sheets/:id': `select id from second_opinions order by status = 'open' desc, saved_at is not null desc`,
  '/calibrations/:id/opening': aDraftCalibration,
  '/calibrations/:id': `select id from calibrations order by status = 'open' desc`,
  '/my/portfolio/proofs/:proof':
    'select id as proof from evidence where removed_at is null order by updated_at desc limit 40',
  '/criteria/sets/:id': `select id from criteria_editions order by state = 'draft' desc`,
  '/testing/:id/seats/:seat/correction': `select session_id as id, id as seat from test_seats where status = 'recorded' and score is not null`,
  '/testing/:id/seats': `select session_id as id, id as seat from test_seats where status = 'open'`,
  '/testing/:id': `select id from test_sessions order by status = 'planned' desc`,
  '/cases/:id/award-doubts': 'select case_id as id, id as doubt from award_doubts where settled_at is null',
  '/apply/:id': 'select id from drafts',
  '/v/:code': 'select code from check_codes order by made_at',
  '/my/applications/:id/sent': `select id from cases where stage in ('submitted', 'registered', 'review')`,
  '/my/applications/:id': caseIds,
  '/my/requests/:id': 'select id from requests',
  '/requests/:id': 'select id from requests order by finished',
  '/papers/:id/signing': `select document_id as id from signings where status = 'ready'`,
  '/files/:id': 'select f.id from files f join cases c on c.id = f.case_id order by f.uploaded_at desc limit 40',
  '/papers/:id': `select id from documents order by form = 'order' desc`,
  '/cases/:id': caseIds,
  '/school/cases/:id': caseIds,
  '/school/teachers/:id': 'select distinct applicant_id as id from cases',
  '/school/sets/:id': 'select id from certification_sets',
  '/school/petitions/:id': 'select id from petitions',
  '/school/papers/:id/hand': `select id from documents where form = 'school_petition'`,
  '/my/school/sets/:id/again': aReturnedSet,
  '/my/school/sets/:id': 'select id from certification_sets',
  '/school/invitation/:token': aSchoolLink('enter'),
  '/school/quiet/:token': aSchoolLink('quiet'),
  '/expertise/:caseId': caseIds,
  '/panels/:batch/cases/:caseId': `select k.batch_id as batch, k.case_id as "caseId" from panel_batch_cases k
    join panel_batches b on b.id = k.batch_id where k.outcome = 'waiting' and b.stage = 'proposed'`,
  '/panels/:batch': `select id as batch from panel_batches order by stage = 'proposed' desc`,
  '/experts/:id': 'select person_id as id from experts',
  '/meetings/:id': 'select id from meetings order by on_day desc',
  '/orders/:id/points': `select id from orders where amends is not null and status = 'draft'`,
  '/orders/:id/change': `select id from orders where status = 'published' and amends is null`,
  '/orders/:id': `select id from orders order by status = 'signed' desc`,
  '/signings/:id/plugin': `select id from signings where status = 'ready'`,
  '/my/certificates/:id': 'select id from certificates',
  '/admin/trust/:id': aTrustItem,
  '/admin/accounts/:id': 'select id from accounts',
  '/admin/organisations/:id': 'select id from organisations',
  '/admin/organisations/:id/renaming': 'select id from organisations',
  '/admin/organisations/:id/merger': 'select id from organisations',
  '/admin/organisation-lists/:id': 'select id from organisation_imports',
}
