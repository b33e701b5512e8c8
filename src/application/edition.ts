import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, momentIn } from './app.ts'
import type { Law } from './law.ts'

/** The edition in force in the region on its local day. */
export const packNow = (app: App, region: string): Pack | Refusal => packOn(app, region, app.law.packFor)

/** The same for a new application, which a regulation without a lawyer's signature may not take. */
export const packForNew = (app: App, region: string): Pack | Refusal => packOn(app, region, app.law.packForFiling)

const packOn = (app: App, region: string, choose: Law['packFor']): Pack | Refusal => {
  const known = app.law.packs.find(({ pack }) => pack.region === region)?.pack
  if (known === undefined) return { refused: 'no_such_region', because: 'Регион не подключён к системе' }
  return choose(region, momentIn(app, known.authority.time_zone).date)
}
