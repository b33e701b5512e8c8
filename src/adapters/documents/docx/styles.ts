import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LevelSuffix } from 'docx'
import { mm } from './measures.ts'

/** Named in every file: where it is missing, Tinos and Liberation Serif have letters of the same widths. */
export const typeface = 'Times New Roman'
/** Has the boxes of a form. */
export const signsTypeface = 'Segoe UI Symbol'

export const indent = 12.5

/** Styles a clerk finds in Word under their names. */
export const paperStyles = (size: number): IStylesOptions => {
  const black = { color: '000000', font: typeface }
  return {
    default: {
      document: {
        run: { font: typeface, size, language: { value: 'ru-RU' } },
        paragraph: { spacing: { after: 0, line: 264, lineRule: 'auto' } },
      },
      title: {
        run: { ...black, size: size + 2, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 }, keepNext: true },
      },
      heading1: {
        run: { ...black, size, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 120 }, keepNext: true },
      },
      heading2: {
        run: { ...black, size, bold: true },
        paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(indent) }, spacing: { after: 60 } },
      },
      { id: 'Plain', name: 'Без отступа', basedOn: 'Normal', quickFormat: true },
      { id: 'ListText', name: 'Строка списка', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
      {
        id: 'TableText',
        name: 'Текст таблицы',
        basedOn: 'Normal',
        run: { size: 22 },
        paragraph: { spacing: { line: 240, lineRule: 'auto' } },
      },
      {
        id: 'TableSmall',
        name: 'Мелкий текст таблицы',
        basedOn: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { line: 240, lineRule: 'auto' } },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        run: { size: 22, bold: true },
        paragraph: { spacing: { before: 120, after: 60 } },
      },
      {
        id: 'Note',
        name: 'Примечание',
        basedOn: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { before: 80, line: 240, lineRule: 'auto' } },
      },
      {
        id: 'Gap',
        name: 'Промежуток',
        basedOn: 'Normal',
        run: { size: 12 },
        paragraph: { spacing: { line: 240, lineRule: 'auto' } },
      },
    ],
  }
}

/** A list of its own for every block, so that each begins with one. */
export const listNumbering: INumberingOptions = {
  config: [
    listOf('numbers', LevelFormat.DECIMAL, '%1)', { left: mm(indent + 7.5), hanging: mm(7.5) }),
    listOf('dashes', LevelFormat.BULLET, '–', { left: mm(indent + 5), hanging: mm(5) }),
    listOf('points', LevelFormat.DECIMAL, '%1.', { firstLine: mm(indent) }, LevelSuffix.SPACE),
  ],
}

function listOf(
  reference: string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  place: { left?: number; hanging?: number; firstLine?: number },
  suffix: (typeof LevelSuffix)[keyof typeof LevelSuffix] = LevelSuffix.TAB,
) {
  return {
    reference,
    levels: [
      { level: 0, format, text, alignment: AlignmentType.LEFT, suffix, style: { paragraph: { indent: place } } },
    ],
  }
}
