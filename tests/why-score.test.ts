import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseCard } from '../src/application/reads/cases.ts'
import { whyScore } from '../src/application/why-score.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { criteria, day, points, seats, sheet, total } from './papers/expertise-sample.ts'

const pack = (shown: boolean) => ({ experts: { names_shown_to_applicant: shown } }) as unknown as Pack
const state = (changes: object = {}) => ({
  stage: 'decided',
  application: { category: 'first', position: 'Учитель' },
  sheets: [sheet('e1'), sheet('e2', { ...points, '3.1': 7 })],
  seats: seats(['e1', 'e2'], 's1'),
  rulings: [{ item: '3.1', points: 9, reason: 'Диплом проверен' }],
  conclusion: { basis: 'sheets', meets: true, points, total, percent: 75, findings: [] },
  decision: { outcome: 'set', on: day, findings: [] },
  ...changes,
})
const card = (changes?: object) =>
  ({ state: state(changes), seats: [{ name: 'Первая Анна' }] }) as unknown as Pick<CaseCard, 'state' | 'seats'>
const said = {
  comments: { e1: { '3.1': 'Первая степень' }, e2: {} },
  proofs: {
    e1: { '3.1': [{ proof: 'evidence:a', accepted: true }] },
    e2: { '3.1': [{ proof: 'evidence:a', accepted: false, reason: 'Нет подписи' }] },
  },
}
const itemIn = (why: ReturnType<typeof whyScore>, code: string) =>
  why?.sections.flatMap(({ items }) => items).find(item => item.code === code)

describe('почему такая оценка', () => {
  it('до решения комиссии не говорится ничего', () => {
    assert.equal(whyScore(card({ decision: undefined }), pack(true), criteria, said), undefined)
  })

  it('показатель: что учтено, что нет и почему, как решён спор', () => {
    const item = itemIn(whyScore(card(), pack(false), criteria, said), '3.1')
    assert.deepEqual(item?.proofs, [{ proof: 'evidence:a', accepted: 1, rejected: 1, reasons: ['Нет подписи'] }])
    assert.deepEqual(item?.comments, ['Первая степень'])
    assert.deepEqual(item?.dispute, { given: [9, 7], ruled: 9, reason: 'Диплом проверен' })
  })

  it('имена – только там, где регион их показывает', () => {
    assert.equal(whyScore(card(), pack(false), criteria, said)?.specialists, undefined)
    assert.deepEqual(whyScore(card(), pack(true), criteria, said)?.specialists, ['Первая Анна'])
  })

  it('не хватило: названо ближайшее условие', () => {
    const fell = { ...points, '1.2': 0 }
    const conclusion = { basis: 'sheets', meets: false, points: fell, total: 65, percent: 65, findings: [] }
    const why = whyScore(card({ conclusion }), pack(false), criteria, said)
    assert.deepEqual([why?.nearest?.key, why?.nearest?.has, why?.nearest?.needs], ['1', 7, 8])
  })

  it('старое дело без отметок о доказательствах объясняется баллами и словами', () => {
    const why = whyScore(card(), pack(false), criteria, { comments: said.comments, proofs: {} })
    assert.equal(why?.hasVerdicts, false)
    assert.deepEqual(itemIn(why, '1.1')?.proofs, [])
  })

  it('награды и непройденный тест: баллов нет, и условий нет', () => {
    const conclusion = { basis: 'awards', meets: true, findings: [] }
    const award = 'Почётное звание: удостоверение № 1'
    const confirmations = ['e1', 'e2'].map(expertId => ({ expertId, award }))
    const why = whyScore(card({ conclusion, sheets: [], rulings: [], confirmations }), pack(false), criteria, {
      comments: {},
      proofs: {},
    })
    assert.deepEqual([why?.basis, why?.sections, why?.standings], ['awards', [], []])
    assert.deepEqual(why?.awards, [award])
  })
})
