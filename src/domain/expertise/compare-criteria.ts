import { categoryTitles } from '../eligibility/category-words.ts'
import { evidenceKindTitles } from '../portfolio/evidence.ts'
import { combineTitles } from './criteria-draft.ts'
import type { CriteriaSet, Section, Threshold } from './criteria-set.ts'
import type { Criterion } from './criterion.ts'
import { scaleLines } from './scale-words.ts'

/** One thing that differs. An added thing has no `before`, a removed one no `after`. */
export type CriteriaChange = { where: string; what: string; before?: string | undefined; after?: string | undefined }

/** What changed from one edition to another, in the order of the later one; what was removed stands last. */
export const compareCriteria = (before: CriteriaSet, after: CriteriaSet): CriteriaChange[] => {
  const [old, now] = [linesOf(before), linesOf(after)]
  const changed = [...now].flatMap(([key, line]): CriteriaChange[] => {
    const earlier = old.get(key)
    if (earlier?.words === line.words) return []
    return [{ where: line.where, what: line.what, before: earlier?.words, after: line.words }]
  })
  const removed = [...old]
    .filter(([key]) => !now.has(key))
    .map(([, { where, what, words }]) => ({ where, what, before: words }))
  return [...changed, ...removed]
}

type Line = { where: string; what: string; words: string }

const linesOf = (set: CriteriaSet): Map<string, Line> => {
  const lines = new Map<string, Line>()
  const add = (key: string, where: string, what: string, words: string | undefined) => {
    if (words !== undefined && words !== '') lines.set(`${key} ${what}`, { where, what, words })
  }
  add('set', 'Набор', 'Название', set.title)
  add('set', 'Набор', 'Категории', set.categories.map(category => categoryTitles[category]).join(', '))
  add('set', 'Набор', 'Должности', set.positions === 'all' ? 'все' : set.positions.join(', '))
  add('set', 'Набор', 'Оговорка', set.notice ?? undefined)
  for (const threshold of set.thresholds)
    add(
      `threshold ${threshold.category}`,
      `Порог: ${categoryTitles[threshold.category]}`,
      'Условие',
      thresholdInWords(threshold),
    )
  for (const section of set.sections) {
    sectionLines(section, (what, words) => add(`section ${section.code}`, `Раздел ${section.code}`, what, words))
    for (const criterion of section.criteria)
      criterionLines(criterion, (what, words) =>
        add(`criterion ${criterion.code}`, `Показатель ${criterion.code}`, what, words),
      )
  }
  return lines
}

type Add = (what: string, words: string | undefined) => void

const sectionLines = (section: Section, add: Add): void => {
  add('Название', section.title)
  add('Основание', section.ref)
  add('Наибольшее', points(section.max))
  add('Может не применяться', section.not_applicable_allowed ? 'да' : undefined)
  add('Наименьшее', minimums(section.minimum))
  add('Взаимоисключающие', (section.alternatives ?? []).map(group => group.join(' или ')).join('; '))
}

const criterionLines = (criterion: Criterion, add: Add): void => {
  add('Название', criterion.title)
  add(
    'Шкала',
    [...scaleLines(criterion).map(line => `${line.words} – ${points(line.points)}`), bonus(criterion)]
      .filter(Boolean)
      .join('; '),
  )
  add('Сложение', combineTitles[criterion.combine])
  add('Наибольшее', points(criterion.max))
  add('Наименьшее', minimums(criterion.minimum))
  add('Подтверждение', criterion.proof)
  add('Виды подтверждений', criterion.proof_kinds?.map(kind => evidenceKindTitles[kind]).join('; '))
  add('Подтверждение обязательно', criterion.proof_required === false ? 'нет' : undefined)
  add('Может не применяться', criterion.not_applicable_allowed ? 'да' : undefined)
  add('За сколько лет', criterion.period_years === undefined ? undefined : String(criterion.period_years))
  add('Сведения', criterion.fields?.map(({ title }) => title).join(', '))
  add('Пояснение', criterion.hint)
}

const bonus = ({ scale }: Criterion): string | undefined => {
  if (scale.kind === 'mark') return `шаг ${points(scale.step)}`
  if (scale.kind !== 'level_result' || scale.further === undefined) return undefined
  const times =
    scale.further_times === undefined ? 'за каждый следующий' : `за следующие, не больше ${scale.further_times}`
  return `+${points(scale.further)} ${times}`
}

/** What the sheet must reach, in one line. */
export const thresholdInWords = (threshold: Threshold): string => {
  if (threshold.measure === 'percent') return `не меньше ${points(threshold.at_least)} % от возможного`
  if (threshold.measure === 'indicators')
    return `показателей от ${points(threshold.each_from)} баллов – не меньше ${threshold.at_least}, сумма – не меньше ${points(threshold.sum)}`
  return `не меньше ${points(threshold.at_least)} баллов; если часть не применяется – ${points(threshold.percent_when_not_applicable)} %`
}

const minimums = (minimum: Criterion['minimum']): string =>
  Object.entries(minimum ?? {})
    .map(([category, least]) => `${categoryTitles[category as keyof typeof categoryTitles]} – ${points(least)}`)
    .join(', ')

const points = (value: number): string => String(value).replace('.', ',').replace('-', '−')
