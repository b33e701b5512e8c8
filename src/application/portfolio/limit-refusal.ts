import type { LimitFault } from '../../domain/portfolio/limits.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'

/** The first broken limit as an answer to an order; undefined when everything fits. */
export const limitRefusal = ([first]: readonly LimitFault[]): Refusal | undefined =>
  first && { refused: 'portfolio_limit', because: first.because, clause: first.clause }
