/** Object identifiers of CMS (RFC 5652), ESS (RFC 5035), time stamps (RFC 3161), X.509 (RFC 5280) and GOST (RFC 9215). */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',

  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',

  streebog256: '1.2.643.7.1.1.2.2',
  streebog512: '1.2.643.7.1.1.2.3',
  sha256: '2.16.840.1.101.3.4.2.1',
  key256: '1.2.643.7.1.1.1.1',
  key512: '1.2.643.7.1.1.1.2',
  signature256: '1.2.643.7.1.1.3.2',
  signature512: '1.2.643.7.1.1.3.3',

  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  issuingDistributionPoint: '2.5.29.28',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  /** Our own mark of the training signer, an identifier made of a random UUID (X.667): nobody else means anything by it. */
  trainingMark: '2.25.217394027358117364412985041735512036171',

  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  post: '2.5.4.12',
  givenName: '2.5.4.42',
  ogrn: '1.2.643.100.1',
  snils: '1.2.643.100.3',
  innOrganisation: '1.2.643.100.4',
  inn: '1.2.643.3.131.1.1',
} as const

/** Names of algorithms people meet in foreign signatures; for anything else the identifier itself is said. */
const foreign: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.5': 'RSA с SHA-1',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'RSA с SHA-256',
  '1.2.840.113549.1.1.12': 'RSA с SHA-384',
  '1.2.840.113549.1.1.13': 'RSA с SHA-512',
  '1.2.840.10045.2.1': 'ECDSA',
  '1.2.840.10045.4.3.2': 'ECDSA с SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA с SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA с SHA-512',
  '1.3.101.112': 'Ed25519',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.643.2.2.3': 'ГОСТ Р 34.10-2001',
  '1.2.643.2.2.19': 'ГОСТ Р 34.10-2001',
  '1.2.643.2.2.9': 'ГОСТ Р 34.11-94',
}

export const algorithmName = (oid: string): string => foreign[oid] ?? oid
