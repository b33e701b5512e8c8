import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Role, roles } from '../src/domain/people/roles.ts'
import { admit, type DeclaredRoute } from '../src/web/route.ts'
import { deskSite } from './desk-site.ts'
import { asForm, type TestSite } from './web-site.ts'

describe('кто что может вызвать', () => {
  let site: TestSite
  const cookies = new Map<Role, string>()

  before(async () => {
    site = await deskSite(undefined, { demo: true })
    for (const role of roles) {
      const held = { role, region: 'kuzbass' }
      cookies.set(role, await site.cookieOf(await site.person(role, [held]), held))
    }
  })
  after(() => site.close())

  const call = (route: DeclaredRoute, cookie: string | undefined) => {
    const url = route.path.replace(/:[a-zA-Z]+/g, '00000000-0000-4000-8000-000000000000')
    const form = asForm({})
    const headers = { ...form.headers, ...(cookie === undefined ? {} : { cookie }) }
    return route.method === 'GET'
      ? site.server.inject({ method: 'GET', url, headers })
      : site.server.inject({ method: route.method, url, payload: form.payload, headers })
  }

  it('каждая страница говорит, кому она открыта', () => {
    assert.ok(site.server.declaredRoutes.length > 0)
    for (const route of site.server.declaredRoutes) assert.notEqual(route.roles.length, 0, route.path)
  })

  it('чужая роль получает отказ, а гость – приглашение войти', async () => {
    for (const route of site.server.declaredRoutes) {
      if (route.roles.includes('public')) continue
      const where = `${route.method} ${route.path}`
      const guest = await call(route, undefined)
      assert.equal(guest.statusCode, 303, `${where}: гость`)
      assert.match(String(guest.headers.location), /^\/sign-in/, `${where}: гость`)
      if (route.roles.includes('signed_in')) continue
      for (const role of roles) {
        if (route.roles.includes(role)) continue
        assert.equal((await call(route, cookies.get(role))).statusCode, 403, `${where}: ${role}`)
      }
    }
  })

  it('без жетона формы не срабатывает ни одно действие, даже для своей роли', async () => {
    for (const route of site.server.declaredRoutes) {
      if (route.method === 'GET') continue
      const caller = route.roles.find(role => role !== 'public' && role !== 'signed_in')
      const cookie = cookies.get(caller ?? 'teacher')
      assert.equal((await call(route, cookie)).statusCode, 403, `${route.method} ${route.path}`)
    }
  })

  it('маршрут, который не сказал, кому открыт, не заводится', async () => {
    const { buildServer } = await import('../src/web/server.ts')
    const server = await buildServer(site.deps)
    assert.throws(() => server.get('/hidden', async () => 'all'), /does not say who may call it/)
    await server.close()
  })
})

describe('право вызвать', () => {
  const account = { id: '1', personId: '1', login: 'x', displayName: 'x', roles: [], disabled: false }
  const as = (role: Role) => ({ account, active: { role, region: 'kuzbass' } })

  it('решает роль, в которой человек работает сейчас', () => {
    for (const role of roles)
      for (const asked of roles)
        assert.equal(admit([asked], as(role)), role === asked ? 'enter' : 'forbidden', `${role} → ${asked}`)
  })

  it('без выбранной роли сначала выбирают её, без входа – входят', () => {
    assert.equal(admit(['clerk'], { account, active: undefined }), 'pick_role')
    assert.equal(admit(['signed_in'], { account, active: undefined }), 'enter')
    assert.equal(admit(['signed_in'], undefined), 'sign_in')
    assert.equal(admit(['clerk'], undefined), 'sign_in')
    assert.equal(admit(['clerk', 'public'], undefined), 'enter')
    assert.equal(admit(['signed_in'], { ...as('clerk'), account: { ...account, disabled: true } }), 'sign_in')
  })
})
