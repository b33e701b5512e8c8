import { baseOf, inverse, isOnCurve, modulo, type Point } from './affine.ts'
import type { Curve } from './curves.ts'
import { affineOf, counterOf } from './sum-of-products.ts'

/**
 * Does the signature s‖r, big-endian each, of this digest hold for the public key (GOST R 34.10-2012, section 6.2)?
 * The key must come from `publicKeyFromBytes`: here nobody asks whether it lies on the curve. A digest of a length that
 * is not the curve's throws RangeError; a signature of another length does not hold.
 */
export const verifyDigest = (curve: Curve, publicKey: Point, digest: Uint8Array, signature: Uint8Array): boolean => {
  const { p, q } = curve
  const size = curve.bits / 8
  if (signature.length !== 2 * size) return false
  const s = bigEndian(signature.subarray(0, size))
  const r = bigEndian(signature.subarray(size))
  if (r === 0n || r >= q || s === 0n || s >= q) return false
  const v = inverse(digestNumber(curve, digest), q)
  const sum = counterOf(curve).sumOfProducts(modulo(s * v, q), modulo(-r * v, q), publicKey)
  if (sum === 'infinity') return false
  // The step «R = x mod q, R = r» without division: x is X/Z², and where q is less than p, several x give one r.
  const square = modulo(sum.Z * sum.Z, p)
  for (let x = r; x < p; x += q) if (modulo(x * square, p) === sum.X) return true
  return false
}

/**
 * The signature s‖r of a digest (GOST R 34.10-2012, section 6.1). For tests and the training signer only: the time it
 * takes depends on the secret. The number k is from `randomScalar`, new for each signature, known to nobody.
 * Undefined where the standard asks for another k.
 */
export const signDigest = (curve: Curve, privateKey: bigint, digest: Uint8Array, k: bigint): Uint8Array | undefined => {
  const { q } = curve
  const r = modulo(multipleOfBase(curve, k).x, q)
  const s = modulo(r * within(curve, privateKey) + k * digestNumber(curve, digest), q)
  if (r === 0n || s === 0n) return undefined
  const size = curve.bits / 8
  return Uint8Array.from([...bytesOf(s, size).reverse(), ...bytesOf(r, size).reverse()])
}

/** The public key of a private one, 0 < d < q (section 5.3). For tests and the training signer only. */
export const publicKeyOf = (curve: Curve, privateKey: bigint): Point => multipleOfBase(curve, privateKey)

/** A number 0 < k < q, each equally likely; `randomBytes` is a cryptographic source of so many bytes. */
export const randomScalar = ({ bits, q }: Curve, randomBytes: (size: number) => Uint8Array): bigint => {
  const excess = BigInt(bits - q.toString(2).length)
  for (;;) {
    const scalar = bigEndian(randomBytes(bits / 8)) >> excess
    if (scalar > 0n && scalar < q) return scalar
  }
}

/** The key that x‖y of certificates mean, little-endian each (RFC 9215, 4.3); undefined where it is not a key of the curve. */
export const publicKeyFromBytes = (curve: Curve, bytes: Uint8Array): Point | undefined => {
  const size = curve.bits / 8
  if (bytes.length !== 2 * size) return undefined
  const key = { x: littleEndian(bytes.subarray(0, size)), y: littleEndian(bytes.subarray(size)) }
  if (!isOnCurve(curve, key)) return undefined
  // A curve with a cofactor has points outside the subgroup where keys live: q times a key must be infinity.
  return curve.cofactor === 1n || isOfOrderQ(curve, key) ? key : undefined
}

/** The key as certificates carry it: x‖y, little-endian each. */
export const publicKeyToBytes = ({ bits }: Curve, { x, y }: Point): Uint8Array =>
  Uint8Array.from([...bytesOf(x, bits / 8), ...bytesOf(y, bits / 8)])

/** (q − 1)·Q is −Q: asked so because for q·Q itself the fast formulas do not hold. */
const isOfOrderQ = (curve: Curve, { x, y }: Point): boolean => {
  const { p, q } = curve
  const sum = counterOf(curve).sumOfProducts(0n, q - 1n, { x, y })
  if (sum === 'infinity') return false
  const square = modulo(sum.Z * sum.Z, p)
  return modulo(x * square - sum.X, p) === 0n && modulo(y * square * sum.Z + sum.Y, p) === 0n
}

const multipleOfBase = (curve: Curve, factor: bigint): Point => {
  const sum = counterOf(curve).sumOfProducts(within(curve, factor), 0n, baseOf(curve))
  if (sum === 'infinity') throw new Error(`The order of the base point of ${curve.name} is not q`)
  return affineOf(curve, sum)
}

const within = ({ q }: Curve, scalar: bigint): bigint => {
  if (scalar <= 0n || scalar >= q) throw new RangeError('A private number must be above zero and below q')
  return scalar
}

/** Section 6.1, step 2: the digest as a number modulo q; one instead of zero. */
const digestNumber = ({ bits, q }: Curve, digest: Uint8Array): bigint => {
  if (digest.length !== bits / 8) throw new RangeError(`A digest of ${bits / 8} bytes is needed`)
  return littleEndian(digest) % q || 1n
}

const bigEndian = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const littleEndian = (bytes: Uint8Array): bigint => bigEndian(Uint8Array.from(bytes).reverse())
const bytesOf = (value: bigint, size: number): Uint8Array =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex')).reverse()
