/**
 * Sums of points of y² = x³ + ax + b in Jacobian coordinates: (X, Y, Z) is the point (X/Z², Y/Z³), all modulo p.
 * Names with 1 and 2 belong to the points given, with 3 to the result, `A` is the coefficient a, the rest are passing.
 * Where a formula does not hold (an operand is infinity, the points are equal or opposite) the result has Z = 0, and Z
 * stays zero in all that is computed from it: who sees Z = 0 at the end must count again with care.
 * A result may take the place of a point given: `X3`, `Y3`, `Z3` are written when the given ones are needed no more.
 */
export const pointFormulas = {
  double: [
    'XX = X1 * X1',
    'YY = Y1 * Y1',
    'ZZ = Z1 * Z1',
    'ZZZZ = ZZ * ZZ',
    'AZ = A * ZZZZ',
    'M = 3 XX + 1 AZ',
    'XYY = X1 * YY',
    'YZ = Y1 * Z1',
    'MM = M * M',
    'X3 = 1 MM - 8 XYY',
    'D = 4 XYY - 1 X3',
    'MD = M * D',
    'YYYY = YY * YY',
    'Y3 = 1 MD - 8 YYYY',
    'Z3 = 2 YZ',
  ],
  /** The same where a = −3: then 3X² + aZ⁴ is 3(X − Z²)(X + Z²). */
  doubleMinusThree: [
    'YY = Y1 * Y1',
    'ZZ = Z1 * Z1',
    'U = 3 X1 - 3 ZZ',
    'V = 1 X1 + 1 ZZ',
    'M = U * V',
    'XYY = X1 * YY',
    'YZ = Y1 * Z1',
    'MM = M * M',
    'X3 = 1 MM - 8 XYY',
    'D = 4 XYY - 1 X3',
    'MD = M * D',
    'YYYY = YY * YY',
    'Y3 = 1 MD - 8 YYYY',
    'Z3 = 2 YZ',
  ],
  add: [
    'ZZ = Z1 * Z1',
    'WW = Z2 * Z2',
    'P = X1 * WW',
    'Q = X2 * ZZ',
    'ZZZ = Z1 * ZZ',
    'WWW = Z2 * WW',
    'S = Y1 * WWW',
    'T = Y2 * ZZZ',
    'H = 1 Q - 1 P',
    'R = 1 T - 1 S',
    'HH = H * H',
    'HHH = HH * H',
    'V = P * HH',
    'SH = S * HHH',
    'ZW = Z1 * Z2',
    'Z3 = ZW * H',
    'RR = R * R',
    'D = 1 RR - 1 HHH',
    'X3 = 1 D - 2 V',
    'E = 1 V - 1 X3',
    'RE = R * E',
    'Y3 = 1 RE - 1 SH',
  ],
  /** The same where the second point has Z = 1. */
  addAffine: [
    'ZZ = Z1 * Z1',
    'Q = X2 * ZZ',
    'ZZZ = Z1 * ZZ',
    'T = Y2 * ZZZ',
    'H = 1 Q - 1 X1',
    'R = 1 T - 1 Y1',
    'HH = H * H',
    'HHH = HH * H',
    'V = X1 * HH',
    'SH = Y1 * HHH',
    'Z3 = Z1 * H',
    'RR = R * R',
    'D = 1 RR - 1 HHH',
    'X3 = 1 D - 2 V',
    'E = 1 V - 1 X3',
    'RE = R * E',
    'Y3 = 1 RE - 1 SH',
  ],
  copy: ['X3 = 1 X1', 'Y3 = 1 Y1', 'Z3 = 1 Z1'],
  negate: ['X3 = 1 X1', 'Y3 = -1 Y1', 'Z3 = 1 Z1'],
} as const satisfies Record<string, readonly string[]>

export type PointFunction = keyof typeof pointFormulas

/** A line of a formula taken apart: a product of two numbers, or a sum of numbers with whole factors. */
export type Step =
  | { to: string; product: readonly [string, string] }
  | { to: string; sum: readonly { factor: number; of: string }[] }

export const stepOf = (line: string): Step => {
  const [to = '', value = ''] = line.split(' = ')
  const [left, right] = value.split(' * ')
  if (left !== undefined && right !== undefined) return { to, product: [left, right] }
  const terms = [...value.matchAll(/([+-]? ?\d+) (\w+)/g)]
  return { to, sum: terms.map(([, factor = '', of = '']) => ({ factor: Number(factor.replace(' ', '')), of })) }
}
