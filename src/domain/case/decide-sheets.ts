import type { CriteriaSet } from '../expertise/criteria-set.ts'
import { disputedItems, settle } from '../expertise/protocol.ts'
import { scoreSheet } from '../expertise/scoring.ts'
import { isRefusal, type Refusal } from '../regulations/finding.ts'
import { type Context, type Decider, refuse } from './context.ts'
import { conflicted } from './decide-panel.ts'
import type { CaseEvent, Points } from './events.ts'
import type { StateAt } from './state.ts'

type Assessing = StateAt<'assessment'>

/**
 * A specialist signs the sheet. One sheet closes a `single` scheme; a `joint` one needs the same points over every signature
 * (KBR reg п. 20.6.4); independent sheets are compared when all basic specialists have signed (Kaliningrad reg п. 70).
 */
export const submitSheet: Decider<'SubmitSheet'> = (state, { expertId, points }, context) => {
  const { pack, criteria, actor } = context
  const { scheme, panel, disputed } = pack.experts
  const seat = state.seats.find(one => one.expertId === expertId)
  if (seat === undefined || actor.personId !== expertId) {
    return refuse('not_your_seat', 'Лист подписывает сам специалист, назначенный по этому делу', panel.clause)
  }
  if (scheme === 'independent_and_senior' && seat.duty === 'senior') {
    return refuse('not_your_seat', 'Старший специалист листа не заполняет: он решает спорные позиции', panel.clause)
  }
  if (conflicted(state).includes(expertId)) {
    return refuse(
      'conflict_pending',
      'Вы заявили самоотвод и к экспертизе не допускаетесь',
      pack.experts.conflicts.clause,
    )
  }
  if (state.sheets.some(sheet => sheet.expertId === expertId)) {
    return refuse('already_signed', 'Вы уже подписали лист по этому делу', panel.clause)
  }
  if (criteria === undefined) {
    return refuse('no_criteria', 'Для этой категории и должности нет экспертного листа', pack.experts.criteria.clause)
  }
  const scored = scoreSheet(criteria, state.application.category, points)
  if (isRefusal(scored)) return scored

  const valid = validSheets(state)
  const first = valid[0]
  if (scheme === 'joint' && first !== undefined) {
    const differing = disputedItems([first.points, points], 0)
    if (differing.length > 0) {
      return refuse(
        'joint_sheet_differs',
        `Общий лист подписывается с одними баллами; расходятся позиции: ${differing.join(', ')}`,
        panel.clause,
      )
    }
  }
  const { total, percent, meets } = scored
  const signed: CaseEvent = { type: 'SheetSubmitted', data: { expertId, points, total, percent, meets } }
  const sheets = [...valid.map(sheet => sheet.points), points]
  if (sheets.length < sheetsNeeded(state, context)) return [signed]

  const items = scheme === 'independent_and_senior' ? disputedItems(sheets, disputed.tolerance) : []
  if (items.length > 0) return [signed, { type: 'ItemsDisputed', data: { items } }]
  // The tolerance has judged the sheets equal; nothing is left for the senior to rule on, so the conclusion is formed at once.
  const conclusion = conclude(criteria, state, scheme === 'independent_and_senior' ? settle(sheets, []) : points)
  return isRefusal(conclusion) ? conclusion : [signed, conclusion]
}

/** The senior rules on exactly the positions where the sheets differ and on nothing else (Kaliningrad reg п. 70). */
export const ruleDisputes: Decider<'RuleDisputes'> = (state, { expertId, rulings }, { pack, criteria, actor }) => {
  const { clause } = pack.experts.disputed
  const seat = state.seats.find(one => one.expertId === expertId)
  if (seat?.duty !== 'senior' || actor.personId !== expertId) {
    return refuse('not_your_seat', 'Спорные позиции решает старший специалист, назначенный по этому делу', clause)
  }
  if (criteria === undefined) {
    return refuse('no_criteria', 'Для этой категории и должности нет экспертного листа', pack.experts.criteria.clause)
  }
  const ruled = rulings.map(ruling => ruling.item)
  const lacking = state.items.filter(item => !ruled.includes(item))
  const needless = ruled.filter((item, index) => !state.items.includes(item) || ruled.indexOf(item) !== index)
  if (lacking.length > 0 || needless.length > 0) {
    const parts = [
      ...(lacking.length > 0 ? [`не решены: ${lacking.join(', ')}`] : []),
      ...(needless.length > 0 ? [`лишние: ${needless.join(', ')}`] : []),
    ]
    return refuse('not_the_disputed', `Решаются все спорные позиции и только они (${parts.join('; ')})`, clause)
  }
  const bare = rulings.find(ruling => ruling.reason.trim() === '')
  if (bare !== undefined) return refuse('reason_required', `Обоснуйте решение по позиции ${bare.item}`, clause)

  const points = settle(
    validSheets(state).map(sheet => sheet.points),
    rulings,
  )
  const conclusion = conclude(criteria, state, points)
  return isRefusal(conclusion) ? conclusion : [{ type: 'DisputesRuled', data: { expertId, rulings } }, conclusion]
}

/** Sheets of those who have declared a conflict do not count. */
const validSheets = (state: Pick<Assessing, 'seats' | 'conflicts' | 'sheets'>) => {
  const leaving = conflicted(state)
  return state.sheets.filter(sheet => !leaving.includes(sheet.expertId))
}

const sheetsNeeded = ({ seats }: Assessing, { pack }: Context): number => {
  switch (pack.experts.scheme) {
    case 'single':
      return 1
    case 'joint':
      return seats.length
    case 'independent_and_senior':
      return seats.filter(seat => seat.duty === 'main').length
  }
}

const conclude = (
  criteria: CriteriaSet,
  { application }: Pick<Assessing, 'application'>,
  points: Points,
): CaseEvent | Refusal => {
  const scored = scoreSheet(criteria, application.category, points)
  if (isRefusal(scored)) return scored
  const { total, percent, meets, findings } = scored
  return { type: 'Assessed', data: { basis: 'sheets', meets, points, total, percent, findings } }
}
