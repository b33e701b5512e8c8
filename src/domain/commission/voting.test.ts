import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { abstainedIn, outcomeOf, quorumMet, quorumOf } from './voting.ts'

const twoThirds = { numerator: 2, denominator: 3 }

describe('кворум — две трети состава', () => {
  for (const [total, needed] of [
    [7, 5],
    [8, 6],
    [9, 6],
    [15, 10],
    [22, 15],
  ] as const) {
    it(`${total} членов: нужно ${needed}`, () => {
      assert.equal(quorumOf(total, twoThirds), needed)
      assert.equal(quorumMet(total, needed, twoThirds), true)
      assert.equal(quorumMet(total, needed - 1, twoThirds), false)
    })
  }
  it('присутствующих больше состава не бывает, пустое заседание не правомочно', () => {
    assert.equal(quorumMet(7, 8, twoThirds), false)
    assert.equal(quorumMet(0, 0, twoThirds), false)
  })
  it('наименьшее достаточное число — граница при любой доле', () => {
    const share = fc.record({ numerator: fc.integer({ min: 1, max: 9 }), denominator: fc.integer({ min: 9, max: 12 }) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), share, (total, quorum) => {
        const needed = quorumOf(total, quorum)
        assert.ok(quorumMet(total, needed, quorum))
        assert.ok(!quorumMet(total, needed - 1, quorum))
      }),
    )
  })
})

describe('итог голосования', () => {
  const favour = { tie: 'in_favour' as const }
  it('большинство присутствующих', () => {
    assert.equal(outcomeOf({ present: 5, for: 3, against: 2 }, favour), 'set')
    assert.equal(outcomeOf({ present: 5, for: 2, against: 3 }, favour), 'refused')
  })
  it('равенство — в пользу работника, если регламент не говорит иного', () => {
    assert.equal(outcomeOf({ present: 6, for: 3, against: 3 }, favour), 'set')
    assert.equal(outcomeOf({ present: 6, for: 3, against: 3 }, { tie: 'refused' }), 'refused')
  })
  it('перевес над «против» без большинства присутствующих категории не даёт', () => {
    assert.equal(outcomeOf({ present: 7, for: 3, against: 2 }, favour), 'refused')
  })
  it('воздержавшихся – присутствующие без «за» и «против»', () => {
    assert.equal(abstainedIn({ present: 7, for: 3, against: 2 }), 2)
    assert.equal(abstainedIn({ present: 5, for: 5, against: 0 }), 0)
  })
  it('ни одного голоса — не равенство', () => {
    assert.equal(outcomeOf({ present: 5, for: 0, against: 0 }, favour), 'refused')
  })
})
