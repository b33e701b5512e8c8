import { createHash, hash } from 'node:crypto'

/** What the hash of one event covers. The number in the log is not among it: checkpoints guard the order. */
export type HashedEvent = {
  streamKind: string
  streamId: string
  version: number
  type: string
  data: unknown
  actor: string | null
  actorRole: string
  /** Moment in UTC with microseconds, as `momentText` writes it. */
  at: string
  onDay: string
}

/** Before the first event of a stream and before the first checkpoint. */
export const genesis: Buffer = Buffer.alloc(32)

/** SHA-256 over the previous hash and the canonical text of the event. */
export const eventHash = (previous: Buffer, event: HashedEvent): Buffer => digest(previous, canonicalJson(event))

export type SealedRange = { fromSeq: number; toSeq: number; count: number; root: Buffer; sealedAt: string }

/** SHA-256 over the previous checkpoint's hash and what this one claims. */
export const checkpointHash = (previous: Buffer, range: SealedRange): Buffer =>
  digest(previous, canonicalJson({ ...range, root: range.root.toString('hex') }))

/** Root over the hashes of a range in the order of the log, fed one event at a time. */
export const rangeRoot = () => {
  const sum = createHash('sha256')
  return {
    add(seq: number, eventHash: Buffer) {
      sum.update(`${seq}:`).update(eventHash)
    },
    finish: (): Buffer => sum.digest(),
  }
}

/** «2026-03-01T09:00:00.123000Z»: as many digits as the database keeps, so a change of a microsecond shows. */
export const momentText = (at: Date): string => at.toISOString().replace('Z', '000Z')

/**
 * One text for one value, whatever the order in which its keys were written (as RFC 8785 orders them): members sorted
 * by code units, no spaces, members that are undefined left out. Throws TypeError for what the database would not give back.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter(key => value[key] !== undefined)
      .sort()
    return `{${members.map(key => `${canonicalString(key)}:${canonicalJson(value[key])}`).join(',')}}`
  }
  throw new TypeError(`An event cannot carry ${typeof value === 'object' ? 'this object' : `a ${typeof value}`}`)
}

const canonicalString = (text: string): string => {
  if (text.includes('\0') || !text.isWellFormed()) throw new TypeError('Text with a zero or half a character in it')
  return JSON.stringify(text)
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const digest = (previous: Buffer, text: string): Buffer =>
  hash('sha256', Buffer.concat([previous, Buffer.from(text, 'utf8')]), 'buffer')
