import type { Coverage } from './drawable.ts'

/**
 * Which characters a typeface has, read from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * Throws on a file without such a table: the typefaces are our own, so that is a broken installation.
 */
export const coverageOf = (font: Uint8Array): Coverage => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = tableOf(view, 'cmap')
  const ranges = tablesOf(view, table).flatMap(at => rangesAt(view, at))
  if (ranges.length === 0) throw new Error('The typeface has no table of characters that we can read')
  const covered = new Set<number>()
  for (const [from, to] of ranges) for (let code = from; code <= to; code++) covered.add(code)
  return codePoint => covered.has(codePoint)
}

const tableOf = (view: DataView, wanted: string): number => {
  for (let at = 12, end = 12 + view.getUint16(4) * 16; at < end; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(one => view.getUint8(at + one)))
    if (tag === wanted) return view.getUint32(at + 8)
  }
  throw new Error(`The typeface has no table ${wanted}`)
}

const tablesOf = (view: DataView, table: number): number[] =>
  Array.from({ length: view.getUint16(table + 2) }, (_, at) => table + view.getUint32(table + 4 + at * 8 + 4))

type Range = [from: number, to: number]

const rangesAt = (view: DataView, at: number): Range[] => {
  const format = view.getUint16(at)
  if (format === 4) return segments(view, at)
  if (format === 12) return groups(view, at)
  return []
}

const segments = (view: DataView, at: number): Range[] => {
  const twice = view.getUint16(at + 6)
  return Array.from({ length: twice / 2 }, (_, index): Range => {
    const to = view.getUint16(at + 14 + index * 2)
    const from = view.getUint16(at + 16 + twice + index * 2)
    return [from, Math.min(to, 0xfffe)]
  })
}

const groups = (view: DataView, at: number): Range[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })
