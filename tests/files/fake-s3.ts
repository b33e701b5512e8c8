import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a test of the S3 adapter needs of such a service, kept in memory: objects, uploads in parts, lists by pages. */
export type FakeS3 = {
  endpoint: string
  objects: Map<string, { body: Buffer; at: Date }>
  /** Uploads in parts that were begun and neither finished nor abandoned. */
  underWay: Map<string, { key: string; parts: Map<number, Buffer>; at: Date }>
  /** Requests without a signature of the expected account. */
  unsigned: number
  close(): Promise<void>
}

const pageLength = 3

export const fakeS3 = async (bucket: string, accessKey: string): Promise<FakeS3> => {
  const objects: FakeS3['objects'] = new Map()
  const underWay: FakeS3['underWay'] = new Map()
  let uploads = 0

  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://fake')
    const [, first = '', ...rest] = address.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const ask = address.searchParams
    const body = await bodyOf(request)
    if (!isSigned(request, accessKey)) {
      fake.unsigned += 1
      return xml(reply, 403, '<Error><Code>AccessDenied</Code></Error>')
    }
    if (first !== bucket) return xml(reply, 404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (request.method === 'POST' && ask.has('delete')) {
      for (const [, name = ''] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(name)
      return xml(reply, 200, '<DeleteResult/>')
    }
    if (request.method === 'GET' && key === '' && ask.has('uploads')) return listParts(reply)
    if (request.method === 'GET' && key === '') return listObjects(reply, ask)
    if (request.method === 'POST' && ask.has('uploads')) {
      uploads += 1
      underWay.set(String(uploads), { key, parts: new Map(), at: new Date() })
      return xml(
        reply,
        200,
        `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${uploads}</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    const upload = underWay.get(ask.get('uploadId') ?? '')
    if (ask.has('uploadId') && upload === undefined) return xml(reply, 404, '<Error><Code>NoSuchUpload</Code></Error>')
    if (upload !== undefined && request.method === 'PUT') {
      const number = Number(ask.get('partNumber'))
      upload.parts.set(number, body)
      reply.writeHead(200, { etag: `"part-${number}"` }).end()
      return
    }
    if (upload !== undefined) {
      underWay.delete(ask.get('uploadId') ?? '')
      if (request.method === 'DELETE') {
        reply.writeHead(204).end()
        return
      }
      const ordered = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part)
      objects.set(upload.key, { body: Buffer.concat(ordered), at: new Date() })
      return xml(reply, 200, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`)
    }
    if (request.method === 'PUT') {
      objects.set(key, { body, at: new Date() })
      reply.writeHead(200, { etag: '"whole"' }).end()
      return
    }
    if (request.method === 'HEAD' && key === '') {
      reply.writeHead(200).end()
      return
    }
    const found = objects.get(key)
    if (found === undefined) return xml(reply, 404, '<Error><Code>NoSuchKey</Code></Error>')
    reply.writeHead(200, { 'content-length': found.body.length, 'last-modified': found.at.toUTCString() })
    reply.end(request.method === 'HEAD' ? undefined : found.body)
  }

  const listObjects = (reply: ServerResponse, ask: URLSearchParams): void => {
    // As in the real service a page begins after a key, whatever was removed meanwhile.
    const after = ask.get('continuation-token') ?? ''
    const all = [...objects.keys()].filter(name => name.startsWith(ask.get('prefix') ?? '') && name > after).sort()
    const shown = all.slice(0, pageLength)
    const more = pageLength < all.length
    const lines = shown.map(
      name =>
        `<Contents><Key>${name}</Key><LastModified>${objects.get(name)?.at.toISOString()}</LastModified></Contents>`,
    )
    const next = more ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : ''
    xml(reply, 200, `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${lines.join('')}</ListBucketResult>`)
  }

  const listParts = (reply: ServerResponse): void => {
    const lines = [...underWay].map(
      ([id, { key, at }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
    )
    xml(reply, 200, `<ListMultipartUploadsResult>${lines.join('')}</ListMultipartUploadsResult>`)
  }

  const server = createServer((request, reply) => {
    answer(request, reply).catch(() => reply.writeHead(500).end())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeS3 = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    underWay,
    unsigned: 0,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return fake
}

/** Loosely: the account is named, the parts of a signature are there. */
const isSigned = ({ headers }: IncomingMessage, accessKey: string): boolean =>
  new RegExp(
    `^AWS4-HMAC-SHA256 Credential=${accessKey}/\\d{8}/[a-z0-9-]+/s3/aws4_request, .*Signature=[0-9a-f]{64}$`,
  ).test(headers.authorization ?? '')

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const xml = (reply: ServerResponse, status: number, text: string): void => {
  reply.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
}
