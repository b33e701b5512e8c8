import type { Category } from '../regulations/vocabulary.ts'

/**
 * Indicators by which work is judged (Порядок № 196): `t1`–`t5` of пп. 35 and 36 (the fifth is of п. 36 alone),
 * `m1`–`m5` of п. 50, `n1`–`n4` of п. 51. The sections of a portfolio.
 */
export const indicators = ['t1', 't2', 't3', 't4', 't5', 'm1', 'm2', 'm3', 'm4', 'm5', 'n1', 'n2', 'n3', 'n4'] as const
export type Indicator = (typeof indicators)[number]

/** In plain words for the screen; the wording of the law stands in the packs' texts. */
export const indicatorTitles: Record<Indicator, string> = {
  t1: 'Результаты освоения программ по мониторингам организации',
  t2: 'Результаты по итогам государственного мониторинга',
  t3: 'Развитие способностей обучающихся, участие в олимпиадах и конкурсах',
  t4: 'Личный вклад в качество образования, методы и технологии, передача опыта',
  t5: 'Работа методических объединений, программно-методическое сопровождение, профессиональные конкурсы',
  m1: 'Руководство методическим объединением и участие в методической работе',
  m2: 'Руководство разработкой программно-методического сопровождения',
  m3: 'Методическая поддержка коллег при подготовке к профессиональным конкурсам',
  m4: 'Методическая поддержка профессионального развития коллег',
  m5: 'Передача собственного опыта, методических и авторских разработок',
  n1: 'Руководство практической подготовкой студентов',
  n2: 'Наставничество над педагогами, сопровождение их развития',
  n3: 'Помощь педагогам в подготовке к конкурсам',
  n4: 'Распространение своих подходов к наставничеству',
}

/** Clause of the Порядок that names the indicator, for a category. */
export const indicatorClause = (indicator: Indicator, category: Category): string => {
  const paragraph = { t: category === 'first' ? 35 : 36, m: 50, n: 51 }[indicator.charAt(0) as 't' | 'm' | 'n']
  return `196 п. ${paragraph} абз. ${indicator.slice(1)}`
}

/** Sections of the portfolio that count for a category, in the order of the Порядок. */
export const indicatorsOf = (category: Category): Indicator[] =>
  indicators.filter(indicator => {
    if (category === 'methodist') return indicator.startsWith('m')
    if (category === 'mentor') return indicator.startsWith('n')
    return indicator.startsWith('t') && (category === 'highest' || indicator !== 't5')
  })
