import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const packages = createRequire(import.meta.url)
const cache = join(import.meta.dirname, '..', '.cache')

// The packaged browser's own list of flags contains --single-process, with which closing one page kills the browser.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

type Program = { executablePath: string; args: string[]; libraries?: string }

/**
 * A browser without a window. CHROMIUM names the program to use; otherwise it is the system's `chromium`, otherwise the one
 * among the packages, which needs neither libraries nor fonts of the machine. Close it at the end of the test file.
 */
export const launchBrowser = async (): Promise<Browser> => {
  mkdirSync(cache, { recursive: true })
  const scratch = mkdtempSync(join(cache, 'browser-'))
  const { executablePath, args, libraries } = systemBrowser() ?? (await packagedBrowser())
  const env = {
    ...inherited(),
    TMPDIR: scratch,
    ...ownFonts(scratch),
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  }
  const browser = await chromium.launch({ executablePath, args, env })
  browser.on('disconnected', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
  return browser
}

const systemBrowser = (): Program | undefined => {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = process.env.CHROMIUM ?? folders.map(folder => join(folder, 'chromium')).find(isProgram)
  return found === undefined ? undefined : { executablePath: found, args: flags }
}

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Unpacks the browser once for all runs, aside and then renamed: another test file may be waiting for the same folder. */
const packagedBrowser = async (): Promise<Program> => {
  const { version } = packages(join(packageFolder('@sparticuz/chromium'), 'package.json')) as { version: string }
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    const draft = mkdtempSync(join(cache, 'unpacking-'))
    // The package unpacks into the temporary folder of its process, and its system libraries only where it believes to be
    // on the cloud it was made for; a process of its own keeps both beliefs away from the tests.
    const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: dirname(cache), env })
    settle(draft, home)
  }
  return {
    executablePath: join(home, 'chromium'),
    args: [...flags, '--headless=shell'],
    libraries: join(home, 'al2023', 'lib'),
  }
}

const settle = (draft: string, home: string): void => {
  try {
    renameSync(draft, home)
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(home)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Fonts from a package: with none at all the browser crashes on number and date fields. */
const ownFonts = (scratch: string): Record<string, string> => {
  const file = join(scratch, 'fonts.conf')
  const alias = (family: string) => `<alias><family>${family}</family><prefer><family>PT Sans</family></prefer></alias>`
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>${packageFolder('@expo-google-fonts/pt-sans')}</dir><cachedir>${join(scratch, 'fonts')}</cachedir>
    ${['sans-serif', 'serif', 'monospace', 'Arial'].map(alias).join('')}</fontconfig>`,
  )
  return { FONTCONFIG_FILE: file, FONTCONFIG_PATH: scratch }
}

const packageFolder = (name: string): string => join(import.meta.dirname, '..', 'node_modules', name)

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
