import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pdfPrinter } from '../../src/adapters/documents/pdf/print-pdf.ts'
import type { Block, Paper } from '../../src/application/papers/paper.ts'
import { anatomyOf, tagsOf, unmarkedText } from './pdf-anatomy.ts'
import { treeOf } from './pdf-tree.ts'
import { journal, letter, madeAt, orderOf, training } from './sample-papers.ts'
import { absent, run } from './tools.ts'

// A long paper is laid out in parts and joined. Whatever can be seen of the joined file must be as if it were laid out at once:
// every word in its place on its page, the whole tree of tags, bookmarks, what a page says of its tags.

const inParts = pdfPrinter(700)
const usual = pdfPrinter()
const atOnce = pdfPrinter(Number.POSITIVE_INFINITY)
const noTools = absent('pdftotext', 'poppler-utils') || absent('qpdf', 'qpdf')

/** Every word with its box on its page. */
const wordsOf = (bytes: Uint8Array): string[] =>
  run('pdftotext', ['-bbox'], bytes, ['-']).match(/<page .*|<word .*/g) ?? []

const linesOf = (bytes: Uint8Array): string => run('pdftotext', ['-layout'], bytes, ['-'])

/** Rows of three columns; groups within groups, some straight after another. */
const rows = (count: number, group: (at: number) => string[][] = () => []): string[][] =>
  Array.from({ length: count }, (_, at) => [
    ...group(at),
    [String(at + 1), `Тестова ${at + 1} Мария Петровна`, at % 7 === 0 ? 'учитель, '.repeat(9) : 'воспитатель'],
  ]).flat()

const head = ['№', 'Имя', 'Должность']
const nested = (at: number): string[][] => [
  ...(at % 130 === 0 ? [[`Категория ${at / 130 + 1}`]] : []),
  ...(at % 26 === 0 ? [[`Округ ${at / 26 + 1}`]] : []),
]

const papers: Record<string, Paper> = {
  'группы внутри групп, таблица в основной части, после неё подпись': {
    ...letter,
    blocks: [
      { kind: 'text', text: 'Сообщаем.' },
      { kind: 'heading', text: 'Сведения', level: 1 },
      { kind: 'heading', text: 'По округам', level: 2 },
      { kind: 'table', head, rows: rows(620, nested), caption: 'Список' },
      { kind: 'heading', text: 'Порядок', level: 2 },
      ...letter.blocks,
    ],
  },
  'журнал лежит поперёк': {
    ...journal,
    blocks: journal.blocks.map(
      (one): Block =>
        one.kind === 'table' ? { ...one, rows: Array.from({ length: 12 }, () => one.rows).flat() } : one,
    ),
  },
  'две длинные таблицы в двух приложениях, вторая поперёк': {
    ...orderOf(400),
    blocks: [
      ...orderOf(330).blocks.slice(0, 5),
      { kind: 'appendix', mark: ['Приложение № 2'], title: 'Широкий список', landscape: true },
      { kind: 'heading', text: 'Раздел' },
      { kind: 'text', text: 'Слова перед таблицей.' },
      { kind: 'table', head, rows: rows(400, at => (at % 50 === 0 ? [[`Группа ${at / 50}`]] : [])) },
      { kind: 'text', text: 'Слова после таблицы.' },
      { kind: 'appendix', mark: [], title: 'Короткое приложение' },
      { kind: 'table', head, rows: rows(3) },
    ],
  },
  'строки, которые не помещаются на лист, и пустые ячейки': {
    ...letter,
    blocks: [
      {
        kind: 'table',
        head,
        rows: rows(420).map((row, at) =>
          at % 31 === 0
            ? ['', row[1] ?? '', 'Очень длинное пояснение. '.repeat(60)]
            : at % 5 === 0
              ? ['', '', 'ё']
              : row,
        ),
      },
    ],
  },
  'таблица без шапки': { ...letter, blocks: [{ kind: 'table', head: [], rows: rows(450) }] },
}

describe('длинный документ из частей – тот же, что свёрстанный сразу', { skip: noTools }, () => {
  for (const [name, paper] of Object.entries(papers))
    it(name, () => {
      const joined = inParts(paper, { madeAt, marks: [training] })
      const whole = atOnce(paper, { madeAt, marks: [training] })
      assert.notDeepEqual(Buffer.from(joined.bytes), Buffer.from(whole.bytes), 'laid out in parts')
      assert.equal(joined.pages, whole.pages)
      assert.deepEqual(wordsOf(joined.bytes), wordsOf(whole.bytes))
      assert.deepEqual(treeOf(anatomyOf(joined.bytes)), treeOf(anatomyOf(whole.bytes)))
      assert.equal(unmarkedText(anatomyOf(joined.bytes)), 0)
      run('qpdf', ['--check'], joined.bytes)
    })

  it('приказ на 2 500 строк: каждая строка по разу и по порядку, номера листов подряд, шапка на каждом листе', () => {
    const { bytes, pages } = usual(orderOf(2500), { madeAt })
    const text = linesOf(bytes)
    assert.equal(text, linesOf(atOnce(orderOf(2500), { madeAt }).bytes))
    const sheets = text.split('\f').slice(0, -1)
    assert.equal(sheets.length, pages)
    assert.deepEqual(
      sheets.slice(1).map(sheet => Number(/^\s*(\d+)\n/.exec(sheet)?.[1])),
      Array.from({ length: pages - 1 }, (_, at) => at + 2),
    )
    const words = wordsOf(bytes)
    const second = words.findIndex((word, at) => at > 0 && word.startsWith('<page'))
    const numbers = words.slice(second).flatMap(word => {
      const [, left = 0, top = 0, text = ''] = /xMin="([\d.]+)" yMin="([\d.]+)".*>(\d+)</.exec(word) ?? []
      return Number(left) < 110 && Number(top) > 60 && text !== '' ? [Number(text)] : []
    })
    assert.deepEqual(
      numbers,
      Array.from({ length: 2500 }, (_, at) => at + 1),
    )
    for (const sheet of sheets.slice(2, -1)) assert.match(sheet, /Действует/)
    const tables = tagsOf(anatomyOf(bytes)).filter(({ kind }) => kind === 'Table')
    assert.equal(tables.length, 2)
  })

  it('тот же документ и момент – те же байты; другая последняя строка – другой идентификатор файла', () => {
    const idOf = (bytes: Uint8Array) => /\/ID (\[[^\]]*\])/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
    const paper = (last: string): Paper => ({
      ...letter,
      blocks: [{ kind: 'table', head, rows: [...rows(450), ['451', last, '']] }],
    })
    const first = inParts(paper('Тестова'), { madeAt }).bytes
    assert.deepEqual(Buffer.from(inParts(paper('Тестова'), { madeAt }).bytes), Buffer.from(first))
    assert.notEqual(idOf(inParts(paper('Примеров'), { madeAt }).bytes), idOf(first))
  })

  it('там, где каждый лист обрывает строку, документ свёрстан сразу', () => {
    const long = 'Очень длинное пояснение, которое занимает не один лист. '.repeat(70)
    const paper: Paper = {
      ...letter,
      blocks: [{ kind: 'table', head, rows: Array.from({ length: 30 }, (_, at) => [String(at), '', long]) }],
    }
    assert.deepEqual(Buffer.from(inParts(paper, { madeAt }).bytes), Buffer.from(atOnce(paper, { madeAt }).bytes))
  })

  it('документ с содержанием свёрстан сразу: содержание знает все листы', () => {
    const paper: Paper = { ...letter, blocks: [{ kind: 'contents' }, { kind: 'table', head, rows: rows(450) }] }
    assert.deepEqual(Buffer.from(inParts(paper, { madeAt }).bytes), Buffer.from(atOnce(paper, { madeAt }).bytes))
  })
})
