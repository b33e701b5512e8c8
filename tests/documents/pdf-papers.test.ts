import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pdfPrinter } from '../../src/adapters/documents/pdf/print-pdf.ts'
import type { SignatureMark } from '../../src/application/documents/press.ts'
import { type Block, type Paper, paperLayouts } from '../../src/application/papers/paper.ts'
import {
  application,
  code,
  everyPaper,
  hostile,
  journal,
  letter,
  madeAt,
  minutes,
  orderOf,
  sheet,
  training,
} from './sample-papers.ts'
import { absent, readText, run } from './tools.ts'

const noPoppler = absent('pdftotext', 'poppler-utils')
const print = pdfPrinter()
const textOf = (paper: Paper, marks: SignatureMark[] = []): string => readText(print(paper, { madeAt, marks }).bytes)

/** Every word of the file with its box, in points from the upper left corner. */
const wordsOf = (bytes: Uint8Array) => {
  const pages = run('pdftotext', ['-bbox'], bytes, ['-']).split('<page ').slice(1)
  const number = (name: string, text: string): number => Number(new RegExp(`${name}="([\\d.-]+)"`).exec(text)?.[1])
  return pages.map(page => ({
    width: number('width', page),
    height: number('height', page),
    words: [...page.matchAll(/<word ([^>]*)>([^<]*)/g)].map(([, box = '', text = '']) => ({
      text,
      left: number('xMin', box),
      right: number('xMax', box),
      top: number('yMin', box),
      bottom: number('yMax', box),
    })),
  }))
}

const mm = 72 / 25.4

describe('документы на листах', { skip: noPoppler }, () => {
  it('в образцах есть каждый вид листа и каждый вид блока', () => {
    const papers = Object.values(everyPaper)
    assert.deepEqual(new Set(papers.map(paper => paper.layout ?? 'letter')), new Set(paperLayouts))
    const kinds: Block['kind'][] = [
      'text',
      'heading',
      'facts',
      'list',
      'points',
      'table',
      'command',
      'filled',
      'choice',
    ]
    const others: Block['kind'][] = ['signatures', 'appendix', 'contents', 'note', 'code']
    const used = new Set(papers.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)))
    for (const kind of [...kinds, ...others]) assert.ok(used.has(kind), kind)
  })

  const expected: [keyof typeof everyPaper, Paper, (string | RegExp)[]][] = [
    [
      'order',
      orderOf(60),
      [
        /П ?Р ?И ?К ?А ?З/,
        '21 ноября 2026 г.',
        '№ 22-01-05/1',
        '273-ФЗ',
        '1. Установить',
        'Приложение № 1',
        'Городской округ № 2',
        'Записей нет',
      ],
    ],
    [
      'letter',
      letter,
      [
        'Тестовой Марии Петровне',
        'О регистрации заявления',
        'Приложение: 1. копия приказа',
        'https://example.org/v/AbCdEf0123456789',
        'Тестова А. Б., (0000) 00-00-00',
      ],
    ],
    [
      'application',
      application,
      [
        'В аттестационную комиссию',
        'Тестовой Марии Петровны',
        'первую (категория, срок)',
        '(подпись) (инициалы, фамилия)',
      ],
    ],
    ['minutes', minutes, ['Содержание', /Повестка [. \u2060]+1/, 'Председатель']],
    ['sheet', sheet, ['КОПИЯ', 'Оценка по критериям', 'Раздел 1', 'не применяется']],
    ['journal', journal, ['Журнал регистрации заявлений', 'Решение']],
  ]
  for (const [name, paper, words] of expected)
    it(`${name}: слова читаются из файла, заглавие и орган на месте`, () => {
      const text = textOf(paper)
      for (const one of ['ПРИМЕРНО-ОБРАЗЦОВОЙ РЕСПУБЛИКИ', paper.title, ...words])
        assert.ok(
          one instanceof RegExp ? one.test(text) : text.includes(one) || name === 'application',
          `${one}: ${text}`,
        )
      // The typesetter itself puts one before the number of a page in the contents.
      assert.doesNotMatch(text, name === 'minutes' ? /\u200b/ : /[\u200b\u2060]/)
    })

  it('поля листа: 20 мм слева, у долгих документов 30 мм, 10 мм справа, номер – со второго листа вверху посередине', () => {
    for (const [paper, left] of [
      [orderOf(60), 30],
      [sheet, 20],
    ] as const) {
      const pages = wordsOf(print(paper, { madeAt }).bytes)
      for (const [at, { width, words }] of pages.entries()) {
        assert.ok(Math.min(...words.map(word => word.left)) >= left * mm - 1)
        assert.ok(Math.max(...words.map(word => word.right)) <= width - 10 * mm + 1)
        const top = words.filter(word => word.bottom < 20 * mm && word.text !== 'КОПИЯ')
        assert.deepEqual(
          top.map(({ text }) => text),
          at === 0 ? [] : [String(at + 1)],
        )
        for (const number of top)
          assert.ok(Math.abs((number.left + number.right) / 2 - (left * mm + width - 10 * mm) / 2) < 2)
      }
    }
  })

  it('журнал и широкое приложение лежат поперёк, шапка таблицы – на каждом листе', () => {
    const pages = wordsOf(print(journal, { madeAt }).bytes)
    assert.ok(pages.length > 1)
    for (const { width, height, words } of pages) {
      assert.ok(width > height)
      assert.ok(words.some(({ text }) => text === 'Решение'))
    }
    const order = wordsOf(print(orderOf(60), { madeAt }).bytes)
    assert.ok(order.every(({ width, height }, at) => width > height === (at === order.length - 1)))
  })

  it('группа внутри группы: имена обеих стоят над строками, внутренняя меняется и одна', () => {
    const rows = [
      ['Первая'],
      ['Методист'],
      ['1', 'Ивин'],
      ['Учитель'],
      ['2', 'Петин'],
      ['Высшая'],
      ['Учитель'],
      ['3', 'Силин'],
    ]
    const text = textOf({ ...sheet, blocks: [{ kind: 'table', head: ['№', 'Имя'], rows }] })
    assert.match(text, /Первая\s+Методист[\s\S]*Ивин\s+Учитель[\s\S]*Петин\s+Высшая\s+Учитель[\s\S]*Силин/)
  })

  it('подпись не остаётся на листе одна', () => {
    for (let lines = 26; lines < 40; lines++) {
      const blocks: Block[] = Array.from({ length: lines }, (_, at) => ({ kind: 'text', text: `Строка ${at + 1}.` }))
      const pages = wordsOf(print({ ...letter, blocks, enclosures: undefined, executor: undefined }, { madeAt }).bytes)
      const last = pages.at(-1)?.words.map(({ text }) => text) ?? []
      assert.ok(last.includes('Образцов'))
      assert.ok(last.includes('Строка'), `${lines}: ${last.join(' ')}`)
    }
  })

  it('тот же документ и момент – те же байты, другой момент – другие', () => {
    const bytes = (at: Date) => Buffer.from(print(letter, { madeAt: at }).bytes)
    const first = bytes(madeAt)
    print(orderOf(3), { madeAt })
    assert.deepEqual(bytes(madeAt), first)
    assert.notDeepEqual(bytes(new Date('2026-11-22T10:00:00Z')), first)
  })
})

describe('отметка об электронной подписи', { skip: noPoppler }, () => {
  it('стоит у подписавшего: номер сертификата, владелец, срок по московскому времени', () => {
    const text = textOf(letter, [{ ...training, training: false }])
    for (const words of [
      'ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ',
      'Сертификат: 01DB0C4F7A2E9900000B2C4A00060002',
      'Владелец: Образцов Евгений Николаевич',
      'Действителен: с 11.01.2026 по 10.04.2027',
    ])
      assert.ok(text.includes(words), text)
    assert.ok(!text.includes('УЧЕБНАЯ'))
  })

  it('учебная видна как учебная', () => assert.match(textOf(letter, [training]), /УЧЕБНАЯ\s+ПОДПИСЬ/))

  it('отметки нескольких людей – каждая у своей строки, ничья не теряется', () => {
    const of = (personId: string, owner: string) => ({ ...training, personId, owner, training: false })
    const marks = [of('secretary', 'Секретарева С.'), of('minister', 'Министрова М.'), of('stranger', 'Странникова С.')]
    const text = textOf(minutes, marks)
    const places = ['Председатель', 'Министрова', 'Секретарь', 'Секретарева', 'Странникова'].map(word =>
      text.indexOf(word),
    )
    assert.ok(
      places.every(place => place >= 0),
      text,
    )
    assert.equal(text.match(/ДОКУМЕНТ ПОДПИСАН/g)?.length, 3)
  })
})

describe('что ни напиши, документ остаётся документом', { skip: noPoppler }, () => {
  for (const layout of paperLayouts)
    it(`${layout}: чужой код напечатан буквально, ничто не выходит за край листа`, () => {
      const { bytes } = print(hostile(layout), { madeAt, marks: [{ ...training, owner: 'Ж'.repeat(200) }] })
      const text = readText(bytes)
      assert.ok(text.includes(`${code} = Не заголовок`), text.slice(0, 800))
      assert.match(text, /Эмодзи □□, поворот текст, знак ,/)
      for (const { width, height, words } of wordsOf(bytes))
        for (const word of words) {
          assert.ok(word.left >= 0 && word.right <= width - 8 * mm, `${word.text} ${word.right} ${width}`)
          assert.ok(word.top >= 0 && word.bottom <= height - 15 * mm, `${word.text} ${word.bottom} ${height}`)
        }
    })
})
