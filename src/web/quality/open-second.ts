import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import type { SecondLine } from '../../application/reads/quality.ts'
import { isUuid } from '../../application/uuid.ts'
import type { Sheet } from '../../domain/expertise/sheet-items.ts'
import { mayReadMaterials } from '../../domain/people/access.ts'
import { NotForYou } from '../errors.ts'
import type { JudgeContext, OpenSeat } from '../expertise/open-seat.ts'
import { todayIn } from '../region-day.ts'
import type { Desk } from '../screens.ts'

/** A sheet given once more, with the case's materials as long as it is open. */
export type OpenSecond = { line: SecondLine; seat: OpenSeat }

/**
 * Opens a sheet of a silent second opinion for its specialist, and writes down that they looked. Throws NotForYou for everybody
 * else's, for one that was taken back, and for one that is not there alike.
 */
export const openSecond = async (desk: Desk, context: JudgeContext, action: string): Promise<OpenSecond> => {
  const { actor, session, params } = context
  const id = params.id ?? ''
  const line = isUuid(id) ? await desk.reads.second(id) : undefined
  if (line === undefined || line.expertId !== actor.personId || line.region !== actor.region) throw new NotForYou()
  if (line.status !== 'open' && line.status !== 'signed') throw new NotForYou()
  const card = await desk.reads.caseCard(line.caseId)
  if (card === undefined || (line.status === 'open' && !mayReadMaterials(actor, card.relation))) throw new NotForYou()
  await desk.accessLog.record({
    accountId: session.account.id,
    role: actor.role,
    action,
    objectId: line.caseId,
    at: desk.app.clock.now(),
  })
  const pack = desk.app.law.pack(card.state.pack)
  const criteria = await criteriaOfCase(desk.app, desk.reads.criteriaInForce, pack, card.state, line.askedOn)
  const today = todayIn(desk, line.region)
  return { line, seat: { card, pack, today, criteria, situation: 'fill', duty: 'main' } }
}

export const sheetOf = ({ points, comments, proofs }: SecondLine): Sheet => ({ points, comments, proofs })
