import { printable } from '../printable-text.ts'

/** Characters that a typeface can draw. */
export type Coverage = (codePoint: number) => boolean

/** Stands for a letter that the typeface has no glyph for. */
export const missing = '□'

/** What nearly every text of an office is made of: nothing to look for in it. */
const plain = /^[\n\x20-\x7e\u00a0«»№§–—…\u0401\u0410-\u044f\u0451]*$/

/** Choose between the forms of one letter; show nothing themselves. */
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u034f]/gu

/** Private use and broken characters: an archival file may not hold them, whatever the typeface draws in their place. */
const nobodys = /[\p{Co}\p{Cs}\p{Cn}\ufffc\ufffd]/u

const letters = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/**
 * The text as the typeface can draw it: letters composed, a letter it lacks (an emoji with all its parts too) replaced by one «□».
 * Nobody takes a name with a hole in it for a whole one, and the file keeps its glyph for every character.
 */
export const drawable = (text: string, covered: Coverage): string =>
  plain.test(text)
    ? text
    : Array.from(letters.segment(text.normalize('NFC')), ({ segment }) => shown(segment, covered)).join('')

const shown = (letter: string, covered: Coverage): string => {
  const seen = printable(letter).replaceAll(selectors, '')
  const known = Array.from(seen).every(one => one === '\n' || (!nobodys.test(one) && covered(one.codePointAt(0) ?? 0)))
  return known ? seen : missing
}
