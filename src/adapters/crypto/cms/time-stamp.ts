import { type Fault, verdictFor } from '../../../domain/signature/reasons.ts'
import type { UsedCrl } from '../../../domain/signature/report.ts'
import { streebog } from '../gost/streebog.ts'
import { digestBits, readPlainAlgorithm } from './algorithms.ts'
import { bindingFault, certificateOf } from './binding.ts'
import type { Certificate } from './certificate.ts'
import { findChain, shownMoment, validityFault } from './chain.ts'
import { contents, context, type Der, expect, fieldsOf, Malformed, onlyDer, sameBytes, tags } from './der.ts'
import { readSmall, readTime } from './der-values.ts'
import { type Evidence, withEmbedded } from './evidence.ts'
import { listExtensions } from './extensions.ts'
import { oids } from './oids.ts'
import { algorithmFault, isForSigning, signatureFault } from './own-points.ts'
import { Rejected } from './rejected.ts'
import { checkRevocation } from './revocation.ts'
import type { SignedMessage } from './signed-data.ts'

export type TimeStamp = { provenAt: Date; crls: UsedCrl[] }

/** Clocks of an authority and of this machine may differ that much. */
const skewMs = 60_000

/** A time-stamp token over the value of a signature (RFC 3161, CAdES-T), with the authority's own chain and lists as of `at`. */
export const checkTimeStamp = (
  token: SignedMessage,
  signature: Uint8Array,
  evidence: Evidence,
  at: Date,
): TimeStamp | Fault => {
  const [signer, ...more] = token.signers
  const { content } = token
  if (
    token.contentType !== oids.timeStampInfo ||
    content === undefined ||
    signer === undefined ||
    more.length > 0 ||
    signer.unsigned.size > 0
  )
    return { reason: 'time_stamp_bad', about: 'это не штамп времени' }
  const info = readInfo(onlyDer(content))
  const bits = digestBits(info.imprintOid)
  if (bits === undefined) return unproven('хеш штампа не по ГОСТ Р 34.11-2012')
  if (!sameBytes(streebog(bits, signature), info.imprint)) return { reason: 'time_stamp_bad', about: 'хеш не сходится' }

  const wider = withEmbedded(evidence, token.certificates)
  const authority = certificateOf(signer, wider.known)
  if (authority === undefined) return unproven('в него не вложен сертификат службы штампов')
  const fault =
    algorithmFault(signer, authority) ??
    signatureFault(signer, authority, { type: oids.timeStampInfo, digest: size => streebog(size, content) }) ??
    bindingFault(signer, authority)
  if (fault?.reason === 'not_cades') return unproven('в нём не закреплён сертификат службы штампов')
  if (fault !== undefined) return ofTimeStamp(fault)
  if (!isForTimeStamps(authority)) return { reason: 'time_stamp_authority', about: `№ ${authority.serial}` }
  if (info.time.getTime() > at.getTime() + skewMs) return { reason: 'time_stamp_ahead', about: shownMoment(info.time) }
  const early = validityFault(authority, info.time)
  if (early !== undefined) return ofTimeStamp(early)
  const chain = findChain(authority, wider, at)
  if ('reason' in chain) return ofTimeStamp(chain)
  const crls = checkRevocation(chain, wider, at)
  return 'reason' in crls ? ofTimeStamp(crls) : { provenAt: info.time, crls }
}

const unproven = (about: string): Fault => ({ reason: 'time_stamp_unproven', about })

/** A fault inside the token is a fault of the time stamp: proved wrong stays proved, unknown stays unknown. */
const ofTimeStamp = (fault: Fault): Fault => {
  const { state, what } = verdictFor(fault)
  return { reason: state === 'invalid' ? 'time_stamp_bad' : 'time_stamp_unproven', about: what }
}

/** RFC 3161, 2.3: the key serves time stamps and nothing else, and the extension that says so is critical. */
const isForTimeStamps = (certificate: Certificate): boolean => {
  const { extendedKeyUsage } = certificate.extensions
  const purposes = extendedKeyUsage?.purposes ?? []
  return (
    isForSigning(certificate) &&
    extendedKeyUsage?.critical === true &&
    purposes.length === 1 &&
    purposes[0] === oids.timeStamping
  )
}

/** TSTInfo (RFC 3161, 2.4.2). */
const readInfo = (value: Der): { imprintOid: string; imprint: Uint8Array; time: Date } => {
  const fields = fieldsOf(expect(value, tags.sequence))
  if (readSmall(fields.take(tags.integer)) !== 1) throw new Malformed('штамп времени неизвестной версии')
  fields.take(tags.oid)
  const imprint = fieldsOf(fields.take(tags.sequence))
  const imprintOid = readPlainAlgorithm(imprint.take(tags.sequence))
  const digest = contents(imprint.take(tags.octetString))
  imprint.done()
  fields.take(tags.integer)
  const time = readTime(fields.take(tags.generalizedTime))
  // Accuracy, ordering, nonce and the authority's name are covered by its signature and change nothing here.
  for (const tag of [tags.sequence, tags.boolean, tags.integer, context(0)]) fields.maybe(tag)
  const extensions = fields.maybe(context(1))
  fields.done()
  const list = extensions === undefined ? [] : listExtensions({ ...extensions, tag: tags.sequence })
  if (list.some(({ critical }) => critical))
    throw new Rejected({ reason: 'unsupported_part', about: 'условия штампа времени' })
  return { imprintOid, imprint: digest, time }
}
