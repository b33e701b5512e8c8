import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { orderContents } from '../../domain/order/order.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { OrderLine } from '../stores/decisions.ts'
import { categoryAccusative, categoryGenitive, fullName, type Subject } from './case-subject.ts'
import { applicationFacts, positionOf } from './letter-parts.ts'
import type { Block, SignatureLine } from './paper.ts'
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
    layout: 'sheet',
    addressee: [],
    // Under the heading stand the number and the day of the order, not of the extract.
    number,
    date: signed,
    blocks: [
      { kind: 'text', align: 'center', text: order?.title ?? pack.order.title },
      ...ruling(subject),
      ...facts(['Приказ подписал', signerInWords(subject)]),
      ...says.map(asText),
      ...certified(subject, 'Выписка верна'),
    ],
    signatory: certifierOf(subject),
  }
}

/** What the order says of this person: the point, then the line with its place, in the words of the order itself. */
const ruling = (subject: Subject): Block[] => {
  const { state, organisation, person } = subject
  if (!('decision' in state) || state.decision === undefined) return []
  const { outcome, on } = state.decision
  const { category } = state.application
  const place = placeOf(subject)
  const words =
    outcome === 'set'
      ? `установить ${categoryAccusative[category]} с ${asRussianDate(on)} г.`
      : `отказать в установлении ${categoryGenitive[category]}`
  return [
    asText(`На основании решения аттестационной комиссии от ${asRussianDate(on)} г. приказываю ${words}:`),
    {
      kind: 'table',
      head: ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность'],
      widths: [1, 4, 5, 3],
      rows: [
        [
          place?.number ?? '',
          place?.line.fullName ?? fullName(person),
          place?.line.organisation ?? organisation.fullName,
          place?.line.position ?? positionOf(state.application),
        ],
      ],
      ...(place && { caption: place.words }),
    },
  ]
}

/** Where the line stands in the order: «приложение 1 к приказу, строка 12». */
const placeOf = ({ caseId, order, pack }: Subject): { number: string; words: string; line: OrderLine } | undefined => {
  if (order?.rows === undefined) return undefined
  const { appendices } = orderContents(pack, order.rows)
  for (const [index, { groups }] of appendices.entries()) {
    const row = groups.flatMap(({ rows }) => rows).find(({ line }) => line.caseId === caseId)
    if (row === undefined) continue
    const appendix = appendices.length > 1 ? `Приложение ${index + 1}` : 'Приложение'
    return { number: String(row.number), words: `${appendix} к приказу, строка ${row.number}`, line: row.line }
  }
  return undefined
}

const signerInWords = ({ pack, signer }: Subject): string =>
  [pack.authority.head_post, signer && signedName(signer)].filter(Boolean).join(', ')

/** The mark of certification: the day, where the original is kept, the code to check by; whoever certifies signs beside it. */
export const certified = (
  { pack, checkAddress, moment }: Pick<Subject, 'pack' | 'checkAddress' | 'moment'>,
  words: string,
): [Block, ...Block[]] => [
  asText(`${words}. ${asShortRussianDate(moment.date)}`),
  { kind: 'note', text: originalAt(pack) },
  ...(checkAddress === undefined
    ? []
    : [{ kind: 'code', address: checkAddress, words: 'Проверить документ: наведите камеру на код.' } satisfies Block]),
]

/** «Подлинник документа находится в Министерстве …»; a body that is no ministry is named as it is. */
const originalAt = ({ authority: { name, name_genitive: genitive } }: Pack): string =>
  genitive.startsWith('Министерства ')
    ? `Подлинник документа находится в Министерстве ${genitive.slice('Министерства '.length)}.`
    : `Подлинник документа находится: ${name}.`

/** The worker who certifies, by post and name. */
export const certifierOf = ({ pack, worker }: Pick<Subject, 'pack' | 'worker'>): SignatureLine => ({
  post: pack.offices.find(({ role }) => role === 'clerk')?.title ?? 'Ответственное лицо',
  name: worker === undefined ? null : signedName(worker),
  personId: worker?.id,
})

export const extractForms = {
  extract,
} satisfies Partial<Record<Form, CaseForm>>
