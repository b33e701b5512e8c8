import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { docxLimits } from '../../src/adapters/documents/docx/inspect-docx.ts'
import { wordTemplates } from '../../src/adapters/documents/docx/word-templates.ts'
import type { Parts } from '../../src/adapters/documents/docx/zip.ts'
import { placesFor } from '../../src/application/templates/template-fields.ts'
import { changed, putBefore, wordFile } from './word-files.ts'

const order = placesFor('order')
const inspect = async (bytes: Uint8Array, places = order): Promise<string[]> =>
  (await wordTemplates.inspect(bytes, places)).map(({ message }) => message)

const table = [
  ['№', 'ФИО'],
  ['{#строки}{номер}', '{фио}{/строки}'],
]

describe('файл Word от министерства', () => {
  it('годный файл принят: места, список строк таблицы, условие', async () => {
    const file = await wordFile(['Приказ № {номер}', '{#пометка}Проект{/пометка}', '{#абзацы}{абзац}{/абзацы}'], table)
    assert.deepEqual(await inspect(file), [])
  })

  const texts: [about: string, lines: string[], message: RegExp][] = [
    ['неизвестное место названо, рядом – похожее', ['{дата} {нормер}'], /Места «нормер» нет\. Может быть, «номер»\?/],
    ['чужое для этой формы место', ['{заявитель.дательный}'], /«заявитель\.дательный» нет/],
    ['слова языка программ – просто неизвестные места', ['{this.constructor.constructor("return 1")()}'], /нет/],
    ['служебные имена – тоже', ['{__proto__}'], /нет/],
    ['скобка не закрыта', ['Приказ {номер'], /без пары/],
    ['скобка не открыта', ['Приказ номер}'], /без пары/],
    ['список не закрыт', ['{#строки}{номер}'], /начато, но не закрыто/],
    ['список не начат', ['{номер}{/строки}'], /не начато/],
    ['закрыт другой список', ['{#строки}{номер}{/отказы}'], /ждали \{\/строки\}/],
    ['список в списке', ['{#строки}{#отказы}{номер}{/отказы}{/строки}'], /внутри другого списка/],
    ['столбец вне списка', ['{фио}'], /«фио» нет/],
    ['неизвестный список', ['{#строка}{номер}{/строка}'], /Может быть, «строки»/],
    ['лишнее в скобках', ['{номер [loopOver: "row"]}'], /лишнее/],
  ]
  for (const [about, lines, message] of texts)
    it(about, async () => {
      assert.match((await inspect(await wordFile(lines)))[0] ?? '', message)
    })

  const bad: [about: string, spoil: (parts: Parts) => void, message: RegExp][] = [
    ['макросы', parts => parts.set('word/vbaProject.bin', Buffer.from('x')), /макросы/],
    [
      'макросы, названные иначе',
      parts =>
        putBefore(
          parts,
          '[Content_Types].xml',
          '</Types>',
          '<Override PartName="/word/other.xml" ContentType="application/vnd.ms-office.vbaProject"/>',
        ),
      /макросы/,
    ],
    [
      'шаблон по адресу',
      parts =>
        putBefore(
          parts,
          'word/_rels/document.xml.rels',
          '</Relationships>',
          '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.org/a.dotm" TargetMode="External"/>',
        ),
      /другой шаблон/,
    ],
    [
      'картинка по адресу',
      parts =>
        putBefore(
          parts,
          'word/_rels/document.xml.rels',
          '</Relationships>',
          '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/>',
        ),
      /внешние/,
    ],
    [
      'картинка по сетевому пути без пометки',
      parts =>
        putBefore(
          parts,
          'word/_rels/document.xml.rels',
          '</Relationships>',
          '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="\\\\host\\a.png"/>',
        ),
      /внешние/,
    ],
    [
      'свой язык XML',
      parts => parts.set('word/document.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
      /DOCTYPE/,
    ],
    [
      'XML оборван',
      parts => parts.set('word/document.xml', (parts.get('word/document.xml') ?? Buffer.alloc(0)).subarray(0, 400)),
      /повреждена/,
    ],
    ['не UTF-8', parts => parts.set('word/styles.xml', Buffer.from([0xff, 0xfe, 0x3c, 0])), /UTF-8/],
    ['нет главной части', parts => parts.delete('word/document.xml'), /обязательных частей/],
    [
      'слишком много частей',
      parts => Array.from({ length: 501 }, (_, at) => parts.set(`media/${at}.txt`, Buffer.from('x'))),
      /слишком много частей/,
    ],
    ['бомба: нули', parts => parts.set('word/media/a.png', Buffer.alloc(40 * 1024 * 1024)), /слишком много данных/],
    [
      'очень много текста',
      parts =>
        parts.set(
          'word/other.xml',
          Buffer.from(`<a>${Array.from({ length: 1_400_000 }, (_, at) => at.toString(36)).join(' ')}</a>`),
        ),
      /Слишком много текста/,
    ],
    [
      'очень глубокая вложенность',
      parts => parts.set('word/other.xml', Buffer.from(`${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}`)),
      /запутана/,
    ],
  ]
  for (const [about, spoil, message] of bad)
    it(`${about}: не принимается`, async () => {
      assert.match((await inspect(await changed(await wordFile(['{номер}']), spoil)))[0] ?? '', message)
    })

  it('имя части ведёт из папки', async () => {
    const file = await changed(await wordFile(['{номер}']), parts => parts.set('word/xx/a.xml', Buffer.from('<a/>')))
    const text = Buffer.from(file).toString('latin1').replaceAll('word/xx/a.xml', 'word/../a.xml')
    assert.match((await inspect(Buffer.from(text, 'latin1')))[0] ?? '', /повреждён|имя части/)
  })

  it('размер в оглавлении архива неверен: файл повреждён, лишнее не распаковывается', async () => {
    const file = Buffer.from(
      await changed(await wordFile(['{номер}']), parts =>
        parts.set('word/media/a.xml', Buffer.from(`<a>${'я'.repeat(20_000)}</a>`)),
      ),
    )
    // The central directory says ten bytes where there are forty thousand.
    const place = file.lastIndexOf('word/media/a.xml') - 46
    file.writeUInt32LE(10, place + 24)
    assert.match((await inspect(file))[0] ?? '', /повреждён/)
  })

  it('не архив, пустой, обрезанный, слишком большой', async () => {
    const file = await wordFile(['{номер}'])
    assert.match((await inspect(Buffer.from('просто текст')))[0] ?? '', /не документ Word/)
    assert.match((await inspect(Buffer.alloc(0)))[0] ?? '', /пустой/)
    assert.match((await inspect(file.subarray(0, file.length - 30)))[0] ?? '', /не документ Word/)
    assert.match((await inspect(Buffer.alloc(docxLimits.bytes + 1)))[0] ?? '', /не больше 5 МБ/)
  })
})
