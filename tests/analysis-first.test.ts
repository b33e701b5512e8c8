import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { loadCalendars } from '../src/adapters/regulations/load-calendar.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { decide } from '../src/domain/case/decide.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { stages } from '../src/domain/regulations/vocabulary.ts'
import { caseAt, today } from './sample-case.ts'

const regulations = join(import.meta.dirname, '..', 'regulations')
const { packs } = await readPacks(regulations)
const calendars = await loadCalendars(join(regulations, 'calendar'))

describe('анализ раньше решения', () => {
  it('KG-16: в повестку попадает только заявление, по которому анализ завершён', () => {
    const pack = packs.find(loaded => loaded.pack.region === 'kaliningrad')?.pack
    const calendar = calendars.get('kaliningrad')
    assert.ok(pack !== undefined && calendar !== undefined)
    const actor = { personId: 'secretary-1', role: 'secretary', region: 'kaliningrad' } as const
    const context = {
      pack,
      calendar,
      nomenclature: ['Учитель'],
      criteria: undefined,
      actor,
      today,
      world: { experts: [] },
    }
    const command = { type: 'PutOnAgenda', meetingId: 'meeting-1', on: plainDate('2024-03-14') } as const
    const admitted = stages.filter(stage => !isRefusal(decide(caseAt(stage, pack), command, context)))
    assert.deepEqual(admitted, ['assessed'])
  })
})
