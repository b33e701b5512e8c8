import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { rosterFindings } from '../src/domain/commission/decide-agenda.ts'
import type { RosterSeat } from '../src/domain/commission/meeting-events.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Channel } from '../src/domain/regulations/vocabulary.ts'
import { decideRequest } from '../src/domain/request/decide-request.ts'
import type { Request, RequestContents } from '../src/domain/request/request-events.ts'
import { lackingPapers } from '../src/domain/request/request-grounds.ts'
import { unfiledRequest } from '../src/domain/request/request-state.ts'

/** The other kinds of request and the commission by the pack of Kabardino-Balkaria itself. */
const { packs } = await readPacks(join(import.meta.dirname, '..', 'regulations'))
const found = packs.find(({ pack }) => pack.region === 'kbr')
assert.ok(found !== undefined)
const { pack } = found

const request = (contents: RequestContents, differs: Partial<Request> = {}): Request => ({
  applicantId: 'teacher',
  contents,
  channel: 'in_person',
  answerBy: 'in_person',
  documents: ['identity'],
  ...differs,
})
const filed = (given: Request): string => {
  const answer = decideRequest(
    unfiledRequest,
    { type: 'File', request: given },
    {
      pack,
      actor: { personId: 'teacher', role: 'teacher', region: 'kbr' },
      today: plainDate('2024-02-01'),
      world: { attestedHere: true },
    },
  )
  return isRefusal(answer) ? answer.refused : 'принято'
}
const extract = { kind: 'extract', form: 'extract' } as const
const correction = { kind: 'correction' } as const

describe('варианты услуги в регламенте КБР', () => {
  it('KB-2: кроме аттестации есть копия или выписка и исправление ошибок', () => {
    assert.equal(filed(request(extract)), 'принято')
    assert.equal(filed(request({ kind: 'extract', form: 'certified_copy' })), 'принято')
    assert.equal(filed(request(correction)), 'принято')
  })
  it('KB-15: выписку просят в министерстве, в МФЦ и на ЕПГУ, исправление — не в МФЦ', () => {
    for (const channel of ['in_person', 'mfc', 'epgu', 'post'] satisfies Channel[]) {
      assert.equal(filed(request(extract, { channel })), 'принято', channel)
    }
    assert.equal(filed(request(correction, { channel: 'mfc' })), 'channel_closed')
  })
  it('KB-15, KB-39: нужны удостоверение личности и верные сведения, а полномочия — только представителю', () => {
    assert.deepEqual(lackingPapers(pack.variants.extract, request(extract)), [])
    assert.deepEqual(lackingPapers(pack.variants.extract, request(extract, { documents: [] })), ['identity'])
    assert.equal(filed(request(extract, { representative: { authority: false } })), 'no_authority')
    assert.equal(filed(request(extract, { representative: { authority: true } })), 'принято')
    assert.deepEqual(lackingPapers(pack.variants.correction, request(correction)), ['correct_data_proof'])
  })
})

describe('комиссия в регламенте КБР', () => {
  const roster: RosterSeat[] = (
    ['chair', 'deputy_chair', 'secretary', 'member', 'member', 'member', 'member'] as const
  ).map((duty, index) => ({ personId: `p${index}`, duty, tradeUnion: index === 3 }))
  const faults = (seats: RosterSeat[]): string[] =>
    rosterFindings(seats, { pack })
      .filter(({ met }) => !met)
      .map(({ rule, clause }) => `${rule} ${clause.split(';')[0]}`)

  it('KB-23: председатель, заместитель, секретарь и члены; без заместителя состав неполон', () => {
    assert.deepEqual(faults(roster), [])
    const without = roster.map(seat => (seat.duty === 'deputy_chair' ? { ...seat, duty: 'member' as const } : seat))
    assert.deepEqual(
      faults(without).map(fault => fault.split(' ')[0]),
      ['commission-deputy-chair'],
    )
  })
  it('KB-23: меньше семи человек — не комиссия', () => {
    assert.ok(faults(roster.slice(0, 6)).includes('commission-members reg п. 20.6'))
  })
})
