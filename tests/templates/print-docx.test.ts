import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printDocx } from '../../src/adapters/documents/docx/print-docx.ts'
import { unzipped } from '../../src/adapters/documents/docx/zip.ts'
import type { SignatureMark } from '../../src/application/documents/press.ts'
import { paperLayouts } from '../../src/application/papers/paper.ts'
import { faultsOfPackage, textOf } from './docx-parts.ts'
import { letter, wholePaper } from './sample-papers.ts'

const madeAt = new Date('2026-04-03T09:00:00Z')
const mark: SignatureMark = {
  personId: 'one',
  owner: 'Северцев Олег Петрович',
  serial: '01D8A2B3C4D5E6F70011',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  training: true,
}

const partOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const part = (await unzipped(bytes)).get(name)
  assert.ok(part, name)
  return part.toString('utf8')
}

describe('документ Word по ГОСТ', () => {
  it('каждый вид листа со всеми видами блоков – целый файл: XML читается, связи не ведут в никуда', async () => {
    for (const layout of paperLayouts) {
      const blocks = [{ kind: 'contents' as const }, ...wholePaper(60).blocks]
      const bytes = await printDocx(
        { ...wholePaper(), layout, blocks, from: ['Ветровой Анны Сергеевны'] },
        { madeAt, marks: [mark] },
      )
      assert.deepEqual(await faultsOfPackage(bytes), [], layout)
    }
  })

  it('одно содержание и один момент дают одни и те же байты', async () => {
    const paper = { ...wholePaper(60), blocks: [{ kind: 'contents' as const }, ...wholePaper(60).blocks] }
    const [one, two] = [
      await printDocx(paper, { madeAt, marks: [mark] }),
      await printDocx(paper, { madeAt, marks: [mark] }),
    ]
    assert.ok(Buffer.from(one).equals(two))
    const later = await printDocx(paper, { madeAt: new Date('2026-04-04T09:00:00Z'), marks: [mark] })
    assert.ok(!Buffer.from(one).equals(later))
  })

  it('заявление датировано над подписью, приложения названы и пронумерованы', async () => {
    const bytes = await printDocx(
      { ...letter, layout: 'application', enclosures: ['Согласие', 'Ходатайство'] },
      { madeAt, marks: [] },
    )
    const text = await textOf(bytes)
    assert.match(text, /Приложение: 1\. Согласие\s*2\. Ходатайство\s*\d{1,2}\s\p{L}+ \d{4}\sг\./u)
  })

  it('поля 20/10/20/20 мм, 30 мм слева у хранимого долго; альбомный лист у приложения', async () => {
    const short = await partOf(await printDocx(letter, { madeAt }), 'word/document.xml')
    assert.match(short, /w:pgMar [^>]*w:left="1134"/)
    assert.match(short, /w:pgMar [^>]*w:right="567"/)
    const long = await partOf(await printDocx(wholePaper(), { madeAt }), 'word/document.xml')
    assert.match(long, /w:pgMar [^>]*w:left="1701"/)
    assert.match(long, /w:orient="landscape"/)
    assert.match(long, /<w:titlePg/)
  })

  it('язык, название, дата, шапка таблицы на каждом листе, стили заголовков', async () => {
    const bytes = await printDocx(wholePaper(), { madeAt })
    const core = await partOf(bytes, 'docProps/core.xml')
    assert.match(core, /<dc:title>Об установлении/)
    assert.match(core, /2026-04-03T09:00:00Z/)
    assert.match(await partOf(bytes, 'word/styles.xml'), /w:lang w:val="ru-RU"/)
    const text = await partOf(bytes, 'word/document.xml')
    assert.match(text, /<w:tblHeader\/>/)
    for (const style of ['Title', 'Heading1', 'Heading2']) assert.match(text, new RegExp(`w:pStyle w:val="${style}"`))
    assert.match(await textOf(bytes), /☒ в кабинет\n☐ почтой/)
  })

  it('отметка о подписи стоит у своего человека, учебная говорит, что она учебная', async () => {
    const text = await textOf(await printDocx(wholePaper(), { madeAt, marks: [mark] }))
    assert.match(text, /УЧЕБНАЯ ПОДПИСЬ\nДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ\nСертификат 01D8A2B3C4D5E6F70011/)
    assert.match(text, /Действителен с 01\.01\.2026 по 01\.01\.2027/)
    const second = { ...mark, personId: 'two', owner: 'Лугов Иван Ильич', training: false }
    const both = await textOf(await printDocx(wholePaper(), { madeAt, marks: [mark, second] }))
    assert.ok(both.indexOf('Лугов Иван Ильич') > both.indexOf('Лист согласования'))
  })

  it('длинная таблица печатается целиком и так же, как короткая', async () => {
    const rows = (text: string) => text.split('\n').filter(line => line === 'Ветрова Анна Сергеевна').length
    const long = await textOf(await printDocx(wholePaper(300), { madeAt }))
    // Besides the table the name stands in the facts and in a filled line.
    assert.equal(rows(long), 302)
    assert.equal(rows(await textOf(await printDocx(wholePaper(12), { madeAt }))), 14)
    assert.ok(!long.includes('\ufdd0'))
  })

  it('опасные знаки в именах: разметка печатается как есть, поворот строки и управляющие знаки исчезают', async () => {
    const name = 'Ив\u202eанова <script>alert(1)</script> {#строки}&amp; \u0000😀\ufdd00g\ufdd0'
    const paper = { ...wholePaper(60), addressee: [name], signatory: { post: name, name } }
    const table = paper.blocks.find(block => block.kind === 'table')
    assert.ok(table?.kind === 'table')
    table.rows.push(['1', name, `${name}\nвторая строка`, 'x'.repeat(200), ']]>', '"\''])
    const bytes = await printDocx(paper, { madeAt })
    assert.deepEqual(await faultsOfPackage(bytes), [])
    const text = await textOf(bytes)
    assert.ok(text.includes('Иванова <script>alert(1)</script> {#строки}&amp; 😀'))
    assert.ok(text.includes('😀0g\nвторая строка'))
    assert.ok(!text.includes('\u202e') && !text.includes('\u0000'))
  })
})
