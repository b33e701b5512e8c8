import { momentIn } from '../application/app.ts'
import { packNow } from '../application/edition.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Desk } from './screens.ts'

/** The edition in force in a region today. Throws for a region without one: nobody holds a role there. */
export const packToday = (desk: Pick<Desk, 'app'>, region: string): Pack => {
  const pack = packNow(desk.app, region)
  if (isRefusal(pack)) throw new Error(`Region ${region} has no regulation in force`)
  return pack
}

/** The local day of a region. */
export const todayIn = (desk: Pick<Desk, 'app'>, region: string): PlainDate =>
  momentIn(desk.app, packToday(desk, region).authority.time_zone).date
