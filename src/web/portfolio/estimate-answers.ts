import { z } from 'zod'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { sheetFaults } from '../../domain/expertise/scoring.ts'
import { codesOf } from '../../domain/portfolio/estimate.ts'
import { pointsField } from '../expertise/proof-names.ts'
import { type FieldError, type Filled, readForm, type Typed } from '../forms.ts'

/** Expected points as they came with the form; what the scale cannot give stands beside its field. */
export const readEstimate = (set: CriteriaSet, body: unknown): { points: Points; filled: Filled } => {
  const { typed } = readForm(z.object({}), body).filled
  const points: Points = {}
  for (const code of codesOf(set)) {
    const text = String([typed[pointsField(code)] ?? ''].flat().at(-1)).trim()
    if (text !== '') points[code] = text === 'na' ? 'na' : Number(text.replace(',', '.'))
  }
  const faults = sheetFaults(set, points)
  const errors = Object.keys(points)
    .filter(code => faults[code] !== undefined)
    .map((code): FieldError => ({ field: pointsField(code), message: faults[code] ?? '' }))
  return { points, filled: { typed, errors } }
}

/** Saved points as the form shows them. */
export const typedEstimate = (points: Points): Typed =>
  Object.fromEntries(Object.entries(points).map(([code, given]) => [pointsField(code), String(given)]))
