import { type Curve, curveByOid } from '../gost/curves.ts'
import { publicKeyOf, publicKeyToBytes, randomScalar, signDigest } from '../gost/gost3410.ts'
import { streebog } from '../gost/streebog.ts'
import { type Bytes, bits, octets, oid, sequence } from './der-write.ts'
import { oids } from './oids.ts'

/** A source of cryptographic random bytes. */
export type RandomBytes = (size: number) => Uint8Array

/** A private key of the software signer, as it is kept in a file: never a key of a real person. */
export type TrainingKey = { curve: string; secret: string }

export type SigningKey = {
  kept: TrainingKey
  size: 256 | 512
  publicInfo: Bytes
  identifier: Bytes
  sign(message: Bytes): Bytes
}

/** A new key on the curve with this identifier. */
export const newKey = (curveOid: string, random: RandomBytes): TrainingKey => ({
  curve: curveOid,
  secret: randomScalar(curveNamed(curveOid), random).toString(16),
})

/** The key ready to sign. Throws RangeError for an unknown curve. */
export const signingKey = (kept: TrainingKey, random: RandomBytes): SigningKey => {
  const curve = curveNamed(kept.curve)
  const secret = BigInt(`0x${kept.secret}`)
  const point = publicKeyToBytes(curve, publicKeyOf(curve, secret))
  const sign = (message: Bytes): Bytes => {
    const digest = streebog(curve.bits, message)
    for (;;) {
      const signature = signDigest(curve, secret, digest, randomScalar(curve, random))
      if (signature !== undefined) return signature
    }
  }
  return {
    kept,
    size: curve.bits,
    publicInfo: publicInfo(curve, kept.curve, point),
    identifier: streebog(256, point).subarray(0, 20),
    sign,
  }
}

const curveNamed = (curveOid: string): Curve => {
  const curve = curveByOid(curveOid)
  if (curve === undefined) throw new RangeError(`Unknown curve ${curveOid}`)
  return curve
}

/** SubjectPublicKeyInfo (RFC 9215, 4): the older identifiers of curves go with the identifier of the digest, the newer without. */
const publicInfo = (curve: Curve, curveOid: string, point: Bytes): Bytes => {
  const digest = curveOid.startsWith('1.2.643.2.2.') ? [oid(oids.streebog256)] : []
  const algorithm = oid(curve.bits === 256 ? oids.key256 : oids.key512)
  return sequence(sequence(algorithm, sequence(oid(curveOid), ...digest)), bits(octets(point)))
}
