import { type Sex, unchanged } from '../../domain/people/declension.ts'
import { inflect, noun, type Rule, type WordForms } from './inflection.ts'

const turkic: Rule = { when: /[а-я][ -](?:оглы|оглу|улы|уулу|кызы|гызы)$/, how: 'stays' }

const rules: Record<Sex, readonly Rule[]> = {
  male: [
    turkic,
    // The stress is on the last syllable: «Ильичом».
    { when: /^(?:ильич|кузьмич|фомич|лукич)$/, how: noun(0, 'а у а ом е') },
    { when: /(?:[ое]вич|^никитич|^саввич)$/, how: noun(0, 'а у а ем е') },
  ],
  female: [turkic, { when: /(?:[ое]вна|ична)$/, how: noun(1, 'ы е у ой е') }],
}

/** A patronymic; the empty text when there is none. One of a foreign kind stays, with a doubt. */
export const patronymicForms = (patronymic: string, sex: Sex): WordForms => {
  if (patronymic === '') return { forms: unchanged('') }
  const { forms, doubt } = inflect('middle', patronymic, sex, rules[sex])
  return { forms, doubt: doubt && 'отчество непривычного вида: проверьте, склоняется ли оно' }
}
