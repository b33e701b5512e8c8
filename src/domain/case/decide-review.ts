import { serviceFindings, serviceGrounds } from '../eligibility/grounds.ts'
import { isRefusal } from '../regulations/finding.ts'
import { documentKinds } from '../regulations/vocabulary.ts'
import { type Decider, refuse } from './context.ts'
import { findingsOfRefusal } from './named-grounds.ts'

export const startReview: Decider<'StartReview'> = (_, __, { actor }) => [
  { type: 'ReviewStarted', data: { officerId: actor.personId } },
]

/** Whom one may ask stands in the edition: nothing held by other bodies may be demanded of the applicant (210-ФЗ ст. 7). */
export const askInformation: Decider<'AskInformation'> = (_, { of, what }, { pack }) => {
  if (!pack.information_requests.some(line => line.of === of)) {
    return refuse(
      'request_not_provided',
      'Такой запрос регламентом не предусмотрен',
      pack.information_requests[0]?.clause,
    )
  }
  if (what.trim() === '') return refuse('invalid', 'Напишите, какие сведения запрашиваются')
  return [{ type: 'InformationAsked', data: { of, what: what.trim() } }]
}

export const giveInformation: Decider<'GiveInformation'> = (_, { documents, answer }) => {
  const stray = documents.find(document => !documentKinds.includes(document))
  if (stray !== undefined) return refuse('invalid', `Неизвестный вид документа «${stray}»`)
  if (answer.trim() === '' && documents.length === 0)
    return refuse('invalid', 'Ответ пуст: напишите его или приложите документ')
  return [{ type: 'InformationGiven', data: { documents, answer: answer.trim() } }]
}

export const refuseService: Decider<'RefuseService'> = (state, { grounds, seen }, { pack, nomenclature }) => {
  const allowed = serviceGrounds(pack, state.application)
  const findings = findingsOfRefusal({
    allowed,
    findings: serviceFindings(pack, state.application, state.received, nomenclature),
    named: grounds,
    seen,
    clause: allowed[0]?.clause,
  })
  return isRefusal(findings) ? findings : [{ type: 'ServiceRefused', data: { findings } }]
}
