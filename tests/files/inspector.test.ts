import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp, { type Sharp } from 'sharp'
import { startInspector } from '../../src/adapters/quality/inspector.ts'
import { adviceOn } from '../../src/application/files/advice.ts'
import type { Look } from '../../src/application/files/file-check.ts'
import type { Inspector } from '../../src/application/files/ports.ts'
import { pdfOf, pixelBomb, typedPage } from './made-files.ts'

const a4 = (dpi: number): number => Math.round(8.27 * dpi)
const pdf = 'application/pdf'

describe('качество скана', () => {
  let inspector: Inspector
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kategoria-inspect-'))
    inspector = startInspector({ folder })
  })
  after(async () => {
    await inspector.close()
    assert.deepEqual(await readdir(folder), [])
    await rm(folder, { recursive: true })
  })

  const file = (bytes: Buffer, mediaType: string) => ({
    digest: 'x',
    mediaType,
    bytes: (async function* () {
      yield bytes
    })(),
  })
  const look = async (bytes: Buffer, mediaType = pdf): Promise<Look> => {
    const found = await inspector.look(file(bytes, mediaType))
    assert.ok(found)
    return found
  }
  const scan = (dpi: number): Promise<Buffer> => typedPage(a4(dpi)).jpeg({ quality: 85 }).toBuffer()

  it('разрешение каждой страницы, пустая страница и текстовый слой', async () => {
    const found = await look(
      await pdfOf([await scan(300), 'The text of this page can be searched', await scan(96), undefined]),
    )
    assert.equal(found.pages, 4)
    assert.deepEqual(
      found.looked.map(({ dpi, blank, text }) => [dpi === null ? null : Math.round(dpi / 10) * 10, blank, text]),
      [
        [300, false, false],
        [null, false, true],
        [100, false, false],
        [null, true, false],
      ],
    )
    const advice = adviceOn(found)
    assert.ok(
      advice.some(line => /^Стр\. 3: 9\d точек на дюйм – мелкий текст не прочтут; пересканируйте с 300$/.test(line)),
    )
    assert.ok(advice.some(line => /^Стр\. 4: пустая/.test(line)))
  })

  it('чего просит регион: 300 точек и текст, по которому можно искать', async () => {
    const found = await look(await pdfOf([await scan(200)]))
    assert.deepEqual(adviceOn(found), [])
    const advice = adviceOn(found, { dpi: 300, textLayer: true }).join('\n')
    assert.match(advice, /Стр\. 1: 200 точек на дюйм – регламент просит 300/)
    assert.match(advice, /нет текста, по которому можно искать/)
  })

  it('размытая, лежащая на боку и кривая страницы узнаются, прямая – нет', async () => {
    const page = await typedPage(a4(150)).png().toBuffer()
    const as = (change: (image: Sharp) => Sharp) => change(sharp(page)).jpeg({ quality: 90 }).toBuffer()
    const found = await look(
      await pdfOf([
        await as(image => image),
        await as(image => image.blur(6)),
        await as(image => image.rotate(4, { background: '#fbfaf7' })),
      ]),
    )
    const [straight, blurred, leaning] = found.looked
    assert.ok((straight?.sharpness ?? 0) > 500 && straight?.skew === 0 && !straight.sideways)
    assert.ok((blurred?.sharpness ?? 1000) < 60)
    assert.equal(Math.round(leaning?.skew ?? 0), 4)
    const aside = await look(await as(image => image.rotate(90)), 'image/jpeg')
    assert.equal(aside.looked[0]?.sideways, true)
    assert.match(adviceOn(aside).join('\n'), /Лежит на боку/)
  })

  it('картинка: разрешение, будь она листом A4; страница рисуется без того, что записала камера', async () => {
    const photo = await typedPage(a4(100))
      .jpeg()
      .withExif({ IFD0: { Copyright: 'тайна' } })
      .toBuffer()
    const found = await look(photo, 'image/jpeg')
    assert.deepEqual([found.width, found.looked[0]?.dpi], [827, 100])
    assert.match(adviceOn(found).join('\n'), /^100 точек на дюйм, если это лист A4/)
    const drawn = await inspector.draw(file(photo, 'image/jpeg'), 1, 400)
    assert.ok(drawn)
    const known = await sharp(drawn).metadata()
    assert.deepEqual([known.format, known.width, known.exif], ['jpeg', 400, undefined])
  })

  it('страница PDF рисуется нужной ширины, которой нет – не рисуется', async () => {
    const bytes = await pdfOf(['one', 'two'])
    const drawn = await inspector.draw(file(bytes, pdf), 2, 1100)
    assert.ok(drawn)
    assert.equal((await sharp(drawn).metadata()).width, 1100)
    assert.equal(await inspector.draw(file(bytes, pdf), 3, 1100), undefined)
  })

  it('TIFF из нескольких страниц и BMP рисуются тоже', async () => {
    const tiff = await typedPage(600).tiff().toBuffer()
    assert.ok(await inspector.draw(file(tiff, 'image/tiff'), 1, 300))
    const bmp = Buffer.alloc(54 + 300)
    bmp.write('BM')
    bmp.writeUInt32LE(354, 2)
    bmp.writeUInt32LE(54, 10)
    bmp.writeUInt32LE(40, 14)
    bmp.writeInt32LE(10, 18)
    bmp.writeInt32LE(9, 22)
    bmp.writeUInt16LE(1, 26)
    bmp.writeUInt16LE(24, 28)
    assert.ok(await inspector.draw(file(bmp, 'image/bmp'), 1, 300))
  })

  it('битый, закрытый паролем и оборванный PDF – слова, а не падение', async () => {
    const good = await pdfOf(['one', 'two'])
    const broken = await look(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\n%%EOF'))
    assert.equal(broken.fault, 'broken')
    const cut = await look(good.subarray(0, 300))
    assert.ok(cut.fault === 'broken' || cut.pages < 2)
    assert.match(adviceOn(broken).join(), /повреждён/)
  })

  it('картинка в миллиард точек не рисуется и не роняет', async () => {
    const bomb = pixelBomb(60_000, 60_000)
    assert.ok(bomb.length < 1_000_000)
    assert.equal((await look(bomb, 'image/png')).fault, 'too_large')
    assert.equal(await inspector.draw(file(bomb, 'image/png'), 1, 1100), undefined)
  })

  it('другой вид файла не смотрят', async () => {
    assert.equal(await inspector.look(file(Buffer.from('PK'), 'application/zip')), undefined)
  })
})

describe('враждебный файл', () => {
  const programs: [about: string, code: string, fault: string][] = [
    ['зависший', 'process.on("message", () => { for (;;); })', 'too_long'],
    ['упавший', 'process.on("message", () => process.abort())', 'failed'],
    [
      'съедающий память',
      'const all = []; process.on("message", () => setInterval(() => all.push(Buffer.alloc(40e6, 1)), 20))',
      'too_large',
    ],
  ]
  for (const [about, code, fault] of programs)
    it(`${about} останавливается, следующий файл смотрят дальше`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kategoria-hostile-'))
      const program = join(folder, 'hostile.mjs')
      await writeFile(program, code)
      const inspector = startInspector({ folder, program, timeout: 3000, memory: 250 })
      const bytes = async function* () {
        yield Buffer.from('%PDF')
      }
      for (let times = 0; times < 2; times += 1) {
        const found = await inspector.look({ digest: 'x', mediaType: pdf, bytes: bytes() })
        assert.equal(found?.fault, fault)
      }
      await inspector.close()
      await rm(folder, { recursive: true })
    })
})
