import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { changePoints, draftChange } from '../../src/application/order-change.ts'
import { prepareOrder } from '../../src/application/order-prepare.ts'
import type { WantedChange } from '../../src/application/order-wanted.ts'
import { publishOrder, signOrder } from '../../src/application/orders.ts'
import { signWithTraining, takeTrainingCertificate } from '../../src/application/signing/training.ts'
import { type OrderStory, sure } from '../signing/order-story.ts'

/** Prepares, signs by the training signer and leaves unpublished. */
export const signedByMark = async (story: OrderStory, orderId = story.orderId, number?: string): Promise<void> => {
  const { app, files, signing: tools } = story.site
  const { certificateId } = sure(await takeTrainingCertificate(app, tools, story.minister))
  sure(await prepareOrder(app, story.minister, orderId, { certificateId, number }))
  await story.draw()
  for (const { id, status } of await story.site.reads.signingsOfOrder(orderId))
    if (status === 'ready') sure(await signWithTraining({ app, files, tools }, story.minister, id))
}

export const publish = async (story: OrderStory, orderId = story.orderId): Promise<void> => {
  sure(await publishOrder(story.site.app, story.secretary, orderId))
}

/** A later order on paper that does what is wanted, published; answers its id. */
export const changedLater = async (story: OrderStory, wanted: WantedChange, number: string): Promise<string> => {
  const { app } = story.site
  const orderId = randomUUID()
  sure(await draftChange(app, story.secretary, { orderId, changedId: story.orderId }, { kind: 'correcting' }))
  sure(await changePoints(app, story.secretary, orderId, wanted))
  sure(await signOrder(app, story.minister, orderId, number))
  await publish(story, orderId)
  return orderId
}

/** The published file and its first signature, as a citizen downloads them. */
export const downloaded = async (story: OrderStory, orderId = story.orderId) => {
  const of = (thing: string) => story.site.server.inject({ url: `/register/${orderId}/${thing}` })
  const [pdf, sig] = [await of('order.pdf'), await of('signatures/1')]
  assert.deepEqual([pdf.statusCode, sig.statusCode], [200, 200])
  return { pdf: pdf.rawPayload, sig: sig.rawPayload }
}

type Part = { field: string; name: string; bytes: Uint8Array }

const boundary = 'grenze-1984'

/** The body of a form with files as it travels. */
export const multipartOf = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ field, name, bytes }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])

/** What a program sends to be checked. */
export const askedByProgram = (
  { site }: OrderStory,
  document: Uint8Array | undefined,
  signature?: Uint8Array,
): Promise<LightMyRequestResponse> =>
  site.server.inject({
    method: 'POST',
    url: '/verify',
    headers: { accept: 'application/json', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: multipartOf([
      ...(document === undefined ? [] : [{ field: 'document', name: 'приказ.pdf', bytes: document }]),
      ...(signature === undefined ? [] : [{ field: 'signature', name: 'приказ.pdf.sig', bytes: signature }]),
    ]),
  })

export const multipartType = `multipart/form-data; boundary=${boundary}`
