import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { roles } from '../src/domain/people/roles.ts'
import { type DeskSite, deskSite } from './desk-site.ts'
import { asForm } from './web-site.ts'

const region = 'kbr'
const desks = ['/admin', '/audit', '/school', '/account']

describe('права на столы администратора, контролёра и школы', () => {
  let site: DeskSite
  before(async () => {
    site = await deskSite()
  })
  after(() => site.close())

  it('чужая роль получает отказ, гость – приглашение войти, форма без жетона не срабатывает', async () => {
    const cookies = new Map<string, string>()
    for (const role of roles) {
      const held = { role, region }
      cookies.set(role, await site.cookieOf(await site.person(`m-${role}`, [held]), held))
    }
    // Links of letters are open to whoever holds them; their own tests try them.
    const routes = site.server.declaredRoutes.filter(
      ({ path, roles: open }) => desks.some(desk => path.startsWith(desk)) && !open.includes('public'),
    )
    assert.ok(routes.length >= 20)
    for (const route of routes) {
      const url = route.path.replace(/:[a-zA-Z]+/g, '00000000-0000-4000-8000-000000000000')
      const form = asForm({})
      const call = (cookie?: string) => {
        const headers = { ...form.headers, ...(cookie !== undefined && { cookie }) }
        return site.server.inject({
          method: route.method,
          url,
          headers,
          ...(route.method === 'POST' && { payload: form.payload }),
        })
      }
      const where = `${route.method} ${route.path}`
      assert.match(String((await call()).headers.location), /^\/sign-in/, where)
      for (const role of roles) {
        const mayCall = route.roles.includes('signed_in') || route.roles.includes(role)
        if (!mayCall || route.method === 'POST')
          assert.equal((await call(cookies.get(role))).statusCode, 403, `${where}: ${role}`)
      }
    }
  })
})
