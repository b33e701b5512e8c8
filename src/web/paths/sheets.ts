import { part } from './part.ts'
import { type Query, withQuery } from './query.ts'

/** Sheets of specialists: items saved one by one, remarks to what was signed. */
export const sheetPaths = {
  /** One item of a sheet, saved as it is filled in. */
  sheetItem: (caseId: string, code: string) => `/expertise/${part(caseId)}/items/${part(code)}`,
  /** The secretary's remark to a signed conclusion, and its end. */
  remark: (caseId: string, query: Query = {}) => withQuery(`/cases/${part(caseId)}/panel/remark`, query),
  remarkWithdrawal: (caseId: string, remark: string) =>
    `/cases/${part(caseId)}/panel/remarks/${part(remark)}/withdrawal`,
  /** The specialist's answer. */
  remarkAnswer: (caseId: string, remark: string) => `/expertise/${part(caseId)}/remarks/${part(remark)}`,
} as const
