import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadLaw } from '../adapters/regulations/load-law.ts'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { isRefusal } from '../domain/regulations/finding.ts'

const folder = join(import.meta.dirname, '..', '..', 'regulations')
const day = plainDate('2026-11-20')

describe('подпись юриста под регламентом', () => {
  it('вне стенда неподписанный регламент не принимает новых заявлений, а начатые дела ведёт', async () => {
    const law = await loadLaw(folder, { signedOnly: true })
    const filing = law.packForFiling('kbr', day)
    assert.ok(isRefusal(filing) && filing.refused === 'regulation_not_signed')
    assert.equal(isRefusal(law.packFor('kbr', day)), false)
  })

  it('на стенде принимает', async () => {
    const law = await loadLaw(folder)
    assert.equal(isRefusal(law.packForFiling('kbr', day)), false)
  })
})
