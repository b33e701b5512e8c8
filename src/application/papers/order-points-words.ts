import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import { type OrderContents, orderContents } from '../../domain/order/order.ts'
import { pointWords } from '../../domain/order/order-points.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { quoted } from '../../domain/regulations/quoted.ts'
import { lowered } from '../../domain/wording.ts'
import type { OrderLine, OrderRow } from '../stores/decisions.ts'
import { categoryTitles } from './case-subject.ts'

/** The order that is changed; with its lines, where they are known, an appendix is named as the order itself names it. */
export type Amended = Pick<OrderRow, 'number' | 'signedOn' | 'title'> & Partial<Pick<OrderRow, 'rows'>>

type Said = {
  contents: OrderContents<OrderLine>
  amended: Amended | undefined
  /** The pack's own last points: who watches over the order. */
  last: readonly string[]
  /** False in the public copy: no reasons, nothing about lines that the public does not see. */
  full: boolean
}

/** Points of the order in their order, without numbers: decisions or changes, publication, who gets it, who watches over it. */
export const orderPoints = (pack: Pack, row: OrderRow, { contents, amended, last, full }: Said): string[] => [
  ...(row.kind === 'main'
    ? decisionPoints(contents)
    : changePoints(pack, full ? row.points : openPoints(row.points, amended), amended, contents)),
  `Обеспечить публикацию настоящего приказа (место публикации – ${lowered(pack.publication.where)}).`,
  ...(pack.order.email_to_employer && row.kind === 'main'
    ? ['Направить настоящий приказ на электронную почту организаций, в которых работают педагогические работники.']
    : []),
  ...last,
]

const decisionPoints = ({ appendices }: OrderContents<OrderLine>): string[] =>
  appendices.map(({ outcome }, at) => {
    const where = appendixWords(at + 1, appendices.length)
    return outcome === 'set'
      ? `Установить со дня решения аттестационной комиссии квалификационные категории педагогическим работникам по должностям, указанным в ${where.prepositional} к настоящему приказу.`
      : `Отказать в установлении квалификационных категорий педагогическим работникам по должностям, указанным в ${where.prepositional} к настоящему приказу.`
  })

const changePoints = (
  pack: Pack,
  points: OrderRow['points'],
  amended: Amended | undefined,
  contents: OrderContents<OrderLine>,
): string[] => {
  const appendices = amended?.rows && orderContents(pack, amended.rows).appendices.length
  const earlier =
    amended === undefined
      ? 'приказ'
      : `приказ${amended.signedOn === null ? '' : ` от ${asRussianDate(amended.signedOn)} г.`}${amended.number === null ? '' : ` № ${amended.number}`} ${quoted(amended.title)}`
  const changes = points
    .filter(point => point.kind !== 'add')
    .map(point =>
      point.kind === 'text'
        ? point.text
        : `Внести в ${earlier} изменение: ${lowered(pointWords(point, categoryTitles, appendices))}`,
    )
  const added = contents.appendices.map(
    (_, at) =>
      `Дополнить ${earlier} строками согласно ${appendixWords(at + 1, contents.appendices.length).dative} к настоящему приказу.`,
  )
  return [...changes, ...added]
}

/** What of the changes anybody may read. */
const openPoints = (points: OrderRow['points'], amended: Amended | undefined): OrderRow['points'] => {
  const hidden = new Set(amended?.rows?.filter(({ outcome }) => outcome === 'refused').map(({ caseId }) => caseId))
  return points
    .filter(point => !('caseId' in point && hidden.has(point.caseId)))
    .map(point => (point.kind === 'remove' ? { ...point, reason: '' } : point))
}

/** A single appendix has no number (ГОСТ Р 7.0.97-2016). */
export const appendixWords = (number: number, of: number) => {
  const tail = of === 1 ? '' : ` № ${number}`
  return { nominative: `Приложение${tail}`, prepositional: `приложении${tail}`, dative: `приложению${tail}` }
}
