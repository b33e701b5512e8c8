import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { asDraftSet } from '../../domain/expertise/assemble-criteria.ts'
import { blankThreshold, type CriteriaDraft, measureTitles } from '../../domain/expertise/criteria-draft.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { folded } from '../../domain/wording.ts'
import type { TableRow } from '../spreadsheet.ts'
import { criterionOf, minimumsOf, parts, type Say, word, yes } from './criterion-from-table.ts'
import { type Cells, readSheets, type SheetRow, type TableFault } from './read-sheets.ts'
import { setFields } from './table-columns.ts'

/** What was made of a table: the set as far as it goes, and everything that is wrong, cell by cell. */
export type SetFromTable = {
  draft: CriteriaDraft
  faults: TableFault[]
  counts: { sections: number; criteria: number }
}

/**
 * Makes a draft of the rows of a book. Nothing is thrown away for a fault: what could be read is in the draft, and the report
 * names the cell of each fault, also of those that only the whole set shows.
 */
export const setFromTable = (rows: readonly TableRow[]): SetFromTable => {
  const book = readSheets(rows)
  const cells: Cells = new Map()
  const faults = [...book.faults]
  const say = (row: SheetRow, key: string, message: string) => faults.push({ cell: row.at(key), message })

  const draft: CriteriaDraft = {
    ...headOf(book.rows.Набор, cells, say),
    sections: [],
    thresholds: thresholdsOf(book.rows.Пороги, cells, say),
  }
  if (draft.categories.length === 0) draft.categories = categories.filter(one => draft.thresholds[one] !== undefined)
  for (const row of book.rows.Разделы) {
    const at = `sections-${draft.sections.length}`
    for (const key of ['code', 'title', 'max', 'ref', 'alternatives']) cells.set(`${at}-${key}`, row.at(key))
    draft.sections.push({
      code: row.text('code'),
      title: row.text('title'),
      max: row.number('max'),
      ref: row.text('ref'),
      not_applicable_allowed: yes(row, 'na', false, say),
      alternatives: row.text('alternatives'),
      minimum: minimumsOf(row, at, cells),
      criteria: [],
    })
  }
  for (const row of book.rows.Показатели) {
    const code = row.text('code')
    if (/^\d{2}\.\d{2}\.\d{4}$/.test(code)) {
      say(
        row,
        'code',
        `Excel превратил номер показателя в дату ${code}: задайте столбцу текстовый формат и наберите номер заново`,
      )
      continue
    }
    const place = draft.sections.findIndex(section => section.code === code.split('.')[0])
    const section = draft.sections[place]
    if (section === undefined) {
      say(row, 'code', `Показатель ${code || 'без номера'}: такого раздела на листе «Разделы» нет`)
      continue
    }
    const at = `sections-${place}-criteria-${section.criteria.length}`
    const scales = book.rows.Шкалы.filter(one => one.text('code') === code)
    const fields = book.rows.Сведения.filter(one => one.text('code') === code)
    section.criteria.push(criterionOf(row, scales, fields, at, cells, say))
  }
  const known = new Set(draft.sections.flatMap(({ criteria }) => criteria.map(({ code }) => code)))
  for (const row of [...book.rows.Шкалы, ...book.rows.Сведения])
    if (!known.has(row.text('code')))
      say(row, 'code', `Показателя ${row.text('code') || 'без номера'} нет на листе «Показатели»`)

  for (const { field, message } of asDraftSet(draft, 'draft', '2000-01-01').faults)
    faults.push({ cell: cells.get(field) ?? nearest(cells, field), message })
  const criteria = draft.sections.reduce((sum, section) => sum + section.criteria.length, 0)
  return { draft, faults, counts: { sections: draft.sections.length, criteria } }
}

const headOf = (rows: readonly SheetRow[], cells: Cells, say: Say) => {
  const values = new Map(rows.map(row => [folded(row.text('field')), row]))
  const row = (name: string) => values.get(folded(name))
  for (const one of rows)
    if (!Object.values(setFields).some(title => folded(title) === folded(one.text('field'))))
      say(one, 'field', `Поля «${one.text('field')}» у набора нет: есть ${Object.values(setFields).join(', ')}`)
  for (const [key, title] of Object.entries(setFields)) {
    const found = row(title)
    cells.set(key, found?.at('value') ?? 'Набор')
  }
  const positions = row(setFields.positions)?.text('value') ?? ''
  const all = folded(positions) === 'все'
  const named = parts(row(setFields.categories)?.text('value') ?? '')
  return {
    title: row(setFields.title)?.text('value') ?? '',
    notice: row(setFields.notice)?.text('value') ?? '',
    all_positions: all,
    positions: all ? '' : parts(positions).join('\n'),
    categories: named.flatMap(name => {
      const category = categories.find(one => folded(categoryTitles[one]) === folded(name))
      const owner = row(setFields.categories)
      if (category === undefined && owner !== undefined)
        say(owner, 'value', `Категории «${name}» нет: ${Object.values(categoryTitles).join('; ')}`)
      return category === undefined ? [] : [category]
    }),
  }
}

const thresholdsOf = (rows: readonly SheetRow[], cells: Cells, say: Say): CriteriaDraft['thresholds'] => {
  const thresholds: CriteriaDraft['thresholds'] = {}
  for (const row of rows) {
    const category = categories.find(one => folded(categoryTitles[one]) === folded(row.text('category')))
    if (category === undefined) {
      say(row, 'category', `Категории «${row.text('category')}» нет: ${Object.values(categoryTitles).join('; ')}`)
      continue
    }
    const at = `thresholds-${category}`
    for (const [key, column] of [
      ['at_least', 'at_least'],
      ['percent_when_not_applicable', 'percent'],
      ['each_from', 'each_from'],
      ['sum', 'sum'],
      ['ref', 'ref'],
    ] as const)
      cells.set(`${at}-${key}`, row.at(column))
    thresholds[category] = {
      ...blankThreshold(),
      measure: word(row, 'measure', measureTitles, 'points', say),
      at_least: row.number('at_least'),
      percent_when_not_applicable: row.number('percent'),
      each_from: row.number('each_from'),
      sum: row.number('sum'),
      ref: row.text('ref'),
    }
  }
  return thresholds
}

/** The cell of the closest field around one that has no cell of its own. */
const nearest = (cells: Cells, field: string): string => {
  for (let name = field; name.includes('-'); name = name.slice(0, name.lastIndexOf('-'))) {
    const found = [...cells].find(([key]) => key.startsWith(`${name}-`) || key === name)
    if (found !== undefined) return found[1]
  }
  return cells.get(field) ?? 'Набор'
}
