import type { Actor } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type ComplaintPart, complaintSubjects } from '../../domain/request/complaint.ts'
import type { Delivery, Request, RequestKind } from '../../domain/request/request-events.ts'
import type { FieldError, Typed } from '../forms.ts'
import { requestQuestionTitles } from '../views/request-form.ts'

/** What a request is about: its kind, the edition it would run under, and the case when one is named. */
export type RequestPlace = { kind: RequestKind; pack: Pack; caseId: string | undefined; order: string | undefined }

/** What a person must answer for each kind; the rules of the law are checked by the use case. */
export const faultsOf = (kind: RequestKind, pack: Pack, typed: Typed): FieldError[] => {
  const variant = pack.variants[kind]
  const faults: FieldError[] = []
  const need = (field: string, message: string): void => {
    if (said(typed, field) === '') faults.push({ field, message })
  }
  if (kind === 'correction') {
    need('order', 'Укажите номер и дату приказа: без них документ не найти')
    need('errors', 'Напишите, в чём ошибка и как правильно')
  }
  if (kind === 'complaint') {
    need('addressee', 'Укажите, кому жалоба')
    if (!complaintSubjects.some(subject => subject === said(typed, 'subject')))
      faults.push({ field: 'subject', message: 'Выберите, о чём жалоба' })
    need('complained_of', 'Напишите, какие решения или действия вы обжалуете')
    need('arguments', 'Напишите, почему вы не согласны')
    need('address', 'Укажите адрес')
    need('contact', 'Укажите, куда ответить')
  }
  if (variant.handed.length > 0 && !variant.handed.some(way => way === said(typed, 'answer_by')))
    faults.push({ field: 'answer_by', message: 'Выберите, как получить ответ' })
  for (const name of Object.keys(requestQuestionTitles))
    if (said(typed, name).length > 5000) faults.push({ field: name, message: 'Сократите ответ: не больше 5000 знаков' })
  return faults
}

/** The values the rules need; the person's own words go apart. */
export const requestFrom = (
  { kind, pack, caseId }: RequestPlace,
  typed: Typed,
  actor: Actor,
  name: string,
): Request => ({
  applicantId: actor.personId,
  contents: contentsFrom(kind, pack, typed, name),
  channel: 'system',
  answerBy: (said(typed, 'answer_by') || 'account') as Delivery,
  documents: [],
  ...(caseId === undefined ? {} : { caseId }),
})

export const textFrom = (typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.keys(requestQuestionTitles)
      .map(name => [name, said(typed, name)] as const)
      .filter(([, value]) => value !== ''),
  )

const contentsFrom = (kind: RequestKind, pack: Pack, typed: Typed, name: string): Request['contents'] => {
  if (kind === 'extract') {
    const copyOnly = !pack.variants.extract.result.includes('extract')
    return { kind, form: copyOnly || said(typed, 'form') === 'certified_copy' ? 'certified_copy' : 'extract' }
  }
  if (kind !== 'complaint') return { kind }
  const given: ComplaintPart[] = ['addressee', 'address', 'contact', 'complained_of', 'arguments'].filter(
    (part): part is ComplaintPart => said(typed, part) !== '',
  )
  const federalNumber = said(typed, 'federal_number')
  return {
    kind,
    subject: complaintSubjects.find(subject => subject === said(typed, 'subject')) ?? 'late_service',
    given: name === '' ? given : [...given, 'full_name'],
    ...(federalNumber === '' ? {} : { federalNumber }),
  }
}

const said = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}
