import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { GrammaticalCase } from '../../domain/people/declension.ts'
import {
  categoryAccusative,
  categoryTitles,
  doubtfulNames,
  fullName,
  groundsOf,
  initials,
  type Subject,
} from '../papers/case-subject.ts'
import { positionOf } from '../papers/letter-parts.ts'
import type { Paper } from '../papers/paper.ts'

type Given = Required<Pick<Paper, 'fields' | 'lists'>>

/**
 * What a case gives to a ministry's own template, by the names of `template-fields.ts`. A fact that is not known yet is an empty
 * text, so that `[если …]` can ask for it.
 */
export const fieldsOfCase = (subject: Subject): Given => ({
  fields: {
    ...nameFields(subject),
    ...requested(subject),
    ...attestation(subject),
    ...decision(subject),
    запрошено: subject.event?.type === 'InformationAsked' ? subject.event.data.what : '',
  },
  lists: {
    основания: groundsOf(subject.state).map(({ what, clause, remedy }) => ({
      основание: what,
      пункт: clause,
      исправить: remedy ?? '',
    })),
  },
})

/** Names whose inflected forms nobody vouches for. */
export const doubtsOf = (subject: Subject): string[] =>
  subject.names === undefined ? [fullName(subject.person)] : doubtfulNames(subject)

/** The applicant by cases of the language; a form nobody vouches for is the nominative. */
export const nameFields = ({ names, person }: Pick<Subject, 'names' | 'person'>): Record<string, string> => ({
  заявитель: fullName(person),
  ...Object.fromEntries(
    inflected.map(([grammaticalCase, word]) => [
      `заявитель.${word}`,
      names?.[grammaticalCase].text ?? fullName(person),
    ]),
  ),
  'заявитель.кратко': initials(person),
})

const inflected = [
  ['genitive', 'родительный'],
  ['dative', 'дательный'],
  ['accusative', 'винительный'],
  ['instrumental', 'творительный'],
  ['prepositional', 'предложный'],
] as const satisfies [GrammaticalCase, string][]

const requested = ({ state, organisation, pack }: Subject): Record<string, string> => ({
  организация: organisation.fullName,
  'организация.кратко': organisation.shortName,
  'организация.адрес': organisation.address ?? '',
  'организация.руководитель': organisation.headName ?? '',
  должность: positionOf(state.application),
  категория: categoryTitles[state.application.category],
  'категория.винительный': categoryAccusative[state.application.category],
  'заявление.номер': state.number ?? '',
  'заявление.дата': asShortRussianDate(state.received),
  комиссия: pack.authority.commission_name,
})

const attestation = ({ state }: Subject): Record<string, string> => {
  const held = 'attestation' in state ? state.attestation : undefined
  const forms = { in_person: 'очно', video: 'по видеосвязи', absent: 'без участия заявителя' }
  return {
    'аттестация.дата': held === undefined ? '' : asShortRussianDate(held.on),
    'аттестация.время': held?.time ?? '',
    'аттестация.место': held?.place ?? '',
    'аттестация.форма': held === undefined ? '' : forms[held.form],
  }
}

const decision = ({ state, pack }: Subject): Record<string, string> => {
  const decided = 'decision' in state ? state.decision : undefined
  const order = 'order' in state ? state.order : undefined
  const years = pack.categories.find(({ category }) => category === state.application.category)?.valid_years
  return {
    решение: decided === undefined ? '' : decided.outcome === 'set' ? 'установлена' : 'отказано',
    'решение.дата': decided === undefined ? '' : asShortRussianDate(decided.on),
    'категория.срок': decided?.outcome === 'set' && years ? String(years) : '',
    причина: decided?.reason ?? '',
    'приказ.номер': order?.number ?? '',
    'приказ.дата': order === undefined ? '' : asShortRussianDate(order.signed),
  }
}
