import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import type { Application, HeldCategory } from '../../domain/case/application.ts'
import { passportGoodUntil } from '../../domain/people/passport.ts'
import { type Channel, type DocumentKind, documentKinds } from '../../domain/regulations/vocabulary.ts'
import type { Person } from '../stores/people.ts'
import { categoryIn, type FilingMode } from './form.ts'
import type { ReadForm } from './read-draft.ts'

type Values = ReadForm['values']

/** What stands beside the answers: how the application comes and which papers came with it. */
export type Circumstances = {
  mode: FilingMode
  channel: Channel
  /** Kinds of the files attached. */
  attached: readonly string[]
  /** Id for an organisation that the directory does not have yet. */
  newOrganisationId: string
  /** The person who acts is a representative. */
  byRepresentative: boolean
  region: string
}

/** The application in values that rules need; undefined until the category is chosen, without which no rule can be asked. */
export const applicationFrom = (values: Values, around: Circumstances): Application | undefined => {
  const category = categoryIn(values.category ?? '')
  if (category === undefined) return undefined
  const documents = documentsFrom(values, around)
  return {
    category,
    position: values.position || values.position_other || '',
    subject: values.subject || undefined,
    organisationId: values.organisation || around.newOrganisationId,
    channel: around.channel,
    signature: signatureFrom(values, around),
    held: heldFrom(values),
    earlierRefusals: dayFrom(values.earlier_refusal_on, decidedOn => [{ category, decidedOn }]) ?? [],
    documents,
    awardsClaimed: values.awards_claimed === 'yes',
    petition: documents.includes('employer_petition'),
    wishesPresence: values.presence === 'yes',
    resultBy: (values.result_delivery as Application['resultBy']) || 'account',
    paperCopy: values.paper_copy === 'yes',
    consent: values.consent === 'yes',
    foreignCitizen: values.citizenship === 'foreign' || values.citizenship === 'none',
    nameChanged: values.name_changed === 'yes',
    representative: representativeFrom(values, around, documents),
    identityValidUntil: identityFrom(values),
  }
}

/** The person with what this form asked about them; what it did not ask stays as it was. */
export const personFrom = (person: Person, values: Values): Person => {
  const given = (name: keyof Values, known: string | null): string | null =>
    name in values ? values[name] || null : known
  return {
    ...person,
    surname: values.surname || person.surname,
    name: values.name || person.name,
    patronymic: given('patronymic', person.patronymic),
    sex: values.sex === 'female' || values.sex === 'male' ? values.sex : person.sex,
    birthDate: dayFrom(values.birth_date, day => day) ?? person.birthDate,
    snils: values.snils || person.snils,
    citizenship: given('citizenship', person.citizenship),
    identity: identityOf(person, values),
    phone: given('phone', person.phone),
    email: given('email', person.email),
    address: given('address', person.address),
  }
}

const identityKeys = {
  passport_series: 'series',
  passport_number: 'number',
  passport_issued_on: 'issuedOn',
  passport_issued_by: 'issuedBy',
  passport_department_code: 'departmentCode',
} as const

const identityOf = (person: Person, values: Values): Person['identity'] => {
  const given = Object.entries(identityKeys).flatMap(([question, key]) => {
    const value = values[question as keyof typeof identityKeys]
    return value ? [[key, value] as const] : []
  })
  return given.length === 0 ? person.identity : { ...person.identity, ...Object.fromEntries(given) }
}

/** What is known of the person already, as answers of the form. Days as people write them. */
export const answersFromPerson = (person: Person): Record<string, string> => {
  const identity = Object.entries(identityKeys).map(([question, key]) => {
    const value = person.identity?.[key] ?? ''
    return [question, key === 'issuedOn' ? asTyped(value) : value] as const
  })
  const known = {
    surname: person.surname,
    name: person.name,
    patronymic: person.patronymic ?? '',
    sex: person.sex ?? '',
    birth_date: asTyped(person.birthDate ?? ''),
    citizenship: person.citizenship ?? 'russian',
    snils: person.snils ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
    address: person.address ?? '',
    ...Object.fromEntries(identity),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''))
}

const asTyped = (day: string): string => day.split('-').reverse().join('.')

const documentsFrom = (values: Values, { attached }: Circumstances): DocumentKind[] => {
  const named = new Set([...attached, ...(values.paper_documents ?? '').split(',')])
  return documentKinds.filter(kind => named.has(kind))
}

/** Signing in to this system is the simple signature (63-ФЗ ст. 9); a worker says how the paper before them is signed. */
const signatureFrom = (values: Values, { mode }: Circumstances): Application['signature'] =>
  mode === 'own' ? 'pep' : (values.signature as Application['signature']) || 'none'

const heldFrom = (values: Values): HeldCategory[] => {
  const category = categoryIn(values.held_category ?? '')
  if (category === undefined) return []
  return (
    dayFrom(values.held_set_on, setOn => [
      {
        category,
        setOn,
        position: values.held_position || values.position || '',
        validUntil: dayFrom(values.held_valid_until, day => day),
        otherRegion: values.held_region || undefined,
        orderNumber: values.held_order_number || undefined,
        body: values.held_body || undefined,
      },
    ]) ?? []
  )
}

const representativeFrom = (
  values: Values,
  { mode, byRepresentative }: Circumstances,
  documents: readonly DocumentKind[],
): Application['representative'] => {
  if (mode === 'own') return byRepresentative ? { authority: documents.includes('authority') } : undefined
  return values.representative === 'yes' ? { authority: values.representative_authority === 'yes' } : undefined
}

const identityFrom = (values: Values): PlainDate | undefined => {
  if (values.citizenship === 'foreign' || values.citizenship === 'none') return undefined
  return dayFrom(values.birth_date, birth =>
    dayFrom(values.passport_issued_on, issued => passportGoodUntil(birth, issued)),
  )
}

const dayFrom = <T>(value: string | undefined, make: (day: PlainDate) => T): T | undefined =>
  value ? make(plainDate(value)) : undefined
