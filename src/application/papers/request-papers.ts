import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Recorded } from '../../domain/case/events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { complaintSubjectTitles } from '../../domain/request/complaint.ts'
import type { RequestEvent, RequestKind } from '../../domain/request/request-events.ts'
import type { RequestState } from '../../domain/request/request-state.ts'
import type { App, Moment } from '../app.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { Organisation, Person } from '../stores/people.ts'
import { fullName } from './case-subject.ts'
import { composeCasePaper } from './compose-case-paper.ts'
import type { Block, Paper } from './paper.ts'

type Rule = Pack['documents'][number]
type FiledRequest = Exclude<RequestState, { stage: 'none' }>

export type RequestChange = {
  requestId: string
  pack: Pack
  state: FiledRequest
  events: readonly Recorded<RequestEvent>[]
  text: Record<string, string>
  moment: Moment
}

/** What a request is called where it is spoken of. */
export const requestTitles: Record<RequestKind, string> = {
  extract: 'Запрос копии или выписки из приказа',
  correction: 'Заявление об исправлении ошибки',
  complaint: 'Жалоба',
  consent_withdrawal: 'Отзыв согласия на обработку персональных данных',
}

/** Makes the paper that answers a request, and tells the person of every step. */
export const papersOfRequest = async (app: App, tx: Tx, change: RequestChange): Promise<void> => {
  const person = await tx.people.get(change.state.request.applicantId)
  if (person === undefined) throw new Error('The applicant of a request is missing')
  for (const event of change.events) {
    const rule = ruleFor(change, event)
    const paperId = rule === undefined ? undefined : await issue(app, tx, change, rule, person)
    const told = words(event, change)
    if (told === undefined) continue
    await tx.papers.notify({
      id: app.newId(),
      region: change.pack.region,
      requestId: change.requestId,
      personId: person.id,
      documentId: paperId,
      way: 'account',
      createdAt: change.moment.at,
      ...told,
    })
  }
}

const ruleFor = ({ pack }: RequestChange, event: RequestEvent): Rule | undefined => {
  const form: Form | null =
    event.type === 'RequestFulfilled' ? event.data.form : event.type === 'RequestRefused' ? 'service_refusal' : null
  return form === null ? undefined : pack.documents.find(rule => rule.form === form)
}

const issue = async (app: App, tx: Tx, change: RequestChange, rule: Rule, person: Person): Promise<string> => {
  const { requestId, pack, moment } = change
  const paper = await tx.papers.add({
    id: app.newId(),
    region: pack.region,
    requestId,
    form: rule.form,
    title: rule.title,
    recipient: rule.to,
    clause: rule.clause,
    content: (await fromCase(tx, change, rule, person)) ?? composed(change, rule, person),
    madeOn: moment.date,
    madeAt: moment.at,
  })
  return paper.id
}

/** An extract or a copy speaks of the decision: it is composed from the case itself, so that it cannot differ from it. */
const fromCase = async (tx: Tx, change: RequestChange, rule: Rule, person: Person): Promise<Paper | undefined> => {
  const { caseId } = change.state.request
  if (caseId === undefined || (rule.form !== 'extract' && rule.form !== 'certified_copy')) return undefined
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return undefined
  const organisation: Organisation | undefined = await tx.organisations.get(state.application.organisationId)
  if (organisation === undefined) return undefined
  const { pack, moment } = change
  const made = { ...rule, form: 'extract' as const }
  const subject = {
    caseId,
    pack,
    state,
    event: undefined,
    moment,
    person,
    organisation,
    deadlines: [],
    criteria: undefined,
  }
  return { ...composeCasePaper(made, subject), number: numberOf(change.state) }
}

const composed = ({ pack, state, text, moment }: RequestChange, rule: Rule, person: Person): Paper => ({
  authority: pack.authority.name,
  city: pack.authority.city,
  addressee: [fullName(person), ...(person.address ? [person.address] : [])],
  title: rule.title,
  number: numberOf(state),
  date: moment.date,
  blocks: [facts(state, text, person), ...answer(state, text), ...(rule.says ?? []).map(asText)],
  signatory: { post: rule.form === 'complaint_answer' ? pack.authority.head_post : officeOf(pack), name: null },
  clause: rule.clause,
})

const facts = (state: FiledRequest, text: Record<string, string>, person: Person): Block => {
  const { contents } = state.request
  const rows: [string, string][] = [
    ['Заявитель', fullName(person)],
    ['Обращение', `${requestTitles[contents.kind]}${numbered(state)}`],
  ]
  if (contents.kind === 'complaint') rows.push(['О чём жалоба', complaintSubjectTitles[contents.subject]])
  if (text.order) rows.push(['Документ', text.order])
  return { kind: 'facts', rows }
}

const answer = (state: FiledRequest, text: Record<string, string>): Block[] => {
  const blocks: Block[] = []
  if ('decision' in state && state.decision !== undefined) {
    const { outcome, reasons, measures } = state.decision
    blocks.push(asText(outcome === 'satisfied' ? 'Жалоба удовлетворена.' : 'В удовлетворении жалобы отказано.'))
    blocks.push({ kind: 'heading', text: 'Почему' }, asText(reasons))
    if (measures) blocks.push({ kind: 'heading', text: 'Что сделано' }, asText(measures))
  }
  if (state.stage === 'refused') {
    const items = state.findings
      .filter(({ met }) => !met)
      .map(
        ({ what, clause, remedy }) => `${what} (${clause})${remedy === undefined ? '' : `. Как исправить: ${remedy}`}`,
      )
    blocks.push({ kind: 'heading', text: 'Основания отказа' }, { kind: 'list', items })
  }
  if (text.answer) blocks.push(asText(text.answer))
  return blocks
}

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

const asText = (text: string): Block => ({ kind: 'text', text })
const numberOf = (state: FiledRequest): string | null => ('number' in state ? state.number : null)
const numbered = (state: FiledRequest): string =>
  'number' in state ? ` № ${state.number} от ${asShortRussianDate(state.registered)}` : ''
const officeOf = (pack: Pack): string =>
  pack.offices.find(({ role }) => role === 'clerk')?.title ?? 'Ответственное лицо'
