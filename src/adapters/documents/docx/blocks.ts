import { AlignmentType, HeadingLevel, ImageRun, Paragraph, type Table, TableOfContents, TableRow } from 'docx'
import type { Block } from '../../../application/papers/paper.ts'
import type { MarksAtLines } from '../pdf/signature-lines.ts'
import { mm } from './measures.ts'
import { signatureLines } from './signature-lines.ts'
import type { Stamps } from './stamps.ts'
import { indent, signsTypeface } from './styles.ts'
import { bare, paperTable, sideBySide, widthsOf } from './tables.ts'
import { words } from './words.ts'

/** What the blocks of a section need to know besides themselves. */
export type Setting = {
  /** Width of the text in millimetres. */
  width: number
  marks: MarksAtLines
  /** Square codes by their address, as PNG. */
  codes: ReadonlyMap<string, Uint8Array>
  /** For a table of contents. */
  headings: readonly { title: string; level: number }[]
  /** Rows of long tables. */
  stamps: Stamps
  /** Gives every list, and every picture, a number of its own. */
  nextNumber(): number
}

export type Piece = Paragraph | Table | TableOfContents

/** A block as paragraphs and tables of Word. An appendix begins a section; what is here is only its head. */
export const pieces = (block: Block, setting: Setting): Piece[] => {
  switch (block.kind) {
    case 'text':
      return [
        block.align === undefined
          ? new Paragraph({ style: 'BodyText', children: words(block.text) })
          : new Paragraph({ style: 'Plain', alignment: alignments[block.align], children: words(block.text) }),
      ]
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1
      return [new Paragraph({ heading, children: words(block.text) })]
    }
    case 'facts':
      return facts(block.rows, setting)
    case 'list':
      return listed(block.items, block.numbered ? 'numbers' : 'dashes', setting)
    case 'points':
      return listed(block.items, 'points', setting)
    case 'table':
      return paperTable(block, setting.width, setting.stamps)
    case 'command':
      return [
        new Paragraph({
          style: 'Plain',
          spacing: { before: 120, after: 120 },
          children: words(block.text, { characterSpacing: 60 }),
        }),
      ]
    case 'filled':
      return filled(block, setting)
    case 'choice':
      return choice(block)
    case 'signatures':
      return signatureLines(
        block.lines.map(line => setting.marks.line(line)),
        setting.width,
      )
    case 'appendix':
      return [
        ...block.mark.map(
          line => new Paragraph({ style: 'Plain', indent: { left: mm(setting.width / 2 + 5) }, children: words(line) }),
        ),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: words(block.title) }),
      ]
    case 'contents':
      return [
        new Paragraph({
          style: 'Plain',
          alignment: AlignmentType.CENTER,
          spacing: { before: 240, after: 120 },
          children: words('Содержание', { bold: true }),
        }),
        // Its field is written as not up to date: Word counts the pages, and links the lines, when the file is opened.
        new TableOfContents('Содержание', {
          hyperlink: true,
          headingStyleRange: '1-2',
          cachedEntries: [...setting.headings],
        }),
        new Paragraph({ style: 'Gap' }),
      ]
    case 'note':
      return [new Paragraph({ style: 'Note', children: words(block.text) })]
    case 'code':
      return code(block, setting)
  }
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

const facts = (rows: readonly (readonly [string, string])[], { width }: Setting): Piece[] => {
  const widths = widthsOf([38, 62], width)
  const [label = 0, value = 0] = widths
  const line = ([name, text]: readonly [string, string]) =>
    new TableRow({
      cantSplit: true,
      children: [
        bare(label, [new Paragraph({ style: 'Plain', children: words(name) })]),
        bare(value, [new Paragraph({ style: 'Plain', children: words(text) })]),
      ],
    })
  return rows.length === 0 ? [] : [sideBySide(widths, rows.map(line)), new Paragraph({ style: 'Gap' })]
}

const listed = (
  items: readonly string[],
  reference: 'numbers' | 'dashes' | 'points',
  { nextNumber }: Setting,
): Piece[] => {
  const instance = nextNumber()
  const looks =
    reference === 'points' ? { style: 'BodyText' } : { style: 'ListText', alignment: AlignmentType.JUSTIFIED }
  return items.map(
    item => new Paragraph({ ...looks, numbering: { reference, level: 0, instance }, children: words(item) }),
  )
}

/** Width of a letter of the text, in millimetres. */
const letter = 2.3

const filled = ({ label, value, hint }: Extract<Block, { kind: 'filled' }>, { width }: Setting): Piece[] => {
  const beside = Math.min(width * 0.6, label.length * letter + 3)
  const widths = widthsOf([beside, width - beside], width)
  const [first = 0, second = 0] = widths
  const row = new TableRow({
    cantSplit: true,
    children: [
      bare(first, [new Paragraph({ style: 'Plain', indent: { right: mm(2) }, children: words(label) })], {
        verticalAlign: 'bottom',
      }),
      bare(second, [new Paragraph({ style: 'Plain', children: words(value) })], {
        verticalAlign: 'bottom',
        underlined: true,
      }),
    ],
  })
  const under = new TableRow({
    cantSplit: true,
    children: [
      bare(first, [new Paragraph({ style: 'Gap' })]),
      bare(second, [
        new Paragraph({
          style: 'Plain',
          alignment: AlignmentType.CENTER,
          children: words(`(${hint ?? ''})`, { size: 16 }),
        }),
      ]),
    ],
  })
  return [sideBySide(widths, hint === undefined ? [row] : [row, under]), new Paragraph({ style: 'Gap' })]
}

const choice = ({ label, options }: Extract<Block, { kind: 'choice' }>): Piece[] => [
  ...(label === undefined
    ? []
    : [new Paragraph({ style: 'Plain', spacing: { before: 80 }, keepNext: true, children: words(label) })]),
  ...options.map(
    ({ text, chosen }) =>
      new Paragraph({
        style: 'ListText',
        indent: { left: mm(indent), hanging: mm(7) },
        children: [...words(chosen ? '☒' : '☐', { font: signsTypeface }), ...words(` ${text}`)],
      }),
  ),
]

/** Pixels at 96 to the inch: 26 mm on paper. */
const codeSize = 98

const code = (
  { address, words: said }: Extract<Block, { kind: 'code' }>,
  { width, codes, nextNumber }: Setting,
): Piece[] => {
  const data = codes.get(address)
  const widths = widthsOf([32, width - 32], width)
  const [picture = 0, text = 0] = widths
  const image =
    data === undefined
      ? []
      : [
          new ImageRun({
            type: 'png',
            data,
            transformation: { width: codeSize, height: codeSize },
            altText: {
              id: String(nextNumber()),
              name: 'Код проверки',
              title: 'Код проверки',
              description: `Квадратный код: ${address}`,
            },
          }),
        ]
  const row = new TableRow({
    cantSplit: true,
    children: [
      bare(picture, [new Paragraph({ style: 'Plain', children: image })]),
      bare(text, [
        new Paragraph({ style: 'Note', children: words(said) }),
        new Paragraph({ style: 'Note', children: words(address) }),
      ]),
    ],
  })
  return [new Paragraph({ style: 'Gap' }), sideBySide(widths, [row]), new Paragraph({ style: 'Gap' })]
}
