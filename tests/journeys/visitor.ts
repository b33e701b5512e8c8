import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { testPassword } from '../web-site.ts'

/** A person at a browser of their own: opens addresses, reads, fills fields in, presses buttons. */
export type Visitor = {
  page: Page
  /** Opens an address; where the session has ended, signs in again with login and password and goes on. */
  open(path: string): Promise<void>
  /** Presses a button or follows a link of these words and waits for the next page. */
  press(words: string | RegExp): Promise<void>
  follow(words: string | RegExp): Promise<void>
  /** Opens a folded part of the page. */
  expand(words: string): Promise<void>
  /** Answers a question by the words beside it. */
  fill(label: string, value: string): Promise<void>
  /** Answers by the name of the field, whatever kind it is of; a field that is not on the page is left alone. */
  answer(name: string, value: string): Promise<void>
  /** The page must say this. */
  sees(words: RegExp): Promise<void>
  seesNot(words: RegExp): Promise<void>
  /** Everything that went wrong under way: failed answers, scripts that threw, what the policy of the page refused. */
  faults: readonly string[]
}

type Address = { browser: Browser; origin: string; scripts: boolean }

/** Opens a browser window for a person; the login is empty for a citizen who never signs in. */
export const visitorOf = async ({ browser, origin, scripts }: Address, login: string): Promise<Visitor> => {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    baseURL: origin,
    locale: 'ru-RU',
    viewport: { width: 1366, height: 768 },
  })
  context.setDefaultTimeout(5_000)
  const page = await context.newPage()
  const faults = watch(context, page)

  const loaded = async (act: () => Promise<void>): Promise<void> => {
    const next = page.waitForEvent('load')
    // The click may fail first; then nobody waits for the page any more.
    next.catch(() => undefined)
    try {
      await act()
      await next
    } catch (cause) {
      throw new Error(`${login} на ${page.url()}: ${(cause as Error).message}\n${await words()}`, { cause })
    }
  }
  const words = async (): Promise<string> => (await page.locator('body').innerText()).replaceAll('\u00a0', ' ')

  const signIn = async (): Promise<void> => {
    assert.notEqual(login, '', 'гражданину входить не нужно')
    await page.getByLabel('Логин').fill(login)
    await page.getByLabel('Пароль').fill(testPassword)
    await loaded(() => page.getByRole('button', { name: 'Войти' }).click())
  }

  return {
    page,
    faults,
    open: async path => {
      await page.goto(path, { waitUntil: 'load' })
      if (!new URL(page.url()).pathname.startsWith('/sign-in')) return
      await signIn()
      assert.equal(new URL(page.url()).pathname, new URL(path, origin).pathname, `${login}: ${await words()}`)
    },
    press: label => loaded(() => page.getByRole('button', { name: label, exact: true }).click()),
    follow: label => loaded(() => page.locator('main').getByRole('link', { name: label, exact: true }).first().click()),
    expand: words => page.locator('summary', { hasText: words }).click(),
    fill: (label, value) => page.getByLabel(label).fill(value),
    answer: (name, value) => answer(page, name, value),
    sees: async wanted => assert.match(await words(), wanted, `${login} на ${page.url()}`),
    seesNot: async unwanted => assert.doesNotMatch(await words(), unwanted, `${login} на ${page.url()}`),
  }
}

const answer = async (page: Page, name: string, value: string): Promise<void> => {
  const fields = page.locator(`[name="${name}"]`)
  if ((await fields.count()) === 0) return
  const kind = await fields.first().evaluate(field => (field as HTMLInputElement).type)
  if (kind === 'radio' || kind === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
  else if (kind === 'select-one') await fields.selectOption(value)
  else await fields.fill(value)
}

const watch = (context: BrowserContext, page: Page): string[] => {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', message => {
    // A refused form answers 422, which the browser notes too; that is no fault of the page.
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  context.on('response', response => {
    if (response.status() >= 500) faults.push(`${response.url()}: ${response.status()}`)
  })
  return faults
}
