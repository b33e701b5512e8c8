import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPreviewKey, previewKey } from './preview-key.ts'

const now = new Date('2026-03-02T05:00:30Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
const [secret, file] = ['a secret of one session', '5f0c4e0a-0000-4000-8000-000000000000']

describe('ключ картинки страницы', () => {
  const key = previewKey(secret, file, 3, now)

  it('годится этому сеансу для этой страницы этого файла', () => {
    assert.ok(isPreviewKey(secret, file, 3, key, now))
    assert.ok(isPreviewKey(secret, file, 3, key, later(9)))
  })

  it('через четверть часа, другому сеансу, для другой страницы или файла не годится', () => {
    assert.ok(!isPreviewKey(secret, file, 3, key, later(15)))
    assert.ok(!isPreviewKey('another session', file, 3, key, now))
    assert.ok(!isPreviewKey(secret, file, 4, key, now))
    assert.ok(!isPreviewKey(secret, file.replace('5f', '6f'), 3, key, now))
  })

  it('продлить его нельзя, испорченный – не ключ', () => {
    const [, signed = ''] = /^[^-]+-(.*)$/.exec(key) ?? []
    const tomorrow = Math.ceil(later(1440).getTime() / 60_000).toString(36)
    assert.ok(!isPreviewKey(secret, file, 3, `${tomorrow}-${signed}`, now))
    for (const spoiled of ['', '-', 'x', key.slice(0, -1), `${key}=`, key.replace(/.$/, '!'), '\u0000'])
      assert.ok(!isPreviewKey(secret, file, 3, spoiled, now), spoiled)
  })
})
