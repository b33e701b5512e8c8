import { explain } from '../../domain/calendar/explain-deadline.ts'
import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import { knownInWords } from '../../domain/regulations/known-words.ts'
import { lowered, unstopped } from '../../domain/wording.ts'
import { categoryTitles, fullName, type Subject } from './case-subject.ts'
import { actsInFull, clauseInWords } from './clause-words.ts'
import type { Block } from './paper.ts'
import { asText, heading } from './sheet.ts'

/** What was asked for, as every letter repeats it. */
export const applicationFacts = ({ state, person, organisation }: Subject): Block => ({
  kind: 'facts',
  rows: [
    ['Заявитель', fullName(person)],
    ['Место работы', organisation.fullName],
    ['Должность', positionOf(state.application)],
    ['Заявленная категория', categoryTitles[state.application.category]],
    ['Заявление', requisitesOf(state)],
    ...(state.epguNumber ? [['Номер на ЕПГУ', state.epguNumber] as [string, string]] : []),
  ],
})

/** «учитель (математика)» */
export const positionOf = ({ position, subject }: { position: string; subject?: string | undefined }): string =>
  subject ? `${position} (${subject})` : position

/** «№ 77 от 03.11.2023» */
export const requisitesOf = ({ number, received }: Pick<Subject['state'], 'number' | 'received'>): string =>
  number === undefined
    ? `от ${asShortRussianDate(received)}, номер не присваивался`
    : `№ ${number} от ${asShortRussianDate(received)}`

/** Grounds with what was seen, their clauses and the way to mend them: the letter reads the findings of the check itself. */
export const groundsList = (subject: Pick<Subject, 'cite'>, grounds: readonly Finding[]): Block[] =>
  grounds.length === 0 ? [] : [{ kind: 'list', numbered: true, items: grounds.map(one => groundInWords(subject, one)) }]

const groundInWords = (subject: Pick<Subject, 'cite'>, { what, clause, known, remedy }: Finding): string =>
  [
    `${unstopped(what)} (${clauseInWords(subject, clause)}).`,
    ...knownInWords(forReader(known)).map(({ title, value }) => `${title}: ${unstopped(value)}.`),
    remedy && `Как исправить: ${lowered(unstopped(remedy))}.`,
  ]
    .filter(Boolean)
    .join(' ')

/** What a check keeps for those who check it again – which set of criteria it used – says nothing to the reader of a letter. */
const forReader = (known: Finding['known']): Finding['known'] =>
  Object.fromEntries(Object.entries(known).filter(([key, value]) => value !== null && !bookkeeping.has(key)))

const bookkeeping = new Set(['set', 'edition', 'demonstration', 'error_found', 'cases', 'expert'])

/** Full names of the acts that the clauses of a paper belong to. */
export const actsNote = (subject: Pick<Subject, 'cite'>, references: readonly string[]): Block[] =>
  actsInFull(subject, references).map(text => ({ kind: 'note', text }))

/** Day of the legal term and how it was counted, so that a person with a calendar in hand can repeat it. */
export const termBlocks = (subject: Subject): Block[] => {
  const last = subject.deadlines
    .filter(({ direction, doneOn, obliges }) => direction === 'after' && doneOn === undefined && obliges !== 'teacher')
    .reduce<Subject['deadlines'][number] | undefined>((far, one) => (far && far.due > one.due ? far : one), undefined)
  if (last === undefined) return []
  const counted = explain(last).filter(one =>
    /^(Начало:|Срок:|Срок правилом|Пропущены|Перенесён|Последний день)/.test(one),
  )
  return [
    asText(`Регламентный срок исполнения – ${asShortRussianDate(last.due)}.`),
    heading('Как посчитан срок'),
    {
      kind: 'list',
      items: [
        `Что считается: ${lowered(unstopped(last.title))}`,
        ...counted,
        `Основание: ${clauseInWords(subject, last.clause)}`,
      ],
    },
  ]
}

/** To whom one complains before going to court, by the pack; nothing where the region describes no complaint. */
export const complaintBlocks = (subject: Subject): Block[] => {
  const { offered, addressees = [], clause } = subject.pack.variants.complaint
  if (!offered || addressees.length === 0) return []
  return [
    heading('Куда можно подать жалобу'),
    { kind: 'list', items: addressees.map(words => byName(subject.pack, words)) },
    { kind: 'note', text: `Порядок досудебного обжалования: ${clauseInWords(subject, clause)}.` },
  ]
}

/** The federal base names the bodies in general; a letter names those of the region. */
const byName = ({ authority }: Subject['pack'], words: string): string =>
  words.replace(/^Орган, предоставляющий услугу$/, authority.name).replace(/^Вышестоящий орган/, authority.higher_body)
