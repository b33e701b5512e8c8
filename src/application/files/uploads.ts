import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { App, By } from '../app.ts'
import { ceilingBytes, tidyName } from '../filing/file-rules.ts'
import { isUuid } from '../uuid.ts'
import type { Shelf } from './shelf.ts'
import type { UploadRow } from './upload-rows.ts'

/** Where uploads under way lie. */
export type UploadPlace = { app: App; pieces: Shelf }

const hour = 3600_000
/** An upload that nobody continues is forgotten after a day; one that a form has taken, after an hour: the form may come again. */
const keptMs = 24 * hour
const keptAfterUse = hour
/** However slow the line is. */
const longestMs = 7 * 24 * hour
/** What one person may have under way, so that nobody fills the disk: the files of two applications and more. */
const most = { count: 300, bytes: 12 * 1024 ** 3 }

/** Begins an upload of a file of this size. */
export const beginUpload = async (
  { app }: UploadPlace,
  by: By,
  file: { name: string; size: number },
): Promise<UploadRow | Refusal> => {
  const name = tidyName(file.name)
  if (file.size > ceilingBytes)
    return { refused: 'too_large', because: `«${name}»: файл больше 1 ГБ. Уменьшите его или разделите на части` }
  const now = app.clock.now()
  return app.storage.write(async tx => {
    const { count, bytes } = await tx.uploads.ofPerson(by.actor.personId, now)
    if (count >= most.count || bytes + file.size > most.bytes)
      return {
        refused: 'too_many_uploads',
        because: 'Слишком много файлов ждут отправки. Отправьте форму с теми, что уже загружены, и продолжите',
      }
    const upload: UploadRow = {
      id: app.newId(),
      personId: by.actor.personId,
      name,
      size: file.size,
      received: 0,
      createdAt: now,
      expiresAt: new Date(now.getTime() + keptMs),
    }
    await tx.uploads.add(upload)
    return upload
  })
}

/** An upload of this person; somebody else's is not there, one that has expired is told apart. */
export const openUpload = async ({ app }: UploadPlace, personId: string, id: string): Promise<UploadRow | Refusal> => {
  if (!isUuid(id)) return noUpload
  return app.storage.write(async tx => {
    const upload = await tx.uploads.get(id)
    if (upload === undefined || upload.personId !== personId) return noUpload
    return upload.expiresAt <= app.clock.now() ? { ...noUpload, refused: 'expired' } : upload
  })
}

/**
 * Takes the next piece. What came before the connection broke counts. Two tabs may send the same piece: the second learns that the
 * place is taken (`wrong_place`), asks how far the upload has got and goes on from there.
 */
export const continueUpload = async (
  place: UploadPlace,
  by: By,
  id: string,
  startsAt: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<UploadRow | Refusal> => {
  const upload = await openUpload(place, by.actor.personId, id)
  if (isRefusal(upload)) return upload
  if (upload.received !== startsAt) return wrongPlace
  const { app, pieces } = place
  const shelfName = `${id}/${startsAt}-${app.newId()}`
  const left = upload.size - startsAt
  let tooLong = false
  const { size } = await pieces.put(
    shelfName,
    upTo(left, bytes, () => (tooLong = true)),
  )
  const kept = size > 0 && !tooLong
  const expiresAt = new Date(Math.min(app.clock.now().getTime() + keptMs, upload.createdAt.getTime() + longestMs))
  const grown = kept
    ? await app.storage.write(tx => tx.uploads.grow(id, { startsAt, size, shelfName }, expiresAt))
    : false
  if (grown !== true) await pieces.remove([shelfName])
  if (tooLong) return { refused: 'too_large', because: 'Пришло больше байт, чем было названо' }
  if (size === 0) return upload
  return grown === true ? { ...upload, received: startsAt + size, expiresAt } : wrongPlace
}

/** Forgets an upload at its owner's wish. */
export const abandonUpload = async (place: UploadPlace, by: By, id: string): Promise<{ removed: string } | Refusal> => {
  const upload = await openUpload(place, by.actor.personId, id)
  if (isRefusal(upload)) return upload
  await forget(place, id)
  return { removed: upload.name }
}

/** The whole file of a finished upload, for a form that names it. */
export const takeUpload = async (
  place: UploadPlace,
  personId: string,
  id: string,
): Promise<{ name: string; bytes: AsyncIterable<Uint8Array> } | Refusal> => {
  const upload = await openUpload(place, personId, id)
  if (isRefusal(upload)) return upload
  if (upload.received < upload.size)
    return {
      refused: 'unfinished',
      because: `«${upload.name}»: загрузка не закончена. Выберите файл ещё раз, она продолжится`,
    }
  const expiresAt = new Date(place.app.clock.now().getTime() + keptAfterUse)
  const pieces = await place.app.storage.write(async tx => {
    if (upload.expiresAt > expiresAt) await tx.uploads.expireAt(id, expiresAt)
    return tx.uploads.pieces(id)
  })
  return isRefusal(pieces)
    ? pieces
    : {
        name: upload.name,
        bytes: joined(
          place.pieces,
          pieces.map(one => one.shelfName),
        ),
      }
}

/** Forgets uploads whose day is over, and pieces that no upload names. Answers how many uploads went. */
export const sweepUploads = async (place: UploadPlace): Promise<number> => {
  const now = place.app.clock.now()
  const expired = await place.app.storage.write(tx => tx.uploads.expired(now, 10_000))
  const ids = isRefusal(expired) ? [] : expired
  for (const id of ids) await forget(place, id)
  await place.pieces.sweep(new Date(now.getTime() - longestMs - keptMs))
  return ids.length
}

const forget = async ({ app, pieces }: UploadPlace, id: string): Promise<void> => {
  const names = await app.storage.write(tx => tx.uploads.remove(id))
  if (!isRefusal(names)) await pieces.remove(names)
}

const joined = async function* (pieces: Shelf, names: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const name of names) {
    const bytes = await pieces.open(name)
    if (bytes === undefined) throw new Error('A piece of an upload is missing from the store')
    yield* bytes
  }
}

const upTo = async function* (
  most: number,
  bytes: AsyncIterable<Uint8Array>,
  tell: () => void,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) {
      tell()
      return
    }
    yield chunk
  }
}

const noUpload: Refusal = {
  refused: 'no_upload',
  because: 'Загруженный файл не сохранился: он хранится сутки. Выберите его ещё раз',
}
const wrongPlace: Refusal = { refused: 'wrong_place', because: 'Этот кусок файла уже загружен' }
