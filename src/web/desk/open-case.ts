import { momentIn } from '../../application/app.ts'
import { isUuid } from '../../application/my-case.ts'
import { deadlinesOfCase } from '../../application/project-case.ts'
import type { CaseCard } from '../../application/reads/cases.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { nextDate, type Status, statusOf } from '../../domain/case/status.ts'
import { mayRead } from '../../domain/people/access.ts'
import type { Role } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Those who open the card of a case; which cases, `mayRead` says. Teachers, schools and experts have pages of their own. */
export const readers = [
  'mfc',
  'clerk',
  'secretary',
  'member',
  'deputy_chair',
  'chair',
  'approver',
  'signatory',
  'supervisor',
  'auditor',
] as const satisfies readonly Role[]

/** A page of a worker; the right to the case itself is asked for each time. */
export type DeskContext = Pick<
  PageContext<Role>,
  'actor' | 'session' | 'active' | 'params' | 'query' | 'body' | 'csrf' | 'render' | 'goTo' | 'request' | 'reply'
>

/** A case on the desk of a worker: the card and everything derived from it today. */
export type OpenCase = {
  card: CaseCard
  pack: Pack
  /** Local day of the region. */
  today: PlainDate
  deadlines: Deadline[]
  status: Status
  next: ReturnType<typeof nextDate>
}

/**
 * Opens a case for the person in the role picked now and writes down that they looked. Throws NotForYou for a case that
 * is not there and for one that is not theirs alike.
 */
export const openCase = async (desk: Desk, context: DeskContext, action: string): Promise<OpenCase> => {
  const id = context.params.id ?? ''
  const card = isUuid(id) ? await desk.reads.caseCard(id) : undefined
  if (card === undefined || !mayRead(context.actor, card.relation)) throw new NotForYou()
  const { app } = desk
  await desk.accessLog.record({
    accountId: context.session.account.id,
    role: context.actor.role,
    action,
    objectId: card.line.id,
    at: app.clock.now(),
  })
  const pack = app.law.pack(card.state.pack)
  const today = momentIn(app, pack.authority.time_zone).date
  const deadlines = deadlinesOfCase(app, pack, card.state, today)
  return {
    card,
    pack,
    today,
    deadlines,
    status: statusOf(card.state, pack),
    next: card.line.finished ? undefined : nextDate(deadlines),
  }
}
