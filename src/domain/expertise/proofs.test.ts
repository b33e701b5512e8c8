import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../calendar/plain-date.ts'
import { type ProofRules, proofFaults, proofRef, readProof, tidyProofs, type Verdict } from './proofs.ts'

const evidence = proofRef({ kind: 'evidence', id: '7045c554-e463-46a1-a5c1-9a3128956874' })
const file = proofRef({ kind: 'file', id: 'cb8468f7-059e-4f23-a75d-217c1a203875' })
const page = (seenOn: string): string =>
  proofRef({ kind: 'open', seenOn: plainDate(seenOn), address: 'https://olymp.example.ru/2026?a=1:2' })

const rules: ProofRules = { known: new Set([evidence, file]), openSources: false, today: plainDate('2026-03-10') }
const penza: ProofRules = { ...rules, openSources: true }
const words = (points: number | 'na', verdicts: Verdict[], of = rules): string[] =>
  proofFaults({ '1.1': points }, { '1.1': verdicts }, of).map(({ because }) => because)

describe('доказательства в листе', () => {
  it('ноль и «не применяется» доказательств не требуют', () => {
    assert.deepEqual(words(0, []), [])
    assert.deepEqual(words('na', []), [])
  })

  it('балл выше нуля ставится по принятому доказательству', () => {
    const lack = ['Показатель 1.1: балл выше нуля ставится по принятому доказательству']
    assert.deepEqual(words(4, []), lack)
    assert.deepEqual(words(4, [{ proof: evidence, accepted: false, reason: 'Без подписи' }]), lack)
    assert.deepEqual(words(4, [{ proof: evidence, accepted: true }]), [])
    assert.deepEqual(words(4, [{ proof: file, accepted: true }]), [])
  })

  it('показатель, который виден по работе в целом, отдельного доказательства не требует', () => {
    assert.deepEqual(words(4, [], { ...rules, needless: new Set(['1.1']) }), [])
  })

  it('непринятое доказательство объясняют, причина из пробелов – не причина', () => {
    const bare = ['Показатель 1.1: напишите, почему доказательство не принято']
    assert.deepEqual(words(0, [{ proof: evidence, accepted: false }]), bare)
    assert.deepEqual(words(0, [{ proof: evidence, accepted: false, reason: ' ' }]), bare)
    assert.deepEqual(words(0, [{ proof: evidence, accepted: false, reason: 'Срок вышел' }]), [])
  })

  it('у листа бумажного дела назван лист', () => {
    assert.deepEqual(words(4, [{ proof: 'paper', accepted: true }]), ['Показатель 1.1: укажите лист бумажного дела'])
    assert.deepEqual(words(4, [{ proof: 'paper', accepted: true, reason: 'Лист 12' }]), [])
  })

  it('чужое доказательство и выдумка называются', () => {
    const foreign = proofRef({ kind: 'file', id: '00000000-0000-4000-8000-000000000000' })
    assert.match(words(4, [{ proof: foreign, accepted: true }]).join(), /в деле нет/)
    assert.match(words(4, [{ proof: 'folder:3', accepted: true }]).join(), /такого доказательства нет/)
  })

  it('PZ-16: страница открытого источника – только там, где регламент их называет, и не из будущего', () => {
    const seen: Verdict[] = [{ proof: page('2026-03-09'), accepted: true }]
    assert.deepEqual(words(4, seen, penza), [])
    assert.match(words(4, seen).join(), /открытые источники/)
    assert.match(words(4, [{ proof: page('2026-03-11'), accepted: true }], penza).join(), /ещё не наступил/)
  })

  it('все ошибки листа сразу, у каждой свой показатель', () => {
    const found = proofFaults(
      { '1.1': 4, '1.2': 3, '2.1': 0 },
      { '2.1': [{ proof: evidence, accepted: false }], '1.2': [{ proof: 'paper', accepted: true }] },
      rules,
    )
    assert.deepEqual(
      found.map(({ code, proof }) => [code, proof]),
      [
        ['1.1', undefined],
        ['1.2', 'paper'],
        ['2.1', evidence],
      ],
    )
  })

  it('ссылка на доказательство читается так же, как пишется; посторонний текст не читается', () => {
    for (const ref of [evidence, file, 'paper', page('2026-03-09')]) {
      const read = readProof(ref)
      assert.equal(read && proofRef(read), ref)
    }
    const strange = [
      '',
      'evidence:',
      'open:2026-02-30:https://a.ru',
      'open:2026-03-09:javascript:alert(1)',
      'open:https://a.ru',
    ]
    for (const ref of strange) assert.equal(readProof(ref), undefined, ref)
  })

  it('одно доказательство судят один раз: остаётся последнее слово', () => {
    const verdicts = fc.array(
      fc.record({ proof: fc.constantFrom(evidence, file, 'paper'), accepted: fc.boolean(), reason: fc.string() }),
    )
    fc.assert(
      fc.property(verdicts, given => {
        const kept = tidyProofs({ '1.1': given })['1.1'] ?? []
        assert.equal(new Set(kept.map(({ proof }) => proof)).size, kept.length)
        for (const { proof, accepted } of kept)
          assert.equal(accepted, given.findLast(one => one.proof === proof)?.accepted)
        assert.deepEqual(tidyProofs({ '1.1': kept })['1.1'] ?? [], kept)
      }),
    )
  })
})
