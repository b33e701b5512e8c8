import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { savedOf, specialist } from './judging-site.ts'

const region = 'kaliningrad'
const codes = ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '3.3', '4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3']
const points: Record<string, string> = {
  ...{ '1.1': '7', '1.2': '10', '2.1': '8', '2.2': '5', '3.1': '9', '3.2': '4', '3.3': '4' },
  ...{ '4.1': '4', '4.2': '4', '4.3': '6', '4.4': '2', '5.1': '3', '5.2': '3', '5.3': '6' },
}
const field = (name: string, code: string): string => `${name}_${code.replace('.', '_')}`
const marks = (changes: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(codes.map(code => [field('points', code), changes[code] ?? points[code] ?? '0']))

describe('Калибровка', () => {
  let site: DeskSite
  let secretary: Worker
  let one: Worker
  let two: Worker
  let outsider: Worker
  let address = ''

  const rows = async (text: string) => (await site.database.pool.query(text)).rows
  const portfolio = (version: string, left: readonly string[] = []) => ({
    ...{ version, title: 'Учитель, весна', about: 'Вымышленный учитель, двенадцать лет стажа' },
    ...marks(),
    ...Object.fromEntries(
      codes.filter(code => !left.includes(code)).map(code => [field('shown', code), `Показано ${code}`]),
    ),
    [field('comment', '3.1')]: 'Считается один победитель регионального этапа',
  })
  const versionOf = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''

  before(async () => {
    site = await deskSite('2026-03-02T07:00:00Z')
    secretary = await site.worker('secretary', region)
    one = await specialist(site, region)
    two = await specialist(site, region)
    outsider = await specialist(site, region)
  })
  after(() => site.close())

  it('секретарь начинает портфолио; без названия или с чужим номером дела – слово у поля', async () => {
    const form = { title: '', about: 'Человек', category: 'first', position: 'Учитель' }
    assert.equal((await secretary.post('/calibrations/new', form)).statusCode, 422)
    const strange = await secretary.post('/calibrations/new', { ...form, title: 'Проба', number: 'нет такого' })
    assert.equal(strange.statusCode, 422)
    assert.match(strange.body, /Завершённого дела с таким номером в регионе нет/)
    const made = await secretary.post('/calibrations/new', { ...form, title: 'Проба', _once: randomUUID() })
    assert.equal(made.statusCode, 303)
    address = String(made.headers.location)
  })

  it('черновика не видят ни специалисты, ни соседи', async () => {
    for (const who of [one, await site.worker('secretary', 'penza'), await site.worker('supervisor', 'penza')])
      assert.equal((await who.get(address)).statusCode, 404)
    assert.equal((await (await site.worker('clerk', region)).get(address)).statusCode, 403)
  })

  it('раздать можно, только когда по каждому показателю есть материал и эталон', async () => {
    const shown = await secretary.get(address)
    await secretary.post(address, portfolio(versionOf(shown.body), ['5.3']))
    const unready = await secretary.get(address)
    assert.match(unready.body, /Раздать можно, когда заполнено всё/)
    const early = { due: '20.03.2026', experts: [one.personId, two.personId] }
    assert.equal((await secretary.post(`${address}/opening`, early, address)).statusCode, 422)
    await secretary.post(address, portfolio(versionOf(unready.body)))
    assert.equal((await secretary.get(`${address}/opening`)).statusCode, 200)
  })

  it('правка по старой странице не затирает чужую: 409', async () => {
    assert.equal((await secretary.post(address, portfolio('1'))).statusCode, 409)
  })

  it('одному не раздать, чужому не раздать, в прошлое не раздать', async () => {
    const opening = `${address}/opening`
    const alien = await specialist(site, 'penza')
    assert.equal((await secretary.post(opening, { due: '20.03.2026', experts: one.personId })).statusCode, 422)
    for (const bad of [
      { due: '20.03.2026', experts: [one.personId, alien.personId] },
      { due: '20.02.2026', experts: [one.personId, two.personId] },
    ])
      assert.equal((await secretary.post(opening, bad)).statusCode, 422)
    const good = { due: '20.03.2026', experts: [one.personId, two.personId], _once: randomUUID() }
    assert.equal((await secretary.post(opening, good)).statusCode, 303)
    assert.equal((await secretary.post(address, portfolio('9'))).statusCode, 404)
  })

  it('лист заполняет только тот, кому дано; эталона в нём нет', async () => {
    assert.equal((await outsider.get(address)).statusCode, 404)
    const shown = await one.get(address)
    assert.equal(shown.statusCode, 200)
    assert.match(shown.body, /Показано 3\.1/)
    assert.doesNotMatch(shown.body, /Считается один победитель/)
    const strange = await one.post(address, { ...marks({ '1.1': '6' }), next: 'draft' })
    assert.equal(strange.statusCode, 422)
    assert.equal((await one.post(address, { ...marks(), next: 'signing' })).statusCode, 303)
  })

  const sign = async (who: Worker, changes: Record<string, string> = {}) => {
    await who.post(address, { ...marks(changes), next: 'signing' })
    const page = await who.get(`${address}/signing`)
    return who.post(`${address}/signing`, { saved: savedOf(page.body), _once: randomUUID() })
  }

  it('подписавший эталона не видит, пока калибровка идёт', async () => {
    assert.equal((await sign(one)).statusCode, 303)
    assert.doesNotMatch((await one.get(address)).body, /Считается один победитель/)
    assert.match((await secretary.get(address)).body, /1 из 2/)
  })

  it('последняя подпись завершает её: эталон с пояснениями открыт, каждый видит только себя', async () => {
    assert.equal((await sign(two, { '3.1': '5', '4.1': '2' })).statusCode, 303)
    const shown = await two.get(address)
    assert.match(shown.body, /Считается один победитель/)
    assert.match(shown.body, /Ваш балл: <strong>5<\/strong>/)
    for (const foreign of ['Специалисты и эталон', 'Кому роздано', one.personId])
      assert.ok(!shown.body.includes(foreign))
    const results = await secretary.get(address)
    assert.match(results.body, /12 из 14/)
    assert.match(results.body, /14 из 14/)
    assert.match(results.body, /Каппа Флейса/)
  })

  it('калибровка ничего ни для кого не меняет: в статистике её нет', async () => {
    assert.equal((await rows('select from judged_sheets')).length, 0)
    assert.equal((await rows('select from events')).length, 0)
  })
})
