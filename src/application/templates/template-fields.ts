import type { Form } from '../../domain/regulations/vocabulary.ts'
import {
  attestationFields,
  caseFields,
  commonFields,
  decisionFields,
  nameFields,
  requestedFields,
} from './field-lists.ts'
import { groundsList, ordersLists, paragraphsList } from './list-fields.ts'
import type { TemplatePlaces } from './template-places.ts'

/** Forms about many cases at once, or about none: they have no applicant. */
const withoutApplicant: readonly Form[] = [
  'order',
  'order_draft',
  'minutes',
  'agenda',
  'admitted_list',
  'registration_journal',
  'meeting_link',
  'certified_copy',
  'inspection_act',
  'quality_questionnaire',
  'employer_letter',
]

/** Forms that answer a request and may know nothing of a case. */
const answers: readonly Form[] = ['complaint_answer', 'correction_decision', 'no_error_notice', 'officer_message']

const aboutDecision: readonly Form[] = ['decision_granted', 'decision_refused', 'extract']
const aboutGrounds: readonly Form[] = ['acceptance_refusal', 'service_refusal', 'decision_refused']

/** What is there to put into a template of this form. */
export const placesFor = (form: Form): TemplatePlaces => {
  if (form === 'order' || form === 'order_draft')
    return { fields: commonFields, lists: [paragraphsList, ...ordersLists] }
  if (withoutApplicant.includes(form)) return { fields: commonFields, lists: [paragraphsList] }
  if (answers.includes(form)) return { fields: [...commonFields, ...nameFields], lists: [paragraphsList] }
  return {
    fields: [
      ...commonFields,
      ...nameFields,
      ...caseFields,
      ...(form === 'attestation_notice' ? attestationFields : []),
      ...(form === 'information_request' || form === 'other_region_request' ? requestedFields : []),
      ...(aboutDecision.includes(form) ? decisionFields : []),
    ],
    lists: [paragraphsList, ...(aboutGrounds.includes(form) ? [groundsList] : [])],
  }
}

/** Fields that hold a name in another case than the nominative: they need a person's look where no rule is sure. */
export const isInflectedName = (name: string): boolean => /^заявитель\.(?!кратко$)/.test(name)
