import type { Certificate, Signature, Signing } from '../stores/signings.ts'

/** Somebody who is to sign, with the mark that is drawn and the signature when it is there. */
export type SignerLine = {
  personId: string
  name: string
  certificate: Pick<Certificate, 'id' | 'serial' | 'owner' | 'issuer' | 'notBefore' | 'notAfter' | 'training'>
  signature: Omit<Signature, 'signingId' | 'personId' | 'certificateId'> | null
}

/** A frozen file with its signers, without its content. */
export type SigningCard = Omit<Signing, 'content' | 'planned'> & { signers: SignerLine[] }

export type SigningReads = {
  /** Newest first. */
  signingsOfPaper(documentId: string): Promise<SigningCard[]>
  /** Of an order, prepared and signed: newest first, the full copy before the public one. */
  signingsOfOrder(orderId: string): Promise<SigningCard[]>
  signing(id: string): Promise<SigningCard | undefined>
}
