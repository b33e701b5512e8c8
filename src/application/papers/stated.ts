import { asShortRussianDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { showSnils } from '../../domain/people/snils.ts'
import { citizenships, deliveryTitles } from '../filing/options.ts'
import { questionTable } from '../filing/question-table.ts'
import type { Question } from '../filing/questions.ts'
import type { Answer } from '../stores/cases.ts'
import type { Person } from '../stores/people.ts'
import type { Subject } from './case-subject.ts'

/** What the applicant stated, by question. Empty where nothing was. */
export type Stated = (question: Question) => string

/** Answers as they were read and given; where the form was not kept, what the application and the person's row know. */
export const stated = (subject: Subject): Stated => {
  const given = new Map(answersOf(subject).map(({ field, answer }) => [field, answer]))
  return question => given.get(question) ?? ''
}

/** The whole form, question by question in its order. */
export const answersOf = (subject: Subject): readonly Answer[] =>
  subject.answers !== undefined && subject.answers.length > 0 ? subject.answers : knownAnswers(subject)

/** Only what the form of the region asks, and what no application can do without. */
const knownAnswers = (subject: Subject): Answer[] => {
  const { pack, state } = subject
  const lines = new Map(
    pack.application
      .filter(line => line.for === undefined || line.for.includes(state.application.category))
      .map(line => [line.field as Question, line.label]),
  )
  const always: Question[] = ['surname', 'name', 'patronymic', 'category', 'organisation', 'position', 'subject']
  const known = knownOf(subject)
  return (Object.keys(questionTable) as Question[]).flatMap(field => {
    const answer = known[field]
    if (!answer || !(lines.has(field) || always.includes(field))) return []
    return [{ field, question: lines.get(field) ?? questionTable[field].label, answer }]
  })
}

const knownOf = ({ state, person, organisation }: Subject): Partial<Record<Question, string | undefined>> => {
  const { application } = state
  const [held] = application.held
  const identity = person.identity ?? {}
  return {
    category: categoryTitles[application.category],
    surname: person.surname,
    name: person.name,
    patronymic: person.patronymic ?? undefined,
    sex: person.sex === null ? undefined : person.sex === 'female' ? 'Женский' : 'Мужской',
    birth_date: day(person.birthDate),
    citizenship: citizenships[(person.citizenship ?? '') as keyof typeof citizenships],
    snils: person.snils === null ? undefined : showSnils(person.snils),
    phone: person.phone ?? undefined,
    email: person.email ?? undefined,
    address: person.address ?? undefined,
    passport_series: identity.series,
    passport_number: identity.number,
    passport_issued_on: day(identity.issuedOn),
    passport_issued_by: identity.issuedBy,
    passport_department_code: identity.departmentCode,
    organisation: organisation.fullName,
    organisation_address: organisation.address ?? undefined,
    position: application.position,
    subject: application.subject,
    held_category: held && categoryTitles[held.category],
    held_set_on: day(held?.setOn),
    held_position: held?.position,
    held_valid_until: day(held?.validUntil),
    held_order_number: held?.orderNumber,
    held_body: held?.body,
    held_region: held?.otherRegion,
    presence: application.wishesPresence ? 'Да' : 'Нет',
    result_delivery: deliveryTitles[application.resultBy],
    paper_copy: application.paperCopy ? 'Да' : undefined,
    consent: application.consent ? 'Да' : undefined,
  }
}

const day = (text: string | null | undefined): string | undefined => {
  const date = text ? parsePlainDate(text) : undefined
  return date === undefined ? undefined : asShortRussianDate(date)
}

/** The document of identity as it was answered; empty when it was not asked. */
export const identityInWords = (say: Stated): string =>
  documentInWords({
    series: say('passport_series'),
    number: say('passport_number'),
    issuedOn: say('passport_issued_on'),
    issuedBy: say('passport_issued_by'),
    departmentCode: say('passport_department_code'),
  })

/** «паспорт серия 45 08 № 123456, выдан 01.02.2015 ОВД …, код подразделения 420-001»; empty without a number. */
export const documentInWords = (identity: Person['identity']): string => {
  const { series, number, issuedOn, issuedBy, departmentCode } = identity ?? {}
  if (!number) return ''
  const spaced = series?.replace(/^(\d\d)(\d\d)$/, '$1 $2')
  const issued = [day(issuedOn) ?? issuedOn, issuedBy].filter(Boolean).join(' ')
  return [
    `паспорт${spaced ? ` серия ${spaced}` : ''} № ${number}`,
    issued && `выдан ${issued}`,
    departmentCode && `код подразделения ${departmentCode}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What stands under «от кого»: telephone, e-mail and address of registration, each where it was stated. */
export const contactsOf = (say: Stated): string[] => [
  ...[say('phone'), say('email')].filter(Boolean),
  ...(say('address') === '' ? [] : [`адрес регистрации: ${say('address')}`]),
]
