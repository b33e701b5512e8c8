import { asShortRussianDate, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import type { Tx } from './storage.ts'
import type { RosterMember } from './stores/people.ts'

const notTheirs: Refusal = { refused: 'not_yours', because: 'Состав комиссии ведёт секретарь' }

/** A new member or a new duty of a known one from a day on; meetings appointed already keep their own roster. */
export const seatMember = (
  app: App,
  by: By,
  member: RosterMember,
  since: PlainDate,
): Promise<{ personId: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notTheirs
    if ((await tx.people.get(member.personId)) === undefined)
      return { refused: 'unknown_person', because: 'Такого человека нет в системе' }
    const roster = await tx.commission.roster(by.actor.region, since)
    const holder = roster.find(seat => seat.duty === member.duty && seat.personId !== member.personId)
    if (holder !== undefined && (member.duty === 'chair' || member.duty === 'secretary'))
      return {
        refused: 'duty_taken',
        because: `На ${asShortRussianDate(since)} эта обязанность уже занята: сначала завершите полномочия прежнего`,
      }
    await tx.commission.put(by.actor.region, member, since)
    await record(app, tx, by, 'commission.seated', { ...member, since })
    return { personId: member.personId }
  })

/** The last day of a member on the commission. */
export const endMember = (
  app: App,
  by: By,
  personId: string,
  until: PlainDate,
): Promise<{ personId: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notTheirs
    const roster = await tx.commission.roster(by.actor.region, until)
    if (!roster.some(seat => seat.personId === personId))
      return { refused: 'not_a_member', because: `На ${asShortRussianDate(until)} этого человека нет в составе` }
    await tx.commission.end(by.actor.region, personId, until)
    await record(app, tx, by, 'commission.ended', { personId, until })
    return { personId }
  })

const record = (app: App, tx: Tx, { actor }: By, action: string, details: object): Promise<void> =>
  tx.audit.record({
    at: app.clock.now(),
    actorId: actor.personId,
    role: actor.role,
    action,
    object: `commission:${actor.region}`,
    details,
  })
