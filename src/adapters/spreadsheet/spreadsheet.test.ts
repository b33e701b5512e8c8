import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { ZipFile } from 'yazl'
import { BadTable, cellAddress, type TableRow, usualLimits } from '../../application/spreadsheet.ts'
import { spreadsheet } from './spreadsheet.ts'

const tables = spreadsheet()
const limits = { ...usualLimits, rows: 5000 }

const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const piece of pieces) chunks.push(piece)
  return Buffer.concat(chunks)
}
const rowsOf = async (name: string, bytes: Uint8Array): Promise<TableRow[]> => {
  const rows: TableRow[] = []
  for await (const row of tables.rows({ name, bytes }, limits)) rows.push(row)
  return rows
}
const refusal = async (name: string, bytes: Uint8Array): Promise<BadTable> => {
  try {
    await rowsOf(name, bytes)
  } catch (error) {
    assert.ok(error instanceof BadTable, String(error))
    return error
  }
  return assert.fail('таблица принята')
}
const book = async (fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const made = new ExcelJS.Workbook()
  fill(made)
  return Buffer.from(await made.xlsx.writeBuffer())
}
const zip = async (parts: Record<string, string | Iterable<string>>): Promise<Buffer> => {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts))
    if (typeof content === 'string') file.addBuffer(Buffer.from(content), name)
    else file.addReadStream(Readable.from(content), name)
  file.end()
  return bytesOf(file.outputStream as AsyncIterable<Buffer>)
}
const shell = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Школы" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
}

describe('запись и чтение', () => {
  it('книга из двух листов читается такой, какой записана', async () => {
    const bytes = await bytesOf(
      tables.write('xlsx', [
        {
          name: 'Разделы',
          columns: [{ title: 'Номер' }, { title: 'Баллы' }],
          rows: [
            ['1', 7.5],
            ['2', null],
          ],
        },
        { name: 'Пороги', columns: [{ title: 'Категория' }], rows: [['=1+1']] },
      ]),
    )
    assert.deepEqual(await rowsOf('набор.xlsx', bytes), [
      { sheet: 'Разделы', row: 1, cells: ['Номер', 'Баллы'] },
      { sheet: 'Разделы', row: 2, cells: ['1', '7.5'] },
      { sheet: 'Разделы', row: 3, cells: ['2'] },
      { sheet: 'Пороги', row: 1, cells: ['Категория'] },
      { sheet: 'Пороги', row: 2, cells: ['=1+1'] },
    ])
  })

  it('любые слова в книге и в CSV возвращаются теми же', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'абвЯё ;,"\'123.-=<&>'), minLength: 1, maxLength: 12 })
    const text = word.map(one => `я${one}я`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        async rows => {
          for (const format of ['xlsx', 'csv'] as const) {
            const columns = [{ title: 'А' }, { title: 'Б' }, { title: 'В' }]
            const bytes = await bytesOf(tables.write(format, [{ name: 'Л', columns, rows }]))
            const read = await rowsOf(`т.${format}`, bytes)
            assert.deepEqual(
              read.slice(1).map(({ cells }) => cells),
              rows,
            )
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('дата, да/нет и цветной текст – словами, пустые строки пропущены', async () => {
    const bytes = await book(made => {
      const sheet = made.addWorksheet('Лист')
      sheet.getCell('A1').value = new Date(Date.UTC(2023, 10, 7))
      sheet.getCell('B1').value = true
      sheet.getCell('C1').value = { richText: [{ text: 'Шко' }, { text: 'ла' }] }
      sheet.getCell('A4').value = 0.1 + 0.2
    })
    assert.deepEqual(
      (await rowsOf('к.xlsx', bytes)).map(({ row, cells }) => [row, ...cells]),
      [
        [1, '07.11.2023', 'да', 'Школа'],
        [4, '0.3'],
      ],
    )
  })

  it('кодировки и разделители CSV', async () => {
    const win1251 = Buffer.from([0xd8, 0xea, 0xee, 0xeb, 0xe0, 0x3b, 0xc8, 0xcd, 0xcd, 0x0d, 0x0a, 0x39, 0x3b, 0x31])
    const expected = [
      ['Школа', 'ИНН'],
      ['9', '1'],
    ]
    const cells = async (bytes: Uint8Array) => (await rowsOf('т.csv', bytes)).map(row => row.cells)
    assert.deepEqual(await cells(win1251), expected)
    assert.deepEqual(await cells(Buffer.from('\u{FEFF}Школа,ИНН\n9,1\n')), expected)
    assert.deepEqual(await cells(Buffer.from('"Школа";"ИНН"\r\n9;1')), expected)
    assert.deepEqual(await cells(Buffer.from('\u{FEFF}Школа\tИНН\n9\t1', 'utf16le')), expected)
    assert.deepEqual(await cells(Buffer.from('Школа;ИНН\n"9";"1"\n\n')), expected)
  })

  it('адреса ячеек: A1, Z3, AA10', () => {
    assert.deepEqual([cellAddress(0, 1), cellAddress(25, 3), cellAddress(26, 10)], ['A1', 'Z3', 'AA10'])
  })
})

describe('негодная таблица', () => {
  it('формула: названы лист и ячейка', async () => {
    const bytes = await book(made => {
      made.addWorksheet('Баллы').getCell('B7').value = { formula: 'SUM(A1:A3)', result: 6 }
    })
    const { message, cell } = await refusal('к.xlsx', bytes)
    assert.match(message, /^Лист «Баллы»: в ячейке B7 формула: замените её значением/)
    assert.equal(cell, 'B7')
    assert.equal(
      (await refusal('т.csv', Buffer.from('А;Б\n1;=2+2'))).message,
      'В ячейке B2 формула: оставьте только значение',
    )
  })

  it('объединённые ячейки', async () => {
    const bytes = await book(made => {
      const sheet = made.addWorksheet('Баллы')
      sheet.getCell('A1').value = 'Заголовок'
      sheet.mergeCells('A1:C1')
    })
    assert.match((await refusal('к.xlsx', bytes)).message, /ячейки A1:C1 объединены: разъедините их/)
  })

  it('миллион строк: остановка на пределе, память не растёт с файлом', async () => {
    const rows = function* () {
      yield '<worksheet><sheetData>'
      for (let from = 1; from <= 1_000_000; from += 1000)
        yield Array.from(
          { length: 1000 },
          (_, index) => `<row r="${from + index}"><c r="A${from + index}"><v>1</v></c></row>`,
        ).join('')
      yield '</sheetData></worksheet>'
    }
    const bytes = await zip({ ...shell, 'xl/worksheets/sheet1.xml': rows() })
    const before = process.memoryUsage().rss
    assert.match(
      (await refusal('к.xlsx', bytes)).message,
      /^Лист «Школы»: больше 5\s000 строк: разделите таблицу на части/,
    )
    assert.ok(process.memoryUsage().rss - before < 100 * 1024 * 1024)
    const csv = Buffer.from('1;2\n'.repeat(1_000_000))
    assert.match((await refusal('т.csv', csv)).message, /больше 5\s000 строк/)
  })

  it('архивная бомба: в тексте, в одной ячейке, с неверно названным размером', async () => {
    const spaces = function* (megabytes: number) {
      for (let one = 0; one < megabytes; one++) yield ' '.repeat(1024 * 1024)
    }
    const texts = await zip({ ...shell, 'xl/sharedStrings.xml': spaces(40) })
    assert.match((await refusal('к.xlsx', texts)).message, /слишком много текста/)

    const cell = function* () {
      yield '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
      yield* spaces(60)
      yield '</t></is></c></row></sheetData></worksheet>'
    }
    const big = await zip({ ...shell, 'xl/worksheets/sheet1.xml': cell() })
    assert.match((await refusal('к.xlsx', big)).message, /в ячейке больше 4000 знаков/)

    // The size in the table of contents is made small; the part itself unpacks into 40 MB.
    const lying = Buffer.from(texts)
    const entry = lying.lastIndexOf('xl/sharedStrings.xml') - 46
    lying.writeUInt32LE(1000, entry + 24)
    assert.match((await refusal('к.xlsx', lying)).message, /Книга повреждена/)
  })

  it('другой тип под видом таблицы', async () => {
    const words = async (name: string, bytes: Uint8Array) => (await refusal(name, bytes)).message
    assert.match(await words('к.xlsx', Buffer.from('Школа;ИНН')), /названо? ?.*\.xlsx, но это не книга Excel/)
    assert.match(await words('к.xlsx', Buffer.from('%PDF-1.7')), /Это PDF/)
    assert.match(await words('к.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])), /старого формата/)
    assert.match(await words('т.csv', await zip(shell)), /назовите файл \.xlsx/)
    assert.match(await words('т.csv', Buffer.from([1, 0, 2, 0])), /Это не таблица/)
    assert.match(await words('к.xlsx', await zip({ 'word/document.xml': '<w/>' })), /внутри не книга Excel/)
    assert.match(await words('к.xlsx', (await zip(shell)).subarray(0, 200)), /Книга повреждена/)
    assert.match(await words('к.csv', Buffer.alloc(0)), /Файл пуст/)
    assert.match(await words('т.csv', Buffer.from('а;"б\nв;г')), /Кавычка открыта и не закрыта/)
  })

  it('ошибка вычисления в ячейке и слишком много столбцов', async () => {
    const wrong = await book(made => {
      made.addWorksheet('Лист').getCell('C2').value = { error: '#N/A' }
    })
    assert.match((await refusal('к.xlsx', wrong)).message, /в ячейке C2 ошибка #N\/A/)
    const wide = await book(made => {
      made.addWorksheet('Лист').addRow(Array.from({ length: 80 }, (_, index) => index))
    })
    assert.match((await refusal('к.xlsx', wide)).message, /больше 60 столбцов/)
    assert.match((await refusal('т.csv', Buffer.from(`${'1;'.repeat(80)}1`))).message, /больше 60 столбцов/)
  })
})
