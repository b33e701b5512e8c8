import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { App, Moment } from '../app.ts'
import { deadlinesOfCase, type Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { Organisation, Person } from '../stores/people.ts'
import { panelOf } from './case-panel.ts'
import { outcomeOfCase, type Rule, type Subject } from './case-subject.ts'
import { composeCasePaper } from './compose-case-paper.ts'
import { isDueInExpertise } from './expertise-due.ts'
import { noticeOf } from './notice.ts'

type Change = {
  caseId: string
  pack: Pack
  state: Filed
  events: readonly Recorded<CaseEvent>[]
  moment: Moment
}

/** Makes the papers that the pack ties to what has just happened, and tells those they are meant for. */
export const papersOfCase = async (app: App, tx: Tx, change: Change): Promise<void> => {
  for (const event of change.events) {
    const due = change.pack.documents.filter(
      rule => rule.on === event.type && suits(rule, change.state) && isDueInExpertise(rule, change.pack, change.state),
    )
    if (due.length === 0) continue
    const subject = await subjectOf(app, tx, change, event)
    for (const rule of due) await issue(app, tx, rule, subject)
  }
}

/** Papers about many cases at once: never one a case. Orders and minutes come with their act, the rest is printed from lists. */
const collective: readonly Form[] = [
  'order',
  'order_draft',
  'minutes',
  'agenda',
  'admitted_list',
  'meeting_link',
  'registration_journal',
]

const suits = (rule: Rule, state: Filed): boolean =>
  !collective.includes(rule.form) &&
  (rule.for === undefined || rule.for.includes(state.application.category)) &&
  (rule.outcome === undefined || rule.outcome === outcomeOfCase(state))

const subjectOf = async (
  app: App,
  tx: Tx,
  { caseId, pack, state, moment }: Omit<Change, 'events'>,
  event: Recorded<CaseEvent>,
): Promise<Subject> => ({
  caseId,
  pack,
  state,
  event,
  moment,
  person: await known<Person>(tx.people.get(state.applicantId), 'person'),
  organisation: await known<Organisation>(tx.organisations.get(state.application.organisationId), 'organisation'),
  deadlines: deadlinesOfCase(app, pack, state, moment.date),
  criteria: app.law.criteria(pack.experts.criteria.set, state.application.category, state.application.position),
  panel: await panelOf(tx, { caseId, region: pack.region, state, event }),
})

const issue = async (app: App, tx: Tx, rule: Rule, subject: Subject): Promise<StoredPaper> => {
  const { pack, caseId, moment } = subject
  const paper = await tx.papers.add({
    id: app.newId(),
    region: pack.region,
    caseId,
    form: rule.form,
    title: rule.title,
    recipient: rule.to,
    clause: rule.clause,
    content: composeCasePaper(rule, subject),
    madeOn: moment.date,
    madeAt: moment.at,
  })
  for (const notice of noticeOf(rule, subject, paper.id)) {
    const id = app.newId()
    await tx.papers.notify({ ...notice, id })
    if (notice.way === 'email') await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
  }
  return paper
}

const known = async <T>(row: Promise<T | undefined>, what: string): Promise<T> => {
  const value = await row
  if (value === undefined) throw new Error(`The ${what} of a case is missing`)
  return value
}
