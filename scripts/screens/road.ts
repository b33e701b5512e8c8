import type { Page } from 'playwright-core'

/** A screen of the gallery: who looks, and how they come there. */
export type Screen = {
  /** Name of the file. */
  name: string
  chapter: string
  caption: string
  /** Role and region of one of the invented people; nobody for a citizen. */
  as?: readonly [role: string, region: string]
  go: (page: Page) => Promise<void>
  /** Shown on a telephone too. */
  phone?: boolean
}

export type Road = (page: Page) => Promise<void>

export const at =
  (path: string): Road =>
  async page => {
    await page.goto(path)
  }

/** Goes on by the first link of the page whose address begins so and holds this part. */
export const first =
  (start: string, part = ''): Road =>
  async page => {
    const links = page.locator(`main a[href^="${start}"]${part === '' ? '' : `[href*="${part}"]`}`)
    await links.first().click()
    await page.waitForLoadState('load')
  }

export const press =
  (label: string): Road =>
  async page => {
    await page.getByRole('button', { name: label, exact: true }).click()
    await page.waitForLoadState('load')
  }

export const link =
  (label: string | RegExp): Road =>
  async page => {
    await page.locator('main').getByRole('link', { name: label }).first().click()
    await page.waitForLoadState('load')
  }

/** The page opened, then its own section by the end of its address. */
export const section =
  (end: string): Road =>
  async page => {
    await page.goto(`${new URL(page.url()).pathname}/${end}`)
  }

export const type =
  (selector: string, text: string): Road =>
  async page => {
    await page.locator(selector).fill(text)
  }

export const steps =
  (...roads: Road[]): Road =>
  async page => {
    for (const road of roads) await road(page)
  }

export const queue = (stage: string): Road => steps(at(`/cases?stage=${stage}`), first('/cases/'))
