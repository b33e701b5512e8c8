import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { type Level, levels, levelTitles } from '../../domain/expertise/levels.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'

/** A column of a sheet: how its heading is written, and what it is called here. */
export type Column = {
  key: string
  title: string
  width?: number | undefined
  required?: boolean | undefined
  text?: boolean | undefined
}

const column = (key: string, title: string, width?: number, required?: boolean): Column => ({
  key,
  title,
  width,
  required,
  // Numbers of items: Excel makes days of them.
  text: key === 'code' || key === 'alternatives',
})

export const minimumKey = (category: Category): string => `minimum_${category}`
export const levelKey = (level: Level): string => `level_${level}`

const minimums = categories.map(category => column(minimumKey(category), `Не меньше: ${categoryTitles[category]}`, 12))

/** Sheets of the book that holds a set, in its order. */
export const setSheets = {
  Набор: [column('field', 'Поле', 20, true), column('value', 'Значение', 80, true)],
  Пороги: [
    column('category', 'Категория', 20, true),
    column('measure', 'Чем измеряется', 32, true),
    column('at_least', 'Не меньше', 12, true),
    column('percent', 'Если часть не применяется, %', 16),
    column('each_from', 'Каждый показатель от', 14),
    column('sum', 'Сумма не меньше', 14),
    column('ref', 'Пункт порядка', 24, true),
  ],
  Разделы: [
    column('code', 'Номер', 8, true),
    column('title', 'Название', 60, true),
    column('max', 'Наибольшее', 12, true),
    column('ref', 'Пункт порядка', 24, true),
    column('na', 'Может не применяться', 14),
    column('alternatives', 'Взаимоисключающие показатели', 24),
    ...minimums,
  ],
  Показатели: [
    column('code', 'Номер', 8, true),
    column('title', 'Показатель', 60, true),
    column('max', 'Наибольшее', 12, true),
    column('scale', 'Шкала', 18, true),
    column('combine', 'Если результатов несколько', 30),
    column('proof', 'Чем подтверждается', 40, true),
    column('hint', 'Пояснение', 40),
    column('unit', 'В чём измеряется', 18),
    column('each', 'Балл за каждый', 12),
    column('of', 'Что считается', 18),
    column('step', 'Шаг оценки', 12),
    column('further', 'Надбавка за следующий', 14),
    column('further_times', 'Сколько раз надбавка', 14),
    column('years', 'За сколько лет', 12),
    column('kinds', 'Виды подтверждений', 40),
    column('proof_required', 'Подтверждение обязательно', 14),
    column('na', 'Может не применяться', 14),
    ...minimums,
  ],
  Шкалы: [
    column('code', 'Номер показателя', 12, true),
    column('title', 'Ответ, результат или пункт', 50),
    column('bound', 'Граница снизу', 24),
    column('value', 'Значение границы', 12),
    column('points', 'Баллы', 10),
    ...levels.map(level => column(levelKey(level), `Баллы: ${levelTitles[level]}`, 14)),
  ],
  Сведения: [
    column('code', 'Номер показателя', 12, true),
    column('title', 'Название', 40, true),
    column('kind', 'Что пишут', 14, true),
    column('required', 'Обязательно', 12),
  ],
} as const satisfies Record<string, readonly Column[]>

export type SetSheet = keyof typeof setSheets
export const setSheetNames = Object.keys(setSheets) as SetSheet[]

export const setFields = {
  title: 'Название',
  categories: 'Категории',
  positions: 'Должности',
  notice: 'Оговорка',
} as const

/** Names of scales in a table: one word a person can type. */
export const scaleWords = {
  enum: 'перечень',
  percent_range: 'диапазоны',
  level_result: 'уровни',
  count_capped: 'количество',
  mark: 'оценка',
  checklist: 'отметки',
} as const

export const boundWords = { none: 'ниже следующей', from: 'от', above: 'больше' } as const
