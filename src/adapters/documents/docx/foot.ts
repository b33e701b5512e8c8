import { Paragraph, type Table } from 'docx'
import type { Paper } from '../../../application/papers/paper.ts'
import type { SignatureLine } from '../pdf/signature-lines.ts'
import { signatureLines } from './signature-lines.ts'
import { words } from './words.ts'

/** Enclosures and signature, under the text and before the appendices. */
export const signed = (
  { enclosures = [] }: Paper,
  lines: readonly SignatureLine[],
  width: number,
): (Paragraph | Table)[] => [
  ...enclosures.map(
    (line, at) => new Paragraph({ style: 'Plain', spacing: { before: at === 0 ? 200 : 0 }, children: words(line) }),
  ),
  ...(lines.length === 0 ? [] : signatureLines(lines, width)),
]

/** Who prepared it: small, the last thing on the sheet (ГОСТ Р 7.0.97-2016 п. 5.25). */
export const prepared = ({ executor }: Paper): Paragraph[] =>
  executor === undefined ? [] : [new Paragraph({ style: 'Note', spacing: { before: 320 }, children: words(executor) })]
