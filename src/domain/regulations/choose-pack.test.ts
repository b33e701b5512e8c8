import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { choosePack, packNamed } from './choose-pack.ts'
import { isRefusal } from './finding.ts'
import type { Pack } from './pack.ts'

const edition = (region: string, name: string, from: string, to?: string) => ({
  pack: { region, title: region, edition: name, in_force: { clause: 'reg п. 1', from, to } } as unknown as Pack,
})
const packs = [
  edition('penza', '2022-12-08', '2022-12-08', '2024-08-31'),
  edition('penza', '2024-09-01', '2024-09-01'),
  edition('kbr', '2023-10-27', '2023-10-27'),
]
const chosenOn = (region: string, day: string) => {
  const chosen = choosePack(packs, region, day)
  return isRefusal(chosen) ? chosen.because : chosen.pack.edition
}

describe('какая редакция действует', () => {
  it('первый и последний день редакции — ещё её', () => {
    assert.equal(chosenOn('penza', '2022-12-08'), '2022-12-08')
    assert.equal(chosenOn('penza', '2024-08-31'), '2022-12-08')
    assert.equal(chosenOn('penza', '2024-09-01'), '2024-09-01')
  })

  it('из двух действующих берётся вступившая в силу позже', () => {
    const both = [edition('penza', 'a', '2022-01-01'), edition('penza', 'b', '2023-01-01')]
    for (const order of [both, both.toReversed()]) {
      const chosen = choosePack(order, 'penza', '2024-01-01')
      assert.equal(isRefusal(chosen) ? '' : chosen.pack.edition, 'b')
    }
  })

  it('день без редакции — отказ с известными сроками', () => {
    assert.match(chosenOn('penza', '2022-12-07'), /На 07\.12\.2022 .* с 01\.09\.2024; с 08\.12\.2022 по 31\.08\.2024/)
    assert.match(chosenOn('tuva', '2024-01-01'), /«tuva» нет ни одного регламента/)
  })

  it('по имени находится редакция, без даты — последняя', () => {
    const named = (name: string) => {
      const found = packNamed(packs, name)
      return isRefusal(found) ? found.refused : found.pack.edition
    }
    assert.equal(named('penza@2022-12-08'), '2022-12-08')
    assert.equal(named('penza'), '2024-09-01')
    assert.equal(named('penza@2020-01-01'), 'no_pack')
  })
})
