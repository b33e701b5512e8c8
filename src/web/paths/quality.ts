import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** Quality of judging: statistics, calibration, second opinions. */
export const qualityPaths = {
  quality: (query: Query = {}) => withQuery('/quality', query),
  /** The reader's own numbers: for a specialist. */
  ownQuality: (query: Query = {}) => withQuery('/quality/own', query),
  qualityOfExpert: (id: string, query: Query = {}) => withQuery(`/quality/experts/${part(id)}`, query),
  qualityItems: (query: Query = {}) => withQuery('/quality/items', query),
  qualityItem: (set: string, code: string, query: Query = {}) =>
    withQuery(`/quality/items/${part(set)}/${part(code)}`, query),
  /** The same tables for a spreadsheet: `experts.csv`, `items.xlsx`. */
  qualityFile: (file: string, query: Query = {}) => withQuery(`/quality/files/${part(file)}`, query),
  seconds: () => '/quality/seconds',
  secondThing: (id: string) => `/quality/seconds/${part(id)}`,
  /** A sheet filled in once more, as its specialist sees it. */
  secondSheet: (id: string) => `/sheets/${part(id)}`,
  secondSheetThing: (id: string, thing: string) => `/sheets/${part(id)}/${part(thing)}`,
  calibrations: () => '/calibrations',
  newCalibration: (query: Query = {}) => withQuery('/calibrations/new', query),
  calibration: (id: string) => `/calibrations/${part(id)}`,
  calibrationThing: (id: string, thing: string) => `/calibrations/${part(id)}/${part(thing)}`,
} as const
