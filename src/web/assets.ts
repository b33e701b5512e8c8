import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One file the browser may fetch: its bytes in every encoding we serve. */
export type Asset = { type: string; plain: Buffer; brotli?: Buffer | undefined; gzip?: Buffer | undefined }

/** Addresses carry the hash of the content, so the browser may keep every file for ever. */
export type Assets = {
  styles: string
  script: string
  /** Sends files before their form; only pages with a box for files ask for it. */
  upload: string
  /** What a sheet of a specialist runs besides: saving as it is filled in, keys. */
  sheet: string
  icon: string
  /** What the page of the browser's plug-in runs, in order; no other page does. */
  plugin: readonly string[]
  /** Fonts that the first screen needs anyway: asked for before the styles are read. */
  fonts: readonly string[]
  byPath: ReadonlyMap<string, Asset>
}

/** Reads and compresses everything once at start (about 50 ms). Throws when a package of ours is not installed. */
export const loadAssets = (): Assets => {
  const byPath = new Map<string, Asset>()
  const add = (name: string, type: string, plain: Buffer): string => {
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 12)
    const path = `/static/${hash}/${name}`
    byPath.set(path, { type, plain, ...(type.startsWith('font/') ? {} : compressed(plain)) })
    return path
  }

  const fonts = golos.map(font => ({
    ...font,
    path: add(font.file, 'font/woff2', packaged(golosPackage, 'files', font.file)),
  }))
  const icon = (file: string): string => {
    const images = join('moj', 'assets', 'images')
    return add(file, 'image/svg+xml', packaged('@ministryofjustice/frontend', images, file))
  }
  const styles = [
    ...fonts.map(fontFace),
    ourFont(packaged('govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.css').toString()),
    ourFont(packaged('@ministryofjustice/frontend', 'moj', 'moj-frontend.min.css').toString()).replace(
      /\/assets\/images\/(icon-[a-z-]+\.svg)/g,
      (_, file: string) => icon(file),
    ),
    ...sheets.map(sheet => own(`${sheet}.css`).toString()),
  ].join('\n')

  return {
    styles: add('kategoria.css', 'text/css; charset=utf-8', Buffer.from(styles)),
    script: add('once.js', javascript, own('once.js')),
    upload: add('upload.js', javascript, Buffer.concat(uploadScripts.map(own))),
    sheet: add('sheet.js', javascript, own('sheet.js')),
    plugin: [
      add('crypto-pro.js', javascript, packaged('crypto-pro', 'dist', 'crypto-pro.min.js')),
      add('sign-plugin.js', javascript, own('sign-plugin.js')),
    ],
    icon: add('icon.svg', 'image/svg+xml', own('icon.svg')),
    fonts: fonts.map(font => font.path),
    byPath,
  }
}

const javascript = 'text/javascript; charset=utf-8'

/** One script for the browser: the line, the list of files, the fields. */
const uploadScripts = ['upload-line.js', 'upload-list.js', 'upload-fields.js']

/** Our own look, in the order of the cascade: later sheets may correct earlier ones. */
const sheets = [
  'house',
  'shell',
  'forms',
  'upload',
  'lists',
  'case',
  'desk',
  'criteria',
  'judging',
  'sheet',
  'testing',
  'paper',
  'signing',
  'filter',
  'portfolio',
  'charts',
  'regulations',
  'public',
  'narrow',
  'print',
]

const golosPackage = '@fontsource-variable/golos-text'

/** The subsets every Russian page needs: digits and punctuation live in the latin one. Ranges as the package states them. */
const golos = [
  {
    file: 'golos-text-cyrillic-wght-normal.woff2',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  },
  {
    file: 'golos-text-latin-wght-normal.woff2',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
]

const fontFace = ({ path, range }: { path: string; range: string }): string =>
  `@font-face{font-family:"Golos Text";font-style:normal;font-weight:400 900;font-display:swap;src:url(${path}) format("woff2");unicode-range:${range}}`

/** The packages' styles without the fonts and pictures that belong to another government. */
const ourFont = (css: string): string =>
  css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', '"Golos Text",Arial,sans-serif')
    .replaceAll('GDS Transport', '"Golos Text"')
    .replaceAll('font-family:sans-serif', 'font-family:"Golos Text",Arial,sans-serif')
    .replaceAll('url(/assets/images/govuk-crest.svg)', 'none')
    .replace(/\/\*#[^*]*\*\//g, '')

const own = (file: string): Buffer => readFileSync(join(import.meta.dirname, 'static', file))

const packaged = (name: string, ...path: string[]): Buffer => {
  const manifest = findPackageJSON(name, import.meta.url)
  if (manifest === undefined) throw new Error(`Package ${name} is not installed`)
  return readFileSync(join(dirname(manifest), ...path))
}

const compressed = (plain: Buffer): { brotli: Buffer; gzip: Buffer } => ({
  // 9, not 11: the last 7 % would cost ten times the time at every start.
  brotli: brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  }),
  gzip: gzipSync(plain, { level: 9 }),
})
