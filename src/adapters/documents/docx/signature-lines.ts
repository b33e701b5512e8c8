import { AlignmentType, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { SignatureLine } from '../pdf/signature-lines.ts'
import { mm } from './measures.ts'
import { bare, sideBySide, thinLine, widthsOf } from './tables.ts'
import { words } from './words.ts'

/** Post, place of the signature or the mark of an electronic one, name (ГОСТ Р 7.0.97-2016 пп. 5.22, 5.23). */
export const signatureLines = (lines: readonly SignatureLine[], millimetres: number): (Paragraph | Table)[] => {
  const widths = widthsOf([42, 33, 25], millimetres)
  const [post = 0, place = 0, name = 0] = widths
  const rows = lines.flatMap(line => [
    new TableRow({
      cantSplit: true,
      children: [
        bare(post, [new Paragraph({ style: 'Plain', spacing: { before: 200 }, children: words(line.post) })], {
          verticalAlign: 'bottom',
        }),
        line.mark === null
          ? bare(place, [new Paragraph({ style: 'Plain' })], { verticalAlign: 'bottom', underlined: line.ruled })
          : bare(place, [markFrame(line.mark, place - mm(4)), new Paragraph({ style: 'Gap' })], {
              verticalAlign: 'bottom',
            }),
        bare(
          name,
          [new Paragraph({ style: 'Plain', alignment: AlignmentType.RIGHT, children: words(line.name ?? '') })],
          { verticalAlign: 'bottom', underlined: line.mark === null && line.name === null },
        ),
      ],
    }),
    ...(line.mark === null && line.ruled ? [hints(widths, line.name === null)] : []),
  ])
  return [new Paragraph({ style: 'Gap', keepNext: true }), sideBySide(widths, rows), new Paragraph({ style: 'Gap' })]
}

/** What belongs on the lines: small, under them. */
const hints = ([post = 0, place = 0, name = 0]: readonly number[], unnamed: boolean): TableRow => {
  const small = (text: string): Paragraph =>
    new Paragraph({ style: 'Plain', alignment: AlignmentType.CENTER, children: words(text, { size: 16 }) })
  return new TableRow({
    cantSplit: true,
    children: [
      bare(post, [new Paragraph({ style: 'Gap' })]),
      bare(place, [small('(подпись)')]),
      bare(name, [unnamed ? small('(инициалы, фамилия)') : new Paragraph({ style: 'Gap' })]),
    ],
  })
}

/** «Документ подписан электронной подписью» with certificate, owner and term; a training one says so across the frame. */
const markFrame = (mark: NonNullable<SignatureLine['mark']>, width: number): Table => {
  const line = (text: string, bold = false): Paragraph =>
    new Paragraph({
      style: 'Plain',
      alignment: AlignmentType.CENTER,
      spacing: { line: 216, lineRule: 'auto' },
      children: words(text, { size: 15, bold }),
    })
  const training = new Paragraph({
    style: 'Plain',
    alignment: AlignmentType.CENTER,
    children: words('УЧЕБНАЯ ПОДПИСЬ', { size: 22, bold: true, color: 'B00020' }),
  })
  return new Table({
    columnWidths: [width],
    width: { size: width, type: WidthType.DXA },
    borders: { top: thinLine, bottom: thinLine, left: thinLine, right: thinLine },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 60, right: 60 },
            children: [
              ...(mark.training ? [training] : []),
              line('ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ', true),
              line(`Сертификат ${mark.serial.replaceAll('\u200b', '')}`),
              line(`Владелец ${mark.owner}`),
              line(`Действителен с ${mark.from} по ${mark.to}`),
            ],
          }),
        ],
      }),
    ],
  })
}
