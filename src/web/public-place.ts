import type { FastifyRequest } from 'fastify'
import { isUuid } from '../application/uuid.ts'
import { NotForYou } from './errors.ts'
import type { Desk } from './screens.ts'
import type { Site } from './site.ts'

/** The address of the site as people know it, for what leaves it: feeds, tables, a printed page. */
export const originOf = (site: Site, request: FastifyRequest): string =>
  site.publicOrigin ?? `${request.protocol}://${request.host}`

/** The zone of a region; moments of what belongs to no region are shown by Moscow. */
export const zoneOf = (desk: Pick<Desk, 'app'>, region?: string): string =>
  desk.app.law.packs.find(({ pack }) => pack.region === region)?.pack.authority.time_zone ?? 'Europe/Moscow'

/** The id in an address; there is nothing at any other. */
export const uuidIn = (text: string | undefined): string => {
  if (text === undefined || !isUuid(text)) throw new NotForYou()
  return text.toLowerCase()
}
