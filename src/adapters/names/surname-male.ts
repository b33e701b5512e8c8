import { anyOf, noun, type Rule } from './inflection.ts'
import { nounSurnames, unchangingSurnames } from './surname-common.ts'
import * as nouns from './surname-nouns.ts'

const syllables = (count: number): string => `^(?=(?:.*[аеёиоуыэюя]){${count}})`
const hard = noun(0, 'а у а ом е')
const softY = noun(1, 'я ю я ем е')
const wrongSex = 'у мужчины фамилия женского вида: проверьте пол и фамилию'
const stress = 'творительный падеж зависит от ударения: -ом или -ем'
const dropping = 'беглая гласная: в фамилии она может выпадать и может сохраняться'

const adjectives: readonly Rule[] = [
  { when: new RegExp(`${syllables(2)}.*[бвгдзклмнпрстфх]ый$`), how: 'package' },
  { when: new RegExp(`${syllables(2)}.*[сц]кий$`), how: 'package' },
  { when: nouns.hardAdjectives, how: noun(2, 'ого ому ого им ом') },
  { when: nouns.softAdjectives, how: noun(2, 'его ему его им ем') },
  { when: new RegExp(`${syllables(2)}.*[сц]кой$`), how: noun(2, 'ого ому ого им ом') },
  { when: nouns.nounsInOy, how: softY, doubt: 'может склоняться как существительное и как прилагательное' },
  { when: nouns.stressedAdjectivesInIm, how: noun(2, 'ого ому ого им ом') },
  { when: nouns.stressedAdjectives, how: noun(2, 'ого ому ого ым ом') },
  { when: new RegExp(`${syllables(2)}.*[вн]ой$`), how: noun(2, 'ого ому ого ым ом') },
  { when: anyOf('цой хой сой'), how: softY },
  { when: /[жшчщ]ий$/, how: noun(2, 'его ему его им ем'), doubt: 'редкая фамилия на -ий: «-его», «-ьего» или «-ия»' },
  { when: /[иоы]й$/, how: 'package', doubt: 'может склоняться как прилагательное и как существительное' },
]

const inYot: readonly Rule[] = [
  {
    when: anyOf('соловей воробей горобей муравей ручей улей репей жеребей'),
    how: noun(2, 'ья ью ья ьём ье'),
    doubt: dropping,
  },
  { when: /[еёэ]й$/, how: softY, doubt: dropping },
  { when: /й$/, how: softY },
]

const inSoftSign: readonly Rule[] = [
  { when: nouns.softNouns, how: softY },
  { when: /[жшчщ]ь$/, how: noun(1, 'а у а ем е'), doubt: 'редкая фамилия: проверьте, склоняется ли она' },
  { when: /[оеё][а-я]ь$/, how: softY, doubt: dropping },
  { when: /ь$/, how: softY, doubt: 'творительный падеж зависит от ударения: -ем или -ём' },
]

const possessive: readonly Rule[] = [
  { when: nouns.notPossessive, how: hard, doubt: 'творительный падеж: -ом или -ым' },
  { when: /^львов$/, how: 'package' },
  { when: new RegExp(`${syllables(2)}.*(?:[оеё]в|ин|цын)$`), how: 'package' },
  { when: /(?:[оеё]в|ын|ив)$/, how: hard, doubt: 'творительный падеж: -ом или -ым; гласная может выпадать' },
]

const sibilants: readonly Rule[] = [
  { when: /^заяц$/, how: noun(2, 'йца йцу йца йцем йце'), doubt: dropping },
  { when: /^[^аеёиоуыэюя]*ец$/, how: hard, doubt: dropping },
  { when: /[аеёиоуыэюя]ец$/, how: noun(2, 'йца йцу йца йцем йце'), doubt: dropping },
  { when: /лец$/, how: noun(2, 'ьца ьцу ьца ьцем ьце'), doubt: dropping },
  { when: /ец$/, how: 'package', doubt: dropping },
  { when: /[лнр]ц$/, how: noun(0, 'а у а ем е') },
  { when: new RegExp(`${syllables(3)}.*[ое]вич$`), how: noun(0, 'а у а ем е') },
  { when: /(?:[ая]ч|иж)$/, how: hard, doubt: stress },
  { when: /[жцчшщ]$/, how: noun(0, 'а у а ем е'), doubt: stress },
]

const inHardConsonant: readonly Rule[] = [
  { when: /[лнр]их$/, how: hard, doubt: 'на -их: немецкие фамилии склоняются, русские — нет' },
  { when: /их$/, how: 'stays', doubt: 'на -их: русские фамилии не склоняются, иностранные склоняются' },
  // A short vowel drops only out of «о», «е», «ё» before one consonant.
  { when: /[аиуыэюябвгджзйклмнпрстфхцчшщь][бвгдзклмнпрстфх]$/, how: hard },
  { when: /^[^аеёиоуыэюя]*[оеё][бгдзклмнпрстфх]$/, how: hard },
  { when: /ёк$/, how: noun(2, 'ька ьку ька ьком ьке'), doubt: dropping },
  { when: /ок$/, how: 'package', doubt: dropping },
  { when: /(?:[оеё][бгдзптфх]|[а-я]ер|[стз]он|сен)$/, how: hard },
  { when: /[бвгдзклмнпрстфх]$/, how: hard, doubt: dropping },
]

export const maleSurnames: readonly Rule[] = [
  ...unchangingSurnames,
  { when: /[ая]я$/, how: noun(1, 'и е ю ей е'), doubt: wrongSex },
  { when: anyOf('марина галина алина арина павлина'), how: noun(1, 'ы е у ой е'), doubt: wrongSex },
  { when: nouns.nounsLikeFeminine, how: noun(1, 'ы е у ой е') },
  { when: /(?:[оеё]ва|[иы]на)$/, how: noun(1, 'ы е у ой е'), doubt: wrongSex },
  ...adjectives,
  ...inYot,
  { when: nouns.droppingVowel, how: 'package', doubt: dropping },
  ...inSoftSign,
  ...possessive,
  ...sibilants,
  ...inHardConsonant,
  ...nounSurnames,
]
