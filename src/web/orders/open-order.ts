import { type PublicationTerms, publicationTerms } from '../../application/publication-terms.ts'
import type { OrderCard } from '../../application/reads/meetings.ts'
import type { AuditLine } from '../../application/reads/oversight.ts'
import type { SigningCard } from '../../application/reads/signings.ts'
import { isUuid } from '../../application/uuid.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { packToday, todayIn } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import type { orderReaders } from './order-words.ts'

export type OrderContext = PageContext<(typeof orderReaders)[number]>
export type OpenOrder = {
  card: OrderCard
  pack: Pack
  trail: readonly AuditLine[]
  unsent: number
  /** Frozen files, prepared or signed. */
  copies: readonly SigningCard[]
  /** In which terms it must be published; asked once it is signed. */
  terms: PublicationTerms | undefined
}

/** An order of the person's own region, with its trace; NotForYou for all others. */
export const openOrder = async (
  desk: Desk,
  { params, actor, session }: Pick<PageContext, 'params' | 'actor' | 'session'>,
): Promise<OpenOrder> => {
  const id = params.id ?? ''
  const card = isUuid(id) ? await desk.reads.orderCard(id) : undefined
  if (card === undefined || card.row.region !== actor.region) throw new NotForYou()
  await desk.accessLog.record({
    accountId: session.account.id,
    role: actor.role,
    action: 'order.open',
    objectId: id,
    at: desk.app.clock.now(),
  })
  const { rows } = await desk.reads.auditTrail({ object: `order:${id}` })
  const copies = currentCopies(await desk.reads.signingsOfOrder(id))
  const { row } = card
  const terms = row.signedOn === null ? undefined : await publicationTerms(desk, row, todayIn(desk, row.region))
  return { card, pack: packToday(desk, row.region), trail: rows, unsent: await desk.reads.unsentOf(id), copies, terms }
}

/** Frozen files of an order that are not given up. */
const currentCopies = (all: readonly SigningCard[]): SigningCard[] =>
  all.filter(({ status }) => status !== 'dropped' && status !== 'replaced')
