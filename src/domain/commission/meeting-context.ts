import type { PlainDate } from '../calendar/plain-date.ts'
import type { Actor } from '../people/roles.ts'
import type { Pack } from '../regulations/pack.ts'

/** Everything a decision depends on besides the meeting itself. */
export type MeetingContext = {
  pack: Pick<Pack, 'region' | 'commission'>
  actor: Actor
  /** Local day of the region. */
  today: PlainDate
}
