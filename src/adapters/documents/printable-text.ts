import type { Paper } from '../../application/papers/paper.ts'

/**
 * Text without the characters that no sheet shows but a file can be spoiled or forged by: control characters, marks that turn
 * the direction of writing (a name must not read differently from what it is), invisible joints, halves of a broken character.
 * A tab is a blank; line ends stay.
 */
export const printable = (text: string): string =>
  harmless.test(text)
    ? text
    : text
        .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
        .replaceAll('\t', ' ')
        .toWellFormed()
        .replaceAll(unwanted, '')

/** The same paper with every text of it cleaned. */
export const printablePaper = (paper: Paper): Paper => cleaned(paper) as Paper

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return printable(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, cleaned(held)]))
}

/** The usual: Russian and Latin letters, figures, punctuation of our texts. */
const harmless = /^[\n\u0020-\u007e\u00a0\u00a7\u00ab\u00bb\u0400-\u045f\u2013\u2014\u2026\u2116]*$/

// Controls but the line end; format signs: direction marks, soft hyphen, zero-width signs; what is no character at all.
const unwanted = /(?!\n)[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu
