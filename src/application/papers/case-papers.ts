import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { App } from '../app.ts'
import type { Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import { doubtsOf } from '../templates/paper-fields.ts'
import { inOwnWords } from '../templates/template-in-force.ts'
import { outcomeOfCase, type Rule, type Subject } from './case-subject.ts'
import { composeCasePaper } from './compose-case-paper.ts'
import { isDueInExpertise } from './expertise-due.ts'
import { type CaseSoFar, subjectOf } from './load-subject.ts'
import { noticeOf } from './notice.ts'

type Change = CaseSoFar & { events: readonly Recorded<CaseEvent>[] }

/** Makes the papers that the pack ties to what has just happened, and tells those they are meant for. */
export const papersOfCase = async (app: App, tx: Tx, change: Change): Promise<void> => {
  for (const event of change.events) {
    const due = papersDue(change.pack, change.state, event)
    if (due.length === 0) continue
    const subject = await subjectOf(
      app,
      tx,
      change,
      event,
      due.map(({ form }) => form),
    )
    for (const rule of due) await issue(app, tx, rule, subject)
  }
}

/** The papers of a case that an event makes, by the pack. */
export const papersDue = (pack: Pack, state: Filed, event: CaseEvent): Rule[] =>
  pack.documents.filter(
    rule =>
      rule.on === event.type &&
      suits(rule, state) &&
      isAsked(rule, state, event) &&
      isDueInExpertise(rule, pack, state),
  )

/** Nobody consents for the applicant; a request goes to the one it is meant for. */
const isAsked = ({ form }: Rule, { application }: Filed, event: CaseEvent): boolean => {
  if (form === 'consent') return application.consent
  if (event.type !== 'InformationAsked') return true
  if (form === 'other_region_request') return event.data.of === 'other_region'
  return form !== 'information_request' || event.data.of !== 'other_region'
}

/** Papers about many cases at once: never one a case. Orders and minutes come with their act, the rest is printed from lists. */
const collective: readonly Form[] = [
  'order',
  'order_draft',
  'employer_letter',
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
    content: await inOwnWords(tx, pack.region, rule.form, composeCasePaper(rule, subject), doubtsOf(subject)),
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
