import { asRussianDate, asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { quoted } from '../../domain/regulations/quoted.ts'
import type { OrderLine, OrderRow } from '../stores/decisions.ts'
import type { Organisation, Person } from '../stores/people.ts'
import { categoryTitles, type Rule } from './case-subject.ts'
import type { Paper } from './paper.ts'
import { asText } from './sheet.ts'
import { signedName } from './signed-name.ts'

type Known = {
  pack: Pack
  rule: Rule
  order: OrderRow
  organisation: Organisation
  signer: Person | undefined
  date: PlainDate
  /** Where the whole order can be read once it is published. */
  address: string | undefined
}

/**
 * The letter by which a school learns of an order (KBR reg п. 6.5, п. 20.9.3): an extract of it about the people of that school and
 * nobody else, one letter for all of them. Reasons of refusals stay between the ministry and the teacher.
 */
export const schoolLetter = (known: Known, lines: readonly OrderLine[]): Paper => {
  const { pack, rule, order, organisation, signer, date, address } = known
  if (order.number === null || order.signedOn === null) throw new Error(`Order ${order.id} is not signed`)
  const requisites = `от ${asRussianDate(order.signedOn)} г. № ${order.number}`
  return {
    layout: 'letter',
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: [organisation.fullName, ...(organisation.address ? [organisation.address] : [])],
    title: rule.title,
    number: null,
    date,
    blocks: [
      ...(rule.says ?? []).map(asText),
      {
        kind: 'table',
        caption: `Выписка из приказа ${requisites} ${quoted(order.title)}`,
        head: ['№', 'Фамилия, имя, отчество', 'Должность', 'Категория', 'Решение', 'Дата решения'],
        widths: [5, 27, 23, 20, 15, 12],
        rows: lines.map(({ fullName, position, category, outcome, decidedOn }, at) => [
          String(at + 1),
          fullName,
          position,
          categoryTitles[category],
          outcome === 'set' ? 'установлена' : 'отказано',
          asShortRussianDate(decidedOn),
        ]),
      },
      ...(address === undefined ? [] : [asText(`Приказ публикуется в открытом реестре приказов: ${address}`)]),
    ],
    signatory: {
      post: pack.authority.head_post,
      name: signer === undefined ? null : signedName(signer),
      personId: signer?.id,
    },
    clause: rule.clause,
  }
}
