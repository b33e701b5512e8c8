import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** Sessions of the professional test, and the awards that wait for specialists. */
export const testingPaths = {
  tests: (query: Query = {}) => withQuery('/testing', query),
  newTest: () => '/testing/new',
  test: (id: string) => `/testing/${part(id)}`,
  /** A page or a thing of a session: `attendance`, `results`, `seating`, `closing`. */
  testThing: (id: string, thing: string, query: Query = {}) => withQuery(`/testing/${part(id)}/${part(thing)}`, query),
  /** One seat of a session and what is done with it. */
  testSeat: (id: string, seat: string, thing: string) => `/testing/${part(id)}/seats/${part(seat)}/${part(thing)}`,
  /** Cases whose awards wait to be confirmed. */
  awards: (query: Query = {}) => withQuery('/expertise/awards', query),
  /** The clerk's answer to a specialist who has not confirmed an award. */
  awardDoubt: (caseId: string, doubt: string) => `/cases/${part(caseId)}/award-doubts/${part(doubt)}`,
} as const
