import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Look, LookFault, PageLook } from '../../application/files/file-check.ts'
import { type Grey, isBlank, lieOf, sharpness } from './measures.ts'
import { imagesOn, type PlacedImage } from './pdf-images.ts'

/** Pages beyond these are counted, not looked at. */
const mostLooked = 30
/** Wide enough to tell sharp letters from blurred ones, small enough for a second a page. */
const lookWidth = 1000
/** No page is drawn larger, whatever size it says it has. Dots. */
const mostDots = 6_000_000

const home = dirname(findPackageJSON('pdfjs-dist', import.meta.url) ?? '')
const part = (folder: string): string => `${join(home, folder)}/`

const openPdf = (path: string): Promise<PDFDocumentProxy> =>
  getDocument({
    // By address, so that a file of a gigabyte is read by pieces and never stands in memory.
    url: pathToFileURL(path).href,
    ...{ cMapUrl: part('cmaps'), cMapPacked: true, standardFontDataUrl: part('standard_fonts'), wasmUrl: part('wasm') },
    iccUrl: part('iccs'),
    disableAutoFetch: true,
    useSystemFonts: false,
    maxImageSize: 60_000_000,
    verbosity: 0,
  }).promise

/** Pages of a PDF: how they were scanned, how they lie, whether their text can be searched. */
export const lookAtPdf = async (path: string): Promise<Look> => {
  let file: PDFDocumentProxy
  try {
    file = await openPdf(path)
  } catch (error) {
    return { kind: 'pdf', pages: 0, looked: [], fault: faultOf(error) }
  }
  const looked: PageLook[] = []
  for (let number = 1; number <= Math.min(file.numPages, mostLooked); number += 1) {
    const page = await file.getPage(number).catch(() => undefined)
    if (page === undefined) return { kind: 'pdf', pages: file.numPages, looked, fault: 'broken' }
    looked.push(await lookAtPage(page, number))
    page.cleanup()
  }
  return { kind: 'pdf', pages: file.numPages, looked }
}

/** A page as a JPEG; undefined when there is no such page. */
export const drawPdfPage = async (path: string, number: number, width: number): Promise<Uint8Array | undefined> => {
  const file = await openPdf(path)
  if (number < 1 || number > file.numPages) return undefined
  const canvas = await drawn(await file.getPage(number), width)
  return canvas.encode('jpeg', 82)
}

const faultOf = (error: unknown): LookFault => ((error as Error).name === 'PasswordException' ? 'encrypted' : 'broken')

const lookAtPage = async (page: PDFPageProxy, number: number): Promise<PageLook> => {
  const canvas = await drawn(page, lookWidth)
  const grey = greyOf(canvas)
  const text = await hasText(page)
  const scan = scanOf(await imagesOn(page), page)
  const blank = isBlank(grey)
  const about = { page: number, text, blank, dpi: scan === undefined ? null : dpiOf(scan) }
  // Typed pages are as sharp and straight as they were set; only scans can fail in that.
  if (scan === undefined || blank) return { ...about, sharpness: null, sideways: false, skew: 0 }
  return { ...about, sharpness: sharpness(grey), ...lieOf(halved(grey)) }
}

const hasText = async (page: PDFPageProxy): Promise<boolean> => {
  const { items } = await page.getTextContent()
  let letters = 0
  for (const item of items) if ('str' in item) letters += item.str.trim().length
  return letters >= 20
}

/** The picture that covers at least half of the page: then the page is a scan. Strips of one scan lie one under another. */
const scanOf = (images: readonly PlacedImage[], page: PDFPageProxy): PlacedImage | undefined => {
  const { width, height } = page.getViewport({ scale: 1 })
  const whole = (width / 72) * (height / 72)
  const area = ({ inchesWide, inchesHigh }: PlacedImage): number => inchesWide * inchesHigh
  const large = images.filter(one => area(one) > 0.02 * whole)
  if (large.reduce((sum, one) => sum + area(one), 0) < whole / 2) return undefined
  return large.toSorted((a, b) => area(b) - area(a))[0]
}

const dpiOf = ({ width, height, inchesWide, inchesHigh }: PlacedImage): number =>
  Math.round(Math.min(width / Math.max(inchesWide, 0.01), height / Math.max(inchesHigh, 0.01)))

const drawn = async (page: PDFPageProxy, wide: number): Promise<Canvas> => {
  const whole = page.getViewport({ scale: 1 })
  const fit = Math.min(wide / whole.width, Math.sqrt(mostDots / (whole.width * whole.height)))
  const viewport = page.getViewport({ scale: fit })
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  // The package draws by the same calls; its types know only the browser's own canvas.
  const surface = { canvas, canvasContext: context } as unknown as Parameters<PDFPageProxy['render']>[0]
  await page.render({ ...surface, viewport }).promise
  return canvas
}

const greyOf = (canvas: Canvas): Grey => {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = Math.round(
      0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0),
    )
  return { data: grey, width, height }
}

/** Every second dot: lines of text show as well, in a quarter of the time. */
const halved = ({ data, width, height }: Grey): Grey => {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)]
  const half = new Uint8Array(w * h)
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      const at = 2 * y * width + 2 * x
      half[y * w + x] = Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + width] ?? 255)
    }
  return { data: half, width: w, height: h }
}
