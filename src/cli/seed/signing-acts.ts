import { signOrder } from '../../application/orders.ts'
import { drawForSignature } from '../../application/signing/draw.ts'
import { prepareSigning } from '../../application/signing/prepare.ts'
import { takeTrainingCertificate } from '../../application/signing/training.ts'
import { localDay } from '../../domain/calendar/local-day.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { as, type RegionWorld } from './region-world.ts'
import { signElectronically } from './sign-electronically.ts'

const electronicDays = 120

/** Orders of the last months carry an electronic signature; those before were still signed on paper. */
export const signedOrder = (world: RegionWorld, orderId: string, number?: string): Promise<unknown> => {
  const { app, clock, pack, signing, today } = world
  const by = as(world, 'signatory')
  const isRecent = localDay(clock.now(), pack.authority.time_zone) >= addDays(today, -electronicDays)
  return signing !== undefined && isRecent
    ? signElectronically({ app, ...signing }, by, orderId, number)
    : signOrder(app, by, orderId, number)
}

/** Minutes that wait for the signatures of all who are to sign them. */
export const prepareMinutes = async (world: RegionWorld, meetingId: string): Promise<unknown> => {
  const { app, signing } = world
  if (signing === undefined) return {}
  const { press, files, tools } = signing
  const by = as(world, 'secretary')
  const minutes = await app.storage.write(async tx => ({ id: await tx.signings.newestPaper({ meetingId }, 'minutes') }))
  if (isRefusal(minutes) || minutes.id === undefined) return minutes
  const certificate = await takeTrainingCertificate(app, tools, by)
  if (isRefusal(certificate)) return certificate
  const prepared = await prepareSigning(app, by, minutes.id, { ...certificate, tools })
  if (isRefusal(prepared)) return prepared
  return drawForSignature({ app, press, files, check: tools.check }, prepared.signingId)
}
