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

  it('незнакомая беда – наша вина, а её подробности наружу не выходят', () => {
    for (const error of [new Error('secret'), 'secret', undefined, { statusCode: 'x' }, { statusCode: 200 }]) {
      assert.equal(problemOf(error).status, 500)
      assert.doesNotMatch(JSON.stringify(problemOf(error)), /secret/)
    }
    assert.equal(problemOf({ statusCode: 418 }).title, 'Запрос не прочитан')
  })
})
