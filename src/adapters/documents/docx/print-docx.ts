import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { toBuffer } from 'qrcode'
import type { Printing, SignatureMark } from '../../../application/documents/press.ts'
import type { Block, Paper } from '../../../application/papers/paper.ts'
import { glued } from '../glue.ts'
import { MarksAtLines } from '../pdf/signature-lines.ts'
import { printable } from '../printable-text.ts'
import { pieces, type Setting } from './blocks.ts'
import { fillTemplate } from './fill-template.ts'
import { prepared, signed } from './foot.ts'
import { head } from './head.ts'
import { margin, mm, sheetOf, textSize } from './measures.ts'
import { coreProperties, fontTable, withParts } from './package-parts.ts'
import { Stamps } from './stamps.ts'
import { listNumbering, paperStyles } from './styles.ts'
import { unzipped, zipped } from './zip.ts'

/**
 * The paper as a Word file: the ministry's own one filled in when it is given, otherwise drawn by ГОСТ Р 7.0.97-2016 from the
 * same content as the PDF. The same paper, marks and moment give the same bytes.
 */
export const printDocx = async (
  paper: Paper,
  { marks = [], madeAt, template }: Printing & { template?: Uint8Array | undefined },
): Promise<Uint8Array> => {
  const clean = cleaned(paper)
  const own = template && (await fillTemplate(template, clean, madeAt))
  if (own !== undefined) return own
  const stamps = new Stamps()
  const drawn = await unzipped(await Packer.toBuffer(await documentOf(clean, marks.map(cleaned), stamps)))
  const document = drawn.get('word/document.xml')?.toString('utf8') ?? ''
  const parts = withParts(drawn, {
    'word/document.xml': Buffer.from(stamps.filled(document)),
    'docProps/core.xml': coreProperties(clean.title, clean.authority, madeAt),
    'word/fontTable.xml': fontTable,
  })
  return zipped(parts)
}

const documentOf = async (paper: Paper, marks: readonly SignatureMark[], stamps: Stamps): Promise<Document> => {
  const codes = await codesOf(paper.blocks)
  const placed = new MarksAtLines(marks)
  const closing = placed.closing(paper.signatory, paper.layout ?? 'letter')
  const headings = paper.blocks.flatMap(headingOf)
  let numbers = 0
  const drawn = inSections(paper).map(({ blocks, landscape }) => {
    const sheet = sheetOf(paper, landscape)
    const setting: Setting = {
      width: sheet.width,
      marks: placed,
      codes,
      headings,
      stamps,
      nextNumber: () => ++numbers,
    }
    return { sheet, children: blocks.map(block => pieces(block, setting)) }
  })
  const sections = drawn.map(({ sheet, children }, at): ISectionOptions => {
    const first = at === 0
    const last = first ? lastOfText(paper.blocks) : children.length
    return {
      properties: pageOf(sheet, first),
      headers: headers(first),
      children: [
        ...(first ? head(paper, sheet.width) : []),
        ...children.slice(0, last).flat(),
        ...(first ? signed(paper, [...closing, ...placed.left()], sheet.width) : []),
        ...children.slice(last).flat(),
        ...(first ? prepared(paper) : []),
      ],
    }
  })
  return new Document({
    title: paper.title,
    styles: paperStyles(textSize(paper)),
    numbering: listNumbering,
    compatibility: { version: 15 },
    sections,
  })
}

const headingOf = (block: Block): { title: string; level: number }[] => {
  if (block.kind === 'heading') return [{ title: block.text, level: block.level ?? 1 }]
  return block.kind === 'appendix' ? [{ title: block.title, level: 1 }] : []
}

/** How many blocks stand above the signature: small print and the square code at the end of the text belong under it. */
const lastOfText = (blocks: readonly Block[]): number => {
  const appendix = blocks.findIndex(({ kind }) => kind === 'appendix')
  const text = appendix < 0 ? blocks : blocks.slice(0, appendix)
  return text.findLastIndex(({ kind }) => kind !== 'note' && kind !== 'code') + 1
}

/** The text, and every appendix with what follows it: each begins on a sheet of its own, which may lie across. */
const inSections = ({ blocks, layout }: Paper): { blocks: Block[]; landscape: boolean }[] => {
  const journal = layout === 'journal'
  const sections: { blocks: Block[]; landscape: boolean }[] = [{ blocks: [], landscape: journal }]
  for (const block of blocks) {
    if (block.kind === 'appendix') sections.push({ blocks: [], landscape: block.landscape ?? journal })
    sections.at(-1)?.blocks.push(block)
  }
  return sections
}

const pageOf = (sheet: ReturnType<typeof sheetOf>, first: boolean): NonNullable<ISectionOptions['properties']> => ({
  titlePage: first,
  ...(first ? {} : { type: SectionType.NEXT_PAGE }),
  page: {
    size: {
      width: mm(210),
      height: mm(297),
      orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: mm(margin.top),
      right: mm(margin.right),
      bottom: mm(margin.bottom),
      left: mm(sheet.left),
      header: mm(10),
      footer: mm(10),
    },
  },
})

/** The number of the page stands at the top in the middle, from the second page on (п. 3.4 of the standard). */
const headers = (first: boolean): NonNullable<ISectionOptions['headers']> => {
  const numbered = new Header({
    children: [
      new Paragraph({
        style: 'Plain',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  })
  return first
    ? { default: numbered, first: new Header({ children: [new Paragraph({ style: 'Plain' })] }) }
    : { default: numbered }
}

const codesOf = async (blocks: readonly Block[]): Promise<Map<string, Uint8Array>> => {
  const codes = new Map<string, Uint8Array>()
  for (const block of blocks)
    if (block.kind === 'code' && !codes.has(block.address))
      codes.set(
        block.address,
        await toBuffer(block.address, { type: 'png', margin: 1, scale: 6, errorCorrectionLevel: 'M' }),
      )
  return codes
}

/** Every text as it may be printed, but the address of a square code. Word finds a typeface for any letter, so none is replaced for want of one. */
const cleaned = <T>(value: T): T => {
  if (typeof value === 'string') return glued(printable(value)) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, asItIs.has(name) ? held : cleaned(held)]),
  ) as T
}

/** Not for reading: keys, and where a code leads. */
const asItIs = new Set(['kind', 'layout', 'personId', 'address', 'date', 'align', 'templateId'])
