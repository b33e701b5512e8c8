import type { Refusal } from '../../domain/regulations/finding.ts'
import type { FieldError, Filled } from '../forms.ts'

/** What was wrong with what the person sent. */
export type SigningAnswer = {
  refusal?: Refusal | undefined
  errors?: readonly FieldError[] | undefined
  filled?: Filled | undefined
}
