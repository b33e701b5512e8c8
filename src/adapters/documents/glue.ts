const nb = '\u00a0'

/**
 * No-break spaces where Russian office practice wants them: initials with their surname, a number with its «№», «п.» or «г.»,
 * a day with its month, a dash with the word before it. Everything else is left as it was typed.
 */
export const glued = (text: string): string => {
  if (!text.includes(' ')) return text
  return text
    .replaceAll(/(№|§) (?=\S)/g, `$1${nb}`)
    .replaceAll(
      /(?<![\p{L}\p{N}])(п|пп|ч|ст|абз|прил|стр|рис|табл|д|кв|корп|ул|г|гор|с|пос|р-н|тел)\. (?=[\p{Lu}\p{N}«])/gu,
      `$1.${nb}`,
    )
    .replaceAll(/(\d) (?=(?:г|гг|л|экз|с|руб|коп|чел|шт)\.(?!\p{L}))/gu, `$1${nb}`)
    .replaceAll(new RegExp(`(?<!\\d)(\\d{1,2}) (?=(?:${months})(?!\\p{L}))`, 'gu'), `$1${nb}`)
    .replaceAll(/(?<!\p{L})(\p{Lu}\.) ?(?=\p{Lu}\.)/gu, `$1${nb}`)
    .replaceAll(/(?<!\p{L})(\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu, `$1${nb}`)
    .replaceAll(/(\p{Ll}) (?=\p{Lu}\.(?:$|[\s\u00a0,;)]|\p{Lu}\.))/gu, `$1${nb}`)
    .replaceAll(/ (?=[–—](?:\s|$))/g, nb)
}

const months = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'

/** Begins and ends a piece that may not be broken. A file never shows it: the printer of PDF takes it out. */
export const seam = '\u2060'

/** Where a run may be broken without a hyphen. The printer of PDF takes it out too. */
export const chance = '\u200b'

/**
 * No-break spaces as plain ones within seams, and seams round numbers with a hyphen («273-ФЗ», «22-01-05/1»): a typeface draws both
 * spaces by one glyph, and a file would have to say of every space which of the two it is. Pieces longer than `longest` may be
 * broken after all.
 */
export const sewn = (text: string, longest: number): string =>
  text.replaceAll(/[^ \n]+/g, run => {
    if (!run.includes(nb) && !number.test(run)) return run
    const plain = run.replaceAll(nb, ' ')
    return run.length > longest ? plain : `${seam}${plain}${seam}`
  })

const number = /^[^\p{L}\p{N}]?\d[\p{L}\p{N}]{0,8}(?:[-/][\p{L}\p{N}]{1,8}){1,4}[^\p{L}\p{N}]?$/u

/** Seams round names with a hyphen: «Кабардино-Балкарской» in the head of a sheet. */
export const wholeNames = (text: string): string =>
  text.replaceAll(/(?<![\p{L}-])\p{L}{2,16}-\p{L}{2,16}(?![\p{L}-])/gu, `${seam}$&${seam}`)

/**
 * Lets a run without a place to break (an address of a site, a number, a name of two hundred letters) go over to the next line:
 * after every `every` characters of a run longer than `longest` stands a chance.
 */
export const breakable = (text: string, longest: number, every = 6): string =>
  text.length <= longest
    ? text
    : text.replaceAll(new RegExp(`[^\\s\\u00a0\\u2010-\\u2014-]{${longest + 1},}`, 'gu'), run =>
        Array.from(run)
          .map((one, at) => (at > 0 && at % every === 0 ? `${chance}${one}` : one))
          .join(''),
      )
