import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { localInstant } from '../play/local-instant.ts'
import type { Act, RegionWorld } from './region-world.ts'

/** Acts of one chain in the order of time: each some working days after the one before, at an hour of the office. */
export const planOf = (world: RegionWorld, chain: object, start: PlainDate, needs?: object) => {
  const acts: Act[] = []
  let day = start
  let minute = world.luck.between(9 * 60, 12 * 60)
  return {
    acts,
    day: () => day,
    /** Moves on by working days; 0 stays on the same day, a little later. */
    wait: (workingDays: number): void => {
      if (workingDays === 0) minute = Math.min(minute + world.luck.between(4, 35), 17 * 60 + 50)
      else {
        day = world.calendar.addWorkingDays(day, workingDays)
        minute = world.luck.between(9 * 60, 16 * 60)
      }
    },
    until: (later: PlainDate): void => {
      if (later > day) {
        day = later
        minute = world.luck.between(9 * 60, 16 * 60)
      }
    },
    /** `of`: another chain than the plan's own, when the act concerns one case of many. */
    act: (what: string, run: () => Promise<unknown>, of: object = chain): void => {
      acts.push({ at: instant(world, day, minute), what, of, needs, run })
      minute = Math.min(minute + 1, 23 * 60)
    },
  }
}

export type Plan = ReturnType<typeof planOf>

export const instant = (world: RegionWorld, day: PlainDate, minute: number): Date =>
  localInstant(day, `${two(Math.floor(minute / 60))}:${two(minute % 60)}`, world.pack.authority.time_zone)

const two = (value: number): string => String(value).padStart(2, '0')
