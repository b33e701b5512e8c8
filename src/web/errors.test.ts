import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { StaleCase } from '../application/stale-case.ts'
import { Forbidden, NotForYou, problemOf, StaleForm } from './errors.ts'

describe('ошибки словами', () => {
  it('у каждой свой ответ и русские слова', () => {
    const statuses = [
      new Forbidden(),
      new NotForYou(),
      new StaleForm(),
      new StaleCase('1'),
      { statusCode: 429 },
      new Error('bug'),
    ]
    assert.deepEqual(
      statuses.map(error => problemOf(error).status),
      [403, 404, 403, 409, 429, 500],
    )
    for (const error of statuses) assert.match(problemOf(error).detail, /[а-я]/)
    assert.equal(problemOf(new StaleForm()).title, 'Страница устарела')
  })

  it('база, которой нет на месте, – это «временно недоступна»', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300'])
      assert.equal(problemOf(Object.assign(new Error('x'), { code })).status, 503, code)
    assert.equal(problemOf(new Error('Connection terminated unexpectedly')).status, 503)
    for (const code of ['22P02', '23505', 'ERR_X'])
      assert.equal(problemOf(Object.assign(new Error('x'), { code })).status, 500, code)
  })

  it('незнакомая беда – наша вина, а её подробности наружу не выходят', () => {
    for (const error of [new Error('secret'), 'secret', undefined, { statusCode: 'x' }, { statusCode: 200 }]) {
      assert.equal(problemOf(error).status, 500)
      assert.doesNotMatch(JSON.stringify(problemOf(error)), /secret/)
    }
    assert.equal(problemOf({ statusCode: 418 }).title, 'Запрос не прочитан')
  })
})
