import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Recorded } from '../../domain/case/events.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { RequestEvent } from '../../domain/request/request-events.ts'
import type { App, Moment } from '../app.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { Person } from '../stores/people.ts'
import { nameFields } from '../templates/paper-fields.ts'
import { inOwnWords } from '../templates/template-in-force.ts'
import type { Rule } from './case-subject.ts'
import { namesOf } from './load-subject.ts'
import { type OrderCopy, orderCopyOf } from './order-copy.ts'
import { requestAnswer } from './request-answer.ts'
import { ownForm, requestApplication } from './request-application.ts'
import type { FiledRequest, RequestSubject } from './request-subject.ts'
import { requestTitles } from './request-titles.ts'

export type RequestChange = {
  requestId: string
  pack: Pack
  state: FiledRequest
  events: readonly Recorded<RequestEvent>[]
  text: Record<string, string>
  moment: Moment
}

/** Makes the applicant's own paper and the paper that answers, and tells the person of every step. */
export const papersOfRequest = async (app: App, tx: Tx, change: RequestChange): Promise<void> => {
  const person = await tx.people.get(change.state.request.applicantId)
  if (person === undefined) throw new Error('The applicant of a request is missing')
  for (const event of change.events) {
    const issued: string[] = []
    for (const rule of rulesFor(change, event)) issued.push(await issue(app, tx, change, event, rule, person))
    const told = words(event, change)
    if (told === undefined) continue
    await tx.papers.notify({
      id: app.newId(),
      region: change.pack.region,
      requestId: change.requestId,
      personId: person.id,
      documentId: event.type === 'RequestFiled' ? undefined : issued[0],
      way: 'account',
      createdAt: change.moment.at,
      ...told,
    })
  }
}

/** The papers of a step; the one that the notice carries comes first. */
const rulesFor = (change: RequestChange, event: RequestEvent): Rule[] =>
  formsOf(change, event).flatMap(form => change.pack.documents.find(rule => rule.form === form) ?? [])

const formsOf = ({ pack, state }: RequestChange, event: RequestEvent): Form[] => {
  const { kind } = state.request.contents
  const variant = pack.variants[kind]
  switch (event.type) {
    case 'RequestFiled':
      return [ownForm[kind] ?? []].flat()
    case 'RequestFulfilled': {
      // What is handed over on paper only is announced in the account (KBR reg п. 20.14.4).
      const onPaperOnly = kind === 'extract' && !variant.handed.includes('account')
      return event.data.form === null ? [] : [event.data.form, ...(onPaperOnly ? (['progress_notice'] as const) : [])]
    }
    case 'RequestRefused': {
      const unmet = event.data.findings.filter(({ met }) => !met).map(({ rule }) => rule)
      const noError = variant.refuse_when.some(({ id, rule }) => rule === 'no_error_found' && unmet.includes(id))
      return [noError ? 'no_error_notice' : 'service_refusal']
    }
    default:
      return []
  }
}

const issue = async (
  app: App,
  tx: Tx,
  change: RequestChange,
  event: Recorded<RequestEvent>,
  rule: Rule,
  person: Person,
): Promise<string> => {
  const { requestId, pack, moment } = change
  const copy = await copyOf(app, tx, change, event, rule, person)
  const paper = await tx.papers.add({
    id: app.newId(),
    region: pack.region,
    requestId,
    form: rule.form,
    title: rule.title,
    recipient: rule.to,
    clause: rule.clause,
    content: await inOwnWords(
      tx,
      pack.region,
      rule.form,
      copy?.content ?? (await composed(app, tx, change, event, rule, person)),
    ),
    madeOn: moment.date,
    madeAt: moment.at,
  })
  await copy?.kept(paper.id)
  return paper.id
}

const aboutDecision: readonly Form[] = ['extract', 'certified_copy', 'decision_granted', 'decision_refused']

/** A paper that speaks of the decision is composed from the case and the order themselves, where they are ours. */
const copyOf = async (
  app: App,
  tx: Tx,
  { state, pack, moment }: RequestChange,
  event: Recorded<RequestEvent>,
  rule: Rule,
  person: Person,
): Promise<OrderCopy | undefined> => {
  const { caseId } = state.request
  if (caseId === undefined || !aboutDecision.includes(rule.form)) return undefined
  const worker = await workerOf(tx, event)
  return orderCopyOf(app, tx, { caseId, pack, moment, rule, person, worker })
}

const composed = async (
  app: App,
  tx: Tx,
  { pack, state, text, moment }: RequestChange,
  event: Recorded<RequestEvent>,
  rule: Rule,
  person: Person,
) => {
  const names = await namesOf(app, tx, person)
  const subject: RequestSubject = {
    rule,
    pack,
    state,
    text,
    moment,
    person,
    names,
    worker: await workerOf(tx, event),
    orderKnown: await orderOf(tx, state),
    cite: reference => app.law.cited(packRef(pack), reference),
  }
  const paper = event.type === 'RequestFiled' ? requestApplication(subject) : requestAnswer(subject)
  const doubtful = names.dative.origin === 'uncertain' ? { doubtful: [names.nominative.text] } : {}
  return { ...paper, ...doubtful, fields: nameFields({ names, person }) }
}

/** Requisites of the order on the case that the request names. */
const orderOf = async (tx: Tx, { request: { caseId } }: FiledRequest): Promise<string | undefined> => {
  if (caseId === undefined) return undefined
  const { state } = await loadCase(tx, caseId)
  return 'order' in state && state.order
    ? `№ ${state.order.number} от ${asShortRussianDate(state.order.signed)}`
    : undefined
}

/** Who answers; the applicant's own steps have no worker. */
const workerOf = async (tx: Tx, { actorId, type }: Recorded<RequestEvent>): Promise<Person | undefined> =>
  actorId === null || type === 'RequestFiled' ? undefined : tx.people.get(actorId)

const words = (
  event: Recorded<RequestEvent>,
  { state }: RequestChange,
): { subject: string; body: string } | undefined => {
  const title = requestTitles[state.request.contents.kind]
  switch (event.type) {
    case 'RequestFiled':
      return { subject: `${title}: получено`, body: `${title}: обращение получено ${asShortRussianDate(event.on)}.` }
    case 'RequestRegistered':
      return {
        subject: `${title}: зарегистрировано`,
        body: `Обращение зарегистрировано под номером ${event.data.number}.`,
      }
    case 'RequestFulfilled':
      return { subject: `${title}: ответ готов`, body: 'Ответ на обращение подготовлен. Он лежит в вашем кабинете.' }
    case 'RequestRefused':
      return { subject: `${title}: отказ`, body: 'По обращению отказано. Основания и как исправить – в документе.' }
    case 'RequestAnswerSent':
      return undefined
  }
}
