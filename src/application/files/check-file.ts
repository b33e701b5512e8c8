import { isRefusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { FileCheck, FilePlace } from './file-check.ts'
import type { Inspector, Scanner } from './ports.ts'
import { isShown, shownTypes } from './preview.ts'

/** What the jobs that look at files work with. */
export type CheckShop = { app: App; files: FileStore; inspector: Inspector; scanner?: Scanner | undefined }

/** The job after keeping: pages, resolution, focus. A file already looked at is left alone. */
export const lookAtFile = async ({ app, files, inspector }: CheckShop, digest: string): Promise<void> => {
  const known = await inTx(app, async tx => ({
    check: await tx.fileChecks.get(digest),
    kind: await tx.files.mediaType(digest),
  }))
  if (known.check === undefined || known.check.lookedAt !== null || known.kind === undefined) return
  if (!isShown(known.kind)) return
  const bytes = await files.open(digest)
  if (bytes === undefined) return
  const look = await inspector.look({ digest, mediaType: known.kind, bytes })
  if (look !== undefined) await inTx(app, tx => tx.fileChecks.looked(digest, look, app.clock.now()))
}

/**
 * The job after keeping where there is a scanner. Throws when the scanner is silent: the queue asks again, later and later; meanwhile
 * the file says so and stays closed. An infected file is never opened again, and its owner is told.
 */
export const scanFile = async ({ app, files, scanner }: CheckShop, digest: string): Promise<void> => {
  const check = await inTx(app, tx => tx.fileChecks.get(digest))
  if (scanner === undefined || check === undefined || hasVerdict(check)) return
  const bytes = await files.open(digest)
  if (bytes === undefined) return
  let signature: string | undefined
  try {
    signature = await scanner.scan(bytes)
  } catch (error) {
    await inTx(app, tx => tx.fileChecks.scanned(digest, { virus: 'error', signature: null }, app.clock.now()))
    throw error
  }
  await inTx(app, async tx => {
    const virus = signature === undefined ? 'clean' : 'infected'
    await tx.fileChecks.scanned(digest, { virus, signature: signature ?? null }, app.clock.now())
    if (signature !== undefined) await tellOwners(app, tx, digest, signature)
  })
}

/**
 * Nightly: bytes kept before there were checks, jobs that were lost, a scanner that was added or has been silent for long. Asks again
 * about everything without an answer; answers how many jobs were queued.
 */
export const catchUp = async ({ app, scanner }: Pick<CheckShop, 'app' | 'scanner'>): Promise<number> =>
  inTx(app, async tx => {
    await tx.fileChecks.adopt()
    const unlooked = await tx.fileChecks.unlooked(shownTypes, mostAtOnce)
    const unscanned = scanner === undefined ? [] : await tx.fileChecks.unscanned(mostAtOnce)
    for (const digest of unlooked) await tx.jobs.add('look_at_file', { digest }, { key: `look:${digest}` })
    for (const digest of unscanned) await tx.jobs.add('scan_file', { digest }, { key: `scan:${digest}` })
    return unlooked.length + unscanned.length
  })

const mostAtOnce = 5000

const hasVerdict = ({ virus }: FileCheck): boolean => virus === 'clean' || virus === 'infected'

/** Whoever put the file there learns of it; the ministry sees it in the case itself. */
const tellOwners = async (app: App, tx: Tx, digest: string, signature: string): Promise<void> => {
  const places = await tx.fileChecks.placesOf(digest)
  const told = new Map(places.map(place => [`${place.uploadedBy} ${place.caseId}`, place]))
  for (const place of told.values()) await tx.papers.notify(noticeOf(app, place, signature))
}

const noticeOf = (app: App, { name, uploadedBy, region, caseId, requestId }: FilePlace, signature: string) => ({
  id: app.newId(),
  region,
  ...(caseId !== null && { caseId }),
  ...(requestId !== null && { requestId }),
  personId: uploadedBy,
  subject: 'В приложенном файле найден вирус',
  body: `Антивирус нашёл угрозу (${signature}) в файле «${name}». Файл закрыт для всех. Проверьте свой компьютер антивирусом, сохраните документ заново и приложите его ещё раз.`,
  way: 'account',
  createdAt: app.clock.now(),
})

const inTx = async <T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const answer = await app.storage.write(async tx => ({ value: await work(tx) }))
  // Checks refuse nothing.
  if (isRefusal(answer)) throw new Error(answer.because)
  return answer.value
}
