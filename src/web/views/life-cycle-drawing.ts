import { commandTitles, stageTitles } from '../../domain/case/case-words.ts'
import type { Transition } from '../../domain/case/transitions.ts'
import { type Stage, stages } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'

/** Ways out of the main line; they stand beside the stage that leads to them. */
const exits: readonly Stage[] = ['acceptance_refused', 'service_refused']
const box = { width: 290, height: 36, left: 190 }
const exit = { width: 290, left: 620 }
const step = 72

type Point = { x: number; y: number }

/**
 * The road of a case under one edition, drawn from the table of moves: neighbours by straight arrows, skipped stages and
 * returns by arcs at the left. Withdrawal is left out, it is possible from many stages and is said in words.
 */
export const lifeCycleDrawing = (moves: readonly Transition[]): Html => {
  const drawn = moves.filter(({ command, from }) => command !== 'Withdraw' && !exits.includes(from))
  const used = new Set(drawn.flatMap(({ from, to }) => [from, to]))
  const line = stages.filter(stage => used.has(stage) && !exits.includes(stage) && stage !== 'withdrawn')
  const row = new Map(line.map((stage, index) => [stage, index]))
  const top = (stage: Stage): number => 10 + (row.get(stage) ?? 0) * step
  const pairs = [...new Map(drawn.map(move => [`${move.from} ${move.to}`, move])).values()]
  const between = (one: Transition): string =>
    [
      ...new Set(
        drawn.filter(({ from, to }) => from === one.from && to === one.to).map(({ command }) => commandTitles[command]),
      ),
    ].join(' / ')
  const side = pairs.filter(({ from, to }) => exits.includes(to) && row.has(from))
  const straight = pairs.filter(({ from, to }) => (row.get(to) ?? -1) - (row.get(from) ?? -1) === 1)
  const arcs = pairs.filter(move => row.has(move.from) && row.has(move.to) && !straight.includes(move))
  const height = line.length * step - (step - box.height) + 20
  const places = side.filter((move, index) => side.findIndex(({ to }) => to === move.to) === index)
  const placed = new Map(places.map(({ to, from }) => [to, top(from)]))

  return html`<svg class="house-road" viewBox="0 0 920 ${height}" role="img" aria-label="Схема жизненного цикла дела; то же словами в таблице ниже">
    <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker></defs>
    ${arcs.map(move => arc(top(move.from), top(move.to), between(move)))}
    ${straight.map(
      move => html`<path class="house-road__move" d="M${box.left + box.width / 2} ${top(move.from) + box.height}V${top(move.to) - 1}" marker-end="url(#arrow)"/>
      <text class="house-road__word" x="${box.left + box.width / 2 + 10}" y="${top(move.from) + box.height + 23}">${between(move)}</text>`,
    )}
    ${side.map(({ from, to }) => sideMove({ x: box.left + box.width, y: top(from) + box.height / 2 }, { x: exit.left, y: (placed.get(to) ?? 0) + box.height / 2 }))}
    ${line.map(stage => state({ x: box.left, y: top(stage) }, box.width, stage, ''))}
    ${[...placed].map(([stage, y]) => state({ x: exit.left, y }, exit.width, stage, 'house-road__state--exit'))}
  </svg>`
}

const state = ({ x, y }: Point, width: number, stage: Stage, kind: string): Html =>
  html`<rect class="house-road__state ${kind}" x="${x}" y="${y}" width="${width}" height="${box.height}" rx="6"/>
    <text class="house-road__title" x="${x + width / 2}" y="${y + 23}" text-anchor="middle">${stageTitles[stage]}</text>`

/** The further apart the stages, the wider the arc; a return is dashed. */
const arc = (from: number, to: number, words: string): Html => {
  const reach = Math.min(170, 30 + (Math.abs(to - from) / step) * 26)
  const [start, end] = [from + box.height / 2, to + box.height / 2]
  return html`<path class="house-road__move ${to < from && 'house-road__move--back'}" d="M${box.left} ${start}C${box.left - reach} ${start} ${box.left - reach} ${end} ${box.left - 1} ${end}" marker-end="url(#arrow)"><title>${words}</title></path>`
}

const sideMove = (from: Point, to: Point): Html =>
  html`<path class="house-road__move house-road__move--exit" d="M${from.x} ${from.y}C${from.x + 70} ${from.y} ${to.x - 70} ${to.y} ${to.x - 1} ${to.y}" marker-end="url(#arrow)"/>`
