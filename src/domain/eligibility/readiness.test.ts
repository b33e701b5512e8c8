import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applicationFor, clerk, given, nomenclature, submit, teacher } from '../../../tests/given.ts'
import { packSample } from '../../../tests/pack-sample.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { Application } from '../case/application.ts'
import { evidenceFor, missing } from './evidence.ts'
import { pathFor } from './path.ts'
import { readiness } from './readiness.ts'

const pack = packSample()
const today = plainDate('2024-03-01')
const check = (category: Application['category'], more: Partial<Application> = {}) =>
  readiness(pack, applicationFor(category, more), today, nomenclature)

describe('готовность заявления', () => {
  it('полное заявление готово; что видит только человек, не обещано и не мешает', () => {
    const { ready, findings } = check('first')
    assert.equal(ready, true)
    assert.ok(findings.some(finding => finding.rule === 'other-service'))
  })
  it('называет отказ, который пришёл бы, с пунктом и видом', () => {
    const { ready, wouldBeRefused } = check('highest', { documents: [] })
    assert.equal(ready, false)
    assert.deepEqual(
      wouldBeRefused.map(({ kind, finding }) => [kind, finding.rule, finding.clause]),
      [
        ['acceptance', 'incomplete', 'reg п. 10 пп. 2'],
        ['service', 'highest-needs-first', 'reg п. 11 абз. 3'],
      ],
    )
  })
  it('обещанный отказ — ровно тот, который делопроизводитель может дать', () => {
    const wrong: Partial<Application> = { documents: [], signature: 'broken' }
    for (const { kind, finding } of check('first', wrong).wouldBeRefused) {
      assert.equal(kind, 'acceptance')
      given('2024-03-01', teacher, submit('first', wrong))
        .when('2024-03-01', clerk, { type: 'RefuseAcceptance', grounds: [finding.rule] })
        .thenHappened('AcceptanceRefused')
    }
    assert.equal(check('first', wrong).wouldBeRefused.length, 2)
  })
})

describe('документы заявления', () => {
  it('зависят от категории, пути и обстоятельств', () => {
    const needed = (category: Application['category'], more: Partial<Application> = {}) =>
      evidenceFor(pack, applicationFor(category, more)).map(paper => paper.document)
    const held = [{ category: 'first' as const, setOn: plainDate('2023-10-01'), position: 'Учитель' }]
    assert.deepEqual(needed('first'), ['portfolio'])
    assert.deepEqual(needed('first', { awardsClaimed: true }), ['awards'])
    assert.deepEqual(needed('highest', { held }), ['portfolio', 'earlier_category'])
    assert.deepEqual(needed('mentor', { representative: { authority: false } }), ['employer_petition', 'authority'])
  })
  it('то, чему срок позже, при подаче не недостаёт', () => {
    const held = [{ category: 'first' as const, setOn: plainDate('2023-10-01'), position: 'Учитель' }]
    const application = applicationFor('highest', { held })
    assert.deepEqual(missing(pack, application, 'filing'), [])
    assert.deepEqual(
      missing(pack, application).map(paper => paper.document),
      ['earlier_category'],
    )
  })
  it('полномочие и ходатайство могут быть даны отметкой, а не файлом', () => {
    const application = applicationFor('mentor', { petition: true, representative: { authority: true } })
    assert.deepEqual(missing(pack, application), [])
  })
  it('награды ведут своим путём, только если регламент его знает', () => {
    const application = applicationFor('first', { awardsClaimed: true })
    assert.equal(pathFor(pack, application), 'awards')
    assert.equal(pathFor(packSample({ awards_path: null }), application), 'assessment')
  })
})
