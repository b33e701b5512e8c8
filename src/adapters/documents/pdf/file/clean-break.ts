import type { TagRow } from './tag-tree.ts'

/**
 * The last end of a sheet that falls between two rows of a table: how many rows stand before it, and which page begins after it.
 * Nothing where every end of a sheet cuts a row, follows a head, or lies before the row `from`.
 */
export const cleanBreak = (rows: readonly TagRow[], from: number): { rows: number; page: number } | undefined => {
  for (let at = rows.length - 1; at > from; at--) {
    const before = rows[at - 1]
    const page = rows[at]?.span?.first
    if (page === undefined || before?.span === undefined) continue
    if (before.span.last === page - 1 && before.heads === undefined) return { rows: at, page }
  }
  return undefined
}
