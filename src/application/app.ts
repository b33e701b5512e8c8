import { type LocalMoment, localMoment } from '../domain/calendar/local-day.ts'
import { RangeOfCalendar } from '../domain/calendar/work-calendar.ts'
import type { NameDeclension } from '../domain/people/declension.ts'
import type { Actor } from '../domain/people/roles.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import type { Law } from './law.ts'
import type { Clock } from './ports.ts'
import type { Storage, Tx } from './storage.ts'

/** What every use case is given. */
export type App = {
  clock: Clock
  storage: Storage
  law: Law
  newId(): string
  /** Proposes the cases of names. */
  names: NameDeclension
  /** Where people open the system; papers carry no square code without it. */
  publicUrl?: string | undefined
  /** Files are scanned for viruses: a new one waits for its verdict. */
  scans?: boolean | undefined
  /** Random bytes for codes nobody may guess; the platform's own unless a rehearsal brings others. */
  random?: ((count: number) => Uint8Array) | undefined
}

/** Who orders, and the key that makes two clicks one effect. */
export type By = { actor: Actor; accountId: string; once?: string | undefined }

/** The moment of the region: the instant and the local day that terms are counted from. */
export type Moment = LocalMoment & { at: Date }

export const momentIn = (app: App, timeZone: string): Moment => {
  const at = app.clock.now()
  return { at, ...localMoment(at, timeZone) }
}

/** Runs a use case in one transaction, once per key. */
export const perform = <T extends object>(
  app: App,
  by: By,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  app.storage.write(async tx => {
    if (by.once === undefined) return withinCalendar(() => work(tx))
    const earlier = await tx.once.claim(by.accountId, by.once, app.clock.now())
    // Answers are plain values, so what was stored has the shape of what was given.
    if (earlier !== undefined) return earlier as T
    const answer = await withinCalendar(() => work(tx))
    if (!isRefusal(answer)) await tx.once.answer(by.accountId, by.once, answer)
    return answer
  })

/** Days beyond the loaded calendar cannot be counted: an answer that names the missing year, not a fault. */
const withinCalendar = async <T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RangeOfCalendar) return { refused: 'calendar_missing', because: error.message }
    throw error
  }
}

/** The same answer for «not there» and «not yours»: an outsider learns nothing. */
export const notFound: Refusal = { refused: 'not_found', because: 'Такого дела нет или оно вам недоступно' }
