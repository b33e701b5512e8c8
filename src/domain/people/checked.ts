/** What became of something a person typed: the value as we keep it, or what is wrong and how to mend it (Russian). */
export type Checked<Value = string> = { value: Value } | { wrong: string }

export const isWrong = <Value>(checked: Checked<Value>): checked is { wrong: string } => 'wrong' in checked

/** Digits of a number as people write it, with blanks, hyphens and full stops between; undefined when anything else stands there. */
export const digitsOf = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s\u00a0.\-–—]/g, '')
  return /^\d+$/.test(digits) ? digits : undefined
}

/** Sum of digits by weights, the first weight for the first digit. */
export const weighed = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0)
