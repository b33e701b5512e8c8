import type { Form } from '../regulations/vocabulary.ts'
import type { ComplaintDecision, Delivery, Request } from './request-events.ts'

export type RequestCommand =
  | { type: 'File'; request: Request }
  | { type: 'Register'; number: string }
  /** `form`: the paper that answers, one of those the pack names; null where it names none. A complaint needs `decision`. */
  | { type: 'Fulfil'; form: Form | null; decision?: ComplaintDecision | undefined }
  /** `grounds` are ids of the closed list of the variant; what a person saw goes to `seen`. */
  | { type: 'Refuse'; grounds: string[]; seen?: string | undefined }
  | { type: 'SendAnswer'; by: Delivery }

export type RequestCommandType = RequestCommand['type']
export type RequestCommandOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>

export const requestCommandTitles: Record<RequestCommandType, string> = {
  File: 'подать обращение',
  Register: 'зарегистрировать обращение',
  Fulfil: 'исполнить обращение',
  Refuse: 'отказать по обращению',
  SendAnswer: 'направить ответ',
}

/** What the rules must know of the world, read by the use case in the same transaction. */
export type RequestWorld = {
  /** The body has attested the applicant and holds an order about them. */
  attestedHere: boolean
  /** What the comparison with the original showed; undefined while nobody has compared. Asked for corrections only. */
  errorFound?: boolean | undefined
}
