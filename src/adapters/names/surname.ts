import { type Sex, unchanged } from '../../domain/people/declension.ts'
import { anyOf, inflect, joined, type WordForms } from './inflection.ts'
import { femaleSurnames } from './surname-female.ts'
import { maleSurnames } from './surname-male.ts'

/** First parts that never change: «Тер-Петросяну», «Бонч-Бруевичу», «Кара-Мурзе». */
const fixedFirst = anyOf(
  'тер дер мелик бонч грум корвин белиц кара шах хан бек ван фон де сен сан ла ле эль аль мак абу ибн нечуй',
)
const particles = anyOf('де ла ле фон ван дер ден дю да ди эль аль бин ибн оглы кызы заде тер')

/** First parts that are surnames of their own and so change beside the second: «Римскому-Корсакову». */
const surnameOfItsOwn: Record<Sex, RegExp> = {
  male: /(?:...[оеё]в|...[иы]н|[сц]кий|[сц]кой|..ый|..ян|[ое]вич|.чук|..[оеэиуюы]|ых)$/,
  female: /(?:.[оеё]ва|..[иы]на|[сц]кая|..ая|[бвгджзйклмнпрстфхцчшщь]|..[оеэиуюы])$/,
}

/** A surname of one word, of several with hyphens («Петрова-Водкина») or with blanks («Де Витт»). */
export const surnameForms = (surname: string, sex: Sex): WordForms => {
  const words = surname.split(' ')
  if (words.length === 1) return hyphenated(surname, sex)
  const parts = words.map(word => (particles.test(word.toLowerCase()) ? unchanged(word) : hyphenated(word, sex).forms))
  return { forms: joined(parts, ' '), doubt: 'фамилия из нескольких слов: проверьте каждое' }
}

const hyphenated = (surname: string, sex: Sex): WordForms => {
  const words = surname.split('-')
  const last = words.at(-1) ?? ''
  if (words.length > 1 && last.toLowerCase() === 'заде') return { forms: unchanged(surname) }
  const parts = words.map((word, place) => (place < words.length - 1 ? firstPart(word, sex) : oneWord(word, sex)))
  const doubt = parts.find(part => part.doubt !== undefined)?.doubt
  const tooMany = words.length > 2 ? 'фамилия из трёх и более частей: проверьте каждую' : undefined
  return {
    forms: joined(
      parts.map(({ forms }) => forms),
      '-',
    ),
    doubt: doubt ?? tooMany,
  }
}

const firstPart = (word: string, sex: Sex): WordForms => {
  const lower = word.toLowerCase()
  if (fixedFirst.test(lower)) return { forms: unchanged(word) }
  const { forms, doubt } = oneWord(word, sex)
  const unclear = surnameOfItsOwn[sex].test(lower) ? undefined : `неясно, склоняется ли первая часть «${word}»`
  return { forms, doubt: doubt ?? unclear }
}

const oneWord = (word: string, sex: Sex): WordForms => {
  const [, before = '', root = word] = /^(.*')?(.+)$/.exec(word) ?? []
  const { forms, doubt } = inflect('last', root, sex, sex === 'male' ? maleSurnames : femaleSurnames)
  if (before === '') return { forms, doubt }
  return { forms: joined([unchanged(before), forms], ''), doubt: 'фамилия с апострофом: проверьте её' }
}
