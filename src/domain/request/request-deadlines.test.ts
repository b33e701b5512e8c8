import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DeadlineRule } from '../calendar/deadline-rule.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { Recorded } from '../case/events.ts'
import { complaintDeadlines, complaintSubjects, hasShortTerm } from './complaint.ts'
import { rebuildRequest } from './evolve-request.ts'
import { requestDeadlineRules } from './request-deadlines.ts'
import type { Request, RequestContents, RequestEvent } from './request-events.ts'

const rule = (within: string, after: DeadlineRule['after'], closed_by: DeadlineRule['closed_by']): DeadlineRule => ({
  clause: '210-ФЗ ст. 11.2 ч. 6',
  title: 'Срок',
  within,
  after,
  obliges: 'clerk',
  closed_by,
})
const rules = {
  complaint: rule('15 рабочих дней', 'complaint.registered', 'complaint.answered'),
  complaint_short: rule('5 рабочих дней', 'complaint.registered', 'complaint.answered'),
  extract: rule('3 рабочих дня', 'extract.requested', 'extract.issued'),
}

type Dated = RequestEvent & { on: string }

const stateOf = (contents: RequestContents, ...rest: Dated[]) => {
  const request: Request = { applicantId: 't', contents, channel: 'system', answerBy: 'account', documents: [] }
  const filed: Dated = {
    type: 'RequestFiled',
    data: { pack: 'kbr@2023-10-27', request, findings: [] },
    on: '2024-05-20',
  }
  return rebuildRequest(
    [filed, ...rest].map(
      (event, index): Recorded<RequestEvent> => ({
        ...event,
        on: plainDate(event.on),
        at: `${event.on}T10:00:00Z`,
        actorId: 'x',
        role: 'clerk',
        version: index + 1,
      }),
    ),
  )
}
const register: Dated = { type: 'RequestRegistered', data: { number: '1', automatic: false }, on: '2024-05-21' }
const fulfil: Dated = { type: 'RequestFulfilled', data: { form: 'extract', findings: [] }, on: '2024-05-22' }
const corrected: Dated = {
  type: 'RequestFulfilled',
  data: { form: 'correction_decision', findings: [] },
  on: '2024-05-22',
}
const stopped: Dated = { type: 'RequestFulfilled', data: { form: null, findings: [] }, on: '2024-05-22' }
const refuse: Dated = { type: 'RequestRefused', data: { findings: [] }, on: '2024-05-22' }
const send: Dated = { type: 'RequestAnswerSent', data: { by: 'account' }, on: '2024-05-23' }
const factsOf = (contents: RequestContents, ...events: Dated[]) => {
  const state = stateOf(contents, ...events)
  return state.stage === 'none' ? {} : state.facts
}

describe('дни обращения, от которых считаются сроки', () => {
  it('выписка', () => {
    assert.deepEqual(factsOf({ kind: 'extract', form: 'extract' }, register, fulfil, send), {
      'extract.requested': '2024-05-20',
      'extract.issued': '2024-05-22',
      'result.sent': '2024-05-23',
    })
  })
  it('отказ в выписке: ждать её больше незачем, но отказ надо направить', () => {
    const contents = { kind: 'extract', form: 'extract' } as const
    assert.deepEqual(factsOf(contents, register, refuse, send), {
      'extract.requested': '2024-05-20',
      'refusal.decided': '2024-05-22',
      'refusal.sent': '2024-05-23',
      'result.sent': '2024-05-23',
    })
    assert.ok('extract' in requestDeadlineRules(rules, stateOf(contents, register)))
    assert.ok(!('extract' in requestDeadlineRules(rules, stateOf(contents, register, refuse))))
    assert.ok(!('extract' in requestDeadlineRules(rules, stateOf(contents, register, refuse, send))))
  })
  it('исправление и отказ в нём закрывают один срок', () => {
    for (const end of [corrected, refuse]) {
      const facts = factsOf({ kind: 'correction' }, register, end)
      assert.equal(facts['correction.requested'], '2024-05-20')
      assert.equal(facts['correction.registered'], '2024-05-21')
      assert.equal(facts['correction.done'], '2024-05-22')
    }
  })
  it('жалоба', () => {
    const facts = factsOf({ kind: 'complaint', subject: 'late_service', given: [] }, register, refuse)
    assert.equal(facts['complaint.received'], '2024-05-20')
    assert.equal(facts['complaint.registered'], '2024-05-21')
    assert.equal(facts['complaint.answered'], '2024-05-22')
  })
  it('отзыв согласия закрывается ответом', () => {
    assert.deepEqual(factsOf({ kind: 'consent_withdrawal' }, register, stopped, send), {
      'consent.withdrawn': '2024-05-20',
      'result.sent': '2024-05-23',
    })
  })
})

describe('срок жалобы', () => {
  it('короткий — только при отказе в приёме документов или в исправлении', () => {
    assert.deepEqual(complaintSubjects.filter(hasShortTerm), ['acceptance_refused', 'correction_refused'])
  })
  for (const subject of complaintSubjects) {
    it(`${subject}: действует ровно один из двух сроков`, () => {
      const own = requestDeadlineRules(rules, stateOf({ kind: 'complaint', subject, given: [] }))
      assert.equal('complaint_short' in own, hasShortTerm(subject))
      assert.equal('complaint' in own, !hasShortTerm(subject))
    })
  }
  it('где короткого срока в пакете нет, остаётся обычный', () => {
    assert.deepEqual(Object.keys(complaintDeadlines({ complaint: rules.complaint }, 'acceptance_refused')), [
      'complaint',
    ])
  })
})
