import { conditionOf, type Scope, unknown } from './place-names.ts'

export type MarkupFault = { line: number; message: string }

/** A piece of a line: words, a place to fill, or pieces that stand only under a condition. */
export type Piece = string | { place: string } | { when: string; not: boolean; pieces: Piece[] }

export const isFault = (read: Piece[][] | { fault: string }): read is { fault: string } => 'fault' in read

type Reading = { row: boolean; scope: Scope }

/** The pieces of a line, a cell after another. A backslash before a sign of the language makes it an ordinary one. */
export const piecesOf = (text: string, { row, scope }: Reading): Piece[][] | { fault: string } => {
  const cells: Piece[][] = [[]]
  const open: Piece[][] = []
  let words = ''
  const target = (): Piece[] => open.at(-1) ?? cells.at(-1) ?? []
  const flush = (): void => {
    if (words !== '') target().push(words)
    words = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\\' && '\\{}[]|#-'.includes(text[at + 1] ?? ' ')) {
      at += 1
      words += text[at]
    } else if (sign === '{') {
      const end = text.indexOf('}', at)
      if (end < 0) return { fault: 'Скобка { не закрыта. Чтобы напечатать саму скобку, поставьте перед ней \\' }
      const name = text.slice(at + 1, end).trim()
      if (/^[#/]/.test(name)) return { fault: `{${name.slice(0, 60)}} пишут на отдельной строке` }
      if (!scope.holds(name)) return { fault: unknown(name, scope) }
      flush()
      target().push({ place: name })
      at = end
    } else if (sign === '}') {
      return { fault: 'Скобка } без начала. Чтобы напечатать саму скобку, поставьте перед ней \\' }
    } else if (text.startsWith('[если ', at)) {
      const end = text.indexOf(']', at)
      if (end < 0) return { fault: 'Условие [если …] не закрыто скобкой ]' }
      const { name, not } = conditionOf(text.slice(at + 6, end))
      if (!scope.asks(name)) return { fault: unknown(name, scope) }
      if (open.length > 0) return { fault: 'Условие внутри условия: разнесите их по строкам' }
      flush()
      const pieces: Piece[] = []
      target().push({ when: name, not, pieces })
      open.push(pieces)
      at = end
    } else if (text.startsWith('[/если]', at)) {
      if (open.length === 0) return { fault: 'Здесь закрыто условие, которое не начато' }
      flush()
      open.pop()
      at += 6
    } else if (row && sign === '|') {
      if (open.length > 0) return { fault: 'Условие должно закончиться в той же ячейке' }
      flush()
      cells.push([])
    } else words += sign
  }
  if (open.length > 0) return { fault: 'Условие не закрыто: нужно [/если]' }
  flush()
  return row && cells.length > 1 && isBlank(cells.at(-1)) ? cells.slice(0, -1) : cells
}

const isBlank = (cell: Piece[] | undefined): boolean =>
  cell === undefined || cell.every(piece => typeof piece === 'string' && piece.trim() === '')
