import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'

/** A bucket of any S3-compatible service. */
export type S3Place = {
  /** `https://s3.example.ru`; the bucket is named in the path, which every such service understands. */
  endpoint: string
  bucket: string
  region: string
  accessKey: string
  secretKey: string
}

/** The few things we ask of such a service. */
export type Bucket = {
  put(key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>
  /** Writes a file of our disk. */
  putFile(key: string, path: string): Promise<void>
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(keys: readonly string[]): Promise<void>
  /** Everything under a prefix, a page at a time. */
  list(prefix: string): AsyncIterable<{ key: string; at: Date }[]>
  /** Parts of files that never became whole: the service keeps them for ever otherwise. */
  abandonParts(before: Date): Promise<number>
  /** Throws when the service or the bucket is out of reach. */
  check(): Promise<void>
  close(): void
}

/** Eight megabytes at a time, two at once: what stands in memory of a file of any size. */
const parts = { partSize: 8 * 1024 * 1024, queueSize: 2 }

export const openBucket = ({ endpoint, bucket, region, accessKey, secretKey }: S3Place): Bucket => {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    maxAttempts: 4,
    // Services other than the first one do not know the newer sums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const upload = async (Key: string, Body: ReturnType<typeof createReadStream> | Uint8Array): Promise<void> => {
    await new Upload({ client, params: { Bucket: bucket, Key, Body }, ...parts }).done()
  }
  return {
    put: async (key, body) => upload(key, body instanceof Uint8Array ? body : await asStream(body)),
    putFile: async (key, path) => {
      await stat(path)
      await upload(key, createReadStream(path, { highWaterMark: 1024 * 1024 }))
    },
    get: async key => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return Body as AsyncIterable<Uint8Array> | undefined
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey' || (error as Error).name === 'NotFound') return undefined
        throw error
      }
    },
    remove: async keys => {
      for (let from = 0; from < keys.length; from += 1000) {
        const Objects = keys.slice(from, from + 1000).map(Key => ({ Key }))
        const { Errors } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors?.[0]) throw new Error(`S3 did not remove: ${Errors[0].Code}`)
      }
    },
    list: async function* (prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
        yield (page.Contents ?? []).map(({ Key = '', LastModified }) => ({ key: Key, at: LastModified ?? new Date() }))
    },
    abandonParts: async before => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }))
      const old = Uploads.filter(one => one.Initiated !== undefined && one.Initiated < before)
      for (const { Key, UploadId } of old)
        await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }))
      return old.length
    },
    check: async () => {
      await client.send(new HeadBucketCommand({ Bucket: bucket }))
    },
    close: () => client.destroy(),
  }
}

const asStream = async (bytes: AsyncIterable<Uint8Array>) => {
  const { Readable } = await import('node:stream')
  return Readable.from(bytes, { objectMode: false }) as unknown as ReturnType<typeof createReadStream>
}
