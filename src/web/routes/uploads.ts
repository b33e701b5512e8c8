import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { UploadRow } from '../../application/files/upload-rows.ts'
import { abandonUpload, beginUpload, continueUpload, openUpload } from '../../application/files/uploads.ts'
import { ceilingBytes } from '../../application/filing/file-rules.ts'
import { roles } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'

/**
 * Files that travel before their form and continue after a broken connection: the core of tus 1.0 with creation, expiration and
 * termination (docs/decisions/0006). An upload belongs to the person who began it; for anybody else it is not there.
 */
export const uploadRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const place = desk.pieces && { app: desk.app, pieces: desk.pieces }
  server.decorate('uploadPlace', place)
  if (place === undefined) return
  takeBytes(server)

  page(server, {
    method: 'POST',
    path: paths.uploads(),
    roles,
    multipart: true,
    handler: async context => {
      if (!speaksTus(context)) return wrongVersion(context)
      const size = wholeNumber(context.request.headers['upload-length'])
      if (size === undefined) return problem(context, 400, 'Не назван размер файла')
      const name = nameIn(context.request.headers['upload-metadata'])
      const upload = await beginUpload(place, by(context), { name, size })
      if (isRefusal(upload)) return refusedAs(context, upload)
      return withState(context, upload).status(201).header('location', paths.upload(upload.id)).send()
    },
  })

  page(server, {
    method: 'GET',
    path: paths.upload(':id'),
    roles,
    handler: async context => {
      const upload = await openUpload(place, context.actor.personId, context.params.id ?? '')
      if (isRefusal(upload)) return refusedAs(context, upload)
      const { name, size, received } = upload
      return withState(context, upload).header('upload-length', size).send({ name, size, received })
    },
  })

  page(server, {
    method: 'PATCH',
    path: paths.upload(':id'),
    roles,
    multipart: true,
    handler: async context => {
      const { request } = context
      const known = await openUpload(place, context.actor.personId, context.params.id ?? '')
      if (isRefusal(known)) return refusedAs(context, known)
      if (!speaksTus(context)) return wrongVersion(context)
      if (request.headers['content-type'] !== pieceType) return problem(context, 415, 'Кусок файла не того вида')
      const startsAt = wholeNumber(request.headers['upload-offset'])
      if (startsAt === undefined) return problem(context, 400, 'Не названо место куска')
      // A line that has gone silent must not hold its piece for ever: what has come is kept, the rest comes by another line.
      request.raw.setTimeout(silenceMs, () => request.raw.destroy())
      const bytes = request.body as AsyncIterable<Uint8Array>
      const upload = await continueUpload(place, by(context), context.params.id ?? '', startsAt, bytes)
      if (isRefusal(upload)) return refusedAs(context, upload)
      return withState(context, upload).status(204).send()
    },
  })

  page(server, {
    method: 'DELETE',
    path: paths.upload(':id'),
    roles,
    multipart: true,
    handler: async context => {
      const done = await abandonUpload(place, by(context), context.params.id ?? '')
      if (isRefusal(done)) return refusedAs(context, done)
      return context.reply.status(204).headers(spoken).send()
    },
  })
}

const silenceMs = 60_000
const pieceType = 'application/offset+octet-stream'
const spoken = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }

/** The bytes of a piece go to their handler as they come; at any other address such a body is not taken. */
const takeBytes = (server: FastifyInstance): void => {
  server.addContentTypeParser(pieceType, (request: FastifyRequest, bytes, done) => {
    if (request.routeOptions.url === paths.upload(':id')) done(null, bytes)
    else done(Object.assign(new Error('Such a body is only for uploads'), { statusCode: 415 }))
  })
}

const speaksTus = ({ request }: PageContext): boolean => request.headers['tus-resumable'] === '1.0.0'

const wrongVersion = (context: PageContext): FastifyReply => {
  context.reply.header('tus-version', '1.0.0').header('tus-extension', 'creation,expiration,termination')
  context.reply.header('tus-max-size', ceilingBytes)
  return problem(context, 412, 'Нужна версия 1.0.0 протокола tus')
}

const withState = ({ reply }: PageContext, { received, expiresAt }: UploadRow): FastifyReply =>
  reply.headers({ ...spoken, 'upload-offset': received, 'upload-expires': expiresAt.toUTCString() })

const statuses: Record<string, number> = {
  no_upload: 404,
  expired: 410,
  wrong_place: 409,
  too_large: 413,
  too_many_uploads: 429,
}

const refusedAs = (context: PageContext, { refused, because }: Refusal): FastifyReply =>
  problem(context, statuses[refused] ?? 422, because)

/** RFC 9457, read by the script of the page. */
const problem = ({ reply, request }: PageContext, status: number, detail: string): FastifyReply =>
  reply
    .status(status)
    .headers(spoken)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: 'about:blank', status, detail, instance: `urn:request:${request.id}` }))

const wholeNumber = (header: unknown): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined

/** `filename` of the metadata: pairs of a key and base64, with commas between. */
const nameIn = (header: unknown): string => {
  const pairs = typeof header === 'string' ? header.split(',').map(pair => pair.trim().split(' ')) : []
  const coded = pairs.find(([key]) => key === 'filename')?.[1] ?? ''
  return Buffer.from(coded, 'base64').toString('utf8')
}
