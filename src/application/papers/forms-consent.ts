import { fieldWords } from '../../domain/regulations/in-words/titles.ts'
import type { Form, FormField } from '../../domain/regulations/vocabulary.ts'
import { fullName, type Subject } from './case-subject.ts'
import { applicantSheet, filedNote } from './forms-application.ts'
import type { Block } from './paper.ts'
import { asText, type CaseForm, facts, line } from './sheet.ts'
import { identityInWords, stated } from './stated.ts'

/**
 * A paper of its own with the parts that 152-ФЗ ст. 9 ч. 4 names: who, by which document; operator with the address; purpose; data;
 * actions; term; how to withdraw. What was not asked stands as an empty line to be written in by hand.
 */
const consent: CaseForm = (subject, says) => ({
  ...applicantSheet(subject),
  from: undefined,
  number: null,
  blocks: [
    ...whose(subject),
    ...representative(subject),
    asText(
      'в соответствии с требованиями статьи 9 Федерального закона от 27 июля 2006 года № 152-ФЗ «О персональных данных» даю согласие на обработку моих персональных данных на следующих условиях.',
    ),
    ...conditions(subject),
    ...says.map(asText),
    filedNote(subject),
  ],
  signatory: { post: 'Субъект персональных данных', ...nameOnly(applicantSheet(subject).signatory) },
})

const whose = (subject: Subject): Block[] => {
  const say = stated(subject)
  const { person } = subject
  const registered =
    person.sex === 'female'
      ? 'зарегистрированная'
      : person.sex === 'male'
        ? 'зарегистрированный'
        : 'зарегистрированный(ая)'
  return [
    line('Я,', fullName(person), 'фамилия, имя, отчество (при наличии)'),
    line(`${registered} по адресу:`, say('address')),
    line('документ, удостоверяющий личность:', identityInWords(say), 'вид, серия, номер, дата выдачи, кем выдан'),
  ]
}

/** The law wants the representative by name and authority; the system does not ask them, so they are written in by hand. */
const representative = ({ state }: Subject): Block[] =>
  state.application.representative === undefined
    ? []
    : [line('в лице представителя:', '', 'фамилия, имя, отчество, адрес, документ, реквизиты доверенности')]

const conditions = ({ pack }: Subject): Block[] => {
  const { name, address, city } = pack.authority
  const { purpose, data, actions, term, withdrawal } = pack.consent
  return facts(
    ['Оператор', `${name}, ${address ?? city}`],
    ['Цель обработки', purpose],
    ['Перечень персональных данных', data ?? dataAsked(pack)],
    ['Действия с персональными данными', actions],
    ['Срок действия согласия', term],
    ['Порядок отзыва', withdrawal],
  )
}

/** The form itself tells which data are processed where the source has no list. */
const dataAsked = ({ application }: Subject['pack']): string =>
  [...new Set(application.map(({ field }) => field))]
    .filter(field => !notData.includes(field))
    .map(field => fieldWords[field])
    .join(', ')

/** Choices and confirmations: they say nothing about the person. */
const notData: readonly FormField[] = [
  'no_house',
  'no_flat',
  'category',
  'presence',
  'order_acquaintance',
  'result_delivery',
  'paper_copy',
  'department',
  'comment',
  'consent',
  'checks_consent',
  'responsibility',
]

type Signatory = ReturnType<typeof applicantSheet>['signatory']
const nameOnly = (signatory: Signatory) => ({ name: signatory?.name ?? null, personId: signatory?.personId })

export const consentForms = { consent } satisfies Partial<Record<Form, CaseForm>>
