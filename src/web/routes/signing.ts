import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Accepted, acceptSignature } from '../../application/signing/accept.ts'
import { largestSignature } from '../../application/signing/check.ts'
import { signWithTraining } from '../../application/signing/training.ts'
import type { SignatureWay } from '../../application/stores/signings.ts'
import { roles } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { filePolicy, pdfPolicy } from '../file-headers.ts'
import { readForm } from '../forms.ts'
import { notedPaper } from '../papers/noted.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { homeOf, type OpenSigning, openSigning, signers } from '../signing/open-signing.ts'
import { signingPage } from '../signing/signing-page.ts'
import { bytesOf, readFiles } from '../uploads.ts'
import { signatureField } from '../views/signing.ts'
import { paperFileName } from './paper-files.ts'

type SigningContext = PageContext<(typeof signers)[number]>

/** Frozen files, the signatures under them, and the three ways in which a signature comes. */
export const signingRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.signingThing(':id', 'document.pdf'),
    roles,
    handler: async context => {
      const { card, paper } = await openSigning(desk, context)
      const bytes = card.digest === null ? undefined : await desk.files.open(card.digest)
      if (bytes === undefined) throw new NotForYou()
      await notedPaper(desk, context, 'paper', paper.id)
      const save = context.query.save === '1' ? 'attachment' : 'inline'
      return sendFile(context, bytes, 'application/pdf', save, paperFileName(paper, 'pdf'))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.signatureFile(':id', ':signature'),
    roles,
    handler: async context => {
      const { card, paper } = await openSigning(desk, context)
      const found = card.signers.find(({ signature }) => signature?.id === context.params.signature)?.signature
      const bytes = found && (await desk.files.open(found.digest))
      if (!bytes) throw new NotForYou()
      return sendFile(context, bytes, 'application/octet-stream', 'attachment', paperFileName(paper, 'pdf.sig'))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.signingThing(':id', 'signature'),
    roles: signers,
    multipart: true,
    handler: async context => {
      const open = await openSigning(desk, context)
      const sent = await readFiles(context.request, async upload => {
        const bytes = await bytesOf(upload.bytes, largestSignature)
        return bytes === undefined ? tooLarge : handedIn(desk, context, open, bytes, 'upload')
      })
      const [done] = sent.taken
      const field = signatureField(open.card)
      if (done !== undefined) return accepted(context, open, done)
      const [error] = sent.errors
      const message = error?.message ?? 'Выберите файл подписи'
      return context.render(await signingPage(desk, context, open.paper, { errors: [{ field, message }] }), 422)
    },
  })

  page(server, {
    method: 'POST',
    path: paths.signingThing(':id', 'plugin'),
    roles: signers,
    handler: async context => {
      const open = await openSigning(desk, context)
      const read = readForm(z.object({ signature: z.string().max(largestSignature * 2) }), context.body)
      const bytes = Buffer.from(read.ok ? read.value.signature.replaceAll(/\s/g, '') : '', 'base64')
      const done = await handedIn(desk, context, open, bytes, 'plugin')
      return isRefusal(done) ? refusedPage(desk, context, open, done) : accepted(context, open, done)
    },
  })

  page(server, {
    method: 'POST',
    path: paths.signingThing(':id', 'training'),
    roles: signers,
    handler: async context => {
      const open = await openSigning(desk, context)
      const { app, files, signing: tools } = desk
      const [first, ...others] = await copiesOf(desk, open)
      let done = await signWithTraining({ app, files, tools }, by(context), first)
      for (const id of others)
        if (!isRefusal(done)) done = await signWithTraining({ app, files, tools }, by(context), id)
      return isRefusal(done) ? refusedPage(desk, context, open, done) : accepted(context, open, done)
    },
  })
}

/** An order is signed at once in all its copies: a training signature costs nothing. */
const copiesOf = async (desk: Desk, { card, paper }: OpenSigning): Promise<[string, ...string[]]> => {
  const all = paper.orderId === undefined ? [] : await desk.reads.signingsOfOrder(paper.orderId)
  const others = all.filter(({ id, status }) => id !== card.id && status === 'ready')
  return [card.id, ...others.map(({ id }) => id)]
}

const handedIn = (
  { app, files, signing: tools }: Desk,
  context: SigningContext,
  { card }: OpenSigning,
  bytes: Uint8Array,
  way: SignatureWay,
): Promise<Accepted | Refusal> =>
  acceptSignature({ app, files, tools }, by(context), { signingId: card.id, bytes, way })

const refusedPage = async (desk: Desk, context: SigningContext, { paper }: OpenSigning, refusal: Refusal) =>
  context.render(await signingPage(desk, context, paper, { refusal }), 422)

const accepted = (context: SigningContext, { paper }: OpenSigning, { signed, left }: Accepted) =>
  context.goTo(homeOf(paper), {
    kind: 'success',
    words: signed
      ? 'Подпись действительна и принята.'
      : `Подпись действительна и принята. Осталось подписать: ${left}.`,
  })

const tooLarge: Refusal = {
  refused: 'too_large',
  because: 'Файл подписи больше 1 МБ: это не отсоединённая подпись. Приложите файл .sig',
}

const sendFile = (
  { reply }: PageContext,
  bytes: AsyncIterable<Uint8Array>,
  type: string,
  disposition: 'inline' | 'attachment',
  name: string,
) =>
  reply
    .type(type)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', type === 'application/pdf' ? pdfPolicy : filePolicy)
    .header('cache-control', 'private, no-store')
    .send(Readable.from(bytes))
