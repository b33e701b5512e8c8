import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pdfPrinter } from '../../src/adapters/documents/pdf/print-pdf.ts'
import { sheetData } from '../../src/adapters/documents/pdf/sheet-data.ts'
import { startTypst, templates } from '../../src/adapters/documents/pdf/typst.ts'
import { anatomyOf, dictionary, list, tagsOf, unmarkedText } from './pdf-anatomy.ts'
import { everyPaper, madeAt, training } from './sample-papers.ts'
import { absent, pdfbox, run } from './tools.ts'

// No program of Debian or npm checks PDF/A-2 or PDF/UA as a whole (veraPDF is in neither). So: the typesetter's own checks of both
// standards, which every file has passed, and here what can be seen of them through readers written by other people.

const print = pdfPrinter()
const printed = Object.entries(everyPaper).map(([name, paper]) => {
  const { bytes, pages } = print(paper, { madeAt, marks: [training] })
  return { name, paper, bytes, pages }
})

describe('архивный и доступный PDF', () => {
  const noQpdf = absent('qpdf', 'qpdf')

  for (const { name, paper, bytes, pages } of printed)
    it(`${name}: объявлены оба стандарта, язык, заглавие, цветовой профиль, закладки`, { skip: noQpdf }, () => {
      run('qpdf', ['--check'], bytes)
      const file = anatomyOf(bytes)
      const { catalog, get, stream } = file
      assert.equal(file.pages.length, pages)
      assert.equal(dictionary(catalog['/MarkInfo'])['/Marked'], true)
      assert.equal(dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'], true)
      assert.equal(catalog['/Lang'], 'u:ru-RU')
      assert.ok(catalog['/Outlines'])
      const [intent, ...others] = list(get(catalog['/OutputIntents'])).map(one => dictionary(get(one)))
      assert.equal(others.length, 0)
      assert.equal(intent?.['/S'], '/GTS_PDFA1')
      assert.equal(stream(intent?.['/DestOutputProfile']).toString('latin1', 36, 40), 'acsp')
      const about = stream(catalog['/Metadata']).toString('utf8')
      for (const words of [
        '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
        '>1</pdfuaid:part>',
        '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
        `<rdf:li xml:lang="x-default">${paper.title}</rdf:li>`,
        '<dc:language><rdf:Bag><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language>',
      ])
        assert.ok(about.includes(words), words)
    })

  for (const { name, bytes } of printed)
    it(`${name}: дерево меток цело`, { skip: noQpdf }, () => {
      const file = anatomyOf(bytes)
      const tags = tagsOf(file)
      assert.equal(unmarkedText(file), 0)
      for (const page of file.pages) {
        assert.equal(typeof page['/StructParents'], 'number')
        if (page['/Annots'] !== undefined) assert.equal(page['/Tabs'], '/S')
      }
      const headings = tags.flatMap(({ kind }) => (/^H\d$/.test(kind) ? [Number(kind[1])] : []))
      assert.equal(headings[0], 1)
      for (const [at, level] of headings.entries()) assert.ok(level <= (headings[at - 1] ?? 0) + 1, `H${level}`)
      for (const tag of tags) {
        assert.ok(standard.has(tag.kind), tag.kind)
        if (tag.kind === 'Figure') assert.ok(String(tag.own['/Alt']).length > 4)
        if (tag.kind === 'Link')
          assert.ok(tag.links.every(link => link['/Contents'] !== undefined) && tag.links.length > 0)
        if (tag.kind === 'TR') assert.ok(['Table', 'THead', 'TBody'].includes(tag.parent?.kind ?? ''))
        if (tag.kind === 'TH') assert.ok(JSON.stringify(tag.own['/A']).includes('/Scope'))
        if (tag.kind === 'Table') assert.equal(new Set(rowWidths(tag)).size, 1)
      }
    })

  it('у таблицы приказа есть заголовки столбцов, у каждой группы – свой', { skip: noQpdf }, () => {
    const order = printed.find(({ name }) => name === 'order')
    assert.ok(order)
    const heads = tagsOf(anatomyOf(order.bytes)).filter(({ kind }) => kind === 'TH')
    assert.equal(heads.length, 6 + 2 + 2)
  })

  it('шрифты вложены, у каждого есть таблица букв', { skip: absent('pdffonts', 'poppler-utils') }, () => {
    for (const { bytes } of printed)
      for (const row of run('pdffonts', [], bytes).trim().split('\n').slice(2))
        assert.match(row, /Tinos\S* .* yes +yes +yes /)
  })

  it('другой читатель (Apache PDFBox) открывает файл и читает тот же текст', { skip: pdfbox.absent }, () => {
    const order = printed.find(({ name }) => name === 'order')
    assert.ok(order)
    const text = pdfbox.text(order.bytes)
    assert.match(text, /Александра\s+Константиновна/)
  })

  it('то же содержание, записанное как PDF/A-1b, проходит Apache Preflight', { skip: pdfbox.absent }, () => {
    const typst = startTypst()
    const sheet = JSON.stringify(sheetData(everyPaper.letter ?? assert.fail(), [training], () => true))
    const task = { mainFilePath: `${templates}/main.typ`, inputs: { sheet } }
    const bytes = typst.pdf(task, { pdfStandard: 'a-1b', creationTimestamp: 1 })
    const faults = pdfbox.faults(bytes).filter(fault => !destination.test(fault))
    assert.deepEqual(faults, [])
  })
})

/** Preflight 2.0 does not follow the reference by which a bookmark names its place; ISO 32000-1 allows one (7.3.10). */
const destination = /can't convert to Destination COSObject/

/** Standard kinds of ISO 32000-1, 14.8.4. */
const standard = new Set(
  'Document Part Div P H1 H2 H3 H4 L LI Lbl LBody Table TR TH TD THead TBody TOC TOCI Reference Link Span Figure Caption'.split(
    ' ',
  ),
)

const rowWidths = (table: { children: ReturnType<typeof tagsOf> }): number[] =>
  table.children
    .flatMap(child => (child.kind === 'TR' ? [child] : child.children))
    .filter(({ kind }) => kind === 'TR')
    .map(({ children }) =>
      children.reduce(
        (sum, cell) => sum + Number(/"\/ColSpan":(\d+)/.exec(JSON.stringify(cell.own['/A']))?.[1] ?? 1),
        0,
      ),
    )
