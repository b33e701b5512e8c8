import petrovich from 'petrovich'
import { eachCase, type NameForms, type Sex, unchanged } from '../../domain/people/declension.ts'

/** A word in all cases; a doubt in Russian when the rule behind it is not certain for this word. */
export type WordForms = { forms: NameForms; doubt?: string | undefined }

/**
 * How words of one kind change. `how`: `stays`, or as the package inflects, or own endings after cutting some letters
 * (genitive, dative, accusative, instrumental, prepositional). A rule without a doubt is a promise that the forms are right.
 */
export type Rule = { when: RegExp; how: 'stays' | 'package' | Endings; doubt?: string | undefined }
export type Endings = { cut: number; add: string }
export type PartOfName = 'first' | 'middle' | 'last'

export const noun = (cut: number, add: string): Endings => ({ cut, add })

/** A pattern for whole words, from a list with blanks between them. */
export const anyOf = (list: string): RegExp => new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`)

/** The forms of one word (no hyphen, no blank) by the first rule that fits; an unknown kind of word stays, with a doubt. */
export const inflect = (part: PartOfName, word: string, sex: Sex, rules: readonly Rule[]): WordForms => {
  const lower = word.toLowerCase()
  const rule = rules.find(({ when }) => when.test(lower))
  if (rule === undefined) return { forms: unchanged(word), doubt: 'для таких слов правила нет' }
  return { forms: formsBy(rule.how, part, word, lower, sex), doubt: rule.doubt }
}

const formsBy = (how: Rule['how'], part: PartOfName, word: string, lower: string, sex: Sex): NameForms => {
  if (how === 'stays') return unchanged(word)
  if (how === 'package') {
    return eachCase(grammaticalCase => likeWritten(word, petrovich[sex][part][grammaticalCase](lower)))
  }
  const [genitive = '', dative = '', accusative = '', instrumental = '', prepositional = ''] = how.add.split(' ')
  const stem = lower.slice(0, lower.length - how.cut)
  const of = (ending: string): string => likeWritten(word, stem + ending)
  return {
    nominative: word,
    genitive: of(genitive),
    dative: of(dative),
    accusative: of(accusative),
    instrumental: of(instrumental),
    prepositional: of(prepositional),
  }
}

/** Capitals as the name was written: «ИВАНОВ» gives «ИВАНОВУ», «Иванов» gives «Иванову». */
const likeWritten = (written: string, form: string): string => {
  if (written.length > 1 && written === written.toUpperCase()) return form.toUpperCase()
  return [...form].map((letter, place) => (isCapital(written[place]) ? letter.toUpperCase() : letter)).join('')
}

const isCapital = (letter: string | undefined): boolean => letter !== undefined && letter !== letter.toLowerCase()

export const vowels = (word: string): number => word.toLowerCase().match(/[аеёиоуыэюя]/g)?.length ?? 0

/** Joins the forms of parts, case by case. */
export const joined = (parts: readonly NameForms[], between: string): NameForms =>
  eachCase(grammaticalCase =>
    parts
      .map(forms => forms[grammaticalCase])
      .filter(text => text !== '')
      .join(between),
  )
