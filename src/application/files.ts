import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type DocumentKind, documentKinds } from '../domain/regulations/vocabulary.ts'
import { type App, type By, perform } from './app.ts'
import { askForChecks } from './files/ask-for-checks.ts'
import { fileFault, maxBytes, mediaTypeOf, tidyName } from './filing/file-rules.ts'
import { openDraft } from './filing/open-draft.ts'
import type { FileStore } from './ports.ts'
import type { Tx } from './storage.ts'
import type { StoredFile } from './stores/cases.ts'

/** A file on its way in. */
export type Upload = { document: string; name: string; bytes: AsyncIterable<Uint8Array> }

/** A file that has been looked at and kept, but belongs to nothing yet. */
export type KeptFile = Pick<StoredFile, 'digest' | 'name' | 'mediaType' | 'size'> & { document: DocumentKind }

const mostFiles = 100

/**
 * Takes a file in for an application of this edition. A bad one is refused in words for its field and leaves nothing behind;
 * its bytes are read to the end either way, so that the rest of the form can be read.
 */
export const keepFile = async (store: FileStore, pack: Pack, upload: Upload): Promise<KeptFile | Refusal> => {
  const document = documentKinds.find(kind => kind === upload.document)
  const name = tidyName(upload.name)
  const file = await store.receive(upload.bytes, maxBytes(pack))
  const fault = document === undefined ? 'Неизвестный вид документа' : fileFault(pack, name, file)
  if (fault !== undefined || document === undefined) {
    await file.drop()
    return { refused: 'bad_file', because: fault ?? '', clause: pack.files.clause }
  }
  await file.keep()
  return { document, digest: file.digest, name, mediaType: mediaTypeOf(name), size: file.size }
}

/** Attaches a file to a draft of this person. */
export const attachToDraft = async (
  app: App,
  store: FileStore,
  by: By,
  draftId: string,
  upload: Upload,
): Promise<{ fileId: string } | Refusal> => {
  const before = await app.storage.write(tx => openDraft(app, tx, by.actor, draftId))
  if (isRefusal(before)) return drained(upload, before)
  if (before.files.length >= mostFiles) return drained(upload, tooMany)
  const kept = await keepFile(store, before.pack, upload)
  if (isRefusal(kept)) return kept
  return app.storage.write(async tx => {
    const now = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(now)) return now
    const already = now.files.find(file => file.digest === kept.digest && file.document === kept.document)
    if (already) return { fileId: already.id }
    return { fileId: await addFile(app, tx, by, kept, { draftId, caseId: null }) }
  })
}

/** Takes a file off a draft. Files of a case are never removed. */
export const detachFromDraft = (
  app: App,
  by: By,
  draftId: string,
  fileId: string,
): Promise<{ detached: string } | Refusal> =>
  perform(app, by, async tx => {
    const open = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(open)) return open
    const file = open.files.find(({ id }) => id === fileId)
    if (file === undefined) return { refused: 'no_file', because: 'Такого файла в заявлении нет' }
    await tx.files.remove(fileId)
    return { detached: file.name }
  })

/** Writes the row of a kept file. */
export const addFile = async (
  app: App,
  tx: Tx,
  by: By,
  file: KeptFile,
  owner: Pick<StoredFile, 'draftId' | 'caseId' | 'requestId'>,
): Promise<string> => {
  const id = app.newId()
  await tx.files.add({ ...file, ...owner, id, uploadedBy: by.actor.personId, uploadedAt: app.clock.now() })
  await askForChecks(app, tx, file.digest)
  return id
}

/**
 * Removes originals that no row names any more: deleted drafts, files refused by a later step. A day of grace, so that a file
 * whose form is still being read is left alone. Answers how many were removed.
 */
export const sweepFiles = (app: App, store: FileStore): Promise<number> =>
  store.sweep(new Date(app.clock.now().getTime() - 24 * 3600 * 1000), async digests => {
    const used = await app.storage.write(tx => tx.files.used(digests))
    // Reading refuses nothing; were it to, everything would count as used.
    return new Set(isRefusal(used) ? digests : used)
  })

const tooMany: Refusal = {
  refused: 'too_many_files',
  because: `К заявлению можно приложить не больше ${mostFiles} файлов`,
}

/** A stream that nobody reads would stop the whole form. */
const drained = async <T>({ bytes }: Upload, answer: T): Promise<T> => {
  for await (const _ of bytes);
  return answer
}
