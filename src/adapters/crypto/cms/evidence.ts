import type { Trust, TrustItem } from '../../../domain/signature/trust.ts'
import { type PublicKey, signs } from './algorithms.ts'
import { type Certificate, readX509 } from './certificate.ts'
import { type Crl, readCrl } from './crl.ts'
import { Malformed } from './der.ts'
import { Rejected } from './rejected.ts'

/** What one check may rest on: what the administrator loaded and what the file carries. */
export type Evidence = {
  anchors: readonly Certificate[]
  /** Loaded and embedded certificates of authorities, anchors first. */
  known: readonly Certificate[]
  crls: readonly Crl[]
  /** Digests of what the administrator loaded. */
  loaded: ReadonlySet<string>
  /** Digests of certificates whose issuer's signature was found good during this check. */
  proven: Set<string>
  /** Counts the links tried between certificates, so that a file made to be slow is given up. */
  spend(): void
}

const mostLinks = 100

export const evidenceOf = (trust: Trust, embedded: readonly Certificate[]): Evidence => {
  const anchors = trust.anchors.flatMap(certificateIn)
  const loaded = [...anchors, ...trust.intermediates.flatMap(certificateIn)]
  let spent = 0
  return {
    anchors,
    known: distinct([...loaded, ...embedded]),
    loaded: new Set(loaded.map(({ digest }) => digest)),
    crls: trust.crls.flatMap(crlIn),
    proven: new Set(),
    spend: () => {
      spent += 1
      if (spent > mostLinks) throw new Rejected({ reason: 'too_complex', about: 'слишком много сертификатов' })
    },
  }
}

/** The same evidence with the certificates of a time stamp beside. */
export const withEmbedded = (evidence: Evidence, embedded: readonly Certificate[]): Evidence => ({
  ...evidence,
  known: distinct([...evidence.known, ...embedded]),
})

/** Of equal certificates the first stays, so an embedded copy of an anchor is the anchor. */
const distinct = (list: readonly Certificate[]): Certificate[] =>
  [...new Map(list.toReversed().map(one => [one.digest, one])).values()].toReversed()

/** Items that cannot be read give no trust; `readTrustItem` told the administrator so when they were loaded. */
const remembered = <T extends object>(read: (der: Uint8Array) => T) => {
  const memory = new WeakMap<Uint8Array, readonly T[]>()
  return ({ der }: TrustItem): readonly T[] => {
    const known = memory.get(der)
    if (known !== undefined) return known
    const fresh = orNothing(() => read(der))
    memory.set(der, fresh)
    return fresh
  }
}

const orNothing = <T>(read: () => T): readonly T[] => {
  try {
    return [read()]
  } catch (error) {
    if (error instanceof Malformed) return []
    throw error
  }
}

const certificateIn = remembered(readX509)
const crlIn = remembered(readCrl)

type Signed = { digest: string; signedPart: Uint8Array; signature: Uint8Array; signatureBits: unknown }

const rememberedChecks = 2000
const checks = new Map<string, boolean>()

/** Does the issuer's key sign a certificate or a list; the algorithm must be of the key's own size. */
export const isSignedBy = ({ signatureBits, signedPart, signature }: Signed, key: PublicKey): boolean =>
  signatureBits === key.bits && signs(key, signedPart, signature)

/**
 * The same for certificates of authorities and revocation lists, which come again with every signature: the answer is remembered by
 * the digests of the item and of the key. Bounded: the oldest answers go first.
 */
export const isSignedByRemembered = (item: Signed, key: PublicKey): boolean => {
  const pair = `${item.digest} ${key.identity}`
  const known = checks.get(pair)
  if (known !== undefined) return known
  const answer = isSignedBy(item, key)
  if (checks.size >= rememberedChecks) checks.delete(checks.keys().next().value ?? '')
  checks.set(pair, answer)
  return answer
}
