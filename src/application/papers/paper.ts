import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** A piece of a paper. One content serves the screen, the print view and the later file formats. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }

/** A paper as data, frozen when it is made. */
export type Paper = {
  /** Body that issues it, at the head of the sheet. */
  authority: string
  city: string
  addressee: string[]
  title: string
  number: string | null
  date: PlainDate
  blocks: Block[]
  signatory: { post: string; name: string | null } | null
  /** Clause the paper is made by. */
  clause: string
}
