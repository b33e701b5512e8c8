import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** The registry of specialists and panels for many cases at once. */
export const expertPaths = {
  experts: (query: Query = {}) => withQuery('/experts', query),
  /** The same list as a table for a spreadsheet. */
  expertsFile: (query: Query = {}) => withQuery('/experts.csv', query),
  /** What the secretary states of a specialist, as a form; `new` for one more. */
  expert: (id: string) => `/experts/${part(id)}`,
  expertCard: (id: string) => `/experts/${part(id)}/card`,
  /** One more line about a specialist: `education`, `category`, `leave`, `tie`. */
  expertLine: (id: string, kind: string) => `/experts/${part(id)}/lines/${part(kind)}`,
  expertLineRemoval: (id: string, kind: string, line: string) =>
    `/experts/${part(id)}/lines/${part(kind)}/${part(line)}/removal`,
  ownExpert: (query: Query = {}) => withQuery('/my/specialist', query),
  ownExpertLine: (kind: string) => `/my/specialist/lines/${part(kind)}`,
  ownExpertLeaveRemoval: (line: string) => `/my/specialist/leaves/${part(line)}/removal`,
  panels: (query: Query = {}) => withQuery('/panels', query),
  panelBatch: (batch: string, query: Query = {}) => withQuery(`/panels/${part(batch)}`, query),
  /** What is done with a proposal: `confirmation`, `count`, `removal`, `check`. */
  panelBatchThing: (batch: string, thing: string) => `/panels/${part(batch)}/${part(thing)}`,
  /** A name in one seat of a proposal is changed. */
  panelSwap: (batch: string, caseId: string, query: Query = {}) =>
    withQuery(`/panels/${part(batch)}/cases/${part(caseId)}`, query),
} as const
