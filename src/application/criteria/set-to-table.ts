import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { typedNumber } from '../../domain/expertise/assemble-criteria.ts'
import {
  type CriteriaDraft,
  combineTitles,
  type DraftCriterion,
  type DraftSection,
  measureTitles,
} from '../../domain/expertise/criteria-draft.ts'
import { fieldKindTitles } from '../../domain/expertise/criterion.ts'
import { levels } from '../../domain/expertise/levels.ts'
import { type EvidenceKind, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import type { CellToWrite, SheetToWrite } from '../spreadsheet.ts'
import {
  boundWords,
  levelKey,
  minimumKey,
  type SetSheet,
  scaleWords,
  setFields,
  setSheetNames,
  setSheets,
} from './table-columns.ts'

/** A set as the sheets of a book: the same that `setFromTable` reads back. */
export const setToTable = (draft: CriteriaDraft): SheetToWrite[] =>
  setSheetNames.map(name => ({
    name,
    columns: setSheets[name],
    rows: rowsOf[name](draft).map(values => setSheets[name].map(({ key }) => values[key] ?? null)),
  }))

/** The book to fill in by hand: a set to go by, and a sheet that says how. */
export const exampleTable = (draft: CriteriaDraft): SheetToWrite[] => [
  ...setToTable(draft),
  { name: 'Как заполнять', columns: [{ title: 'Как заполнять', width: 110 }], rows: advice.map(line => [line]) },
]

const advice = [
  'В книге образец: замените его своим. Названия листов и заголовки столбцов не меняйте, лишние строки удалите.',
  'Формулы и объединённые ячейки не принимаются: только значения.',
  `Шкала показателя – одно слово: ${Object.values(scaleWords).join(', ')}.`,
  'Строки перечня, диапазонов, уровней и отметок стоят на листе «Шкалы», у каждой – номер показателя.',
  `Диапазоны идут от низшего к высшему. Граница: «${boundWords.none}» у первой строки, дальше «${boundWords.from}» (включая) или «${boundWords.above}» (не включая).`,
  'Уровни: строка – результат (победитель, участник), в столбцах уровней – баллы; пустая клетка – такого нет.',
  'Несколько значений в ячейке пишутся через точку с запятой: Первая; Высшая.',
  'Взаимоисключающие показатели: 2.1, 2.2; 2.4, 2.5 – в каждой группе считается лучший.',
  'После загрузки система покажет, что не так и в какой ячейке. Ничего не сохранится, пока вы не подтвердите.',
]

type Values = Record<string, CellToWrite>

const rowsOf: Record<SetSheet, (draft: CriteriaDraft) => Values[]> = {
  Набор: draft => [
    { field: setFields.title, value: draft.title },
    { field: setFields.categories, value: draft.categories.map(category => categoryTitles[category]).join('; ') },
    {
      field: setFields.positions,
      value: draft.all_positions ? 'все' : draft.positions.split('\n').filter(Boolean).join('; '),
    },
    { field: setFields.notice, value: draft.notice },
  ],
  Пороги: draft =>
    draft.categories.flatMap(category => {
      const line = draft.thresholds[category]
      if (line === undefined) return []
      return [
        {
          category: categoryTitles[category],
          measure: measureTitles[line.measure],
          at_least: number(line.at_least),
          percent: number(line.percent_when_not_applicable),
          each_from: number(line.each_from),
          sum: number(line.sum),
          ref: line.ref,
        },
      ]
    }),
  Разделы: draft =>
    draft.sections.map(section => ({
      code: section.code,
      title: section.title,
      max: number(section.max),
      ref: section.ref,
      na: yesNo(section.not_applicable_allowed),
      alternatives: section.alternatives,
      ...minimums(section),
    })),
  Показатели: draft => items(draft).map(criterionRow),
  Шкалы: draft => items(draft).flatMap(scaleRows),
  Сведения: draft =>
    items(draft).flatMap(({ code, fields }) =>
      fields.map(({ title, kind, required }) => ({
        code,
        title,
        kind: fieldKindTitles[kind],
        required: yesNo(required),
      })),
    ),
}

const items = (draft: CriteriaDraft): DraftCriterion[] => draft.sections.flatMap(({ criteria }) => criteria)

const criterionRow = (item: DraftCriterion): Values => {
  const { scale } = item
  const only = (kind: DraftCriterion['scale']['kind'], text: string) => (scale.kind === kind ? number(text) : null)
  return {
    code: item.code,
    title: item.title,
    max: number(item.max),
    scale: scaleWords[scale.kind],
    combine: combineTitles[item.combine],
    proof: item.proof,
    hint: item.hint,
    unit: scale.kind === 'percent_range' ? scale.unit : null,
    each: only('count_capped', scale.each),
    of: scale.kind === 'count_capped' ? scale.of : null,
    step: only('mark', scale.step),
    further: only('level_result', scale.further),
    further_times: only('level_result', scale.further_times),
    years: number(item.period_years),
    kinds: item.proof_kinds.map(kind => evidenceKindTitles[kind as EvidenceKind] ?? kind).join('; '),
    proof_required: item.proof_required ? null : 'нет',
    na: item.not_applicable_allowed ? 'да' : null,
    ...minimums(item),
  }
}

const scaleRows = ({ code, scale }: DraftCriterion): Values[] => {
  switch (scale.kind) {
    case 'enum':
    case 'checklist':
      return scale[scale.kind === 'enum' ? 'choices' : 'items'].map(({ title, points }) => ({
        code,
        title,
        points: number(points),
      }))
    case 'percent_range':
      return scale.ranges.map(({ bound, value, points }) => ({
        code,
        bound: boundWords[bound],
        value: number(value),
        points: number(points),
      }))
    case 'level_result':
      return scale.results.map(({ title, points }) => ({
        code,
        title,
        ...Object.fromEntries(levels.map(level => [levelKey(level), number(points[level] ?? '')])),
      }))
    case 'count_capped':
    case 'mark':
      return []
  }
}

const minimums = ({ minimum }: Pick<DraftSection, 'minimum'>): Values =>
  Object.fromEntries(categories.map(category => [minimumKey(category), number(minimum[category] ?? '')]))

/** A number as a number, so that a spreadsheet counts with it; what is not one stays as it is typed. */
const number = (text: string): CellToWrite => typedNumber(text) ?? null

const yesNo = (value: boolean): string => (value ? 'да' : 'нет')
