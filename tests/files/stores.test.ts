import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openBucket } from '../../src/adapters/files/s3.ts'
import { s3FileStore, s3Shelf } from '../../src/adapters/files/s3-store.ts'
import { diskShelf } from '../../src/adapters/files/shelf.ts'
import { fileStore } from '../../src/adapters/files/store.ts'
import type { Shelf } from '../../src/application/files/shelf.ts'
import type { FileStore } from '../../src/application/ports.ts'
import { type FakeS3, fakeS3 } from './fake-s3.ts'

type Place = { store: FileStore; shelf: Shelf; folder: string; fake?: FakeS3; close(): Promise<void> }

const places: [name: string, open: () => Promise<Place>, skip: string | false][] = [
  [
    'на диске',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kategoria-store-'))
      return {
        store: fileStore(join(folder, 'files')),
        shelf: diskShelf(join(folder, 'shelf')),
        folder,
        close: () => rm(folder, { recursive: true }),
      }
    },
    false,
  ],
  [
    'в службе S3 (учебной)',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kategoria-store-'))
      const fake = await fakeS3('papers', 'reader')
      const bucket = openBucket({
        endpoint: fake.endpoint,
        bucket: 'papers',
        region: 'us-east-1',
        accessKey: 'reader',
        secretKey: 'secret',
      })
      const close = async (): Promise<void> => {
        bucket.close()
        await fake.close()
        await rm(folder, { recursive: true })
      }
      return { store: s3FileStore(bucket, folder), shelf: s3Shelf(bucket, 'pieces'), folder, fake, close }
    },
    false,
  ],
  [
    'в настоящей службе S3',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kategoria-store-'))
      const bucket = openBucket({
        endpoint: process.env.TEST_S3_ENDPOINT ?? '',
        bucket: process.env.TEST_S3_BUCKET ?? 'kategoria-test',
        region: process.env.TEST_S3_REGION ?? 'us-east-1',
        accessKey: process.env.TEST_S3_ACCESS_KEY ?? '',
        secretKey: process.env.TEST_S3_SECRET_KEY ?? '',
      })
      const close = async (): Promise<void> => {
        bucket.close()
        await rm(folder, { recursive: true })
      }
      return { store: s3FileStore(bucket, folder), shelf: s3Shelf(bucket, randomUUID()), folder, close }
    },
    process.env.TEST_S3_ENDPOINT === undefined && 'TEST_S3_ENDPOINT не задан: настоящей службы рядом нет',
  ],
]

const megabyte = 1024 * 1024
const pieces = async function* (bytes: Buffer, length = 64 * 1024) {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}
const breaking = async function* (bytes: Buffer) {
  yield bytes
  throw new Error('связь оборвалась')
}
const whole = async (bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> => {
  if (bytes === undefined) return undefined
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}
const soon = () => new Date(Date.now() + 60_000)

for (const [name, open, skip] of places) {
  describe(`хранилище ${name}`, { skip }, () => {
    let place: Place
    before(async () => {
      place = await open()
    })
    after(() => place.close())

    for (const size of [1, 70_000, 17 * megabyte + 5]) {
      it(`файл в ${size} байт возвращается тем же`, async () => {
        const bytes = randomBytes(size)
        const file = await place.store.receive(pieces(bytes), size)
        assert.equal(file.digest, createHash('sha256').update(bytes).digest('hex'))
        assert.deepEqual([file.size, file.overLimit], [size, false])
        assert.deepEqual(await whole(file.read()), bytes)
        assert.equal(await place.store.open(file.digest), undefined)
        await file.keep()
        assert.deepEqual(await whole(await place.store.open(file.digest)), bytes)
        assert.deepEqual(await readdir(join(place.folder, 'files', 'incoming')).catch(() => []), [])
      })
    }

    it('отброшенный, слишком большой и оборванный файл не оставляют следа', async () => {
      const bytes = randomBytes(1000)
      const dropped = await place.store.receive(pieces(bytes), 1000)
      await dropped.drop()
      assert.equal(await place.store.open(dropped.digest), undefined)
      const large = await place.store.receive(pieces(bytes, 100), 999)
      assert.deepEqual([large.overLimit, large.size], [true, 1000])
      await large.drop()
      await assert.rejects(place.store.receive(breaking(bytes), 1000), /оборвалась/)
      for (const folder of ['incoming', join('files', 'incoming')])
        assert.deepEqual(await readdir(join(place.folder, folder)).catch(() => []), [])
    })

    it('выметается только старое и никем не названное', async () => {
      const kept = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const file = await place.store.receive(pieces(randomBytes(100)), 1000)
          await file.keep()
          return file.digest
        }),
      )
      const [used = ''] = kept
      const isUsed = async (digests: readonly string[]) => new Set(digests.filter(one => one === used))
      assert.equal(await place.store.sweep(new Date(Date.now() - 3600_000), isUsed), 0)
      assert.ok((await place.store.sweep(soon(), isUsed)) >= 4)
      assert.ok(await whole(await place.store.open(used)))
      for (const digest of kept.slice(1)) assert.equal(await place.store.open(digest), undefined)
    })

    it('то, что не сумма, не становится именем', async () => {
      await assert.rejects(async () => place.store.open('../../etc/passwd'), /digest/)
      await assert.rejects(async () => place.shelf.open('../x'), /name/)
      await assert.rejects(async () => place.shelf.put('a/../../x', pieces(Buffer.from('x'))), /name/)
    })

    it('полка хранит под именем, оборванное – до обрыва, и забывает', async () => {
      const bytes = randomBytes(megabyte)
      assert.deepEqual(await place.shelf.put('a/0-x', pieces(bytes)), { size: megabyte, broke: false })
      assert.deepEqual(await place.shelf.put('a/1-y', breaking(bytes)), { size: megabyte, broke: true })
      assert.deepEqual(await whole(await place.shelf.open('a/0-x')), bytes)
      assert.deepEqual(await whole(await place.shelf.open('a/1-y')), bytes)
      await place.shelf.remove(['a/0-x', 'a/none'])
      assert.equal(await place.shelf.open('a/0-x'), undefined)
      assert.equal(await place.shelf.sweep(soon()), 1)
      assert.equal(await place.shelf.open('a/1-y'), undefined)
    })

    it('каждый запрос к службе подписан; брошенные части выметаются', async context => {
      const { fake } = place
      if (fake === undefined) return context.skip('только для учебной службы')
      assert.equal(fake.unsigned, 0)
      fake.underWay.set('lost', { key: 'originals/lost', parts: new Map(), at: new Date(Date.now() - 48 * 3600_000) })
      await place.store.sweep(new Date(Date.now() - 24 * 3600_000), async digests => new Set(digests))
      assert.equal(fake.underWay.size, 0)
    })
  })
}
