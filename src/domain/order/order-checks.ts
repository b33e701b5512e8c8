import { asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import { belongsIn, type DecidedLine, type OrderRules } from './order.ts'

export type Drafting = {
  /** Meetings whose decisions the order approves. */
  meetingIds: readonly string[]
  /** Cases put into the draft. */
  chosen: readonly string[]
  /** Every decided case that is known, of these meetings and of any other that was chosen. */
  decided: readonly (DecidedLine & { meetingId: string })[]
  /** Cases that another order, drafted or signed, carries already. */
  inOtherOrders: readonly string[]
}

/**
 * Whether a draft carries what its meetings decided, no more and no less: every case decided at one of them, none twice, none in
 * another order, none forgotten, and refusals only where the edition puts them into the order.
 */
export const orderFindings = (
  rules: OrderRules,
  { meetingIds, chosen, decided, inOtherOrders }: Drafting,
): Finding[] => {
  const { clause } = rules.order
  const finding = (rule: string, what: string, faulty: number, remedy: string): Finding => ({
    rule: `order-${rule}`,
    clause,
    what,
    met: faulty === 0,
    known: { cases: faulty },
    remedy: faulty === 0 ? undefined : remedy,
  })
  // An order may have thousands of lines: nothing here looks through all of them for each.
  const byCase = new Map(decided.map(line => [line.caseId, line]))
  const chosenCases = new Set(chosen)
  const taken = new Set(inOtherOrders)
  const of = (caseId: string) => byCase.get(caseId)
  const undecided = chosen.filter(caseId => of(caseId) === undefined)
  const elsewhere = chosen.filter(caseId => {
    const line = of(caseId)
    return line !== undefined && !meetingIds.includes(line.meetingId)
  })
  const outside = chosen.filter(caseId => {
    const line = of(caseId)
    return line !== undefined && !belongsIn(rules, line)
  })
  const forgotten = decided.filter(
    line =>
      meetingIds.includes(line.meetingId) &&
      belongsIn(rules, line) &&
      !chosenCases.has(line.caseId) &&
      !taken.has(line.caseId),
  )
  const ordered = chosen.filter(caseId => taken.has(caseId))
  return [
    finding(
      'not-empty',
      'В приказе есть хотя бы одно решение',
      chosen.length === 0 ? 1 : 0,
      'Включите решения комиссии',
    ),
    finding(
      'decided',
      'По каждому делу приказа комиссия приняла решение',
      undecided.length,
      'Уберите дела без решения',
    ),
    finding(
      'same-meeting',
      'Все решения приняты на заседаниях, по которым готовится приказ',
      elsewhere.length,
      'Уберите дела других заседаний',
    ),
    finding('once', 'Ни одно дело не включено дважды', chosen.length - new Set(chosen).size, 'Уберите повторы'),
    finding(
      'one-order',
      'Ни одно дело не стоит в другом приказе',
      ordered.length,
      'Уберите дела, вошедшие в другой приказ',
    ),
    finding('contents', contentsWords[rules.order.contents], outside.length, 'Уберите отказы: о них сообщают отдельно'),
    finding('none-forgotten', 'Все решения заседания вошли в приказ', forgotten.length, 'Включите пропущенные решения'),
  ]
}

const contentsWords = {
  set_only: 'В приказ входят только решения об установлении категории',
  set_and_refused: 'В приказ входят и решения об установлении категории, и отказы',
} as const

/** Before the signature: the number is there, and the order is not dated before the decisions it approves. */
export const signingFindings = (
  { order, commission }: OrderRules,
  lines: readonly Pick<DecidedLine, 'decidedOn'>[],
  { number, on }: { number: string; on: PlainDate },
): Finding[] => {
  const last = lines
    .map(({ decidedOn }) => decidedOn)
    .sort()
    .at(-1)
  return [
    {
      rule: 'order-number',
      clause: order.clause,
      what: 'У приказа есть номер',
      met: number.trim() !== '',
      known: { number: number.trim() },
      remedy: number.trim() === '' ? 'Укажите номер приказа' : undefined,
    },
    {
      rule: 'order-after-decision',
      clause: commission.decision_date.clause,
      what: 'Приказ подписан не раньше решения комиссии',
      met: last === undefined || on >= last,
      known: { signed: on, decided: last ?? null },
      remedy: last !== undefined && on < last ? `Подпишите приказ ${asShortRussianDate(last)} или позже` : undefined,
    },
  ]
}
