import type { TrustFacts } from '../../../application/trust/trust-items.ts'
import type { Refusal } from '../../../domain/regulations/finding.ts'
import { type Certificate, isTraining, readX509 } from './certificate.ts'
import { readCrl } from './crl.ts'
import { decodeSignatureFile } from './decode.ts'
import { Malformed } from './der.ts'
import { isSignedBy } from './evidence.ts'
import { keyUsages } from './extensions.ts'
import { isTrainingName, shownName } from './names.ts'

/** Lists of the largest authorities are near ten megabytes. */
const largestItem = 64 * 1024 * 1024

export type ReadTrustOptions = {
  /** Take items of the software signer: the stand alone says so. */
  training?: boolean | undefined
}

/**
 * A file the administrator loads, DER, PEM or base64: a root (`anchor`), a certificate of another authority (`intermediate`) or a
 * revocation list. An authority below a root may be loaded as an anchor too: that is the administrator's decision, not the file's.
 * The self-signature of a root is checked, to tell a damaged file; whether to trust it no file can tell.
 */
export const readTrustItem = (file: Uint8Array, { training = false }: ReadTrustOptions = {}): TrustFacts | Refusal => {
  const decoded = decodeSignatureFile(file, largestItem)
  if ('reason' in decoded)
    return decoded.reason === 'too_large'
      ? refuse('too_large', 'Файл больше 64 МБ: это не сертификат и не список отзыва')
      : refuse('unreadable', 'Файл не читается. Нужен один сертификат (.cer, .crt, .pem) или один список отзыва (.crl)')
  const item = certificateItem(decoded.bytes) ?? crlItem(decoded.bytes)
  if (typeof item === 'string')
    return refuse('unreadable', `Файл не читается ни как сертификат, ни как список отзыва по ГОСТ: ${item}`)
  if (!('refused' in item) && item.training && !training)
    return refuse('training', 'Файл учебного стенда: в рабочей системе ему доверять нельзя')
  return item
}

const refuse = (refused: string, because: string): Refusal => ({ refused, because })

const certificateItem = (bytes: Uint8Array): TrustFacts | Refusal | undefined => {
  const read = orWhy(() => readX509(bytes))
  return typeof read === 'string' ? undefined : authorityItem(read)
}

const authorityItem = (certificate: Certificate): TrustFacts | Refusal => {
  const { key, extensions, selfIssued } = certificate
  if ('foreign' in key) return refuse('foreign_algorithm', `Ключ сертификата не по ГОСТ Р 34.10-2012: ${key.foreign}`)
  if (!extensions.isAuthority || !extensions.keyUsage?.has(keyUsages.keyCertSign))
    return refuse('not_authority', 'Это сертификат не удостоверяющего центра: выдавать сертификаты им нельзя')
  if (selfIssued && !isSignedBy(certificate, key))
    return refuse('damaged', 'Подпись под сертификатом не сходится: файл повреждён')
  return {
    kind: selfIssued ? 'anchor' : 'intermediate',
    subject: shownName(certificate.subjectName),
    issuer: shownName(certificate.issuerName),
    serial: certificate.serial,
    startsAt: certificate.notBefore,
    endsAt: certificate.notAfter,
    digest: certificate.digest,
    der: certificate.der,
    training: isTraining(certificate),
  }
}

const crlItem = (bytes: Uint8Array): TrustFacts | Refusal | string => {
  const crl = orWhy(() => readCrl(bytes))
  if (typeof crl === 'string') return crl
  if (crl.signatureBits === undefined)
    return refuse('foreign_algorithm', 'Список отзыва подписан не по ГОСТ Р 34.10-2012')
  const name = shownName(crl.issuerName)
  return {
    kind: 'crl',
    subject: name,
    issuer: name,
    serial: crl.number,
    startsAt: crl.thisUpdate,
    endsAt: crl.nextUpdate,
    digest: crl.digest,
    der: crl.der,
    training: isTrainingName(crl.issuerName),
  }
}

const orWhy = <T extends object>(read: () => T): T | string => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return error.message
    throw error
  }
}
