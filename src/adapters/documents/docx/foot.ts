import { Paragraph, type Table } from 'docx'
import type { Paper } from '../../../application/papers/paper.ts'
import { asRussianDate } from '../../../domain/calendar/plain-date.ts'
import type { SignatureLine } from '../pdf/signature-lines.ts'
import { mm } from './measures.ts'
import { signatureLines } from './signature-lines.ts'
import { words } from './words.ts'

/** Enclosures and signature, under the text and before the appendices. */
export const signed = (
  { enclosures = [], layout, date }: Paper,
  lines: readonly SignatureLine[],
  width: number,
): (Paragraph | Table)[] => [
  ...enclosures.map(
    (line, at) =>
      new Paragraph({
        style: 'Plain',
        spacing: { before: at === 0 ? 200 : 0 },
        ...(at === 0 ? {} : { indent: { left: mm(enclosureLabel) } }),
        children: words(
          `${at === 0 ? 'Приложение: ' : ''}${enclosures.length > 1 ? `${at + 1}. ` : ''}${line.replace(/^Приложение:\s*/, '')}`,
        ),
      }),
  ),
  // An application is dated by its own hand, over the signature.
  ...(layout === 'application'
    ? [
        new Paragraph({
          style: 'Plain',
          spacing: { before: 240 },
          keepNext: true,
          children: words(`${asRussianDate(date)} г.`),
        }),
      ]
    : []),
  ...(lines.length === 0 ? [] : signatureLines(lines, width)),
]

/** How wide «Приложение: » is, in millimetres: further lines stand under the first. */
const enclosureLabel = 28

/** Who prepared it: small, the last thing on the sheet (ГОСТ Р 7.0.97-2016 п. 5.25). */
export const prepared = ({ executor }: Paper): Paragraph[] =>
  executor === undefined ? [] : [new Paragraph({ style: 'Note', spacing: { before: 320 }, children: words(executor) })]
