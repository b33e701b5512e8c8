import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { transitionsOf } from '../src/domain/case/transitions-of-pack.ts'
import { sheetOf } from '../src/domain/regulations/sheet.ts'
import { anchorOf } from '../src/web/views/regulation-clauses.ts'
import { type DeskSite, deskSite } from './desk-site.ts'

describe('регламенты и календарь на экране', () => {
  let site: DeskSite
  const get = (url: string) => site.server.inject({ url })
  before(async () => {
    site = await deskSite()
  })
  after(() => site.close())

  it('каждая редакция показана целиком: пункт, его слова и вопросы', async () => {
    const list = (await get('/regulations')).body
    for (const loaded of site.app.law.packs) {
      const { region, edition } = loaded.pack
      assert.match(list, new RegExp(`/regulations/${region}/${edition}"`))
      const { body, statusCode } = await get(`/regulations/${region}/${edition}`)
      assert.equal(statusCode, 200, region)
      for (const { cited } of sheetOf(loaded).rows)
        assert.ok(body.includes(`id="${anchorOf(cited.clause)}"`), `${region}: ${cited.clause}`)
      for (const part of ['statuses', 'deadlines', 'life-cycle', 'questions'])
        assert.equal((await get(`/regulations/${region}/${edition}/${part}`)).statusCode, 200, `${region} ${part}`)
    }
    assert.equal((await get('/regulations/kbr/1999-01-01')).statusCode, 404)
  })

  it('поиск и раздел сужают пункты, пустой поиск говорит словами', async () => {
    const whole = (await get('/regulations/kbr/2023-10-27')).body
    const narrow = (await get(`/regulations/kbr/2023-10-27?section=${encodeURIComponent('Сроки')}`)).body
    assert.ok(narrow.length < whole.length / 2)
    const nothing = await get(`/regulations/kbr/2023-10-27?q=${encodeURIComponent('<b>нет такого</b>')}`)
    assert.match(nothing.body, /Ничего не нашлось/)
    assert.doesNotMatch(nothing.body, /<b>нет/)
  })

  it('схема показывает то, что есть в регионе: тестирование только в КБР', async () => {
    for (const { pack } of site.app.law.packs) {
      const { body } = await get(`/regulations/${pack.region}/${pack.edition}/life-cycle`)
      assert.match(body, /<svg[^>]*role="img"/)
      assert.equal(body.includes('назначено тестирование'), pack.testing !== null, pack.region)
      const withdrawn = transitionsOf(pack).filter(({ command }) => command === 'Withdraw')
      assert.ok(withdrawn.every(({ from }) => pack.withdrawal.from.includes(from)))
    }
  })

  it('калькулятор считает назад от заседания, как в примере Калининграда', async () => {
    const { body } = await get('/regulations/kaliningrad/2023-09-01/deadlines?event=commission.meeting&day=14.12.2023')
    assert.match(body, /datetime="2023-12-07"/)
    assert.match(body, /datetime="2023-12-08"/)
    const wrong = await get('/regulations/kaliningrad/2023-09-01/deadlines?event=commission.meeting&day=31.02.2023')
    assert.equal(wrong.statusCode, 422)
    const far = await get('/regulations/kaliningrad/2023-09-01/deadlines?event=commission.meeting&day=14.12.2199')
    assert.match(far.body, /система не знает/)
  })

  it('сравнение называет различия двух регионов и молчит об одинаковых', async () => {
    assert.match((await get('/regulations/compare?a=kbr&b=penza')).body, /\d+\u00a0различи/)
    assert.match((await get('/regulations/compare?a=kbr&b=kbr')).body, /0\u00a0различий/)
    assert.equal((await get('/regulations/compare?a=zzz&b=kbr')).statusCode, 200)
  })

  it('календарь называет дни региона и считает срок с объяснением', async () => {
    const shown = await get('/calendar/kbr/2025?from=03.11.2025&count=5&unit=working_days&way=after')
    assert.match(shown.body, /Последний день: 11\u00a0ноября\u00a02025/)
    assert.match(shown.body, /День народного единства/)
    assert.match(shown.body, /требует уточнения/)
    assert.equal((await get('/calendar/kbr/2025?from=завтра&count=5')).statusCode, 422)
    assert.equal((await get('/calendar/kbr/1990')).statusCode, 404)
    assert.equal((await get('/calendar/nowhere/2025')).statusCode, 404)
    const beyond = await get('/calendar/kbr/2027?from=30.12.2027&count=200&unit=working_days&way=after')
    assert.match(beyond.body, /система не знает/)
  })
})
