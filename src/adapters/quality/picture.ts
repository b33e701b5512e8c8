import { createCanvas, loadImage } from '@napi-rs/canvas'
import sharp from 'sharp'
import { sheetDpi } from '../../application/files/advice.ts'
import type { Look } from '../../application/files/file-check.ts'
import { type Grey, isBlank, lieOf, sharpness } from './measures.ts'

/** Twice the largest camera of a phone of today; a small file may say that it has a million times more. Dots. */
const mostDots = 120_000_000

const options = { limitInputPixels: mostDots, failOn: 'error', sequentialRead: true } as const

/** A photograph or a scan that came as a picture. */
export const lookAtPicture = async (path: string): Promise<Look> => {
  const known = await sizeOf(path)
  if (known === undefined) return { kind: 'image', pages: 0, looked: [], fault: 'broken' }
  const { width, height, pages } = known
  const about = { kind: 'image' as const, pages, width, height }
  if (width * height > mostDots) return { ...about, looked: [], fault: 'too_large' }
  const grey = await greyOf(path, 1000).catch(() => undefined)
  if (grey === undefined) return { ...about, looked: [], fault: 'broken' }
  const blank = isBlank(grey)
  const lie = blank ? { sideways: false, skew: 0 } : lieOf(await greyOf(path, 600))
  const page = { page: 1, dpi: sheetDpi(width, height), sharpness: sharpness(grey), blank, text: false, ...lie }
  return { ...about, looked: [page] }
}

/** The picture (of a TIFF: one of its pages) as a JPEG of ours: upright, without anything the camera wrote beside it. */
export const drawPicture = async (path: string, page: number, width: number): Promise<Uint8Array | undefined> => {
  const known = await sizeOf(path)
  if (known === undefined || page > known.pages || known.width * known.height > mostDots) return undefined
  const drawing = known.format === 'bmp' ? sharp(await bitmapAsPng(path)) : sharp(path, { ...options, page: page - 1 })
  return drawing
    .autoOrient()
    .resize({ width, height: width * 2, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, progressive: true })
    .toBuffer()
}

type Known = { format: string; width: number; height: number; pages: number }

/** The header alone is read. */
const sizeOf = async (path: string): Promise<Known | undefined> => {
  try {
    const {
      format,
      width,
      height,
      pages = 1,
      autoOrient,
    } = await sharp(path, { ...options, limitInputPixels: false }).metadata()
    return { format, width: autoOrient.width || width, height: autoOrient.height || height, pages }
  } catch {
    return bitmapSize(path)
  }
}

const greyOf = async (path: string, width: number): Promise<Grey> => {
  const { format } = (await sizeOf(path)) ?? {}
  const { data, info } = await (format === 'bmp' ? sharp(await bitmapAsPng(path)) : sharp(path, options))
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize({ width, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The library of pictures does not know BMP, the canvas does. */
const bitmapSize = async (path: string): Promise<Known | undefined> => {
  const { open } = await import('node:fs/promises')
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(26), 0, 26, 0)
    if (buffer.toString('latin1', 0, 2) !== 'BM') return undefined
    return {
      format: 'bmp',
      width: Math.abs(buffer.readInt32LE(18)),
      height: Math.abs(buffer.readInt32LE(22)),
      pages: 1,
    }
  } finally {
    await file.close()
  }
}

const bitmapAsPng = async (path: string): Promise<Buffer> => {
  const image = await loadImage(path)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.encode('png')
}
