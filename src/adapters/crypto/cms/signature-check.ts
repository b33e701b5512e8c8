import type { SignatureCheck } from '../../../application/signing/check.ts'
import { checkSignature } from './check.ts'
import { streebogOf } from './document-digest.ts'
import { openCertificate } from './facts.ts'

/** The technical check as the application asks for it: detached signatures only. */
export const signatureCheck: SignatureCheck = {
  check: (document, signature, trust, at) => checkSignature({ document, signature, trust, at }),
  certificate: openCertificate,
  streebog: streebogOf,
}
