import type { Trust } from '../../domain/signature/trust.ts'

export const trustKinds = ['anchor', 'intermediate', 'crl'] as const
export type TrustKind = (typeof trustKinds)[number]

/** A certificate of an authority or a list of the revoked, as read from the administrator's file. */
export type TrustFacts = {
  kind: TrustKind
  /** SHA-256 of the DER bytes. */
  digest: string
  subject: string
  issuer: string
  /** Of a certificate its serial; of a list its number, when it has one. */
  serial?: string | undefined
  startsAt: Date
  /** Until when it may be relied on: `notAfter`, `nextUpdate`. */
  endsAt?: Date | undefined
  /** Of the training signer of a stand. */
  training: boolean
  der: Uint8Array
}

export type TrustItem = Omit<TrustFacts, 'der'> & { id: string; loadedBy: string | null; loadedAt: Date }

/** Whom signatures are trusted by in this installation. */
export type TrustItems = {
  add(item: TrustFacts & { id: string; loadedBy: string | null; loadedAt: Date }): Promise<void>
  /** Among those not removed. */
  byDigest(digest: string): Promise<TrustItem | undefined>
  /** Taken out of use; what was checked by it stays checked. */
  remove(id: string, at: Date): Promise<TrustItem | undefined>
  /** Those in use: anchors, then certificates between, then lists; each kind by name. */
  all(): Promise<TrustItem[]>
  /** The same as the check takes it. The same object as long as nothing was loaded or removed. */
  trust(): Promise<Trust>
}
