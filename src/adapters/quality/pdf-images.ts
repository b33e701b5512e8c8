import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A picture as it lies on a page: its own dots, and its size there in inches. */
export type PlacedImage = { width: number; height: number; inchesWide: number; inchesHigh: number }

type Matrix = readonly [number, number, number, number, number, number]

/**
 * Walks through what is drawn on the page and keeps count of the scale, so that the true resolution of a scan is known: what a file
 * says of itself is often wrong. A page of endless drawing is left after a while.
 */
export const imagesOn = async (page: PDFPageProxy): Promise<PlacedImage[]> => {
  const { fnArray, argsArray } = await page.getOperatorList()
  const found: PlacedImage[] = []
  const kept: Matrix[] = []
  let now: Matrix = [1, 0, 0, 1, 0, 0]
  for (let at = 0; at < Math.min(fnArray.length, mostSteps); at += 1) {
    const step = fnArray[at]
    const args: unknown = argsArray[at]
    if (step === OPS.save) kept.push(now)
    else if (step === OPS.restore || step === OPS.paintFormXObjectEnd) now = kept.pop() ?? now
    else if (step === OPS.transform) now = times(now, matrixIn(args))
    else if (step === OPS.paintFormXObjectBegin) {
      kept.push(now)
      if (Array.isArray(args)) now = times(now, matrixIn(args[0]))
    } else if (step !== undefined && pictures.has(step)) {
      const dots = dotsIn(args)
      if (dots !== undefined) found.push(placed(dots, now))
    }
  }
  return found
}

const mostSteps = 200_000
const pictures = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject])

/** `[name, width, height]`, or an object that carries them. */
const dotsIn = (args: unknown): { width: number; height: number } | undefined => {
  if (!Array.isArray(args)) return undefined
  const [first, width, height] = args as unknown[]
  if (typeof width === 'number' && typeof height === 'number') return { width, height }
  if (typeof first !== 'object' || first === null || !('width' in first) || !('height' in first)) return undefined
  return typeof first.width === 'number' && typeof first.height === 'number'
    ? { width: first.width, height: first.height }
    : undefined
}

/** A picture fills the unit square of its place (ISO 32000-2, 8.9.5); a point is a seventy-second of an inch. */
const placed = ({ width, height }: { width: number; height: number }, [a, b, c, d]: Matrix): PlacedImage => ({
  width,
  height,
  inchesWide: Math.hypot(a, b) / 72,
  inchesHigh: Math.hypot(c, d) / 72,
})

const matrixIn = (args: unknown): Matrix => {
  const numbers = args === null || args === undefined ? [] : Array.from(args as ArrayLike<unknown>)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.map(Number)
  return [a, b, c, d, e, f]
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]
