import type { NameForms } from '../../domain/people/declension.ts'

/** Cases of a person's name as somebody of the ministry has confirmed them; the nominative tells which name they belong to. */
export type ConfirmedForms = { personId: string; forms: NameForms; confirmedBy: string; confirmedAt: Date }

export type NameFormRows = {
  get(personId: string): Promise<NameForms | undefined>
  put(confirmed: ConfirmedForms): Promise<void>
}

/** What stands in the square code of a paper: it leads to what the published order shows and to nothing else. */
export type CheckCode = { code: string; documentId: string; orderId: string; caseId: string | null; madeAt: Date }
export type CheckCodeRows = { add(code: CheckCode): Promise<void> }

/** The head of an order without its lines, which may be thousands. */
export type OrderHead = { title: string; signedBy: string | null }
export type OrderHeads = { get(orderId: string): Promise<OrderHead | undefined> }
