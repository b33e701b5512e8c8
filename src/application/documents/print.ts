import { isRefusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import { keepBytes } from './keep-bytes.ts'
import { PaperNotPrinted, type Press } from './press.ts'
import type { PrintedFile, PrintedFormat } from './printed-files.ts'

/** What the job that prints is given. */
export type PrintShop = {
  app: App
  press: Press
  files: FileStore
  /** The ministry's own Word file for this paper, when one is in force. */
  templateOf(tx: Tx, paper: StoredPaper): Promise<{ id: string; bytes: Uint8Array } | undefined>
}

export type Wish = { documentId: string; format: PrintedFormat }

/** What is there of a wished file: the file, the reason why not, or nothing yet – then its making is queued. */
export type PrintState = { file: PrintedFile } | { failure: string } | { waiting: true }

/** Asks for a paper's file. Asking twice queues one job. */
export const askForFile = async (app: App, wish: Wish): Promise<PrintState> => {
  const answer = await app.storage.write(async (tx): Promise<PrintState> => {
    const state = await stateOf(tx, wish)
    if (state === undefined) await tx.jobs.add('print_paper', wish, { key: keyOf(wish) })
    return state ?? { waiting: true }
  })
  return answer as PrintState
}

/** Where a wished file stands now; queues nothing. */
export const printState = async (app: App, wish: Wish): Promise<PrintState> =>
  (await app.storage.write(async tx => (await stateOf(tx, wish)) ?? { waiting: true })) as PrintState

/** Once more after a failure. */
export const askAgain = async (app: App, { documentId, format }: Wish): Promise<void> => {
  await app.storage.write(async tx => {
    await tx.printed.forgetFailure(documentId, format)
    return {}
  })
  await askForFile(app, { documentId, format })
}

/**
 * A file that the store has lost is printed anew: the same paper gives the same bytes. A signed one cannot be made again; that it is
 * gone is a fault of the installation.
 */
export const printLost = async (app: App, { documentId, format, digest }: PrintedFile): Promise<void> => {
  await app.storage.write(async tx => {
    const signed = await tx.signings.ofDocument(documentId)
    if (signed.some(one => one.digest === digest)) throw new Error('A signed file is missing from the store')
    await tx.printed.forget(documentId, format)
    return {}
  })
}

/**
 * The job: prints a frozen paper and keeps the file. Harmless when run twice: the same paper gives the same bytes. Whoever waits for
 * a paper that is being printed here already gets that printing: pages that ask again make no second one.
 */
export const printPaper = (shop: PrintShop, wish: Wish): Promise<void> => {
  const key = keyOf(wish)
  const before = underWay.get(key)
  if (before !== undefined) return before
  const printing = print(shop, wish).finally(() => underWay.delete(key))
  underWay.set(key, printing)
  return printing
}

/** By this process; another one may print the same beside, to no harm. */
export const isBeingPrinted = (wish: Wish): boolean => underWay.has(keyOf(wish))

const underWay = new Map<string, Promise<void>>()
const keyOf = ({ documentId, format }: Wish): string => `print:${documentId}:${format}`

const print = async ({ app, press, files, templateOf }: PrintShop, wish: Wish): Promise<void> => {
  const { documentId, format } = wish
  const found = await app.storage.write(async tx => {
    const paper = await tx.papers.get(documentId)
    if (paper === undefined || (await tx.printed.get(documentId, format)) !== undefined) return { paper: undefined }
    return { paper, template: format === 'docx' ? await templateOf(tx, paper) : undefined }
  })
  if (isRefusal(found) || found.paper === undefined) return
  const { paper, template } = found
  try {
    const printing = { madeAt: paper.madeAt }
    const printed =
      format === 'pdf'
        ? await press.pdf(paper.content, printing)
        : { bytes: await press.docx(paper.content, { ...printing, template: template?.bytes }), pages: null }
    const kept = await keepBytes(files, printed.bytes)
    await app.storage.write(async tx => {
      // Signed meanwhile: the signed file stands for the paper from then on.
      if ((await tx.printed.get(documentId, format)) !== undefined) return {}
      const made = { madeAt: app.clock.now(), pages: printed.pages, templateId: template?.id ?? null }
      await tx.printed.put({ documentId, format, ...kept, ...made })
      return {}
    })
  } catch (error) {
    const known = error instanceof PaperNotPrinted
    await app.storage.write(async tx => {
      await tx.printed.failed(documentId, format, known ? error.message : ourFault, app.clock.now())
      return {}
    })
    // The queue repeats it by itself; whoever waits has words until then.
    if (!known) throw error
  }
}

const ourFault = 'Файл не получился из-за ошибки на нашей стороне. Попробуйте ещё раз через несколько минут'

const stateOf = async (tx: Tx, { documentId, format }: Wish): Promise<PrintState | undefined> => {
  const file = await tx.printed.get(documentId, format)
  if (file !== undefined) return { file }
  const failure = await tx.printed.failure(documentId, format)
  return failure === undefined ? undefined : { failure }
}
