import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import yauzl from 'yauzl'
import type { ZipEntry } from '../../application/archive/zip.ts'
import { zip } from './zip.ts'

const modified = new Date('2026-03-02T05:00:00Z')
const entry = (name: string, text: string): ZipEntry => ({ name, modified, bytes: async () => chunks(text) })

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  for (const part of text.match(/.{1,1000}/gsu) ?? []) yield Buffer.from(part)
}

const packed = async (entries: readonly ZipEntry[]): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const chunk of zip(entries)) parts.push(chunk)
  return Buffer.concat(parts)
}

describe('архив ZIP', () => {
  it('чужая программа находит в нём те же файлы с русскими именами', async () => {
    const long = 'Аттестация '.repeat(20_000)
    const bytes = await packed([entry('Документы/01 Заявление.pdf', long), entry('Опись.csv', 'а;б')])
    const found: Record<string, string> = {}
    const file = await yauzl.fromBufferPromise(bytes)
    for await (const one of file.eachEntry()) {
      const parts: Buffer[] = []
      for await (const chunk of await file.openReadStreamPromise(one)) parts.push(chunk as Buffer)
      found[one.fileName] = Buffer.concat(parts).toString('utf8')
    }
    assert.deepEqual(found, { 'Документы/01 Заявление.pdf': long, 'Опись.csv': 'а;б' })
  })

  it('файл, который не прочитался, – ошибка с его причиной, а не обрезанный архив', async () => {
    const broken: ZipEntry = {
      name: 'нет.pdf',
      modified,
      bytes: async () => {
        throw new Error('нет такого файла')
      },
    }
    await assert.rejects(packed([entry('а.csv', 'а'), broken]), /нет такого файла/)
  })

  it('обрыв посреди файла – тоже ошибка', async () => {
    const cut: ZipEntry = {
      name: 'обрыв.pdf',
      modified,
      bytes: async () =>
        (async function* () {
          yield Buffer.from('начало')
          throw new Error('диск пропал')
        })(),
    }
    await assert.rejects(packed([cut]), /диск пропал/)
  })
})
