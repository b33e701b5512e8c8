/**
 * A number as digits at powers of two, the lowest first: each digit is zero or odd, within ±2^(width − 1), and after one
 * that is not zero at least width − 1 zeros follow. Fewer digits mean fewer additions of points.
 */
export const signedDigits = (value: bigint, width: number): Int8Array => {
  const bits = value.toString(2)
  const bitAt = (index: number): number => (bits.charCodeAt(bits.length - 1 - index) === one ? 1 : 0)
  const digits = new Int8Array(bits.length + 1)
  let carry = 0
  for (let index = 0; index < digits.length; ) {
    if (((bitAt(index) + carry) & 1) === 0) {
      index++
      continue
    }
    let digit = carry
    for (let place = 0; place < width; place++) digit += bitAt(index + place) * 2 ** place
    carry = digit >> (width - 1)
    digits[index] = digit - (carry << width)
    index += width
  }
  return digits
}

const one = '1'.charCodeAt(0)
