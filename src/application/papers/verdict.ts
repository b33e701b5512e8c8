import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Block } from './paper.ts'

/** Both answers of the form, the given one marked: «о соответствии (несоответствии)» (KBR reg п. 20.6.6 абз. 4). */
export const verdictChoice = (category: Category, meets: boolean): Block => ({
  kind: 'choice',
  label: `Вывод: уровень квалификации педагогического работника требованиям, предъявляемым к ${categoryDative[category]},`,
  options: [
    { text: 'соответствует', chosen: meets },
    { text: 'не соответствует', chosen: !meets },
  ],
})

/** The same in one line, for lists and minutes. */
export const verdictWords = (category: Category, meets: boolean): string =>
  `уровень квалификации ${meets ? 'соответствует' : 'не соответствует'} требованиям, предъявляемым к ${categoryDative[category]}`

export const categoryDative = {
  first: 'первой квалификационной категории',
  highest: 'высшей квалификационной категории',
  methodist: 'квалификационной категории «педагог-методист»',
  mentor: 'квалификационной категории «педагог-наставник»',
} as const

/** On what a conclusion rests, as papers say it. */
export const bases = {
  sheets: 'всесторонний анализ профессиональной деятельности',
  awards: 'награды и достижения, без закрепления специалистов',
  petition: 'ходатайство работодателя и показатели деятельности',
  test_failed: 'минимальный балл тестирования не набран',
} as const
