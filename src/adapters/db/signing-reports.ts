import type { CertificateFacts, SignatureReport, SignerReport, UsedCrl } from '../../domain/signature/report.ts'

/** JSON keeps moments as texts; a report speaks of moments. */
export const revived = (stored: SignatureReport): SignatureReport => ({
  ...stored,
  checkedAt: new Date(stored.checkedAt),
  signers: stored.signers.map(signer),
})

const signer = (stored: SignerReport): SignerReport => ({
  ...stored,
  certificate: stored.certificate && certificate(stored.certificate),
  claimedAt: stored.claimedAt && new Date(stored.claimedAt),
  provenAt: stored.provenAt && new Date(stored.provenAt),
  crls: stored.crls.map(crl),
})

const certificate = (stored: CertificateFacts): CertificateFacts => ({
  ...stored,
  notBefore: new Date(stored.notBefore),
  notAfter: new Date(stored.notAfter),
})

const crl = (stored: UsedCrl): UsedCrl => ({
  ...stored,
  thisUpdate: new Date(stored.thisUpdate),
  nextUpdate: new Date(stored.nextUpdate),
})
