import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { lifeCyclePage } from '../src/cli/life-cycle-diagram.ts'

const page = join(import.meta.dirname, '..', 'docs', 'life-cycle.md')

describe('страница о жизненном цикле', () => {
  it('совпадает с таблицей', () => {
    assert.equal(
      readFileSync(page, 'utf8'),
      lifeCyclePage(),
      'таблица изменилась: запишите в docs/life-cycle.md то, что отдаёт lifeCyclePage()',
    )
  })
})
