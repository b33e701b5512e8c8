import type { By } from '../../application/app.ts'
import {
  fileRequest,
  fulfilRequest,
  loadRequest,
  refuseRequest,
  registerRequest,
  sendRequestAnswer,
} from '../../application/requests.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Channel, DocumentKind } from '../../domain/regulations/vocabulary.ts'
import { complaintParts } from '../../domain/request/complaint.ts'
import type { Delivery, RequestContents } from '../../domain/request/request-events.ts'
import { caseState, type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepName, StepOf } from './step-shapes.ts'

type RequestStepName = Extract<
  StepName,
  | 'request_extract'
  | 'request_correction'
  | 'file_complaint'
  | 'withdraw_consent'
  | 'register_request'
  | 'fulfil_request'
  | 'refuse_request'
  | 'send_answer'
>
type Steps = { [Name in RequestStepName]: (step: StepOf<Name>) => Doing }

type Asked = {
  case: string
  with: {
    request: string
    applicant: string
    channel?: Channel | undefined
    answer_by?: Delivery | undefined
    documents?: DocumentKind[] | undefined
    representative?: { authority: boolean } | undefined
  }
}

/** Files a request; what the step leaves out is as the regulation wants it. The use case gives the id, play keeps it by name. */
const file = async (play: Rehearsal, by: By, step: Asked, contents: RequestContents) => {
  const { with: given } = step
  const variant = play.pack().variants[contents.kind]
  const answer = await fileRequest(play.app, by, {
    region: play.region,
    request: {
      applicantId: play.cast.idOf(given.applicant),
      contents,
      channel: given.channel ?? variant.channels[0] ?? 'in_person',
      answerBy: given.answer_by ?? (variant.handed[0] as Delivery | undefined) ?? 'account',
      documents: given.documents ?? variant.documents.filter(paper => paper !== 'application'),
      caseId: (await caseState(play, step.case)).stage === 'draft' ? undefined : play.id('case', step.case),
      representative: given.representative,
    },
    text: {},
  })
  if (!isRefusal(answer)) play.requests.set(given.request, answer.requestId)
  return answer
}

const idOf = (play: Rehearsal, { with: { request } }: { with: { request: string } }): string =>
  play.requests.get(request) ?? play.id('request', request)

export const requestSteps: Steps = {
  request_extract: step => (play, by) => file(play, by, step, { kind: 'extract', form: step.with.form }),
  request_correction: step => (play, by) => file(play, by, step, { kind: 'correction' }),
  file_complaint: step => (play, by) =>
    file(play, by, step, {
      kind: 'complaint',
      subject: step.with.subject,
      given: complaintParts.filter(part => !step.with.without.includes(part)),
      federalNumber: step.with.federal_number,
    }),
  withdraw_consent: step => (play, by) => file(play, by, step, { kind: 'consent_withdrawal' }),
  register_request: step => (play, by) => registerRequest(play.app, by, idOf(play, step), { number: step.with.number }),

  fulfil_request: step => async (play, by) => {
    const { form, decision, error_found, answer } = step.with
    return fulfilRequest(play.app, by, idOf(play, step), {
      form: form === undefined ? await usualForm(play, step, error_found) : form,
      decision,
      errorFound: error_found,
      answer,
    })
  },

  refuse_request: step => (play, by) =>
    refuseRequest(play.app, by, idOf(play, step), {
      grounds: step.with.grounds,
      seen: step.with.seen,
      errorFound: step.with.error_found,
    }),
  send_answer: step => async (play, by) =>
    sendRequestAnswer(play.app, by, idOf(play, step), step.with.by ?? (await askedDelivery(play, step))),
}

export const requestState = (play: Rehearsal, name: string) =>
  read(play, async tx => (await loadRequest(tx, idOf(play, { with: { request: name } }))).state)

/** The paper the person asked for, or what the comparison leads to. */
const usualForm = async (play: Rehearsal, step: StepOf<'fulfil_request'>, errorFound: boolean | undefined) => {
  const state = await requestState(play, step.with.request)
  if (state.stage === 'none') return null
  const { contents } = state.request
  if (contents.kind === 'extract') return contents.form
  if (contents.kind === 'correction') return errorFound ? 'correction_decision' : 'no_error_notice'
  return contents.kind === 'complaint' ? 'complaint_answer' : null
}

const askedDelivery = async (play: Rehearsal, step: StepOf<'send_answer'>): Promise<Delivery> => {
  const state = await requestState(play, step.with.request)
  return state.stage === 'none' ? 'account' : state.request.answerBy
}
