import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import type { App } from '../src/application/app.ts'
import type { Law } from '../src/application/law.ts'
import type { Storage } from '../src/application/storage.ts'
import { addDays, type PlainDate } from '../src/domain/calendar/plain-date.ts'

/** The product's own use cases with a day that is set by hand and ids that count: the same story gives the same rows. */
export type InventedTime = { app: App; today(): PlainDate; goTo(day: PlainDate): void; sleep(days: number): void }

/** Ids of what belongs to one case begin so; `multiply` gives every copy ids of its own. */
export const ownIdPattern = /00000000-0000-4000-8000-[0-9a-f]{12}/g

/** Ids of people and things that all the cases of a region share. */
export const sharedId = (number: number): string => `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const inventedTime = (storage: Storage, law: Law, from: PlainDate): InventedTime => {
  let day = from
  let minutes = 0
  let made = 0
  const app: App = {
    storage,
    law,
    names: nameDeclension(),
    // Six in the morning of Greenwich is a working hour in each of the regions.
    clock: { now: () => new Date(Date.parse(`${day}T06:00:00Z`) + minutes++ * 60_000) },
    newId: () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`,
  }
  const goTo = (next: PlainDate): void => {
    day = next
    minutes = 0
  }
  return { app, today: () => day, goTo, sleep: days => goTo(addDays(day, days)) }
}
