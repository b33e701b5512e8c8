import type { PlainDate } from '../calendar/plain-date.ts'
import type { Category, Channel, DocumentKind } from '../regulations/vocabulary.ts'

/** A category the teacher has or had, as stated or as our own register knows it. */
export type HeldCategory = {
  category: Category
  setOn: PlainDate
  /** Position it was set for. */
  position: string
  /** Last day of force; absent for a category without a term (196 п. 24). */
  validUntil?: PlainDate | undefined
  /** Code of the region whose body set it; absent when it is ours. */
  otherRegion?: string | undefined
  orderNumber?: string | undefined
  body?: string | undefined
}

/** A refusal decision about the same teacher, from our register or stated. */
export type EarlierRefusal = { category: Category; decidedOn: PlainDate }

/**
 * What was asked for, in values that rules need. No personal data: names, papers' numbers and contacts stay in tables,
 * and what was submitted is kept beside the log as it was read.
 */
export type Application = {
  category: Category
  /** Position for which attestation is asked, from the nomenclature (ПП РФ № 225) or as typed when it is not in it. */
  position: string
  subject?: string | undefined
  organisationId: string
  channel: Channel
  signature: 'none' | 'handwritten' | 'pep' | 'unep' | 'ukep' | 'broken'
  held: HeldCategory[]
  earlierRefusals: EarlierRefusal[]
  documents: DocumentKind[]
  awardsClaimed: boolean
  petition: boolean
  wishesPresence: boolean
  resultBy: 'account' | 'epgu' | 'email' | 'post' | 'in_person' | 'mfc'
  paperCopy: boolean
  consent: boolean
  foreignCitizen: boolean
  nameChanged: boolean
  representative?: { authority: boolean } | undefined
  identityValidUntil?: PlainDate | undefined
}
