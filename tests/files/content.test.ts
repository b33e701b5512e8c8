import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, before, describe, it } from 'node:test'
import yazl from 'yazl'
import { contentOf } from '../../src/adapters/files/content.ts'
import { fileFault } from '../../src/application/filing/file-rules.ts'
import type { Pack } from '../../src/domain/regulations/pack.ts'
import { pixelBomb, typedPage } from './made-files.ts'

const formats = ['pdf', 'jpg', 'png', 'bmp', 'tiff', 'doc', 'docx', 'xlsx', 'zip', 'rar']
const pack = { files: { formats, max_mb: 100 } } as unknown as Pack

describe('что внутри файла', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kategoria-content-'))
  })
  after(() => rm(folder, { recursive: true }))

  const written = async (bytes: Buffer): Promise<string> => {
    const path = join(folder, 'file')
    await writeFile(path, bytes)
    return path
  }
  const zipped = async (entries: Record<string, Buffer>): Promise<string> => {
    const path = join(folder, 'file')
    const zip = new yazl.ZipFile()
    for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(bytes, name)
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
    return path
  }
  /** What a person is told of such a file under this name. */
  const told = async (name: string, path: string): Promise<string | undefined> => {
    const { size } = await stat(path)
    const received = { ...(await contentOf(path)), digest: '', size, overLimit: false }
    const unused = { read: () => (async function* () {})(), keep: async () => {}, drop: async () => {} }
    return fileFault(pack, name, { ...received, ...unused })
  }
  const office = (main: string, more: Record<string, Buffer> = {}) =>
    zipped({
      'docProps/app.xml': Buffer.from('x'),
      [main]: Buffer.from('<x/>'),
      '[Content_Types].xml': Buffer.from('<x/>'),
      ...more,
    })

  it('документы Office узнаются по содержанию, в каком бы порядке ни лежали части', async () => {
    assert.equal(await told('план.docx', await office('word/document.xml')), undefined)
    assert.equal(await told('журнал.xlsx', await office('xl/workbook.xml')), undefined)
    assert.match((await told('план.docx', await office('xl/workbook.xml'))) ?? '', /не похоже на DOCX/)
    assert.match((await told('план.docx', await zipped({ 'a.txt': Buffer.from('a') }))) ?? '', /не похоже на DOCX/)
  })

  it('документ с макросами не берётся, как бы он ни назывался', async () => {
    const path = await office('word/document.xml', { 'word/vbaProject.bin': Buffer.from('MZ') })
    assert.match((await told('план.docx', path)) ?? '', /макросы/)
  })

  it('архив-бомба узнаётся по оглавлению, не распакованная', async () => {
    const path = await zipped(
      Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.txt`, Buffer.alloc(60 * 1024 * 1024)])),
    )
    assert.ok((await stat(path)).size < 1024 * 1024)
    assert.match((await told('архив.zip', path)) ?? '', /слишком большой объём/)
  })

  it('оборванный архив, архив RAR с паролем и без', async () => {
    const path = await zipped({ 'a.txt': Buffer.alloc(5000, 1) })
    const { readFile } = await import('node:fs/promises')
    const whole = await readFile(path)
    assert.match((await told('архив.zip', await written(whole.subarray(0, whole.length - 30)))) ?? '', /повреждён/)
    const rar4 = (flags: number): Buffer =>
      Buffer.concat([
        Buffer.from('Rar!\u001a\u0007\u0000', 'latin1'),
        Buffer.from([0, 0, 0x73, flags, 0, 13, 0]),
        Buffer.alloc(60),
      ])
    assert.equal(await told('архив.rar', await written(rar4(0))), undefined)
    assert.match((await told('архив.rar', await written(rar4(0x80)))) ?? '', /паролем/)
  })

  it('картинки: целая принимается, оборванная – нет, чужое под их именем – нет', async () => {
    const page = typedPage(400)
    const png = await page.clone().png().toBuffer()
    const tiff = await page.clone().tiff().toBuffer()
    assert.equal(await told('скан.png', await written(png)), undefined)
    assert.match((await told('скан.png', await written(png.subarray(0, -40)))) ?? '', /повреждён/)
    assert.equal(await told('скан.tiff', await written(tiff)), undefined)
    assert.match((await told('скан.tiff', await written(tiff.subarray(0, 200)))) ?? '', /повреждён|не похоже/)
    assert.match((await told('скан.jpg', await written(png))) ?? '', /не похоже на JPG/)
    // A picture of a billion dots is small and whole: it is taken, and only its preview is refused (inspector.test.ts).
    assert.equal(await told('скан.png', await written(pixelBomb(60_000, 60_000))), undefined)
  })

  it('имя /Encrypt на стыке двух чтений не теряется, а похожее слово паролем не считается', async () => {
    const at = (1 << 20) - 4
    const body = Buffer.alloc(2_200_000, 0x20)
    body.write('%PDF-1.7\n')
    body.write('%%EOF', body.length - 6)
    const locked = Buffer.from(body)
    locked.write('/Encrypt 5 0 R', at)
    const alike = Buffer.from(body)
    alike.write('/EncryptMetadata true', at)
    assert.match((await told('итоги.pdf', await written(locked))) ?? '', /паролем/)
    assert.equal(await told('итоги.pdf', await written(alike)), undefined)
  })
})
