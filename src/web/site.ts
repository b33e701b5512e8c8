import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts, Clock, HeldRole, Passwords, Sessions } from '../application/ports.ts'
import { roleTitles } from '../domain/people/roles.ts'
import type { Assets } from './assets.ts'
import { csrfToken } from './csrf.ts'
import { forEverybody, reachable } from './navigation.ts'
import { paths } from './paths.ts'
import { formSecret, takeFlash } from './session.ts'
import { layout, type NavigationItem, type PageView, type ShellView } from './views/layout.ts'

/** A region as the screens name it. `tests`: it puts a professional test before the portfolio. */
export type RegionView = { code: string; name: string; ministry: string; tests?: boolean | undefined }

/** What the web floor is given by `main.ts`. It reads no environment and knows no adapter. */
export type WebDeps = {
  accounts: Accounts
  sessions: Sessions
  passwords: Passwords
  clock: Clock
  regions: readonly RegionView[]
  /** The menu of a role, in order; the first entry is where the role begins its day. Undefined role: a citizen. */
  navigation: (active: HeldRole | undefined) => readonly NavigationItem[]
  /** Opens the persona door. Ignored in production. */
  demo: boolean
  production: boolean
  /** Signs the cookies of people who have not signed in; the same in every process. */
  cookieSecret: string
  /** The address people type, `https://host`, when a proxy stands in front. */
  publicOrigin?: string | undefined
  trustProxy?: boolean | undefined
  /** Throws when the database does not answer; asked by the health check. */
  isAlive: () => Promise<void>
  logLevel?: string | undefined
  /** Of the program, for the administrator's page. */
  version?: string | undefined
}

/** The web floor at work: what it was given and the files it serves. */
export type Site = Omit<WebDeps, 'demo'> & { demo: boolean; assets: Assets }

declare module 'fastify' {
  interface FastifyInstance {
    site: Site
  }
}

/** Draws a page with everything the site puts around it: the person, the menu, the message left by the last order. */
export const drawPage = (site: Site, request: FastifyRequest, reply: FastifyReply, page: PageView): string =>
  layout(page, shellOf(site, request, reply)).toString()

const shellOf = (site: Site, request: FastifyRequest, reply: FastifyReply): ShellView => {
  const { session } = request
  const active = session?.active
  const region = site.regions.find(known => known.code === active?.region)
  const { styles, script, upload, icon, fonts } = site.assets
  return {
    ...{ styles, script, icon, fonts },
    // An upload belongs to a person at work: a guest's files come with their form.
    upload: active === undefined || request.server.uploadPlace === undefined ? undefined : upload,
    home: paths.home(),
    ministry: region?.ministry,
    person: session && {
      name: session.account.displayName,
      role: active && roleTitles[active.role],
      switchRole: session.account.roles.length > 1 || active === undefined ? paths.role() : undefined,
      account: request.server.declaredRoutes.some(({ path }) => path === paths.ownAccount())
        ? paths.ownAccount()
        : undefined,
      signOut: paths.signOut(),
      csrf: csrfToken(formSecret(request, site.production) ?? ''),
    },
    signIn: request.routeOptions.url === paths.signIn() ? undefined : paths.signIn(),
    navigation: markCurrent(
      reachable(site.navigation(active), request.server.declaredRoutes, active).filter(
        ({ address }) => address !== paths.tests() || region?.tests === true,
      ),
      request.url.split('?')[0] ?? '/',
    ),
    flash: takeFlash(request, reply, site.production),
    demo: site.demo,
    footer: active === undefined ? [] : reachable(forEverybody, request.server.declaredRoutes, active),
  }
}

/** The entry whose address, or one of whose other pages, the page lies under. */
const markCurrent = (items: readonly NavigationItem[], path: string): NavigationItem[] => {
  const holds = (item: NavigationItem): boolean => {
    const own = item.address.split('?')[0] ?? ''
    return [own, ...(item.also ?? [])].some(
      address => path === address || (address !== '/' && path.startsWith(`${address}/`)),
    )
  }
  const nearest = items.filter(holds).sort((a, b) => b.address.length - a.address.length)[0]
  return items.map(item => (item === nearest ? { ...item, current: true } : item))
}
