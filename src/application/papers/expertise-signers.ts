import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Subject } from './case-subject.ts'
import type { SignatureLine } from './paper.ts'

/** Who signs a paper of the expertise, line by line; nobody for a paper of another kind. */
export const signersOf = (form: Form, subject: Subject): SignatureLine[] => {
  const { state, event } = subject
  switch (form) {
    case 'expert_sheet':
      return subject.pack.experts.scheme === 'joint' ? ofPanel(subject) : ofEvent(subject)
    case 'expert_conclusion':
      return event?.type === 'SheetSubmitted' ? ofEvent(subject) : ofConclusion(subject)
    case 'awards_list':
      return 'confirmations' in state
        ? state.confirmations.map(({ expertId }) => line(subject, 'expert', expertId))
        : []
    case 'group_protocol': {
      const senior = 'seats' in state ? state.seats.find(({ duty }) => duty === 'senior') : undefined
      return senior === undefined ? [] : [line(subject, 'senior', senior.expertId)]
    }
    case 'test_sheet':
    case 'case_certificate':
    case 'case_package':
      return ofSecretary(subject)
    default:
      return []
  }
}

const ofEvent = (subject: Subject): SignatureLine[] =>
  subject.event?.type === 'SheetSubmitted' ? [line(subject, 'expert', subject.event.data.expertId)] : []

const ofPanel = (subject: Subject): SignatureLine[] => {
  const signed = 'sheets' in subject.state ? subject.state.sheets : []
  return signed.map(({ expertId }) => line(subject, 'expert', expertId))
}

const ofConclusion = (subject: Subject): SignatureLine[] => {
  const { state, event } = subject
  if (!('conclusion' in state)) return []
  if (state.conclusion.basis === 'sheets') return ofPanel(subject)
  if (state.conclusion.basis === 'awards') return state.confirmations.map(one => line(subject, 'expert', one.expertId))
  return event?.type === 'Assessed' && event.actorId !== null ? [line(subject, 'expert', event.actorId)] : []
}

const ofSecretary = ({ pack, panel }: Subject): SignatureLine[] => {
  const post = pack.offices.find(({ role }) => role === 'secretary')?.title ?? 'Секретарь комиссии'
  return [{ post, name: panel?.secretary?.name ?? null, personId: panel?.secretary?.personId }]
}

const line = ({ pack, panel }: Subject, role: 'expert' | 'senior', personId: string): SignatureLine => {
  const office = pack.offices.find(one => one.role === role)?.title
  return {
    post: office ?? (role === 'senior' ? 'Старший специалист' : 'Специалист'),
    name: panel?.names[personId] ?? null,
    personId,
  }
}
