import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { orderContents } from '../../domain/order/order.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { categoryAccusative, categoryGenitive, fullName, type Subject } from './case-subject.ts'
import { applicationFacts, positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, type CaseForm, facts } from './sheet.ts'
import { signedName } from './signed-name.ts'

/**
 * «Выписка из приказа»: the heading of the order as it is, the one line that speaks of this person, who signed it, and «Выписка
 * верна» with the worker who certifies (ГОСТ Р 7.0.97; Kaliningrad reg п. 95: name, workplace, position).
 */
const extract: CaseForm = (subject, says) => {
  const { state, order, pack } = subject
  if (!('order' in state) || state.order === undefined) return [applicationFacts(subject)]
  const { number, signed } = state.order
  return {
    layout: 'order',
    blocks: [
      ...facts(
        ['Приказ', `от ${asRussianDate(signed)} № ${number}`],
        ['О чём', order?.title ?? pack.order.title],
        ['Место издания', pack.authority.city],
      ),
      ...ruling(subject),
      ...facts(['Приказ подписал', signerInWords(subject)]),
      ...says.map(asText),
      ...certified(subject, 'Выписка верна'),
    ],
  }
}

/** What the order says of this person: the appendix with the line's number, then the line itself. */
const ruling = (subject: Subject): Block[] => {
  const { state, organisation, person } = subject
  if (!('decision' in state) || state.decision === undefined) return []
  const { outcome, on } = state.decision
  const { category } = state.application
  const words =
    outcome === 'set'
      ? `Установить ${categoryAccusative[category]}`
      : `Отказать в установлении ${categoryGenitive[category]}`
  return [
    asText(
      `На основании решения аттестационной комиссии от ${asRussianDate(on)} приказываю: ${words.charAt(0).toLowerCase()}${words.slice(1)}${outcome === 'set' ? ` с ${asRussianDate(on)}` : ''}:`,
    ),
    {
      kind: 'table',
      head: ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность'],
      rows: [[placeOf(subject)?.number ?? '', fullName(person), organisation.fullName, positionOf(state.application)]],
      ...(placeOf(subject) ? { caption: placeOf(subject)?.words } : {}),
    },
  ]
}

/** Where the line stands in the order: «приложение 1, строка 12». */
const placeOf = ({ caseId, order, pack }: Subject): { number: string; words: string } | undefined => {
  if (order?.rows === undefined) return undefined
  const appendices = orderContents(pack, order.rows).appendices
  for (const [index, { groups }] of appendices.entries()) {
    const row = groups.flatMap(({ rows }) => rows).find(({ line }) => line.caseId === caseId)
    if (row !== undefined)
      return { number: String(row.number), words: `Приложение ${index + 1} к приказу, строка ${row.number}` }
  }
  return undefined
}

const signerInWords = ({ pack, signer }: Subject): string =>
  [pack.authority.head_post, signer && signedName(signer)].filter(Boolean).join(', ')

/** The mark of certification: where the original is kept, then the line of whoever certifies, and the code to check by. */
export const certified = ({ pack, checkAddress }: Pick<Subject, 'pack' | 'checkAddress'>, words: string): Block[] => [
  { kind: 'note', text: `Подлинник документа находится: ${pack.authority.name}.` },
  ...(checkAddress === undefined
    ? []
    : [
        {
          kind: 'code',
          address: checkAddress,
          words: 'Проверить документ: наведите камеру на код или откройте адрес.',
        } satisfies Block,
      ]),
  asText(`${words}:`),
]

export const extractForms = {
  extract,
} satisfies Partial<Record<Form, CaseForm>>
