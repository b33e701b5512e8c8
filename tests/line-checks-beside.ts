import assert from 'node:assert/strict'
import { rosterFindings } from '../src/domain/commission/decide-agenda.ts'
import type { RosterSeat } from '../src/domain/commission/meeting-events.ts'
import { outcomeOf, quorumMet } from '../src/domain/commission/voting.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { channels, type DocumentKind } from '../src/domain/regulations/vocabulary.ts'
import { complaintParts } from '../src/domain/request/complaint.ts'
import { decideRequest } from '../src/domain/request/decide-request.ts'
import type { RequestContext } from '../src/domain/request/request-context.ts'
import type { Request, RequestContents } from '../src/domain/request/request-events.ts'
import { lackingPapers, variantFindings } from '../src/domain/request/request-grounds.ts'
import { unfiledRequest } from '../src/domain/request/request-state.ts'
import { today } from './sample-case.ts'

type Kind = keyof Pack['variants']

const contentsOf = (pack: Pack, kind: Kind): RequestContents => {
  const [form] = pack.variants.extract.result.filter(one => one === 'extract' || one === 'certified_copy')
  const all: Record<Kind, RequestContents> = {
    extract: { kind: 'extract', form: form ?? 'extract' },
    correction: { kind: 'correction' },
    complaint: { kind: 'complaint', subject: 'late_service', given: [...complaintParts] },
    consent_withdrawal: { kind: 'consent_withdrawal' },
  }
  return all[kind]
}

const requestOf = (pack: Pack, kind: Kind, documents: DocumentKind[] = pack.variants[kind].documents): Request => ({
  applicantId: 'teacher-1',
  contents: contentsOf(pack, kind),
  channel: pack.variants[kind].channels[0] ?? 'system',
  answerBy: pack.variants[kind].handed[0] ?? 'account',
  documents,
})

/** A variant is taken in by its own doors and no others, asks for its own papers, and its grounds apply when they should. */
export const checkVariant = (pack: Pack, kind: Kind): void => {
  const variant = pack.variants[kind]
  const world = { attestedHere: true, errorFound: true }
  const actor = { personId: 'clerk-1', role: 'clerk', region: pack.region } as const
  const context: RequestContext = { pack, actor, today, world }
  for (const channel of channels) {
    const request = { ...requestOf(pack, kind), channel }
    const answer = decideRequest(unfiledRequest, { type: 'File', request }, context)
    const taken = variant.offered && variant.channels.includes(channel)
    assert.equal(!isRefusal(answer), taken, `${kind}: ${channel}`)
  }
  const asked = variant.documents.filter(paper => paper !== 'application' && paper !== 'authority')
  assert.deepEqual(lackingPapers(variant, requestOf(pack, kind, [])), asked)
  assert.deepEqual(lackingPapers(variant, requestOf(pack, kind)), [])

  const against = variantFindings(variant, requestOf(pack, kind, []), { attestedHere: false, errorFound: false })
  const inOrder = variantFindings(variant, requestOf(pack, kind), world)
  for (const { id, rule } of variant.refuse_when) {
    const met = (findings: typeof against) => findings.find(finding => finding.rule === id)?.met
    assert.notEqual(met(inOrder), undefined, id)
    if (rule === 'clerk_finds') continue
    assert.equal(met(against), false, id)
    assert.equal(met(inOrder), true, id)
  }
}

/** The size of the commission, its quorum and an equal vote, at the very limit. */
export const checkCommission = (pack: Pack, key: string): void => {
  const { members, quorum, voting } = pack.commission
  if (key === 'members') {
    const people = (count: number): RosterSeat[] =>
      Array.from({ length: count }, (_, index) => ({
        personId: `person-${index}`,
        duty: (['chair', 'deputy_chair', 'secretary'] as const)[index] ?? 'member',
        tradeUnion: index === 3,
      }))
    const against = (roster: RosterSeat[]) => rosterFindings(roster, { pack }).filter(({ met }) => !met)
    assert.deepEqual(against(people(members.at_least)), [])
    assert.notDeepEqual(against(people(members.at_least - 1)), [])
    return
  }
  if (key === 'quorum') {
    const [total, needed] = [quorum.denominator * 3, quorum.numerator * 3]
    assert.equal(quorumMet(total, needed, quorum), true)
    assert.equal(quorumMet(total, needed - 1, quorum), false)
    return
  }
  assert.equal(outcomeOf({ present: 8, for: 4, against: 4 }, voting), voting.tie === 'in_favour' ? 'set' : 'refused')
  assert.equal(outcomeOf({ present: 8, for: 3, against: 5 }, voting), 'refused')
}
