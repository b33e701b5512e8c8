import { noun, type Rule } from './inflection.ts'
import { nounSurnames, unchangingSurnames } from './surname-common.ts'
import { nounsLikeFeminine } from './surname-nouns.ts'

const syllables = (count: number): string => `^(?=(?:.*[аеёиоуыэюя]){${count}})`
const feminine = noun(1, 'ой ой у ой ой')

export const femaleSurnames: readonly Rule[] = [
  ...unchangingSurnames,
  {
    when: new RegExp(`${syllables(2)}.*(?:[оеё]в|[иы]н|ский|цкий|[ыио]й)$`),
    how: 'stays',
    doubt: 'у женщины фамилия мужского вида: проверьте пол и фамилию',
  },
  // A woman's surname in a consonant, «й» or «ь» never changes: «Анне Цой», «Марии Гоголь».
  { when: /[бвгджзйклмнпрстфхцчшщьъ]$/, how: 'stays' },
  { when: /^(?:чужая|большая)$/, how: 'package' },
  {
    when: new RegExp(`${syllables(3)}.*[жш]ая$`),
    how: noun(2, 'ей ей ую ей ей'),
    doubt: 'окончание зависит от ударения: «Рыжей», но «Большой»',
  },
  { when: new RegExp(`${syllables(3)}.*[чщ]ая$`), how: noun(2, 'ей ей ую ей ей') },
  { when: new RegExp(`${syllables(3)}.*[бвгдзклмнпрстфх]ая$`), how: 'package' },
  { when: /цкая$/, how: 'package' },
  { when: new RegExp(`${syllables(3)}.*няя$`), how: 'package' },
  {
    when: nounsLikeFeminine,
    how: noun(1, 'ы е у ой е'),
    doubt: 'склоняется по-разному в зависимости от того, какая фамилия у мужчин семьи: на -а или без неё',
  },
  { when: /^львова$/, how: feminine },
  { when: new RegExp(`${syllables(3)}.*(?:[оеё]ва|ина|цына)$`), how: feminine },
  { when: /(?:[оеё]ва|[иы]на)$/, how: feminine, doubt: 'короткая или редкая фамилия: -ой или -е' },
  ...nounSurnames,
]
