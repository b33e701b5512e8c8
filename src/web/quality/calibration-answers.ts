import { z } from 'zod'
import type { CalibrationDraft } from '../../application/quality/calibrations.ts'
import type { Calibration } from '../../application/stores/quality.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import { requiredText, requiredWords } from '../answers.ts'
import { commentField, pointsField } from '../expertise/proof-names.ts'
import { readSheet } from '../expertise/sheet-answers.ts'
import { type Filled, readForm, type Typed, withErrors } from '../forms.ts'

export const shownField = (code: string): string => `shown_${code.replaceAll('.', '_')}`

/** Points and comments of a calibration sheet as far as they are filled; strange ones stand beside their fields. */
export const readMarks = (set: CriteriaSet, body: unknown): { points: Points; comments: Comments; filled: Filled } => {
  const { items, filled } = readSheet(set, body)
  const points: Points = {}
  const comments: Comments = {}
  for (const item of items) {
    if (item.points !== undefined) points[item.code] = item.points
    if (item.comment !== '') comments[item.code] = item.comment
  }
  return { points, comments, filled }
}

export const typedMarks = ({ points, comments }: { points: Points; comments: Comments }): Typed => ({
  ...Object.fromEntries(Object.entries(points).map(([code, given]) => [pointsField(code), String(given)])),
  ...Object.fromEntries(Object.entries(comments).map(([code, words]) => [commentField(code), words])),
})

const about = z.object({
  title: requiredText('Назовите калибровку, например «Учитель, первая категория, весна»', 200),
  about: requiredWords('Опишите вымышленного человека: должность, стаж, чем занимается', 2000),
})

const longest = 3000

/** A portfolio in the making: what it shows by item, the reference points, the words beside them. */
export const readDraft = (
  set: CriteriaSet,
  body: unknown,
): { draft: CalibrationDraft | undefined; filled: Filled; version: number; once: string | undefined } => {
  const read = readForm(about, body)
  const marks = readMarks(set, body)
  const { typed } = read.filled
  const codes = set.sections.flatMap(section => section.criteria.map(({ code }) => code))
  const words = (name: string): string =>
    typeof typed[name] === 'string' ? typed[name].replaceAll('\r\n', '\n').trim() : ''
  const long = codes.filter(code => words(shownField(code)).length > longest)
  const filled = withErrors(
    read.filled,
    ...marks.filled.errors,
    ...long.map(code => ({ field: shownField(code), message: `Сократите: не больше ${longest} знаков` })),
  )
  const materials = Object.fromEntries(
    codes.flatMap(code => (words(shownField(code)) === '' ? [] : [[code, words(shownField(code))]])),
  )
  const draft =
    !read.ok || filled.errors.length > 0
      ? undefined
      : { ...read.value, materials, reference: marks.points, explanations: marks.comments }
  return { draft, filled, version: Number(words('version')) || 0, once: read.once }
}

/** A saved portfolio as its form shows it. */
export const typedDraft = ({ title, about: words, materials, reference, explanations }: Calibration): Typed => ({
  ...{ title, about: words },
  ...typedMarks({ points: reference, comments: explanations }),
  ...Object.fromEntries(Object.entries(materials).map(([code, shown]) => [shownField(code), shown])),
})
