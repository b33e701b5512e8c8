import type { PlainDate } from '../calendar/plain-date.ts'
import type { Actor } from '../people/roles.ts'
import type { Pack } from '../regulations/pack.ts'
import type { RequestWorld } from './request-commands.ts'

/** Everything a decision depends on besides the request itself. */
export type RequestContext = {
  pack: Pick<Pack, 'region' | 'edition' | 'variants' | 'representative'>
  actor: Actor
  /** Local day of the region. */
  today: PlainDate
  world: RequestWorld
}
