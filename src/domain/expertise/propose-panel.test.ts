import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { applicant, expert, pack, panel, today } from '../../../tests/panel-sample.ts'
import { type PanelRules, panelFindings, type Seat } from './panel.ts'
import { proposePanel } from './propose-panel.ts'

describe('предложение группы', () => {
  it('людей на каждое место достаточно, но все сразу не садятся: и это сказано', () => {
    const mains = ['a', 'b'].map(id => expert(id, { organisationId: 'one', cleanConclusions: 0 }))
    const seniors = ['c', 'd'].map(id => expert(id, { education: 'higher_pedagogical' }))
    const onlySenior: PanelRules = {
      experts: { ...pack.experts, main: { clause: 'reg п. 70 осн', clean_conclusions: 0, education: ['vocational'] } },
    }
    const people = [...mains.map(one => ({ ...one, education: 'vocational' as const })), ...seniors]
    const proposed = proposePanel(onlySenior, people, applicant, {}, 's', today)
    assert.ok('findings' in proposed)
    assert.deepEqual(
      proposed.findings.filter(({ met }) => !met).map(({ rule }) => rule),
      ['pool-together'],
    )
  })

  const pool = ['a', 'b', 'c', 'd', 'e'].map(id => expert(id))
  const seatsOf = (proposed: ReturnType<typeof proposePanel>): Seat[] => {
    assert.ok('seats' in proposed, JSON.stringify(proposed))
    return proposed.seats
  }

  it('берутся наименее загруженные, и тот же вопрос даёт тот же ответ при любом порядке реестра', () => {
    const load = { a: 3, b: 0, c: 5, d: 1, e: 2 }
    const seats = seatsOf(proposePanel(pack, pool, applicant, load, 'case-1', today))
    assert.deepEqual(seats.map(seat => seat.expert.id).sort(), ['b', 'd', 'e'])
    assert.deepEqual(
      seats.map(seat => seat.duty),
      ['main', 'main', 'senior'],
    )
    assert.deepEqual(seatsOf(proposePanel(pack, pool.toReversed(), applicant, load, 'case-1', today)), seats)
  })

  it('нагрузка расходится поровну', () => {
    const load: Record<string, number> = {}
    for (let number = 0; number < 20; number++) {
      for (const { expert: one } of seatsOf(proposePanel(pack, pool, applicant, load, `case-${number}`, today))) {
        load[one.id] = (load[one.id] ?? 0) + 1
      }
    }
    assert.ok(Math.max(...Object.values(load)) - Math.min(...Object.values(load)) <= 1, JSON.stringify(load))
  })

  it('единственный, кто может быть старшим, не тратится на место основного', () => {
    const only = [expert('a'), ...['b', 'c'].map(id => expert(id, { cleanConclusions: 0 }))]
    const seats = seatsOf(proposePanel(pack, only, applicant, { b: 9, c: 9 }, 's', today))
    assert.equal(seats.find(({ duty }) => duty === 'senior')?.expert.id, 'a')
  })

  it('нет старшего: сказано, скольких и каких условий не хватило', () => {
    const proposed = proposePanel(
      pack,
      pool.map(one => ({ ...one, cleanConclusions: 3 })),
      applicant,
      {},
      's',
      today,
    )
    assert.ok('findings' in proposed)
    const senior = proposed.findings.find(({ rule }) => rule === 'pool-senior')
    assert.equal(senior?.met, false)
    assert.deepEqual(senior?.known, { needed: 1, in_registry: 5, suitable: 0, 'senior-clean-conclusions': 5 })
  })

  it('все из одной организации: названо именно это', () => {
    const proposed = proposePanel(
      pack,
      pool.map(one => ({ ...one, organisationId: 'one' })),
      applicant,
      {},
      's',
      today,
    )
    assert.ok('findings' in proposed)
    assert.deepEqual(
      proposed.findings.filter(({ met }) => !met).map(({ rule }) => rule),
      ['pool-employers', 'pool-together'],
    )
  })

  it('предложенная группа всегда проходит проверку; отказ бывает, только когда группы нет', () => {
    const anyExpert = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'teacher'),
      organisationId: fc.constantFrom('school-0', 'one', 'two', 'three', 'four'),
      cleanConclusions: fc.constantFrom(0, 30),
      positions: fc.subarray(['Учитель', 'Тьютор']),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyExpert, { selector: one => one.id, maxLength: 6 }), fc.string(), (drawn, seed) => {
        const people = drawn.map(one => expert(one.id, one))
        const holds = (seats: Seat[]): boolean => panelFindings(pack, seats, applicant, today).every(({ met }) => met)
        const proposed = proposePanel(pack, people, applicant, {}, seed, today)
        if ('seats' in proposed) assert.ok(holds(proposed.seats))
        else {
          for (const a of people) for (const b of people) for (const c of people) assert.ok(!holds(panel(a, b, c)))
          assert.ok(proposed.findings.some(({ met }) => !met))
        }
      }),
    )
  })
})
