import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublicOrderCard } from '../../application/reads/public-order.ts'
import { NotForYou } from '../errors.ts'
import { filePolicy, pdfPolicy, percented } from '../file-headers.ts'
import { html } from '../html.ts'
import { answerJson } from '../json.ts'
import { waited } from '../papers/waited.ts'
import { paths } from '../paths.ts'
import { originOf, uuidIn } from '../public-place.ts'
import { type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { cardAsJson, lineAsJson, linesAsCsv } from '../views/public-data.ts'
import { orderFileName, signatureFileName } from '../views/public-file.ts'

/** What is published of an order as files: the signed PDF, the signatures beside it, its lines as data. */
export const registerFileRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const cardOf = async ({ params }: PageContext<'public'>): Promise<PublicOrderCard> => {
    const card = await desk.reads.publicOrder(uuidIn(params.order))
    if (card === undefined) throw new NotForYou()
    return card
  }

  page(server, {
    method: 'GET',
    path: paths.publicOrderThing(':order', 'order.pdf'),
    roles: ['public'],
    handler: async context => {
      const { order, file, copyId } = await cardOf(context)
      const name = `${orderFileName(order)}.pdf`
      if (file !== null) return frozen(desk, context, { ...file, name, type: 'application/pdf', shown: 'inline' })
      if (copyId === null) throw new NotForYou()
      const state = await waited(desk, { documentId: copyId, format: 'pdf' })
      if ('file' in state)
        return frozen(desk, context, { ...state.file, name, type: 'application/pdf', shown: 'inline' })
      if ('waiting' in state) context.reply.header('refresh', '3')
      const words =
        'failure' in state ? 'Файл не получился, обратитесь в министерство.' : 'Файл делается, страница обновится сама.'
      return context.render({ title: 'Файл приказа', body: html`<p class="govuk-body">${words}</p>` }, 202)
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicSignature(':order', ':place'),
    roles: ['public'],
    handler: async context => {
      const { order, file } = await cardOf(context)
      const place = /^[1-9]\d?$/.test(context.params.place ?? '') ? Number(context.params.place) : 0
      const signature = file?.signatures[place - 1]
      if (signature === undefined) throw new NotForYou()
      const name = signatureFileName(`${orderFileName(order)}.pdf`, place - 1)
      return frozen(desk, context, { ...signature, name, type: 'application/pkcs7-signature', shown: 'attachment' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicOrderThing(':order', 'lines.csv'),
    roles: ['public'],
    handler: async context => {
      const { order } = await cardOf(context)
      const { rows } = await desk.reads.publicOrderLines({ orderId: order.id })
      return asCsv(context.reply, `order-${order.id}.csv`, linesAsCsv(rows, originOf(server.site, context.request)))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicOrderThing(':order', 'order.json'),
    roles: ['public'],
    handler: async context => {
      const card = await cardOf(context)
      const { rows } = await desk.reads.publicOrderLines({ orderId: card.order.id })
      return answerJson(context.reply, { ...cardAsJson(card), lines: rows.map(lineAsJson) })
    },
  })
}

/** A table as an attachment; an order may be published the next minute, so it is not kept. */
export const asCsv = (reply: FastifyReply, name: string, csv: string): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('text/csv; charset=utf-8')
    .send(csv)

type Frozen = { digest: string; size: number; name: string; type: string; shown: 'inline' | 'attachment' }

/**
 * A frozen file: its bytes never change, so whoever has it once need not fetch it again. Whether the order is still to be seen is
 * asked each time, because the browser asks with the tag.
 */
const frozen = async (
  desk: Desk,
  { request, reply }: PageContext<'public'>,
  { digest, size, name, type, shown }: Frozen,
): Promise<FastifyReply> => {
  const tag = `"${digest}"`
  reply.header('etag', tag).header('cache-control', 'public, max-age=86400, immutable')
  if (isKnown(request, tag)) return reply.status(304).send()
  const bytes = await desk.files.open(digest)
  if (bytes === undefined) throw new Error('A published file is missing from the store')
  return reply
    .type(type)
    .header('content-length', size)
    .header('content-disposition', `${shown}; filename="order${endingOf(name)}"; filename*=UTF-8''${percented(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', type === 'application/pdf' ? pdfPolicy : filePolicy)
    .send(Readable.from(bytes))
}

export const isKnown = (request: FastifyRequest, tag: string): boolean =>
  (request.headers['if-none-match'] ?? '').split(',').some(one => one.trim().replace(/^W\//, '') === tag)

const endingOf = (name: string): string => /\.pdf(\.\d+)?(\.sig)?$/.exec(name)?.[0] ?? ''
