import type { Clock } from '../application/ports.ts'

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it was set, for scenarios and tests. */
export const settableClock = (start: Date): Clock & { set(now: Date): void } => {
  let now = start
  return {
    now: () => new Date(now),
    set: next => {
      now = next
    },
  }
}
