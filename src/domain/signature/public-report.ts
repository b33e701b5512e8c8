import type { CertificateFacts, SignatureReport, SignerReport } from './report.ts'

export type PublicCertificate = Omit<CertificateFacts, 'snils' | 'inn' | 'innOrganisation' | 'ogrn'>
export type PublicSigner = Omit<SignerReport, 'certificate'> & { certificate?: PublicCertificate | undefined }
export type PublicReport = Omit<SignatureReport, 'signers'> & { signers: PublicSigner[] }

/** A report without the numbers of people and firms, for pages, JSON and printing: what a stamp shows is here, СНИЛС and ИНН are not. */
export const publicReport = (report: SignatureReport): PublicReport => ({
  ...report,
  signers: report.signers.map(signer => ({
    ...signer,
    certificate: signer.certificate && publicCertificate(signer.certificate),
  })),
})

export const publicCertificate = (facts: CertificateFacts): PublicCertificate => {
  const { snils: _snils, inn: _inn, innOrganisation: _firm, ogrn: _ogrn, ...shown } = facts
  return shown
}
