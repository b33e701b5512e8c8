import { z } from 'zod'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { sheetFaults } from '../../domain/expertise/scoring.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import { optionalText } from '../answers.ts'
import { type FieldError, type Filled, readForm, type Typed } from '../forms.ts'

/** Names of the fields of an item: a dot in a name would not make a good anchor. */
export const pointsField = (code: string): string => `points_${code.replaceAll('.', '_')}`
export const commentField = (code: string): string => `comment_${code.replaceAll('.', '_')}`

export type SheetAnswers = { points: Points; comments: Comments; filled: Filled; once: string | undefined }

/** Reads a sheet as far as it is filled; what the scale cannot give stands beside its field. */
export const readSheet = (set: CriteriaSet, body: unknown): SheetAnswers => {
  const codes = set.sections.flatMap(section => section.criteria.map(({ code }) => code))
  const shape = Object.fromEntries(
    codes.flatMap(code => [
      [pointsField(code), z.string().optional()] as const,
      [commentField(code), optionalText(2000)] as const,
    ]),
  )
  const read = readForm(z.object(shape), body)
  const { typed } = read.filled
  const points: Points = {}
  const comments: Comments = {}
  for (const code of codes) {
    const given = pointsOf(textOf(typed, pointsField(code)))
    if (given !== undefined) points[code] = given
    const comment = textOf(typed, commentField(code)).trim()
    if (comment !== '') comments[code] = comment
  }
  const faults = sheetFaults(set, points)
  const strange = codes
    .filter(code => points[code] !== undefined && faults[code] !== undefined)
    .map((code): FieldError => ({ field: pointsField(code), message: faults[code] ?? '' }))
  return {
    points,
    comments,
    once: read.once,
    filled: { typed, errors: [...read.filled.errors, ...strange] },
  }
}

/** A saved sheet as its form shows it. */
export const typedSheet = (points: Points, comments: Comments): Typed => ({
  ...Object.fromEntries(Object.entries(points).map(([code, given]) => [pointsField(code), String(given)])),
  ...Object.fromEntries(Object.entries(comments).map(([code, words]) => [commentField(code), words])),
})

const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** «7», «7,5», «na»; undefined while nothing is chosen, NaN for what is no number (the scale then refuses it). */
const pointsOf = (text: string): number | 'na' | undefined => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return trimmed === 'na' ? 'na' : Number(trimmed.replace(',', '.'))
}
