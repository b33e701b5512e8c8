import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** Criteria sets: editions of a region's own, and those that came with the product. */
export const criteriaPaths = {
  criteriaSets: (query: Query = {}) => withQuery('/criteria', query),
  newCriteria: (query: Query = {}) => withQuery('/criteria/new', query),
  /** A table that holds a set: an example of it, what was read of one, keeping it. */
  criteriaTable: (thing: 'example.xlsx' | 'reading' | 'keeping') => `/criteria/table/${thing}`,
  /** `id` of an edition, or the reference of a built-in set: `teachers@2023-09-01`. */
  criteria: (id: string) => `/criteria/sets/${part(id)}`,
  criteriaThing: (
    id: string,
    thing: 'edit' | 'sheet' | 'paper' | 'comparison' | 'approval' | 'withdrawal' | 'cancellation' | 'set.xlsx',
    query: Query = {},
  ) => withQuery(`/criteria/sets/${part(id)}/${thing}`, query),
} as const
