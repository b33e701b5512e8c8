import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'

const markup = `<!doctype html><html lang="ru"><title>Проба</title><body style="font-family: sans-serif">
  <p><span id="wide">Щ№₽</span> <span id="narrow">ііі</span></p>
  <input type="date" value="2024-02-29"><input type="number" value="7">
  <noscript><p id="plain">без скриптов</p></noscript><script>document.title = 'Со скриптом'</script></body></html>`
const page = `data:text/html;charset=utf-8,${encodeURIComponent(markup)}`

describe('браузер для проверок', () => {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('показывает русские буквы своим шрифтом и не падает на полях даты и числа', async () => {
    const tab = await browser.newPage()
    await tab.goto(page)
    assert.equal(await tab.title(), 'Со скриптом')
    const width = async (id: string) => (await tab.locator(id).boundingBox())?.width ?? 0
    // Without a font every letter is the same empty box.
    assert.ok((await width('#wide')) > 2 * (await width('#narrow')))
    assert.equal(await tab.locator('input[type=date]').inputValue(), '2024-02-29')
    await tab.close()
  })

  it('закрытие одной страницы оставляет браузер живым; без JavaScript он тоже работает', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const tab = await context.newPage()
    await tab.goto(page)
    assert.equal(await tab.title(), 'Проба')
    assert.ok(await tab.locator('#plain').isVisible())
    await context.close()
    assert.ok(browser.isConnected())
  })
})
