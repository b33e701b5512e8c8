import { openPaper } from '../../application/open-paper.ts'
import type { SigningCard } from '../../application/reads/signings.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import { isUuid } from '../../application/uuid.ts'
import type { Role } from '../../domain/people/roles.ts'
import { NotForYou } from '../errors.ts'
import { paths } from '../paths.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Everyone who may have something to sign. */
export const signers = [
  'clerk',
  'secretary',
  'expert',
  'senior',
  'member',
  'deputy_chair',
  'chair',
  'signatory',
  'supervisor',
  'employer',
] as const

/** What a page of signing needs of the request, whatever the role. */
export type SignerContext = Pick<PageContext, 'actor' | 'session' | 'csrf' | 'reply' | 'params'>

export type OpenSigning = { card: SigningCard; paper: StoredPaper }

const outside: readonly Role[] = ['teacher', 'representative', 'employer', 'mfc']
const onCommission: readonly Role[] = ['member', 'deputy_chair', 'chair']

/**
 * A frozen file for those who may read its paper; before it is signed only for the ministry's own, and of the commission only for
 * those who sign it. NotForYou for all others.
 */
export const openSigning = async (
  desk: Desk,
  { params, actor }: Pick<PageContext, 'params' | 'actor'>,
): Promise<OpenSigning> => {
  const id = params.id ?? ''
  const card = isUuid(id) ? await desk.reads.signing(id) : undefined
  const paper = card && (await openPaper(desk.reads, actor, card.documentId))
  if (card === undefined || paper === undefined) throw new NotForYou()
  const isPlanned = card.signers.some(({ personId }) => personId === actor.personId)
  // The head of a school signs papers of that school.
  if (card.status !== 'signed' && outside.some(role => role === actor.role) && !isPlanned) throw new NotForYou()
  if (onCommission.some(role => role === actor.role) && !isPlanned) throw new NotForYou()
  return { card, paper }
}

/** The page on which the signing of this paper goes on. */
export const homeOf = ({ orderId, id }: Pick<StoredPaper, 'orderId' | 'id'>): string =>
  orderId === undefined ? paths.paperSigning(id) : paths.orderThing(orderId, 'signature')
