import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** The directory of organisations beyond one card of it. */
export const directoryPaths = {
  typedOrganisations: () => '/admin/typed-organisations',
  organisationThing: (
    id: string,
    thing: 'names' | 'name-removal' | 'renaming' | 'merger' | 'known',
    query: Query = {},
  ) => withQuery(`/admin/organisations/${part(id)}/${thing}`, query),
  mergerUndoing: (id: string) => `/admin/organisation-mergers/${part(id)}/undoing`,
  directoryLists: () => '/admin/organisation-lists',
  directoryListSample: () => '/admin/organisation-lists/sample.xlsx',
  directoryList: (id: string, query: Query = {}) => withQuery(`/admin/organisation-lists/${part(id)}`, query),
  directoryListThing: (id: string, thing: 'application' | 'removal' | 'report.csv') =>
    `/admin/organisation-lists/${part(id)}/${thing}`,
} as const
