/** «первая категория» at the head of a line: «Первая категория». Only the first letter changes, abbreviations stay. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** «Секретарь ГАК» inside a sentence: «секретарь ГАК». Only the first letter changes, abbreviations stay. */
export const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** A sentence without its closing full stop and blanks: to stand inside another sentence, or to get exactly one full stop. */
export const unstopped = (words: string): string => words.replace(/[.\s]+$/, '')

/** Words in a row: «а», «а и б», «а, б и в». */
export const listed = (words: readonly string[], joint = 'и'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`

/** How names and titles are compared: lower case, «ё» as «е», one space between words. */
export const folded = (words: string): string => words.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
