import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { askedOf, found, queryOf } from './list-question.ts'

const proof = (title: string, more: Partial<Evidence> = {}): Evidence => ({
  id: title,
  ownerId: 'owner',
  kind: 'diploma',
  title,
  indicators: ['t3'],
  items: [],
  file: undefined,
  version: 1,
  updatedAt: new Date('2026-01-01T00:00:00Z'),
  removedAt: null,
  ...more,
})
const file = { id: 'f', name: 'д.pdf', mediaType: 'application/pdf', size: 1, digest: 'abc' }
const titles = (query: Record<string, string>, proofs: Evidence[], certified: string[] = []): string[] =>
  found(proofs, askedOf(query), new Set(certified)).map(({ title }) => title)

describe('отбор портфолио', () => {
  it('ищет каждое слово по названию, организатору и результату; «ё» и регистр не важны', () => {
    const list = [proof('Зелёный патруль', { organiser: 'Эколог' }), proof('Олимпиада', { result: 'призёр' })]
    assert.deepEqual(titles({ q: 'эколог зеленый' }, list), ['Зелёный патруль'])
    assert.deepEqual(titles({ q: 'ПРИЗЕР' }, list), ['Олимпиада'])
    assert.deepEqual(titles({ q: 'нет такого' }, list), [])
  })

  it('годы берут и день, и период, который их задевает', () => {
    const list = [
      proof('2020', { on: plainDate('2020-05-01') }),
      proof('2021–2024', { from: plainDate('2021-09-01'), to: plainDate('2024-05-31') }),
      proof('без дня'),
    ]
    assert.deepEqual(titles({ from: '2022', to: '2023' }, list), ['2021–2024'])
    assert.deepEqual(titles({ to: '2020' }, list), ['2020'])
  })

  it('без файла, не заверено, не связано, не отнесено', () => {
    const list = [
      proof('всё есть', { file, items: [{ set: 's', code: '1.1' }] }),
      proof('без файла', { items: [{ set: 's', code: '1.1' }] }),
      proof('ничего', { file, indicators: [] }),
    ]
    assert.deepEqual(titles({ want: 'file' }, list), ['без файла'])
    assert.deepEqual(titles({ want: 'school' }, list), ['всё есть', 'без файла', 'ничего'])
    assert.deepEqual(titles({ want: 'school' }, list, ['abc']), ['без файла'])
    assert.deepEqual(titles({ want: 'items' }, list), ['ничего'])
    assert.deepEqual(titles({ want: 'indicators' }, list), ['ничего'])
  })

  it('часть показывает своё и то, что ни к чему не отнесено', () => {
    const list = [proof('учитель'), proof('методист', { indicators: ['m1'] }), proof('ничьё', { indicators: [] })]
    assert.deepEqual(titles({}, list), ['учитель', 'ничьё'])
    assert.deepEqual(titles({ part: 'm' }, list), ['методист', 'ничьё'])
  })

  it('порядок: по уровню, по дню, по названию', () => {
    const list = [
      proof('Б', { level: 'municipal', on: plainDate('2024-01-01') }),
      proof('А', { level: 'federal' }),
      proof('В', { on: plainDate('2025-01-01') }),
    ]
    assert.deepEqual(titles({ sort: 'level' }, list), ['А', 'Б', 'В'])
    assert.deepEqual(titles({ sort: 'day' }, list), ['В', 'Б', 'А'])
    assert.deepEqual(titles({ sort: 'title' }, list), ['А', 'Б', 'В'])
  })

  it('мусор в адресе не ломает список, а умолчания в адрес не пишутся', () => {
    const asked = askedOf({ part: 'x', kind: '<b>', page: '-4', from: '99999', sort: 'up', want: '__proto__' })
    assert.deepEqual(Object.values(queryOf(asked)).filter(Boolean), [])
  })
})
