import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Part = { path: string; bytes: number }

/** Bytes over the wire of the first page with everything it shows, as a browser asks for it on its first visit. */
export const firstPage = async (port: number): Promise<Part[]> => {
  const page = await landing(port, '/')
  const parts: Part[] = [{ path: page.path, bytes: page.bytes }]
  const styles = linked(page.text, /<link[^>]+rel="stylesheet"[^>]*>/g, 'href')
  const scripts = linked(page.text, /<script[^>]+src="[^"]+"[^>]*>/g, 'src')
  const shown = linked(page.text, /<(?:img|link)[^>]+(?:rel="(?:icon|preload|manifest)"|src=)[^>]*>/g, '(?:href|src)')
  const fonts = new Set<string>()
  for (const path of new Set([...styles, ...scripts, ...shown])) {
    const file = await fetched(port, path)
    parts.push({ path, bytes: file.bytes })
    if (styles.includes(path)) for (const font of fontsFor(page.text, file.text)) fonts.add(font)
  }
  for (const path of fonts) if (!shown.includes(path)) parts.push({ path, bytes: (await fetched(port, path)).bytes })
  return parts
}

/** Follows the way to the page that a visitor sees. */
const landing = async (port: number, path: string): Promise<Fetched & { path: string }> => {
  let bytes = 0
  for (let step = 0; ; step++) {
    const answer = await fetched(port, path)
    bytes += answer.bytes
    if (answer.location === undefined || step === 5) return { ...answer, bytes, path }
    path = new URL(answer.location, 'http://127.0.0.1').pathname
  }
}

type Fetched = { bytes: number; text: string; location: string | undefined }

const fetched = (port: number, path: string): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers: { 'accept-encoding': 'br, gzip' } }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const body = Buffer.concat(chunks)
        const heads = answer.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0)
        const encoding = answer.headers['content-encoding']
        const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
        resolve({ bytes: heads + body.length, text: plain.toString(), location: answer.headers.location })
      })
    }).once('error', reject)
  })

const linked = (page: string, tag: RegExp, attribute: string): string[] =>
  [...page.matchAll(tag)].flatMap(([found]) => {
    const address = new RegExp(`${attribute}="([^"]+)"`).exec(found)?.[1]
    return address?.startsWith('/') ? [address] : []
  })

/** Fonts whose range holds some sign of the page: a browser loads no others. */
const fontsFor = (page: string, styles: string): string[] => {
  const signs = new Set([...page].map(sign => sign.codePointAt(0) ?? 0))
  return [...styles.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, face = '']) => {
    const address = /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1]
    const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1]?.split(',') ?? []
    const used = ranges.length === 0 || ranges.some(range => [...signs].some(sign => within(sign, range.trim())))
    return address?.startsWith('/') && used ? [address] : []
  })
}

const within = (sign: number, range: string): boolean => {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-')
  return sign >= Number.parseInt(from.replaceAll('?', '0'), 16) && sign <= Number.parseInt(to.replaceAll('?', 'F'), 16)
}
