import type { Typed } from '../forms.ts'

/** One answer of a sent form as a text; the last one where several were sent. */
export const textIn = (typed: Typed, name: string): string => {
  const value = typed[name]
  return value === undefined ? '' : typeof value === 'string' ? value : (value.at(-1) ?? '')
}
