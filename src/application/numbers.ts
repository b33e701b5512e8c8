import { asShortRussianDate, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Tx } from './storage.ts'

export type Journal = 'application' | 'order' | 'request' | 'minutes'

/**
 * The next number of a journal, by the region's own pattern for applications: `{received}` is the day, `{year}` the year,
 * `{n:4}` the running number in four digits. Other journals are numbered plainly. Numbers begin again each year, except
 * where the pattern names no date: there they would repeat, so they run on.
 */
export const nextNumber = async (tx: Tx, pack: Pack, journal: Journal, on: PlainDate): Promise<string> => {
  const year = Number(on.slice(0, 4))
  if (journal !== 'application') return String(await tx.counters.next(pack.region, journal, year))
  const dated = /\{(received|year)\}/.test(pack.numbers.own)
  return numberFrom(pack.numbers.own, await tx.counters.next(pack.region, journal, dated ? year : everyYear), on)
}

/** The counter that never begins again. */
export const everyYear = 0

/** Fills a pattern; throws for one without a running number, which could not be unique. */
export const numberFrom = (pattern: string, n: number, on: PlainDate): string => {
  if (!/\{n(:\d+)?\}/.test(pattern)) throw new Error(`Pattern ${pattern} has no running number`)
  return pattern
    .replaceAll('{received}', asShortRussianDate(on))
    .replaceAll('{year}', on.slice(0, 4))
    .replaceAll(/\{n(?::(\d+))?\}/g, (_, width: string | undefined) => String(n).padStart(Number(width ?? 1), '0'))
}
