import {
  blankCriterion,
  blankScale,
  combineTitles,
  type DraftCriterion,
  type DraftScale,
} from '../../domain/expertise/criteria-draft.ts'
import { fieldKindTitles } from '../../domain/expertise/criterion.ts'
import { letters } from '../../domain/expertise/edit-criteria.ts'
import { levels } from '../../domain/expertise/levels.ts'
import { evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { folded } from '../../domain/wording.ts'
import type { Cells, SheetRow } from './read-sheets.ts'
import { boundWords, levelKey, minimumKey, scaleWords } from './table-columns.ts'

/** Notes a fault of the report at a cell. */
export type Say = (row: SheetRow, key: string, message: string) => void

/** One item of a set from its row, the rows of its scale and of its columns. */
export const criterionOf = (
  row: SheetRow,
  scales: readonly SheetRow[],
  fields: readonly SheetRow[],
  at: string,
  cells: Cells,
  say: Say,
): DraftCriterion => {
  const named = {
    code: 'code',
    title: 'title',
    max: 'max',
    proof: 'proof',
    hint: 'hint',
    period_years: 'years',
    proof_kinds: 'kinds',
  }
  for (const [key, column] of Object.entries(named)) cells.set(`${at}-${key}`, row.at(column))
  for (const key of ['unit', 'each', 'of', 'step', 'further', 'further_times'])
    cells.set(`${at}-scale-${key}`, row.at(key))
  cells.set(`${at}-scale-kind`, row.at('scale'))
  return {
    ...blankCriterion(row.text('code')),
    title: row.text('title'),
    max: row.number('max'),
    combine: row.text('combine') === '' ? 'once' : word(row, 'combine', combineTitles, 'once', say),
    proof: row.text('proof'),
    hint: row.text('hint'),
    period_years: row.number('years'),
    proof_kinds: parts(row.text('kinds')).flatMap(name => {
      const kind = Object.entries(evidenceKindTitles).find(([, title]) => folded(title) === folded(name))?.[0]
      if (kind === undefined)
        say(row, 'kinds', `Вида подтверждений «${name}» нет: ${Object.values(evidenceKindTitles).join('; ')}`)
      return kind === undefined ? [] : [kind]
    }),
    proof_required: yes(row, 'proof_required', true, say),
    not_applicable_allowed: yes(row, 'na', false, say),
    minimum: minimumsOf(row, at, cells),
    scale: scaleOf(row, scales, `${at}-scale`, cells, say),
    fields: fields.map((field, index) => {
      cells.set(`${at}-fields-${index}-title`, field.at('title'))
      return {
        key: letters(index),
        title: field.text('title'),
        kind: word(field, 'kind', fieldKindTitles, 'text', say),
        required: yes(field, 'required', false, say),
      }
    }),
  }
}

const scaleOf = (row: SheetRow, rows: readonly SheetRow[], at: string, cells: Cells, say: Say): DraftScale => {
  const kind = word(row, 'scale', scaleWords, 'enum', say)
  const blank = blankScale()
  const or = (key: 'unit' | 'of', usual: string) => (row.text(key) === '' ? usual : row.text(key))
  const titled = (list: 'choices' | 'items') =>
    rows.map((one, index) => {
      cells.set(`${at}-${list}-${index}-title`, one.at('title'))
      cells.set(`${at}-${list}-${index}-points`, one.at('points'))
      return { key: letters(index), title: one.text('title'), points: one.number('points') }
    })
  return {
    ...blank,
    kind,
    unit: or('unit', blank.unit),
    of: or('of', blank.of),
    each: row.number('each') === '' ? blank.each : row.number('each'),
    step: row.number('step') === '' ? blank.step : row.number('step'),
    further: row.number('further'),
    further_times: row.number('further_times'),
    ...(kind === 'enum' ? { choices: titled('choices') } : {}),
    ...(kind === 'checklist' ? { items: titled('items') } : {}),
    ...(kind === 'percent_range'
      ? {
          ranges: rows.map((one, index) => {
            cells.set(`${at}-ranges-${index}-value`, one.at('value'))
            cells.set(`${at}-ranges-${index}-points`, one.at('points'))
            return {
              bound: one.text('bound') === '' ? ('none' as const) : word(one, 'bound', boundWords, 'none', say),
              value: one.number('value'),
              points: one.number('points'),
            }
          }),
        }
      : {}),
    ...(kind === 'level_result'
      ? {
          results: rows.map((one, index) => {
            cells.set(`${at}-results-${index}-title`, one.at('title'))
            const points: DraftScale['results'][number]['points'] = {}
            for (const level of levels) {
              cells.set(`${at}-results-${index}-points-${level}`, one.at(levelKey(level)))
              if (one.number(levelKey(level)) !== '') points[level] = one.number(levelKey(level))
            }
            return { key: letters(index), title: one.text('title'), points }
          }),
        }
      : {}),
  }
}

export const minimumsOf = (row: SheetRow, at: string, cells: Cells): DraftCriterion['minimum'] => {
  const minimum: DraftCriterion['minimum'] = {}
  for (const category of categories) {
    cells.set(`${at}-minimum-${category}`, row.at(minimumKey(category)))
    if (row.number(minimumKey(category)) !== '') minimum[category] = row.number(minimumKey(category))
  }
  return minimum
}

/** One of a closed list by its Russian word; an unknown one is named with the whole list. */
export const word = <K extends string>(
  row: SheetRow,
  key: string,
  words: Record<K, string>,
  usual: NoInfer<K>,
  say: Say,
): K => {
  const typed = row.text(key)
  const found = (Object.entries(words) as [K, string][]).find(([, title]) => folded(title) === folded(typed))
  if (found === undefined) say(row, key, `«${typed}» здесь не бывает: ${Object.values<string>(words).join('; ')}`)
  return found?.[0] ?? usual
}

export const yes = (row: SheetRow, key: string, usual: boolean, say: Say): boolean => {
  const typed = folded(row.text(key))
  if (typed === '') return usual
  if (typed !== 'да' && typed !== 'нет') say(row, key, `Напишите «да» или «нет», а не «${row.text(key)}»`)
  return typed === 'да'
}

export const parts = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map(one => one.trim())
    .filter(one => one !== '')
