import type { LightMyRequestResponse } from 'fastify'
import type { Role } from '../src/domain/people/roles.ts'
import type { DeclaredRoute } from '../src/web/route.ts'
import type { Stand } from './stand.ts'

/** A form as a reader finds it on a page: where it goes, what is typed in it already, what else may be chosen. */
export type FoundForm = {
  route: DeclaredRoute
  role: Role
  action: string
  cookie: string
  isMultipart: boolean
  fields: Record<string, string[]>
  /** Fields where a person types with their own hands. */
  typedIn: string[]
}

/** `from` is the page with the link; undefined for pages of the menu. */
export type FoundPage = {
  route: DeclaredRoute
  role: Role
  url: string
  cookie: string
  from: string | undefined
  answer: LightMyRequestResponse
}

/** How many pages of a pattern one person opens; a card of a case looks different at every stage. */
const fewest = 3
const more: Record<string, number> = {
  '/cases/:id': 40,
  '/cases/:id/panel': 12,
  '/meetings/:id': 10,
  '/orders/:id': 10,
  '/my/applications/:id': 8,
  '/expertise/:caseId': 12,
  '/school/cases/:id': 12,
}

/** Walks the links of the stand as these people see them; a few pages of every pattern for each role. */
export const crawl = async (
  { server, people, sessions }: Stand,
  regions: readonly string[],
): Promise<{ pages: FoundPage[]; forms: FoundForm[] }> => {
  const pages: FoundPage[] = []
  const forms: FoundForm[] = []
  const routeOf = routesOf(server.declaredRoutes)
  const openToAll = new Map<string, number>()
  for (const { accountId, held } of people.filter(one => regions.includes(one.held.region))) {
    const { token } = await sessions.open(accountId, held, new Date())
    const cookie = `kategoria=${token}`
    const own = new Map<string, number>()
    const queue = server.declaredRoutes.filter(isEntry(held.role)).map(({ path }) => path)
    const met = new Map<string, string | undefined>(queue.map(path => [path, undefined]))
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const route = routeOf('GET', url)
      if (route === undefined || !allows(route, held.role)) continue
      // What everybody sees alike is looked at once.
      const seen = route.roles.some(one => one === 'public') ? openToAll : own
      const times = seen.get(route.path) ?? 0
      if (times >= (more[route.path] ?? fewest)) continue
      seen.set(route.path, times + 1)
      const answer = await server.inject({ url, headers: { cookie } })
      pages.push({ route, role: held.role, url, cookie, from: met.get(url), answer })
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue
      for (const link of linksOf(answer.body)) {
        if (met.has(link)) continue
        met.set(link, url)
        queue.push(link)
      }
      for (const one of formsOf(answer.body)) {
        const to = routeOf('POST', one.action)
        if (to === undefined || !allows(to, held.role) || givesUpSession.includes(to.path)) continue
        forms.push({ ...one, route: to, role: held.role, cookie })
      }
    }
  }
  return { pages, forms }
}

/** In the header of every page; whoever sends them has no session to go on with. */
const givesUpSession = ['/sign-out', '/sign-in', '/sign-in/persona', '/role']

const isEntry =
  (role: Role) =>
  (route: DeclaredRoute): boolean =>
    route.method === 'GET' && !route.path.includes(':') && allows(route, role)

const allows = ({ roles }: DeclaredRoute, role: Role): boolean =>
  roles.some(one => one === role || one === 'public' || one === 'signed_in')

const routesOf = (routes: readonly DeclaredRoute[]) => {
  // A fixed step of an address goes before a parameter, as it does in the router.
  const known = routes
    .map(route => ({ route, shape: new RegExp(`^${route.path.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}/?$`) }))
    .sort((a, b) => a.route.path.split(':').length - b.route.path.split(':').length)
  return (method: 'GET' | 'POST', url: string): DeclaredRoute | undefined => {
    const path = url.split(/[?#]/)[0] ?? ''
    return known.find(({ route, shape }) => route.method === method && shape.test(path))?.route
  }
}

const linksOf = (body: string): string[] =>
  [...body.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => plain(href).split('#')[0] ?? '')

type Bare = Pick<FoundForm, 'action' | 'isMultipart' | 'fields' | 'typedIn'>

const formsOf = (body: string): Bare[] =>
  [...body.matchAll(/<form method="post" action="([^"]*)"([^>]*)>(.*?)<\/form>/gs)].map(
    ([, action = '', attributes = '', inside = '']) => ({
      action: plain(action),
      isMultipart: attributes.includes('multipart/form-data'),
      ...fieldsOf(inside),
    }),
  )

const fieldsOf = (inside: string): Pick<FoundForm, 'fields' | 'typedIn'> => {
  const fields: Record<string, string[]> = {}
  const typedIn: string[] = []
  const put = (name: string, value: string): void => {
    fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [tag] of inside.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (name === undefined || type === 'file') continue
    const value = attribute(tag, 'value') ?? ''
    // The first answer of a list is taken; a button with a name is one more way to send the form.
    if (type === 'radio' || type === 'submit') {
      if (fields[name] === undefined) put(name, value)
      continue
    }
    put(name, value)
    if (type !== 'hidden' && type !== 'checkbox') typedIn.push(name)
  }
  for (const [, tag = '', value = ''] of inside.matchAll(/<(textarea\b[^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(tag, 'name')
    if (name === undefined) continue
    put(name, plain(value))
    typedIn.push(name)
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/<(select\b[^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(tag, 'name')
    const values = [...options.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value = '']) => plain(value))
    if (name !== undefined) put(name, values.find(value => value !== '') ?? '')
  }
  return { fields, typedIn }
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&')
