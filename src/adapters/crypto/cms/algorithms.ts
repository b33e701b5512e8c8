import { curveByOid } from '../gost/curves.ts'
import { publicKeyFromBytes, verifyDigest } from '../gost/gost3410.ts'
import { streebog } from '../gost/streebog.ts'
import { contents, type Der, expect, fieldsOf, hex, Malformed, onlyDer, tags, whole } from './der.ts'
import { readBits, readOid } from './der-values.ts'
import { algorithmName, oids } from './oids.ts'

export type Bits = 256 | 512

/** The closed lists: what is not here is not trusted, whatever its fame. */
const digests: Readonly<Record<string, Bits>> = { [oids.streebog256]: 256, [oids.streebog512]: 512 }
const keys: Readonly<Record<string, Bits>> = { [oids.key256]: 256, [oids.key512]: 512 }
const signatures: Readonly<Record<string, Bits>> = { [oids.signature256]: 256, [oids.signature512]: 512 }

export const digestBits = (oid: string): Bits | undefined => digests[oid]
export const signatureBits = (oid: string): Bits | undefined => signatures[oid]
/** SignerInfo carries the identifier of the key (CryptoPro, openssl) or of the signature with its digest (RFC 9215). */
export const signerBits = (oid: string): Bits | undefined => keys[oid] ?? signatures[oid]

/** AlgorithmIdentifier that takes no parameters: absent or NULL. */
export const readPlainAlgorithm = (value: Der): string => {
  const fields = fieldsOf(expect(value, tags.sequence))
  const oid = readOid(fields.take(tags.oid))
  const parameters = fields.maybe(tags.null)
  if (fields.left() || (parameters !== undefined && contents(parameters).length > 0))
    throw new Malformed(`у алгоритма ${algorithmName(oid)} лишние параметры`)
  return oid
}

/** The identifier alone, for algorithms outside our lists whose parameters say nothing to us. */
export const readAlgorithmOid = (value: Der): string => readOid(fieldsOf(expect(value, tags.sequence)).take(tags.oid))

export type PublicKey = {
  bits: Bits
  /** SubjectPublicKeyInfo with its header, hexadecimal: two keys are one key when these agree. */
  identity: string
  verify(digest: Uint8Array, signature: Uint8Array): boolean
}

/** SubjectPublicKeyInfo (RFC 9215, 4): curve by its identifier, the point little-endian inside an OCTET STRING. */
export const readPublicKey = (value: Der): PublicKey | { foreign: string } => {
  const fields = fieldsOf(expect(value, tags.sequence))
  const algorithm = fieldsOf(fields.take(tags.sequence))
  const oid = readOid(algorithm.take(tags.oid))
  const bits = keys[oid]
  if (bits === undefined) return { foreign: algorithmName(oid) }
  const parameters = fieldsOf(algorithm.take(tags.sequence))
  const curveOid = readOid(parameters.take(tags.oid))
  const digest = parameters.maybe(tags.oid)
  parameters.done()
  const key = readBits(fields.take(tags.bitString))
  algorithm.done()
  fields.done()
  const curve = curveByOid(curveOid)
  if (curve === undefined) return { foreign: `набор параметров ${curveOid}` }
  const point = contents(expect(onlyDer(key), tags.octetString))
  if (curve.bits !== bits || point.length !== bits / 4 || (digest !== undefined && digests[readOid(digest)] !== bits))
    throw new Malformed('размер ключа не согласован с его параметрами')
  const publicKey = publicKeyFromBytes(curve, point)
  if (publicKey === undefined) throw new Malformed('ключ не лежит на своей кривой')
  return {
    bits,
    identity: hex(whole(value)),
    verify: (signed, signature) => signature.length === bits / 4 && verifyDigest(curve, publicKey, signed, signature),
  }
}

/** Does the key sign these bytes: the signature of a certificate, a list or signed attributes. */
export const signs = (key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean =>
  key.verify(streebog(key.bits, message), signature)
