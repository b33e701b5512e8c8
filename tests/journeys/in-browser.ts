import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { type HeldBefore, openPlace, type Place } from './place.ts'

/** One walk in the browser, with scripts and without; nothing may go wrong under way. */
export const inBrowser = (
  about: string,
  region: string,
  title: string,
  walk: (place: Place) => Promise<void>,
  held: HeldBefore = [],
): void => {
  describe(about, () => {
    let browser: Browser
    before(async () => {
      browser = await launchBrowser()
    })
    after(() => browser.close())

    for (const scripts of [true, false]) {
      it(`${title} ${scripts ? 'со скриптами' : 'без скриптов'}`, async () => {
        const place = await openPlace({ region, browser, scripts, held })
        try {
          await walk(place).catch(cause => {
            // What the server threw says more than the page on which the walk stopped.
            throw new Error([(cause as Error).message, ...place.faults()].join('\n'), { cause })
          })
          assert.deepEqual(place.faults(), [])
        } finally {
          await place.close()
        }
      })
    }
  })
}
