import { addYears, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { HeldCategory } from '../case/application.ts'

/** From this day categories have no term (196 п. 24); those set before are kept for the five years they were set for (order п. 2). */
const withoutTermFrom = plainDate('2023-09-01')
const oldTermYears = 5

/**
 * Last day of force of a category, undefined when it has none. An explicit last day wins: in 2020–2021 terms were prolonged.
 * The last day of an old term is the same date five years later (ГК РФ ст. 192).
 */
export const lastDayOf = ({ setOn, validUntil }: HeldCategory): PlainDate | undefined => {
  if (validUntil !== undefined) return validUntil
  return setOn < withoutTermFrom ? addYears(setOn, oldTermYears) : undefined
}

/** Does the category count on that day: set by then and not expired. */
export const inForce = (held: HeldCategory, on: PlainDate): boolean => {
  const last = lastDayOf(held)
  return held.setOn <= on && (last === undefined || on <= last)
}
