import assert from 'node:assert/strict'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Recorded } from '../src/domain/case/events.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { complaintParts } from '../src/domain/request/complaint.ts'
import { decideRequest } from '../src/domain/request/decide-request.ts'
import { rebuildRequest } from '../src/domain/request/evolve-request.ts'
import type { RequestCommand, RequestWorld } from '../src/domain/request/request-commands.ts'
import type { RequestContext } from '../src/domain/request/request-context.ts'
import type { Request, RequestContents, RequestEvent } from '../src/domain/request/request-events.ts'
import type { RequestState } from '../src/domain/request/request-state.ts'

export const variant = (differs: Partial<RequestContext['pack']['variants']['extract']>) => ({
  clause: 'reg п. 11',
  offered: true,
  channels: ['system' as const, 'post' as const],
  documents: ['application' as const],
  handed: ['account' as const, 'post' as const],
  result: [],
  refuse_when: [],
  ...differs,
})
export const ground = (
  id: string,
  rule: 'never_attested_here' | 'no_error_found' | 'documents_not_given' | 'clerk_finds',
) => ({
  clause: 'reg п. 11.4',
  id,
  rule,
  what: `Основание ${id}`,
})
export const pack: RequestContext['pack'] = {
  region: 'kbr',
  edition: '2023-10-27',
  representative: { clause: 'reg п. 2.1', may: 'fetch_extract', proof: 'доверенность' },
  variants: {
    extract: variant({
      documents: ['application', 'identity', 'authority'],
      result: ['extract', 'certified_copy'],
      refuse_when: [
        ground('incomplete', 'documents_not_given'),
        ground('fields', 'clerk_finds'),
        ground('never', 'never_attested_here'),
      ],
    }),
    correction: variant({
      result: ['correction_decision', 'no_error_notice'],
      refuse_when: [ground('never', 'never_attested_here'), ground('no-error', 'no_error_found')],
    }),
    complaint: variant({ result: ['complaint_answer'], refuse_when: [ground('abusive', 'clerk_finds')] }),
    consent_withdrawal: variant({}),
  },
}
export const requestDay = plainDate('2024-05-20')
export const actorOf = (role: Actor['role'], personId: string = role): Actor => ({ personId, role, region: 'kbr' })
export const teacher = actorOf('teacher')
export const clerk = actorOf('clerk')
export const boss = actorOf('supervisor')

export const contents = {
  extract: { kind: 'extract', form: 'extract' },
  correction: { kind: 'correction' },
  complaint: { kind: 'complaint', subject: 'late_service', given: [...complaintParts] },
  consent_withdrawal: { kind: 'consent_withdrawal' },
} satisfies Record<RequestContents['kind'], RequestContents>

export const filing = (kind: RequestContents['kind'], differs: Partial<Request> = {}): RequestCommand => ({
  type: 'File',
  request: {
    applicantId: 'teacher',
    contents: contents[kind],
    channel: 'system',
    answerBy: 'account',
    documents: ['identity'],
    ...differs,
  },
})

export class Story {
  readonly log: Recorded<RequestEvent>[] = []
  world: RequestWorld = { attestedHere: true }
  rules = pack

  get state(): RequestState {
    return rebuildRequest(this.log)
  }
  in(world: RequestWorld): this {
    this.world = world
    return this
  }
  do(actor: Actor, command: RequestCommand, today: PlainDate = requestDay): this {
    const answer = decideRequest(this.state, command, { pack: this.rules, actor, today, world: this.world })
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    for (const event of answer) {
      this.log.push({
        ...event,
        on: today,
        at: `${today}T10:00:00Z`,
        actorId: actor.personId,
        role: actor.role,
        version: this.log.length + 1,
      })
    }
    return this
  }
  refused(actor: Actor, command: RequestCommand, today: PlainDate = requestDay): string {
    const answer = decideRequest(this.state, command, { pack: this.rules, actor, today, world: this.world })
    return isRefusal(answer) ? answer.refused : 'не отклонено'
  }
}
export const filed = (kind: RequestContents['kind'], differs: Partial<Request> = {}): Story =>
  new Story().do(teacher, filing(kind, differs))
export const registered = (kind: RequestContents['kind'], differs: Partial<Request> = {}): Story =>
  filed(kind, differs).do(clerk, { type: 'Register', number: '7' })
export const decider = (kind: RequestContents['kind']): Actor => (kind === 'complaint' ? boss : clerk)
export const decision = { outcome: 'satisfied', reasons: 'Срок нарушен', measures: 'Приказ опубликован' } as const
export const fulfilling = {
  extract: { type: 'Fulfil', form: 'extract' },
  correction: { type: 'Fulfil', form: 'correction_decision' },
  complaint: { type: 'Fulfil', form: 'complaint_answer', decision },
  consent_withdrawal: { type: 'Fulfil', form: null },
} satisfies Record<RequestContents['kind'], RequestCommand>
