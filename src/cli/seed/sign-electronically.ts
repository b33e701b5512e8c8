import type { App, By } from '../../application/app.ts'
import type { Press } from '../../application/documents/press.ts'
import { prepareOrder } from '../../application/order-prepare.ts'
import { signOrder } from '../../application/orders.ts'
import type { FileStore } from '../../application/ports.ts'
import type { SigningTools } from '../../application/signing/check.ts'
import { drawForSignature } from '../../application/signing/draw.ts'
import { signWithTraining, takeTrainingCertificate } from '../../application/signing/training.ts'
import type { Signing } from '../../application/stores/signings.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'

/** What the stand signs with: a press, and the training signer among the tools. */
export type SigningRoom = { press: Press; tools: SigningTools }

/**
 * An order signed as people sign it on the stand: prepared, drawn, signed by the training signer. One whose file cannot be drawn
 * is signed on paper, so that its cases go on.
 */
export const signElectronically = async (
  { app, files, press, tools }: { app: App; files: FileStore } & SigningRoom,
  by: By,
  orderId: string,
  number?: string,
): Promise<object | Refusal> => {
  const certificate = await takeTrainingCertificate(app, tools, by)
  if (isRefusal(certificate)) return certificate
  const prepared = await prepareOrder(app, by, orderId, { ...certificate, number })
  if (isRefusal(prepared)) return prepared
  for (const { id } of await copiesOf(app, orderId))
    await drawForSignature({ app, press, files, check: tools.check }, id)
  const drawn = await copiesOf(app, orderId)
  if (drawn.some(({ status }) => status !== 'ready')) return signOrder(app, by, orderId, number)
  let done: object | Refusal = prepared
  for (const { id } of drawn) {
    done = await signWithTraining({ app, files, tools }, by, id)
    if (isRefusal(done)) return done
  }
  return done
}

const copiesOf = async (app: App, orderId: string): Promise<Signing[]> => {
  const found = await app.storage.write(async tx => ({ all: await tx.signings.ofOrder(orderId) }))
  return isRefusal(found) ? [] : found.all.filter(({ status }) => status === 'drawing' || status === 'ready')
}
