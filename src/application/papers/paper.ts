import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/**
 * A piece of a paper. One content serves the screen, the PDF and the DOCX; how it looks is the printer's business, so nothing
 * here knows of points and millimetres.
 */
export type Block =
  | { kind: 'text'; text: string; align?: 'left' | 'center' | 'right' | undefined }
  | { kind: 'heading'; text: string; level?: 1 | 2 | undefined }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'list'; items: string[]; numbered?: boolean | undefined }
  /** Points of an order or of minutes: «1. …» with the indent of a paragraph. */
  | { kind: 'points'; items: string[] }
  | {
      kind: 'table'
      head: string[]
      /** A row of a single cell spans the whole table: the name of a group. */
      rows: string[][]
      /** Shares of the width, one a column. */
      widths?: number[] | undefined
      caption?: string | undefined
    }
  /** The word that orders, on a line of its own and spaced: «п р и к а з ы в а ю:». */
  | { kind: 'command'; text: string }
  /** A filled line of a paper form, with the words that stand small under the line. */
  | { kind: 'filled'; label: string; value: string; hint?: string | undefined }
  /** Boxes of a paper form, drawn: ticked or empty. */
  | { kind: 'choice'; label?: string | undefined; options: { text: string; chosen: boolean }[] }
  /** Lines where people sign: post, place for the signature or its mark, name. `personId` tells whose mark belongs there. */
  | { kind: 'signatures'; lines: SignatureLine[] }
  /** Begins a new sheet: the mark in the right corner («Приложение 1», «к приказу … от … № …»), then the title. */
  | { kind: 'appendix'; mark: string[]; title: string; landscape?: boolean | undefined }
  /** Table of contents of the headings and appendices that follow. */
  | { kind: 'contents' }
  /** Small print: notes to a form, references. */
  | { kind: 'note'; text: string }
  /** Square code that leads to the page where the paper is checked. */
  | { kind: 'code'; address: string; words: string }

export type SignatureLine = { post: string; name: string | null; personId?: string | undefined }

/** How the sheet is laid out; the house's own names for the kinds of ГОСТ Р 7.0.97-2016. */
export const paperLayouts = ['letter', 'order', 'application', 'minutes', 'sheet', 'journal'] as const
export type PaperLayout = (typeof paperLayouts)[number]

/** A paper as data, frozen when it is made. */
export type Paper = {
  /** Absent: a letter. A journal lies across (landscape). */
  layout?: PaperLayout | undefined
  /** Body that issues it, at the head of the sheet. */
  authority: string
  city: string
  /** In the dative where it is a person, line by line. */
  addressee: string[]
  /** From whom, in the genitive: only an application has it. */
  from?: string[] | undefined
  title: string
  number: string | null
  date: PlainDate
  blocks: Block[]
  signatory: { post: string; name: string | null; personId?: string | undefined } | null
  /** «Приложение: на 2 л. в 1 экз.» */
  enclosures?: string[] | undefined
  /** Who prepared it, with a telephone: small at the foot of the last sheet. */
  executor?: string | undefined
  /** Kept longer than ten years: the left margin is 30 mm (ГОСТ Р 7.0.97-2016 п. 3.3). */
  longKept?: boolean | undefined
  /** Word across the head: «ПРОЕКТ», «КОПИЯ». */
  mark?: string | undefined
  /** Clause the paper is made by. */
  clause: string
  /** Names whose case a person has not confirmed yet: they stand in the nominative and are shown to the clerk. */
  doubtful?: string[] | undefined
  /** What a ministry's own template may put into its places, by the names of `template-fields.ts`. */
  fields?: Record<string, string> | undefined
  /** The same for what repeats: lines of an order, grounds of a refusal. */
  lists?: Record<string, Record<string, string>[]> | undefined
  /** Version of the ministry's own wording that the blocks were made by. */
  templateId?: string | undefined
}
