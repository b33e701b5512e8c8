import { momentIn } from '../../application/app.ts'
import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import { isUuid } from '../../application/my-case.ts'
import type { CaseCard } from '../../application/reads/cases.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { conflicted } from '../../domain/case/decide-panel.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { mayRead } from '../../domain/people/access.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Roles of those who judge. A person sits by name, so either role opens the seats they have. */
export const judges = ['expert', 'senior'] as const
export type JudgeContext = PageContext<(typeof judges)[number]>

/** What a specialist has to do with a case now. */
export type Situation = 'begin' | 'fill' | 'wait' | 'rule' | 'awards' | 'petition' | 'left' | 'done'

export type OpenSeat = {
  card: CaseCard
  pack: Pack
  today: PlainDate
  criteria: CriteriaSet | undefined
  situation: Situation
  /** Undefined on the paths without a panel. */
  duty: 'main' | 'senior' | undefined
}

/**
 * Opens a case for a specialist who has a seat on it, or whose confirmation it waits for, and writes down that they looked.
 * Throws NotForYou for everybody else's and for one that is not there alike.
 */
export const openSeat = async (desk: Desk, context: JudgeContext, action: string): Promise<OpenSeat> => {
  const { actor, session, params } = context
  const id = params.caseId ?? ''
  const card = isUuid(id) ? await desk.reads.caseCard(id) : undefined
  if (card === undefined || !mayRead(actor, card.relation)) throw new NotForYou()
  await desk.accessLog.record({
    accountId: session.account.id,
    role: actor.role,
    action,
    objectId: id,
    at: desk.app.clock.now(),
  })
  const { state } = card
  const pack = desk.app.law.pack(state.pack)
  const today = momentIn(desk.app, pack.authority.time_zone).date
  return {
    card,
    pack,
    today,
    criteria: await criteriaOfCase(desk.app, desk.reads.criteriaInForce, pack, state, today),
    situation: situationOf(card, pack, actor.personId),
    duty: 'seats' in state ? state.seats.find(seat => seat.expertId === actor.personId)?.duty : undefined,
  }
}

const situationOf = ({ state }: CaseCard, { experts }: Pack, personId: string): Situation => {
  if (state.stage === 'admitted') {
    if (state.path === 'petition') return 'petition'
    return state.confirmations.some(one => one.expertId === personId) ? 'wait' : 'awards'
  }
  if (state.stage !== 'panel_appointed' && state.stage !== 'assessment' && state.stage !== 'disputed') return 'done'
  if (conflicted(state).includes(personId)) return 'left'
  if (state.stage === 'panel_appointed') return conflicted(state).length > 0 ? 'wait' : 'begin'
  const senior = state.seats.some(seat => seat.expertId === personId && seat.duty === 'senior')
  if (state.stage === 'disputed') return senior ? 'rule' : 'wait'
  const signed = state.sheets.some(sheet => sheet.expertId === personId)
  return signed || (senior && experts.scheme === 'independent_and_senior') ? 'wait' : 'fill'
}

/** A sheet signed by a colleague that this specialist may look at: of a joint one all, of independent ones none before the end. */
export const shownSheets = ({ card: { state }, pack }: Pick<OpenSeat, 'card' | 'pack'>, personId: string) => {
  if (!('sheets' in state)) return []
  const blind = state.stage === 'assessment' && pack.experts.scheme === 'independent_and_senior'
  return state.sheets.filter(sheet => sheet.expertId === personId || !blind)
}
