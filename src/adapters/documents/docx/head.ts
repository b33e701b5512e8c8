import { AlignmentType, HeadingLevel, Paragraph, type Table, TableRow } from 'docx'
import type { Paper } from '../../../application/papers/paper.ts'
import { asRussianDate, asShortRussianDate } from '../../../domain/calendar/plain-date.ts'
import { mm } from './measures.ts'
import { bare, sideBySide, widthsOf } from './tables.ts'
import { words } from './words.ts'

type Piece = Paragraph | Table

/** What stands above the text: who issues it, of what day and number, to whom, about what (ГОСТ Р 7.0.97-2016 п. 5). */
export const head = (paper: Paper, width: number): Piece[] => {
  const layout = paper.layout ?? 'letter'
  return [
    ...marked(paper),
    ...(layout === 'application' ? [] : authority(paper)),
    ...(layout === 'order' ? [kind('ПРИКАЗ')] : []),
    ...(layout === 'letter' ? letterHead(paper, width) : []),
    ...(layout === 'application' ? [column([...paper.addressee, ...fromWhom(paper)], width)] : []),
    ...(layout === 'minutes' ? [title(paper.title, width)] : []),
    ...(layout === 'order' || layout === 'minutes' ? dayPlaceNumber(paper, width) : []),
    ...(layout === 'order' && paper.addressee.length > 0 ? [column(paper.addressee, width)] : []),
    ...(layout === 'minutes' ? [] : [title(paper.title, width)]),
    ...(layout === 'sheet' || layout === 'journal' ? underTitle(paper) : []),
  ].flat()
}

const marked = ({ mark }: Paper): Piece[] =>
  mark === undefined
    ? []
    : [new Paragraph({ style: 'Plain', alignment: AlignmentType.RIGHT, children: words(mark, { bold: true }) })]

/** The place stands here only where no line of day, place and number follows. */
const authority = ({ authority, city, layout }: Paper): Piece[] => [
  centred(authority, true),
  new Paragraph({
    style: 'Plain',
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: words(layout === 'sheet' || layout === 'journal' ? city : ''),
  }),
]

const kind = (word: string): Piece =>
  new Paragraph({
    style: 'Plain',
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: words(word, { bold: true, characterSpacing: 60 }),
  })

/** Day and number at the left, whom it is for in the right half. */
const letterHead = (paper: Paper, width: number): Piece[] => {
  const widths = widthsOf([1, 1], width)
  const [left = 0, right = 0] = widths
  const to = [...paper.addressee, ...fromWhom(paper)]
  const row = new TableRow({
    cantSplit: true,
    children: [
      bare(left, [plain(`от ${asShortRussianDate(paper.date)}${paper.number === null ? '' : ` № ${paper.number}`}`)]),
      bare(right, to.length === 0 ? [plain('')] : to.map(plain)),
    ],
  })
  return [sideBySide(widths, [row]), new Paragraph({ style: 'Gap' })]
}

const dayPlaceNumber = ({ date, city, number, layout }: Paper, width: number): Piece[] => {
  // An order waits for its number; minutes without one have none.
  const numbered = number === null ? (layout === 'order' ? '№ ________' : '') : `№ ${number}`
  const widths = widthsOf([1, 1, 1], width)
  const cells = [
    new Paragraph({ style: 'Plain', children: words(`${asRussianDate(date)} г.`) }),
    centred(city),
    new Paragraph({ style: 'Plain', alignment: AlignmentType.RIGHT, children: words(numbered) }),
  ]
  const row = new TableRow({ cantSplit: true, children: cells.map((one, at) => bare(widths[at] ?? 0, [one])) })
  return [sideBySide(widths, [row]), new Paragraph({ style: 'Gap' })]
}

/** Lines in the right half of the sheet. */
const column = (lines: readonly string[], width: number): Piece[] =>
  lines.map(line => new Paragraph({ style: 'Plain', indent: { left: mm(width / 2) }, children: words(line) }))

const fromWhom = ({ from }: Paper): string[] =>
  (from ?? []).map((line, at) => (at === 0 && !/^от /.test(line) ? `от ${line}` : line))

/** «О …», «Об …» tells what a text is about: at the left, over half the width. Any other title is a name: in the middle. */
const title = (text: string, width: number): Piece =>
  /^Обо? /.test(text) || /^О /.test(text)
    ? new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.LEFT,
        indent: { right: mm(width / 2 - 5) },
        children: words(text),
      })
    : new Paragraph({ heading: HeadingLevel.TITLE, children: words(text) })

const underTitle = ({ number, date }: Paper): Piece[] => [
  new Paragraph({
    style: 'Plain',
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: words(`${number === null ? '' : `№ ${number} `}от ${asRussianDate(date)} г.`),
  }),
]

const plain = (text: string): Paragraph => new Paragraph({ style: 'Plain', children: words(text) })
const centred = (text: string, bold = false): Paragraph =>
  new Paragraph({ style: 'Plain', alignment: AlignmentType.CENTER, children: words(text, { bold }) })
