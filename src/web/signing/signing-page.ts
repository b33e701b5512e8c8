import type { StoredPaper } from '../../application/stores/decisions.ts'
import { openOrder } from '../orders/open-order.ts'
import { orderSignaturePage } from '../orders/signature-page.ts'
import type { Desk } from '../screens.ts'
import type { PageView } from '../views/layout.ts'
import type { SignerContext } from './open-signing.ts'
import { paperSigningPage } from './paper-signing-page.ts'
import type { SigningAnswer } from './signing-answer.ts'

/** The page on which a paper is signed: of an order its own one. */
export const signingPage = async (
  desk: Desk,
  context: SignerContext,
  paper: StoredPaper,
  answer: SigningAnswer = {},
): Promise<PageView> =>
  paper.orderId === undefined
    ? paperSigningPage(desk, context, paper, answer)
    : orderSignaturePage(desk, context, await openOrder(desk, { ...context, params: { id: paper.orderId } }), answer)
