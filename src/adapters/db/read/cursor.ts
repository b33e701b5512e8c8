import type { Page } from '../../../application/reads/page.ts'
import { parsePlainDate } from '../../../domain/calendar/plain-date.ts'

/** Place in a list: the keys of the row beside which the page begins, and to which side it goes. */
export type Cursor = { back: boolean; keys: string[] }

const shapes = {
  day: (text: string) => parsePlainDate(text) !== undefined,
  id: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  whole: (text: string) => /^-?\d{1,15}$/.test(text) && Number.isSafeInteger(Number(text)),
  text: (text: string) => text.isWellFormed() && !text.includes('\0'),
}
export type KeyShape = keyof typeof shapes

/** Reads a cursor that came with an address; undefined when it is absent or spoiled, so the first page is shown. */
export const readCursor = (text: string | undefined, keys: readonly KeyShape[]): Cursor | undefined => {
  if (text === undefined || !/^[><][\w-]+$/.test(text)) return undefined
  const found = parsed(Buffer.from(text.slice(1), 'base64url').toString('utf8'))
  const fits = found?.length === keys.length && keys.every((shape, index) => shapes[shape](found[index] ?? ''))
  return found !== undefined && fits ? { back: text.startsWith('<'), keys: found } : undefined
}

const parsed = (text: string): string[] | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every(key => typeof key === 'string') ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Cuts a page out of the rows found from the cursor in its direction, one row more than the limit being asked for.
 * `keysOf` gives the keys that the list is ordered by.
 */
export const cutPage = <Row>(
  found: readonly Row[],
  limit: number,
  cursor: Cursor | undefined,
  keysOf: (row: Row) => string[],
): Page<Row> => {
  const back = cursor?.back === true
  const more = found.length > limit
  const rows = found.slice(0, limit)
  if (back) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    next: last !== undefined && (back || more) ? written('>', keysOf(last)) : undefined,
    previous: first !== undefined && (back ? more : cursor !== undefined) ? written('<', keysOf(first)) : undefined,
  }
}

const written = (side: '>' | '<', keys: string[]): string =>
  side + Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url')
