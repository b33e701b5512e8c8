import type { Fault } from '../../../domain/signature/reasons.ts'
import { TooComplex } from './ber.ts'
import { Malformed } from './der.ts'

/** The structure is in order, but carries what the policy does not take; caught where the file came in. */
export class Rejected extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.reason)
    this.name = 'Rejected'
    this.fault = fault
  }
}

/** The fault for which reading stopped; anything else is a bug and flies on. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof Rejected) return error.fault
  if (error instanceof Malformed) return { reason: 'damaged', about: error.message }
  if (error instanceof TooComplex) return { reason: 'too_complex', about: error.message }
  throw error
}
