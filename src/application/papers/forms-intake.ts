import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { categoryTitles, fullName, groundsOf, type Subject } from './case-subject.ts'
import type { Block } from './paper.ts'

/** What was asked for, as every letter repeats it. */
export const applicationFacts = ({ state, person, organisation }: Subject): Block => ({
  kind: 'facts',
  rows: [
    ['Заявитель', fullName(person)],
    ['Место работы', organisation.fullName],
    ['Должность', positionOf(state.application)],
    ['Заявленная категория', categoryTitles[state.application.category]],
    ['Заявление', requisites(state)],
  ],
})

/** «учитель (математика)» */
export const positionOf = ({ position, subject }: { position: string; subject?: string | undefined }): string =>
  subject ? `${position} (${subject})` : position

const requisites = ({ number, received }: Subject['state']): string =>
  number === undefined
    ? `от ${asShortRussianDate(received)}, номер не присваивался`
    : `№ ${number} от ${asShortRussianDate(received)}`

/** Grounds with their clauses and the way to mend them: the letter reads the findings of the check itself. */
export const groundsBlocks = (subject: Subject): Block[] => [
  { kind: 'heading', text: 'Основания' },
  {
    kind: 'list',
    items: groundsOf(subject.state).map(({ what, clause, remedy }) =>
      remedy === undefined ? `${what} (${clause})` : `${what} (${clause}). Как исправить: ${remedy}`,
    ),
  },
]

const registration = (subject: Subject): Block[] => {
  const last = subject.deadlines
    .filter(({ direction, doneOn }) => direction === 'after' && doneOn === undefined)
    .reduce<Subject['deadlines'][number] | undefined>((far, one) => (far && far.due > one.due ? far : one), undefined)
  const rows: [string, string][] =
    last === undefined ? [] : [[last.title, `до ${asShortRussianDate(last.due)} (${last.period}, ${last.clause})`]]
  return [applicationFacts(subject), ...(rows.length > 0 ? [{ kind: 'facts', rows } satisfies Block] : [])]
}

const attestation = (subject: Subject): Block[] => {
  const { state } = subject
  if (!('attestation' in state)) return [applicationFacts(subject)]
  const forms = { in_person: 'очно', video: 'по видеосвязи', absent: 'без участия заявителя' }
  return [
    applicationFacts(subject),
    {
      kind: 'facts',
      rows: [
        ['Дата аттестации', asShortRussianDate(state.attestation.on)],
        ['Место', state.attestation.place],
        ['Форма', forms[state.attestation.form]],
      ],
    },
  ]
}

const refusal = (subject: Subject): Block[] => [applicationFacts(subject), ...groundsBlocks(subject)]

const asked = (subject: Subject): Block[] => {
  const { event } = subject
  if (event?.type !== 'InformationAsked') return [applicationFacts(subject)]
  return [
    applicationFacts(subject),
    { kind: 'heading', text: 'Что нужно представить' },
    { kind: 'text', text: event.data.what },
  ]
}

export const intakeForms = {
  receipt: registration,
  registration_notice: registration,
  attestation_notice: attestation,
  acceptance_refusal: refusal,
  service_refusal: refusal,
  information_request: asked,
  other_region_request: asked,
} satisfies Partial<Record<Form, (subject: Subject) => Block[]>>
