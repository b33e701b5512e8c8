import type { DeadlineRule } from '../calendar/deadline-rule.ts'
import type { Finding } from '../regulations/finding.ts'

/** What may be complained of before going to court, 210-ФЗ ст. 11.1. */
export const complaintSubjects = [
  'late_registration',
  'late_service',
  'documents_not_provided_for',
  'acceptance_refused',
  'service_refused',
  'fee_demanded',
  'correction_refused',
  'late_result',
  'suspended_unlawfully',
  'documents_not_named_before',
] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]

export const complaintSubjectTitles: Record<ComplaintSubject, string> = {
  late_registration: 'нарушен срок регистрации запроса',
  late_service: 'нарушен срок предоставления услуги',
  documents_not_provided_for: 'потребовали документы или действия, не предусмотренные законом',
  acceptance_refused: 'отказали в приёме документов',
  service_refused: 'отказали в предоставлении услуги',
  fee_demanded: 'потребовали плату, не предусмотренную законом',
  correction_refused: 'отказали в исправлении ошибок или нарушили срок исправления',
  late_result: 'нарушен срок или порядок выдачи документов',
  suspended_unlawfully: 'незаконно приостановили предоставление услуги',
  documents_not_named_before: 'потребовали документы, о которых не сказали при первоначальном отказе',
}

/** What a complaint must contain, 210-ФЗ ст. 11.2 ч. 5. */
export const complaintParts = ['addressee', 'full_name', 'address', 'contact', 'complained_of', 'arguments'] as const
export type ComplaintPart = (typeof complaintParts)[number]

const partTitles: Record<ComplaintPart, [what: string, remedy: string]> = {
  addressee: ['Назван орган или должностное лицо, чьи действия обжалуются', 'Укажите орган или должностное лицо'],
  full_name: ['Указаны фамилия, имя, отчество (если есть) заявителя', 'Укажите фамилию, имя и отчество'],
  address: ['Указано место жительства заявителя', 'Укажите адрес'],
  contact: ['Указан телефон или адрес для ответа', 'Укажите телефон, электронную почту или почтовый адрес для ответа'],
  complained_of: ['Сказано, какие решения или действия обжалуются', 'Опишите, что обжалуется'],
  arguments: ['Приведены доводы, почему заявитель не согласен', 'Приведите доводы'],
}

const contentClause = '210-ФЗ ст. 11.2 ч. 5'

/** What the complaint has and what it lacks. */
export const complaintFindings = (given: readonly ComplaintPart[]): Finding[] =>
  complaintParts.map(part => {
    const [what, remedy] = partTitles[part]
    const met = given.includes(part)
    return {
      rule: `complaint-${part.replace('_', '-')}`,
      clause: contentClause,
      what,
      met,
      known: {},
      remedy: met ? undefined : remedy,
    }
  })

/** Refusals to accept papers or to correct an error are complained of within the short term (210-ФЗ ст. 11.2 ч. 6). */
export const hasShortTerm = (subject: ComplaintSubject): boolean =>
  subject === 'acceptance_refused' || subject === 'correction_refused'

/** Names under which a pack keeps the two terms of a complaint. */
export const complaintTerms = { ordinary: 'complaint', short: 'complaint_short' } as const

/**
 * The deadlines of a pack that hold for a complaint on this subject: of the two terms only one. Where the pack has no short
 * term the ordinary one stays, so that no complaint is left without a deadline.
 */
export const complaintDeadlines = (
  rules: Readonly<Record<string, DeadlineRule>>,
  subject: ComplaintSubject,
): Record<string, DeadlineRule> => {
  const short = hasShortTerm(subject) && complaintTerms.short in rules
  const other = short ? complaintTerms.ordinary : complaintTerms.short
  return Object.fromEntries(Object.entries(rules).filter(([name]) => name !== other))
}
