import type { Block } from '../papers/paper.ts'
import type { LineKind, Markup, MarkupNode } from './markup.ts'
import type { Piece } from './markup-line.ts'
import type { Row, TemplateData } from './template-data.ts'

/** What is filled, which places were used on the way, and which of them the data did not know. */
export type Filling = {
  blocks: Block[]
  used: ReadonlySet<string>
  lists: ReadonlySet<string>
  missing: ReadonlySet<string>
}

type Line = { kind: LineKind | 'gap'; cells: string[] }

/** A wording with its places filled. The data is put in as it is: signs of the language in a name stay signs of a name. */
export const fillMarkup = ({ nodes }: Markup, data: TemplateData): Filling => {
  const used = new Set<string>()
  const lists = new Set<string>()
  const missing = new Set<string>()
  const lines: Line[] = []

  const known = (name: string, row: Row | undefined): string => {
    used.add(name)
    const value = row !== undefined && Object.hasOwn(row, name) ? row[name] : data.fields.get(name)
    if (value === undefined) missing.add(name)
    return value ?? ''
  }
  const holds = (name: string, not: boolean, row: Row | undefined): boolean => {
    const list = data.lists.get(name)
    const something = list !== undefined && !data.fields.has(name) ? list.length > 0 : known(name, row).trim() !== ''
    return something !== not
  }
  const words = (pieces: readonly Piece[], row: Row | undefined): string =>
    pieces
      .map(piece => {
        if (typeof piece === 'string') return piece
        if ('place' in piece) return known(piece.place, row)
        return holds(piece.when, piece.not, row) ? words(piece.pieces, row) : ''
      })
      .join('')
  const walk = (inside: readonly MarkupNode[], row: Row | undefined): void => {
    for (const node of inside) {
      if (node.kind === 'gap') lines.push({ kind: 'gap', cells: [] })
      else if (node.kind === 'loop') {
        lists.add(node.list)
        if (!data.lists.has(node.list)) missing.add(node.list)
        for (const one of data.lists.get(node.list) ?? []) walk(node.body, one)
      } else if (node.kind === 'when') {
        if (holds(node.name, node.not, row)) walk(node.body, row)
      } else lines.push({ kind: node.kind, cells: node.cells.map(cell => words(cell, row).trim()) })
    }
  }
  walk(nodes, undefined)
  return { blocks: blocksOf(lines), used, lists, missing }
}

/** Lines one after another of one kind make a list or a table; a line that came out empty is left out. */
const blocksOf = (lines: readonly Line[]): Block[] => {
  const blocks: Block[] = []
  let before: Line['kind'] = 'gap'
  for (const { kind, cells } of lines) {
    const [text = ''] = cells
    const last = before === kind ? blocks.at(-1) : undefined
    if (kind !== 'gap' && kind !== 'row' && text === '') continue
    before = kind
    if (kind === 'paragraph') blocks.push({ kind: 'text', text })
    else if (kind === 'heading' || kind === 'subheading')
      blocks.push({ kind: 'heading', text, ...(kind === 'subheading' ? { level: 2 } : {}) })
    else if (kind === 'row') {
      if (last?.kind === 'table') last.rows.push(cells)
      else blocks.push({ kind: 'table', head: cells, rows: [] })
    } else if (kind !== 'gap') {
      if (last?.kind === 'list') last.items.push(text)
      else blocks.push({ kind: 'list', items: [text], ...(kind === 'number' ? { numbered: true } : {}) })
    }
  }
  return blocks.filter(block => block.kind !== 'table' || block.rows.length > 0)
}
