// npm run pictures: starts the training stand in a folder of its own, looks at every important screen and keeps the pictures
// in docs/screens with a page that shows them all. `npm run pictures -- result` makes only those whose name begins so.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../tests/browser.ts'
import { startWebProcess } from '../tests/web-process.ts'
import type { Screen } from './screens/road.ts'
import { screens } from './screens.ts'
import { smallPng } from './small-png.ts'

const docs = join(import.meta.dirname, '..', 'docs')
const folder = join(docs, 'screens')
const wanted = process.argv[2] ?? ''
const heaviest = 150 * 1024

const main = async (): Promise<void> => {
  const data = await mkdtemp(join(tmpdir(), 'kategoria-pictures-'))
  console.log('Готовим учебный стенд…')
  const stand = await startWebProcess(undefined, data)
  const browser = await launchBrowser()
  try {
    await mkdir(folder, { recursive: true })
    if (wanted === '') for (const old of await readdir(folder)) await rm(join(folder, old))
    for (const screen of screens.filter(({ name }) => name.startsWith(wanted)))
      await take(browser, stand.origin, screen)
    await writeFile(join(docs, 'screens.md'), gallery())
  } finally {
    await browser.close()
    await stand.stop()
    await rm(data, { recursive: true, force: true })
  }
}

/** One screen as its reader sees it, on a desk and, where it is said, on a telephone. */
const take = async (browser: Browser, origin: string, screen: Screen): Promise<void> => {
  const context = await browser.newContext({ baseURL: origin, viewport: sizes.desk, locale: 'ru-RU' })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  try {
    if (screen.as !== undefined) await enter(page, screen.as)
    await screen.go(page)
    await keep(page, `${screen.name}.png`)
    if (screen.phone) {
      await page.setViewportSize(sizes.phone)
      await page.evaluate(() => scrollTo(0, 0))
      await keep(page, `${screen.name}-360.png`)
    }
  } catch (error) {
    // One screen that cannot be reached must not cost the others.
    process.exitCode = 1
    console.error(`✖ ${screen.name} (${page.url().replace(origin, '')}): ${(error as Error).message.split('\n')[0]}`)
  }
  await context.close()
}

const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } }

/** By the door of the stand, as one of the invented people. */
const enter = async (page: Page, [role, region]: readonly [string, string]): Promise<void> => {
  await page.goto(`/sign-in/persona?region=${region}&role=${role}`)
  await page.locator('main form[method=post] button').first().click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
  if (new URL(page.url()).pathname !== '/role') return
  await page.locator(`main input[value^="${role}|"]`).check()
  await page.getByRole('button', { name: 'Продолжить' }).click()
  await page.waitForURL(url => url.pathname !== '/role')
}

const keep = async (page: Page, file: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready)
  const picture = smallPng(await page.screenshot())
  await writeFile(join(folder, file), picture)
  console.log(`${file}: ${Math.round(picture.length / 1024)} КБ`)
  if (picture.length > heaviest) throw new Error('картинка тяжелее 150 КБ')
}

const gallery = (): string => {
  const picture = ({ name, caption, phone }: Screen): string =>
    [
      `### ${caption}`,
      '',
      `![${caption}](screens/${name}.png)`,
      ...(phone ? ['', `На телефоне:`, '', `![${caption}, на телефоне](screens/${name}-360.png)`] : []),
      '',
    ].join('\n')
  const chapters = [...new Set(screens.map(({ chapter }) => chapter))]
  return [
    '# Экраны',
    '',
    'Снимки учебного стенда, все люди и дела вымышлены. Страница и снимки сделаны командой `npm run pictures`.',
    '',
    ...chapters.flatMap(chapter => [
      `## ${chapter}`,
      '',
      ...screens.filter(one => one.chapter === chapter).map(picture),
    ]),
  ].join('\n')
}

await main()
