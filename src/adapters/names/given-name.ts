import type { Sex } from '../../domain/people/declension.ts'
import { anyOf, inflect, joined, noun, type Rule, type WordForms } from './inflection.ts'

const oneLetter: Rule = { when: /^.$/, how: 'stays', doubt: 'одна буква: нужно полное имя' }
const rare = 'редкое имя: проверьте, как оно склоняется'

const male: readonly Rule[] = [
  oneLetter,
  { when: anyOf('лев пётр павел'), how: 'package' },
  { when: anyOf('шота данило гаврило михайло марко павло петро дмитро кирило иванко'), how: 'stays', doubt: rare },
  { when: /[оеёиуыэю]$/, how: 'stays' },
  { when: /^илья$/, how: noun(1, 'и е ю ёй е') },
  { when: /^(?:никита|фома|савва|кузьма|данила|гаврила|муса|мустафа|иса|абдулла|хамза|муртаза)$/, how: 'package' },
  { when: /^лука$/, how: 'package' },
  { when: /(?:..ий|[ае]й|ь)$/, how: 'package' },
  { when: /[жшчщц]$/, how: noun(0, 'а у а ем е'), doubt: 'творительный падеж зависит от ударения: -ом или -ем' },
  { when: /(?:..бек)$/, how: 'package' },
  { when: /[оеё]к$/, how: 'package', doubt: 'беглая гласная: «Яцека» или «Яцка»' },
  { when: /[бвгдзклмнпрстфх]$/, how: 'package' },
  { when: /[жшчщ]а$/, how: noun(1, 'и е у ей е'), doubt: rare },
  { when: /[аяй]$/, how: 'package', doubt: rare },
]

const female: readonly Rule[] = [
  oneLetter,
  {
    when: anyOf(
      `александр алексей анатолий андрей антон артём артем борис вадим валентин валерий василий виктор виталий владимир
       владислав вячеслав геннадий георгий григорий денис дмитрий евгений егор иван игорь кирилл константин леонид максим
       михаил николай олег павел пётр петр роман руслан сергей станислав степан тимур фёдор федор юрий ярослав`,
    ),
    how: 'stays',
    doubt: 'у женщины мужское имя: проверьте пол и имя',
  },
  { when: anyOf('любовь эсфирь руфь юдифь рахиль суламифь'), how: 'package' },
  { when: /ь$/, how: 'package', doubt: 'имя на мягкий согласный: одни склоняют, другие оставляют без изменения' },
  { when: /[бвгджзйклмнпрстфхцчшщ]$/, how: 'stays' },
  { when: /[оеёиуыэю]$/, how: 'stays' },
  {
    when: anyOf(
      `мария анастасия юлия виктория евгения ксения наталия софия лидия валерия анфия антония клавдия аполлинария
       анисия агния таисия эмилия аврелия аделия цецилия корнелия стефания мелания пульхерия евлалия евфимия евпраксия
       зиновия`,
    ),
    how: 'package',
  },
  { when: /ия$/, how: 'package', doubt: 'с ударением на последнем слоге или у короткого имени дательный — «-ие»' },
  { when: /[ьйаеоу]я$/, how: 'package' },
  { when: anyOf('катя оля таня надя варя настя галя валя люся ася соня аня маня'), how: 'package' },
  { when: /я$/, how: 'package', doubt: rare },
  { when: /[аеёиоуыэюя]а$/, how: 'stays', doubt: rare },
  { when: anyOf('саша наташа маша даша паша глаша'), how: noun(1, 'и е у ей е') },
  {
    when: /[жшчщ]а$/,
    how: noun(1, 'и е у ей е'),
    doubt: 'творительный падеж зависит от ударения: -ей или -ой',
  },
  { when: /ца$/, how: noun(1, 'ы е у ей е'), doubt: 'творительный падеж зависит от ударения: -ей или -ой' },
  { when: /а$/, how: 'package' },
]

/** A given name; of several words or parts each is declined and a person has to look, for usage differs. */
export const givenNameForms = (name: string, sex: Sex): WordForms => {
  const rules = sex === 'male' ? male : female
  const [separator] = /[ \-']/.exec(name) ?? []
  if (separator === undefined) return inflect('first', name, sex, rules)
  const parts = name.split(separator).map(word => inflect('first', word, sex, rules).forms)
  return { forms: joined(parts, separator), doubt: 'двойное имя: проверьте, склоняются ли обе части' }
}
