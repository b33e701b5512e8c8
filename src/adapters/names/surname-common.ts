import { anyOf, noun, type Rule } from './inflection.ts'
import { plainNouns } from './surname-nouns.ts'

const twoSyllables = '(?=.*[аеёиоуыэюя].*[аеёиоуыэюя])'

/** Surnames that stay as they are for men and women alike. */
export const unchangingSurnames: readonly Rule[] = [
  { when: /^.$/, how: 'stays', doubt: 'одна буква: это фамилия или инициал?' },
  { when: anyOf('дюма золя петипа труайя'), how: 'stays' },
  {
    when: anyOf('тома люка ферма дега гамарра скаля каруана'),
    how: 'stays',
    doubt: 'с ударением на последнем слоге не склоняется, иначе склоняется',
  },
  { when: /[оеёэиуюы]$/, how: 'stays' },
  { when: new RegExp(`^${twoSyllables}.*(?:ы|[кгхшщ]и)х$`), how: 'stays' },
  { when: /[аеёиоуыэюя]а$/, how: 'stays' },
]

/** Surnames in «-а» and «-я» that decline as nouns, whoever bears them. */
export const nounSurnames: readonly Rule[] = [
  { when: /^(?=(?:.*[аеёиоуыэюя]){3}).*ия$/, how: noun(1, 'и и ю ей и') },
  { when: /ия$/, how: noun(1, 'и и ю ей и'), doubt: 'короткая фамилия на -ия: -ии или -ие' },
  { when: /[сц]ка$/, how: 'package', doubt: 'на -ска, -цка: склоняют и как прилагательное, и как существительное' },
  { when: /[бвгджзйклмнпртфхчшщь]ка$/, how: noun(1, 'и е у ой е') },
  { when: /(?:[уюы]х|[уюыи]г|[ую]к)а$/, how: noun(1, 'и е у ой е') },
  { when: /(?:..ав|[уюы]л|[уюы]р)а$/, how: noun(1, 'ы е у ой е') },
  { when: /^(?:сорока|собака|музыка|муха|гулыга)$/, how: noun(1, 'и е у ой е') },
  { when: /^кваша$/, how: noun(1, 'и е у ей е') },
  { when: plainNouns, how: noun(1, 'ы е у ой е') },
  { when: /[жшчщ]а$/, how: noun(1, 'и е у ей е'), doubt: 'творительный падеж зависит от ударения: -ей или -ой' },
  { when: /ца$/, how: noun(1, 'ы е у ей е'), doubt: 'творительный падеж зависит от ударения: -ей или -ой' },
  { when: /[гкх]а$/, how: noun(1, 'и е у ой е'), doubt: 'с ударением на последнем слоге может не склоняться' },
  { when: /а$/, how: noun(1, 'ы е у ой е'), doubt: 'с ударением на последнем слоге может не склоняться' },
  { when: /[ую]ля$/, how: noun(1, 'и е ю ей е') },
  { when: /я$/, how: noun(1, 'и е ю ей е'), doubt: 'редкая фамилия на -я: проверьте, склоняется ли она' },
]
