/**
 * Rows of long tables. Word's objects for thousands of rows cost seconds and hundreds of megabytes, so a long table is drawn with
 * one row of each look, and the file is written with that row repeated. What marks the places is no character at all by
 * Unicode, so no text of a paper can have it: `printable` takes it away.
 */
export class Stamps {
  readonly #tables: (readonly (readonly string[])[])[] = []

  /** Puts the rows of a table aside; answers the marks for a row of a single cell and for a row of this many cells. */
  add(rows: readonly (readonly string[])[], columns: number): { group: string; cells: string[] } {
    const table = this.#tables.push(rows) - 1
    return {
      group: `${mark}${table}g${mark}`,
      cells: Array.from({ length: columns }, () => `${mark}${table}r${mark}`),
    }
  }

  /** The document with every stamp row replaced by the rows of its table. */
  filled(document: string): string {
    return this.#tables.reduce((xml, rows, table) => {
      const group = rowWith(xml, `${mark}${table}g${mark}`)
      const usual = rowWith(xml, `${mark}${table}r${mark}`)
      const text = rows.map(row => stamped(row.length === 1 ? group : usual, row)).join('')
      return `${xml.slice(0, group.from)}${text}${xml.slice(usual.to)}`
    }, document)
  }
}

const mark = '\ufdd0'

type Stamp = { from: number; to: number; between: string[] }

const rowWith = (xml: string, wanted: string): Stamp => {
  const at = xml.indexOf(wanted)
  const from = xml.lastIndexOf('<w:tr>', at)
  const end = xml.indexOf('</w:tr>', at)
  if (at < 0 || from < 0 || end < 0) throw new Error('A stamp row of a long table is missing')
  const to = end + '</w:tr>'.length
  return { from, to, between: xml.slice(from, to).split(wanted) }
}

const stamped = ({ between }: Stamp, row: readonly string[]): string =>
  between.map((piece, at) => (at === 0 ? piece : `${inText(row[at - 1] ?? '')}${piece}`)).join('')

/** A text inside `w:t`; a line end closes it and opens another after a break. */
const inText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')
