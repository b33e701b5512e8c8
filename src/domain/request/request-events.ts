import type { Finding } from '../regulations/finding.ts'
import type { PackRef } from '../regulations/pack.ts'
import type { Channel, DocumentKind, Form } from '../regulations/vocabulary.ts'
import type { ComplaintPart, ComplaintSubject } from './complaint.ts'

export const requestKinds = ['extract', 'correction', 'complaint', 'consent_withdrawal'] as const
export type RequestKind = (typeof requestKinds)[number]

export type Delivery = 'account' | 'epgu' | 'email' | 'post' | 'in_person' | 'mfc'

/** What is asked for. No names and no words of the person: those stay in tables, here are only values that rules need. */
export type RequestContents =
  | { kind: 'extract'; form: 'extract' | 'certified_copy' }
  | { kind: 'correction' }
  | {
      kind: 'complaint'
      subject: ComplaintSubject
      /** Parts of 210-ФЗ ст. 11.2 ч. 5 that the complaint has. */
      given: ComplaintPart[]
      /** Number in the federal system of pre-trial appeals, where it came from there. */
      federalNumber?: string | undefined
    }
  | { kind: 'consent_withdrawal' }

export type Request = {
  applicantId: string
  contents: RequestContents
  channel: Channel
  answerBy: Delivery
  documents: DocumentKind[]
  /** The attestation case it is about. */
  caseId?: string | undefined
  representative?: { authority: boolean } | undefined
}

/** How a complaint was decided on its merits (210-ФЗ ст. 11.2 ч. 7). */
export type ComplaintDecision = {
  outcome: 'satisfied' | 'not_satisfied'
  reasons: string
  /** What is done for the person when satisfied (ч. 8.1). */
  measures?: string | undefined
}

export const requestEventNames = [
  'RequestFiled',
  'RequestRegistered',
  'RequestFulfilled',
  'RequestRefused',
  'RequestAnswerSent',
] as const
export type RequestEventName = (typeof requestEventNames)[number]

type RequestEventData = {
  /** `findings`: what a complaint taken down by the clerk lacks. */
  RequestFiled: { pack: PackRef; request: Request; findings: Finding[] }
  RequestRegistered: { number: string; automatic: boolean }
  /** `form` is null where the variant gives no paper, such as a withdrawn consent. */
  RequestFulfilled: { form: Form | null; decision?: ComplaintDecision | undefined; findings: Finding[] }
  RequestRefused: { findings: Finding[] }
  RequestAnswerSent: { by: Delivery }
}

export type RequestEventOf<Name extends RequestEventName> = { type: Name; data: RequestEventData[Name] }
export type RequestEvent = { [Name in RequestEventName]: RequestEventOf<Name> }[RequestEventName]
