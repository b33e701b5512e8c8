import type { FastifyRequest } from 'fastify'
import { takeUpload, type UploadPlace } from '../application/files/uploads.ts'
import { type KeptFile, keepFile, type Upload } from '../application/files.ts'
import { ceilingBytes } from '../application/filing/file-rules.ts'
import { hasLostSigns, lostSignWords, withoutLostSigns } from '../application/lost-signs.ts'
import type { FileStore } from '../application/ports.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { UnreadableForm } from './errors.ts'
import type { FieldError, Typed } from './forms.ts'

/** File fields are named by the kind of document they take. */
export const fileFieldFor = (document: string): string => `file_${document}`

declare module 'fastify' {
  interface FastifyInstance {
    /** Where uploads wait that came before their form; undefined where none are taken. */
    uploadPlace: UploadPlace | undefined
  }
}

/** Hidden fields that name such uploads; the script of the page makes them. */
const uploadedField = /^upload_(.+)$/

/** What a form with files brought: its words, and what became of each file. */
export type FormWithFiles<T> = { typed: Typed; taken: T[]; errors: FieldError[] }

/**
 * Reads a form with files from the stream, one part after another: nothing is kept in memory, a bad file leaves the rest of
 * the form. An empty file field (the browser sends one without a name) is no file. `several` are boxes of which more than one may
 * be ticked; of any other name the last answer counts.
 * A hidden field `upload_<document>` names a file of this person that has come before the form: it goes through the same `take`.
 */
export const readFiles = async <T extends object>(
  request: FastifyRequest,
  take: (upload: Upload) => Promise<T | Refusal>,
  several: readonly string[] = [],
): Promise<FormWithFiles<T>> => {
  try {
    return await readParts(request, take, several)
  } catch (error) {
    throw brokenForm.test((error as Error).message) ? new UnreadableForm() : error
  }
}

const readParts = async <T extends object>(
  request: FastifyRequest,
  take: (upload: Upload) => Promise<T | Refusal>,
  several: readonly string[],
): Promise<FormWithFiles<T>> => {
  const typed: Record<string, string | readonly string[]> = Object.create(null)
  const taken: T[] = []
  const errors: FieldError[] = []
  const takeOne = async (document: string, upload: Upload | Refusal): Promise<void> => {
    const answer = isRefusal(upload) ? upload : await take(upload)
    if (isRefusal(answer)) errors.push({ field: fileFieldFor(document), message: answer.because })
    else taken.push(answer)
  }
  for await (const part of request.parts(oneByteMore)) {
    if (part.type === 'field') {
      if (typeof part.value !== 'string') continue
      const uploaded = uploadedField.exec(part.fieldname)?.[1]
      if (uploaded !== undefined) {
        await takeOne(uploaded, await uploadedFile(request, uploaded, part.value))
        continue
      }
      const text = withoutLostSigns(part.value)
      typed[part.fieldname] = several.includes(part.fieldname) ? [typed[part.fieldname] ?? [], text].flat() : text
      if (hasLostSigns(text)) errors.push({ field: part.fieldname, message: lostSignWords })
      continue
    }
    if (part.filename === undefined || part.filename === '') {
      part.file.resume()
      continue
    }
    const document = part.fieldname.replace(/^file_/, '')
    await takeOne(document, { document, name: part.filename, bytes: part.file })
  }
  return { typed, taken, errors }
}

const uploadedFile = async (request: FastifyRequest, document: string, id: string): Promise<Upload | Refusal> => {
  const { uploadPlace } = request.server
  const personId = request.session?.account.personId
  if (uploadPlace === undefined || personId === undefined)
    return { refused: 'no_upload', because: 'Выберите файл ещё раз' }
  const found = await takeUpload(uploadPlace, personId, id)
  return isRefusal(found) ? found : { document, ...found }
}

/** Words of the parser for a form that breaks off or is no form at all; they carry no code of their own. */
const brokenForm = /unexpected end of multipart data|Boundary not found|^The needle/i

/** A file that is too long ends one byte after our ceiling, so that it gets its message and not an error page. */
const oneByteMore = { throwFileSizeLimit: false, limits: { fileSize: ceilingBytes + 1 } }

/** All bytes of a small file; undefined when there are more than allowed. The rest is read to its end, so that the form can be. */
export const bytesOf = async (bytes: AsyncIterable<Uint8Array>, atMost: number): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size <= atMost) chunks.push(chunk)
  }
  return size > atMost ? undefined : Buffer.concat(chunks)
}

/** Files kept for a case under this edition; their rows are written by the use case. */
export const readKeptFiles = (
  request: FastifyRequest,
  store: FileStore,
  pack: Pack,
): Promise<FormWithFiles<KeptFile>> => readFiles(request, upload => keepFile(store, pack, upload))
