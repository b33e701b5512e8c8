import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mergePack, originOf } from './merge.ts'
import type { PackFile } from './pack-file.ts'

const rule = (title: string) => ({ clause: 'c', title })
const base = {
  region: 'federal',
  deadlines: { review: rule('основа'), decision: rule('основа') },
  commission: { quorum: { numerator: 2 }, form: { held: 'any' } },
  channels: [{ channel: 'post' }, { channel: 'epgu' }],
  questions: [{ clause: 'c', ask: 'вопрос основы' }],
  testing: null,
} as unknown as PackFile
const own = {
  region: 'kbr',
  deadlines: { review: rule('регион'), extract: rule('регион') },
  commission: { form: { held: 'video' } },
  channels: [{ channel: 'mfc' }],
  questions: [{ clause: 'c', ask: 'вопрос региона' }],
} as unknown as PackFile

describe('регламент поверх основы', () => {
  const merged = mergePack(base, own) as unknown as PackFile

  it('сроки, статусы, комиссия сливаются построчно', () => {
    assert.deepEqual(
      Object.entries(merged.deadlines ?? {}).map(([name, { title }]) => [name, title]),
      [
        ['review', 'регион'],
        ['decision', 'основа'],
        ['extract', 'регион'],
      ],
    )
    assert.deepEqual(merged.commission, { quorum: { numerator: 2 }, form: { held: 'video' } })
  })

  it('прочие разделы берутся целиком, вопросы складываются', () => {
    assert.equal(merged.region, 'kbr')
    assert.equal(merged.channels?.length, 1)
    assert.equal(merged.testing, null)
    assert.deepEqual(
      merged.questions?.map(({ ask }) => ask),
      ['вопрос региона', 'вопрос основы'],
    )
  })

  it('у каждой строки известно, чья она', () => {
    const from = (...path: (string | number)[]) => originOf(base, own, path)
    assert.equal(from('deadlines', 'review').from, 'own')
    assert.equal(from('deadlines', 'decision').from, 'base')
    assert.equal(from('commission', 'quorum').from, 'base')
    assert.equal(from('channels', 0).from, 'own')
    assert.equal(from('testing').from, 'base')
    assert.deepEqual(from('questions', 1), { from: 'base', path: ['questions', 0] })
    assert.equal(from('neither').from, 'own')
  })
})
