import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { powerOver } from '../src/application/administration/accounts.ts'
import type { HeldRole } from '../src/application/ports.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { asForm, cookiesOf, testPassword, tokenOf } from './web-site.ts'

const region = 'kbr'
const secret = /class="house-secret">([^<]+)</

describe('администратор', () => {
  let site: DeskSite
  let admin: Worker
  before(async () => {
    site = await deskSite()
    admin = await site.worker('admin', region)
  })
  after(() => site.close())

  const newcomer = (login: string, changes: Record<string, string> = {}) => ({
    ...{ surname: 'Сафронова', name: 'Елена', patronymic: '', snils: '', email: '', login, role: 'clerk' },
    ...changes,
  })
  const opened = async (login: string, changes: Record<string, string> = {}) => {
    const answer = await admin.post('/admin/accounts/new', newcomer(login, changes))
    assert.equal(answer.statusCode, 200, answer.body.match(/error-message[\s\S]{0,200}/)?.[0])
    const account = await site.deps.accounts.byLogin(login)
    assert.ok(account)
    return { account, password: secret.exec(answer.body)?.[1] ?? '' }
  }
  const signIn = async (login: string, password: string) => {
    const shown = await site.server.inject('/sign-in')
    const form = asForm({ login, password, _csrf: tokenOf(shown.body) })
    return site.server.inject({
      method: 'POST',
      url: '/sign-in',
      payload: form.payload,
      headers: { ...form.headers, cookie: cookiesOf(shown) },
    })
  }
  const trail = async (id: string) => {
    const { rows } = await site.reads.auditTrail({ object: `account:${id}` })
    return rows.map(({ action }) => action)
  }

  it('заводит учётную запись; одноразовый пароль открывает только страницу нового пароля', async () => {
    const { account, password } = await opened('safronova')
    assert.deepEqual(await trail(account.id), ['account.opened'])
    const entered = await signIn('safronova', password)
    assert.equal(entered.statusCode, 303)
    const cookie = cookiesOf(entered)
    const cases = await site.server.inject({ url: '/cases', headers: { cookie } })
    assert.equal(cases.headers.location, '/account')

    const change = async (next: string, again = next) => {
      const shown = await site.server.inject({ url: '/account', headers: { cookie } })
      const form = asForm({ current: password, next, again, _csrf: tokenOf(shown.body) })
      return site.server.inject({
        method: 'POST',
        url: '/account',
        payload: form.payload,
        headers: { ...form.headers, cookie },
      })
    }
    assert.match((await change('коротко')).body, /не меньше 12/)
    assert.match((await change('Ясный день над рекой', 'Другой день над рекой')).body, /не совпадают/)
    assert.match((await change(password)).body, /отличаться от нынешнего/)
    const done = await change('Ясный день над рекой')
    assert.equal(done.statusCode, 303)
    const fresh = cookiesOf(done)
    assert.equal((await site.server.inject({ url: '/cases', headers: { cookie: fresh } })).statusCode, 200)
    assert.equal((await site.server.inject({ url: '/cases', headers: { cookie } })).statusCode, 303)
    assert.equal((await signIn('safronova', password)).statusCode, 422)
    assert.deepEqual(await trail(account.id), ['password.changed', 'account.opened'])
  })

  it('повторная отправка формы не заводит второго человека и не показывает пароль ещё раз', async () => {
    const once = randomUUID()
    const body = { ...newcomer('twice'), _once: once }
    const first = await admin.post('/admin/accounts/new', body)
    const second = await admin.post('/admin/accounts/new', body)
    assert.match(first.body, secret)
    assert.doesNotMatch(second.body, secret)
    assert.match(second.body, /уже был показан/)
    const keys = await site.database.db.selectFrom('idempotency_keys').selectAll().where('key', '=', once).execute()
    assert.equal(JSON.stringify(keys).includes(secret.exec(first.body)?.[1] ?? '?'), false)
  })

  it('плохие сведения возвращаются с подсказкой у поля', async () => {
    const refused = async (changes: Record<string, string>) => {
      const answer = await admin.post('/admin/accounts/new', newcomer('new-one', changes))
      assert.equal(answer.statusCode, 422)
      return answer.body
    }
    assert.match(await refused({ snils: '123-456-789 12' }), /Контрольное число СНИЛС/)
    assert.match(await refused({ surname: 'Cафронова' }), /латинская буква/)
    assert.match(await refused({ login: 'SAFRONOVA' }), /уже занят/)
    assert.match(await refused({ role: 'employer' }), /Выберите организацию/)
    assert.match(await refused({ role: 'tsar' }), /Выберите роль/)
    assert.equal(await site.deps.accounts.byLogin('new-one'), undefined)
  })

  it('работодатель заводится со своей организацией, найденной поиском', async () => {
    await site.filed(region)
    const found = await admin.post(
      '/admin/accounts/new',
      newcomer('school', { role: 'employer', organisation: 'школа', _find: '1' }),
    )
    const id = /name="organisation" type="radio" value="([^"]+)"/.exec(found.body)?.[1] ?? ''
    const { account } = await opened('school', { role: 'employer', organisation: id })
    assert.deepEqual(account.roles, [{ role: 'employer', region, organisationId: id }])
  })

  it('роли добавляются и снимаются, вход закрывается вместе с сеансами', async () => {
    const { account } = await opened('roles')
    const page = `/admin/accounts/${account.id}`
    assert.equal((await admin.post(`${page}/roles`, { role: 'secretary' }, page)).statusCode, 303)
    assert.equal((await admin.post(`${page}/roles`, { role: 'secretary' }, page)).statusCode, 422)
    assert.equal((await admin.post(`${page}/role-removal`, { held: 'clerk|' }, page)).statusCode, 303)
    assert.deepEqual((await site.deps.accounts.byId(account.id))?.roles, [{ role: 'secretary', region }])
    const cookie = await site.cookieOf(account.id, { role: 'secretary', region })
    assert.equal((await admin.post(`${page}/closing`, {}, page)).statusCode, 303)
    assert.match(
      String((await site.server.inject({ url: '/account', headers: { cookie } })).headers.location),
      /sign-in/,
    )
    assert.equal((await admin.post(`${page}/opening`, {}, page)).statusCode, 303)
    assert.deepEqual(await trail(account.id), [
      'account.enabled',
      'account.disabled',
      'role.revoked',
      'role.granted',
      'account.opened',
    ])
  })

  it('новый одноразовый пароль закрывает прежний', async () => {
    const { account, password } = await opened('forgot')
    const page = `/admin/accounts/${account.id}`
    const answer = await admin.post(`${page}/password`, {}, page)
    const next = secret.exec(answer.body)?.[1] ?? ''
    assert.notEqual(next, password)
    assert.equal((await signIn('forgot', password)).statusCode, 422)
    assert.equal((await signIn('forgot', next)).statusCode, 303)
  })

  it('своих прав не меняет, чужого региона не видит, вход двухрегионального человека не трогает', async () => {
    const own = `/admin/accounts/${admin.accountId}`
    assert.equal((await admin.post(`${own}/roles`, { role: 'signatory' }, own)).statusCode, 422)
    assert.equal((await admin.post(`${own}/closing`, {}, own)).statusCode, 422)

    const far = await site.person('far', [{ role: 'clerk', region: 'penza' }])
    assert.equal((await admin.get(`/admin/accounts/${far}`)).statusCode, 404)
    assert.equal((await admin.post(`/admin/accounts/${far}/closing`, {}, '/admin/accounts/new')).statusCode, 404)
    assert.doesNotMatch((await admin.get('/admin?search=far')).body, new RegExp(far))

    const both: HeldRole[] = [
      { role: 'clerk', region },
      { role: 'clerk', region: 'penza' },
    ]
    const shared = await site.person('shared', both)
    const page = `/admin/accounts/${shared}`
    assert.equal((await admin.post(`${page}/password`, {}, page)).statusCode, 422)
    assert.equal((await admin.post(`${page}/role-removal`, { held: 'clerk|' }, page)).statusCode, 303)
    assert.deepEqual((await site.deps.accounts.byId(shared))?.roles, [{ role: 'clerk', region: 'penza' }])
    assert.equal((await signIn('shared', testPassword)).statusCode, 303)
  })

  it('ищет по фамилии и логину; разметка в имени выводится текстом', async () => {
    const personId = randomUUID()
    await site.database.db.insertInto('people').values({ id: personId, surname: 'Ёлкина<b>', name: 'Анна' }).execute()
    await site.deps.accounts.create({
      personId,
      login: 'elkina',
      passwordHash: 'x',
      roles: [{ role: 'clerk', region }],
    })
    for (const search of ['елк', 'elk']) {
      const { body } = await admin.get(`/admin?search=${encodeURIComponent(search)}`)
      assert.match(body, /Ёлкина&lt;b&gt; Анна/)
      assert.doesNotMatch(body, /Ёлкина<b>|Сафронова/)
    }
  })

  it('организация записывается с проверенными номерами и только в своём регионе', async () => {
    const typed = {
      fullName: 'Муниципальное учреждение «Лицей № 2»',
      shortName: 'Лицей № 2',
      municipality: 'г. Нальчик',
      address: '',
      email: '',
      headName: '',
    }
    const wrong = await admin.post('/admin/organisations/new', { ...typed, inn: '7707083894', kpp: 'я', ogrn: '1' })
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Контрольная цифра ИНН[\s\S]*В КПП 9 знаков[\s\S]*В ОГРН 13 цифр/)
    const right = await admin.post('/admin/organisations/new', {
      ...typed,
      inn: '7707083893',
      kpp: '770701001',
      ogrn: '1027700132195',
    })
    assert.equal(right.statusCode, 303)
    const id = String(right.headers.location).split('/').at(-1) ?? ''
    assert.deepEqual((await site.reads.organisationRecord(id))?.inn, '7707083893')
    assert.match((await admin.get('/admin/organisations?search=7707083893')).body, /Лицей № 2/)
    const far = await site.worker('admin', 'penza')
    assert.equal((await far.get(`/admin/organisations/${id}`)).statusCode, 404)
    assert.equal(
      (
        await far.post(
          `/admin/organisations/${id}`,
          { ...typed, inn: '', kpp: '', ogrn: '' },
          '/admin/organisations/new',
        )
      ).statusCode,
      404,
    )
  })

  it('страница системы говорит о базе, очереди и регламентах', async () => {
    const { body } = await admin.get('/admin/system')
    assert.match(body, /PostgreSQL \d+[\s\S]*\d{4}-[a-z-]+[\s\S]*kbr@2023-10-27/)
  })

  it('другим ролям закрыто всё', async () => {
    const clerk = await site.worker('clerk', region)
    for (const address of [
      '/admin',
      '/admin/accounts/new',
      '/admin/organisations',
      '/admin/system',
      `/admin/accounts/${admin.accountId}`,
    ])
      assert.equal((await clerk.get(address)).statusCode, 403, address)
    const page = `/admin/accounts/${admin.accountId}`
    assert.equal((await clerk.post(`${page}/closing`, {}, '/cases')).statusCode, 403)
  })

  it('учётная запись без ролей доступна каждому администратору, чужая – никому', () => {
    const held = (...regions: string[]) => ({ roles: regions.map(code => ({ role: 'clerk' as const, region: code })) })
    assert.deepEqual(
      [held(), held(region), held(region, 'penza'), held('penza')].map(account => powerOver(region, account)),
      ['whole', 'whole', 'own_region', 'none'],
    )
  })
})
