import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** The teacher's portfolio: proofs, the passport made of them, the own estimate. */
export const portfolioPaths = {
  portfolio: (query: Query = {}) => withQuery('/my/portfolio', query),
  newProof: (query: Query = {}) => withQuery('/my/portfolio/new', query),
  /** The whole of it as a page to print, a table, a passport, an estimate. */
  portfolioThing: (thing: 'print' | 'table.csv' | 'passport' | 'estimate', query: Query = {}) =>
    withQuery(`/my/portfolio/${thing}`, query),
  proof: (id: string) => `/my/portfolio/proofs/${part(id)}`,
  proofThing: (id: string, thing: 'edit' | 'copy' | 'removal' | 'return') =>
    `/my/portfolio/proofs/${part(id)}/${thing}`,
} as const
