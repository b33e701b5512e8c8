import type { PlainDate } from '../calendar/plain-date.ts'
import type { Application } from '../case/application.ts'
import type { Finding, Known } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'

export type AcceptanceGround = Pack['refuse_acceptance_when'][number]
export type ServiceGround = Pack['refuse_service_when'][number]
type Ground = AcceptanceGround | ServiceGround

/** What a computed rule says of an application. Dates in `known` are ISO days; `knownInWords` prints them. */
export type Checked = { met: boolean; known: Known; remedy?: string | undefined }

export type Circumstances = { pack: Pack; application: Application; today: PlainDate; nomenclature: readonly string[] }

/** A person decides; the machine has nothing to say and does not accuse. */
export const byPerson: Checked = { met: true, known: { checked_by: 'ответственное лицо' } }

/** Known only when the commission decides. */
export const later: Checked = { met: true, known: { decided_by: 'при решении комиссии' } }

/** Does a ground speak of this application at all. */
export const concerns = (ground: Ground, { category, channel }: Application): boolean =>
  (ground.for === undefined || ground.for.includes(category)) &&
  (ground.channels === undefined || ground.channels.includes(channel))

/** The remedy found by the check is nearer to the case than the one of the pack. */
export const findingOf = (ground: Ground, { met, known, remedy }: Checked): Finding => ({
  rule: ground.id,
  clause: ground.clause,
  what: ground.what,
  met,
  known,
  remedy: remedy ?? ground.remedy,
})
