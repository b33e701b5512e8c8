import { lowered } from '../wording.ts'
import { eachCase, type NameForms, type ProposedForms, unchanged } from './declension.ts'
import { type Nomenclature, positionKey } from './nomenclature.ts'

type Titled = Nomenclature['posts'][number]

/**
 * A position in every case, in lower case for running text: «учителю русского языка». The head declines, the rest stays. A
 * subject known to the nomenclature file follows in the genitive, any other stands in brackets as it was named. Not sure,
 * and nothing inflected, for a position outside the nomenclature or with words after it that are not a known subject.
 */
export const positionForms = (nomenclature: Nomenclature, title: string, subject = ''): ProposedForms => {
  const found = longestBeginning(nomenclature.positions, title)
  if (found === undefined) return leftAlone(title, `«${title.trim()}»: должности нет в номенклатуре, проверьте падеж`)
  const { line, rest } = found
  const following = rest === '' ? undefined : subjectInGenitive(nomenclature, rest)
  if (rest !== '' && following === undefined) {
    return leftAlone(title, `«${rest}»: проверьте, меняются ли эти слова вместе с должностью`)
  }
  const named = tidy(subject)
  const known = subjectInGenitive(nomenclature, named)
  const repeated = following !== undefined && following === known
  const addition = named === '' || repeated ? '' : afterPosition(line.subject, following, known, named)
  return sure(line, `${following === undefined ? '' : ` ${following}`}${addition}`)
}

/**
 * The post of an official in every case: «министру образования Калининградской области», «секретарю ГАК». One form for men and
 * women. Not sure when the post is unknown or the words after it may have to change with it.
 */
export const postForms = (nomenclature: Nomenclature, title: string): ProposedForms => {
  const found = longestBeginning(nomenclature.posts, title)
  if (found === undefined) return leftAlone(title, `«${title.trim()}»: такой должности нет в списке, проверьте падеж`)
  const { line, rest } = found
  if (!isGoverned(nomenclature, rest))
    return leftAlone(title, `«${rest}»: проверьте, меняются ли эти слова вместе с должностью`)
  return sure(line, rest === '' ? '' : ` ${rest}`)
}

const sure = (line: Titled, ending: string): ProposedForms => {
  const inCases: NameForms = { nominative: lowerFirst(line.title), ...line.forms }
  return { forms: eachCase(grammaticalCase => inCases[grammaticalCase] + ending), sure: true, doubts: [] }
}

const leftAlone = (title: string, doubt: string): ProposedForms => ({
  forms: unchanged(lowerFirst(tidy(title))),
  sure: false,
  doubts: [doubt],
})

/** The longest line a title begins with, and the words after it. */
const longestBeginning = <Line extends Titled>(
  lines: readonly Line[],
  title: string,
): { line: Line; rest: string } | undefined => {
  const typed = tidy(title)
  return lines
    .filter(line => `${positionKey(typed)} `.startsWith(`${positionKey(line.title)} `))
    .sort((a, b) => b.title.length - a.title.length)
    .map(line => ({ line, rest: typed.slice(line.title.length).trim() }))[0]
}

const afterPosition = (
  follows: 'genitive' | undefined,
  following: string | undefined,
  known: string | undefined,
  named: string,
): string => (follows === 'genitive' && following === undefined && known !== undefined ? ` ${known}` : ` (${named})`)

/** «русский язык и литература» → «русского языка и литературы»; undefined when a part of it is not a known subject. */
const subjectInGenitive = ({ subjects }: Nomenclature, text: string): string | undefined => {
  const genitiveOf = (one: string): string | undefined =>
    subjects.find(({ title, genitive }) => [title, genitive].some(form => positionKey(form) === positionKey(one)))
      ?.genitive
  const whole = genitiveOf(text)
  if (whole !== undefined) return whole
  const pieces = text.split(/(, | и )/)
  const inGenitive = pieces.map((piece, place) => (place % 2 === 1 ? piece : genitiveOf(piece)))
  return inGenitive.every(piece => piece !== undefined) ? inGenitive.join('') : undefined
}

/**
 * Do the words after a post hang on it and so stay: a genitive, an abbreviation, a preposition? Looks at the first word of each
 * part joined by «и». A comma may bring in words that agree with the post («министра, курирующего …»), and so may the name of
 * another post, in brackets or without («специалисту (эксперту)»).
 */
const isGoverned = (nomenclature: Nomenclature, rest: string): boolean => {
  const heads = new Set([...nomenclature.posts, ...nomenclature.positions].map(({ title }) => positionKey(title)))
  const words = rest.split(/[ ()]+/).map(positionKey)
  if (words.some(word => heads.has(word)) || rest.replaceAll(inBrackets, '').includes(',')) return false
  const bare = tidy(rest.replaceAll(inBrackets, ''))
  return bare === '' || bare.split(' и ').every(part => isGenitive(part.trim().split(' ')))
}

const inBrackets = /\([^()]*\)/g

const isGenitive = ([word = '', ...others]: readonly string[]): boolean => {
  if (/^[А-ЯЁ]{2,}$/.test(word) || prepositions.has(word) || nounsInGenitive.test(word.toLowerCase())) return true
  const adjective = /(?:ого|его|ых|их|ой|ей)$/.test(word.toLowerCase())
  return adjective && others.length > 0 && isGenitive(others)
}

const prepositions = new Set(['по', 'в', 'во', 'на', 'для', 'при', 'от', 'об'])
const nounsInGenitive =
  /(?:ния|тия|ства|ссии|ции|кии|ики|уки|сти|боты|жбы|школы|группы|отдела|центра|сектора|департамента|института|комитета|совета|региона|края|района|округа|лицея|сада|министра|губернатора|учреждений|организаций|работников|кузбасса)$/

const tidy = (text: string): string =>
  text
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()

/** «Учитель» → «учитель»; an abbreviation keeps its capitals. */
const lowerFirst = (text: string): string => (/^[А-ЯЁ][а-яё]/.test(text) ? lowered(text) : text)
