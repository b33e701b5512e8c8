import { isFault, type MarkupFault, type Piece, piecesOf } from './markup-line.ts'
import { conditionOf, meant, type Scope, shown, unknown } from './place-names.ts'
import type { TemplatePlaces } from './template-places.ts'

export type LineKind = 'paragraph' | 'heading' | 'subheading' | 'dash' | 'number' | 'row'

/** A line of a wording; a row of a table has several cells, any other line has one. */
export type MarkupLine = { kind: LineKind; cells: Piece[][] }

export type MarkupNode =
  | MarkupLine
  | { kind: 'gap' }
  | { kind: 'loop'; list: string; body: MarkupNode[] }
  | { kind: 'when'; name: string; not: boolean; body: MarkupNode[] }

export type Markup = { nodes: MarkupNode[] }

/** UTF-8 bytes and lines that a wording may have at most. */
export const markupLimits = { bytes: 64 * 1024, lines: 2000, faults: 20 }

/**
 * Reads a ministry's own wording: every line is a paragraph; `# ` and `## ` begin a heading, `- ` and `1. ` an item, `|` a row of a
 * table (the first row is its head); `{место}` is filled, `{#список}` … `{/список}` repeats, `[если место]` … `[/если]` asks.
 * There is nothing else in the language: no code, no inclusion, no HTML. Reads every character a fixed number of times.
 */
export const readMarkup = (text: string, places: TemplatePlaces): Markup | { faults: MarkupFault[] } => {
  if (new TextEncoder().encode(text).length > markupLimits.bytes)
    return { faults: [{ line: 0, message: `Текст слишком велик: не больше ${markupLimits.bytes / 1024} КБ` }] }
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.length > markupLimits.lines)
    return { faults: [{ line: 0, message: `Слишком много строк: не больше ${markupLimits.lines}` }] }
  const reader = new Reader(places)
  for (const [at, line] of lines.entries()) {
    reader.take(line.trim(), at + 1)
    if (reader.faults.length >= markupLimits.faults) break
  }
  return reader.finished()
}

export const hasFaults = (read: Markup | { faults: MarkupFault[] }): read is { faults: MarkupFault[] } =>
  'faults' in read

type Open = { line: number; body: MarkupNode[] } & (
  | { kind: 'page' }
  | { kind: 'loop'; list: string }
  | { kind: 'when' }
)

class Reader {
  readonly faults: MarkupFault[] = []
  readonly #places: TemplatePlaces
  readonly #open: Open[] = [{ kind: 'page', line: 0, body: [] }]

  constructor(places: TemplatePlaces) {
    this.#places = places
  }

  take(line: string, at: number): void {
    if (line === '') this.#put({ kind: 'gap' })
    else if (line.startsWith('{#') && line.endsWith('}')) this.#loop(line.slice(2, -1).trim(), at)
    else if (line.startsWith('{/') && line.endsWith('}')) this.#close('loop', line.slice(2, -1).trim(), at)
    else if (line === '[/если]') this.#close('when', '', at)
    else if (line.startsWith('[если ') && line.indexOf(']') === line.length - 1) this.#when(line.slice(6, -1), at)
    else this.#line(line, at)
  }

  finished(): Markup | { faults: MarkupFault[] } {
    for (const { kind, line } of this.#open.slice(1))
      this.faults.push({
        line,
        message:
          kind === 'loop'
            ? 'Список начат, но не закрыт: нужна строка {/…}'
            : 'Условие начато, но не закрыто: нужна строка [/если]',
      })
    const [page] = this.#open
    return this.faults.length > 0 ? { faults: this.faults.slice(0, markupLimits.faults) } : { nodes: page?.body ?? [] }
  }

  #loop(name: string, line: number): void {
    const known = this.#places.lists.map(list => list.name)
    if (this.#open.some(({ kind }) => kind === 'loop'))
      this.faults.push({ line, message: 'Список внутри списка не повторить' })
    if (!known.includes(name)) this.faults.push({ line, message: `Списка «${shown(name)}» нет${meant(name, known)}` })
    const node: MarkupNode = { kind: 'loop', list: name, body: [] }
    this.#put(node)
    this.#open.push({ kind: 'loop', list: name, line, body: node.body })
  }

  #when(condition: string, line: number): void {
    const asked = conditionOf(condition)
    const scope = this.#scope()
    if (!scope.asks(asked.name)) this.faults.push({ line, message: unknown(asked.name, scope) })
    const node: MarkupNode = { kind: 'when', ...asked, body: [] }
    this.#put(node)
    this.#open.push({ kind: 'when', line, body: node.body })
  }

  #close(kind: 'loop' | 'when', name: string, line: number): void {
    const open = this.#open.at(-1)
    const fits = open?.kind === kind && (open.kind !== 'loop' || name === '' || name === open.list)
    if (fits) this.#open.pop()
    else
      this.faults.push({
        line,
        message:
          kind === 'loop'
            ? `Здесь закрыт список «${shown(name)}», который не начат`
            : 'Здесь закрыто условие, которое не начато',
      })
  }

  #line(line: string, at: number): void {
    const { kind, text } = kindOf(line)
    const cells = piecesOf(text, { row: kind === 'row', scope: this.#scope() })
    if (isFault(cells)) this.faults.push({ line: at, message: cells.fault })
    else if (!isRule(kind, text)) this.#put({ kind, cells })
  }

  #put(node: MarkupNode): void {
    this.#open.at(-1)?.body.push(node)
  }

  /** What may be named here: the places of the form, and inside a list its columns. */
  #scope(): Scope {
    const loop = this.#open.find(one => one.kind === 'loop')
    const columns = this.#places.lists.find(({ name }) => loop?.kind === 'loop' && name === loop.list)?.columns ?? []
    const names = [...columns, ...this.#places.fields].map(({ name }) => name)
    const lists = this.#places.lists.map(({ name }) => name)
    return { names, holds: name => names.includes(name), asks: name => names.includes(name) || lists.includes(name) }
  }
}

const kindOf = (line: string): { kind: LineKind; text: string } => {
  if (line.startsWith('## ')) return { kind: 'subheading', text: line.slice(3) }
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) }
  if (line.startsWith('|')) return { kind: 'row', text: line.slice(1) }
  const dash = /^[-–—•] /.exec(line)
  if (dash) return { kind: 'dash', text: line.slice(2) }
  const number = /^\d{1,3}[.)] /.exec(line)
  if (number) return { kind: 'number', text: line.slice(number[0].length) }
  return { kind: 'paragraph', text: line }
}

/** `|---|---|` under the head, as many are used to write it, says nothing more. */
const isRule = (kind: LineKind, text: string): boolean => kind === 'row' && /^[-:| ]{3,}$/.test(text)
