import { crc32, deflateSync, inflateSync } from 'node:zlib'

/**
 * The same picture with at most 256 colours, as a PNG with a palette: a screenshot of text has few more, and weighs half.
 * Takes what a browser makes, 8 bits a channel without interlace; throws for any other.
 */
export const smallPng = (png: Buffer): Buffer => {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header === undefined) throw new Error('Not a PNG')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 2 ? 3 : header[9] === 6 ? 4 : 0
  if (header[8] !== 8 || channels === 0 || header[12] !== 0) throw new Error('Only 8 bits a channel, not interlaced')
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const colours = coloursOf(unfiltered(inflateSync(packed), width * channels, height, channels), channels)

  const palette = paletteOf(colours)
  const indexes = new Map<number, number>(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc((width + 1) * height)
  for (const [place, colour] of colours.entries()) {
    const index = indexes.get(colour) ?? nearest(palette, colour)
    indexes.set(colour, index)
    rows[place + Math.floor(place / width) + 1] = index
  }
  header.set([8, 3, 0, 0, 0], 8)
  const plte = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', plte),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([png.subarray(0, 8), ...parts])
}

const chunksOf = (png: Buffer): { type: string; data: Buffer }[] => {
  const found: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    found.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: Buffer.from(png.subarray(at + 8, at + 8 + length)),
    })
    at += length + 12
  }
  return found
}

/** Undoes the filters of the rows (PNG, clause 9): each byte was stored as its difference from its neighbours. */
const unfiltered = (raw: Buffer, stride: number, height: number, step: number): Buffer => {
  const out = Buffer.alloc(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]
    for (let place = 0; place < stride; place++) {
      const at = row * stride + place
      const left = place >= step ? (out[at - step] ?? 0) : 0
      const up = row > 0 ? (out[at - stride] ?? 0) : 0
      const corner = row > 0 && place >= step ? (out[at - stride - step] ?? 0) : 0
      const stored = raw[row * (stride + 1) + 1 + place] ?? 0
      out[at] = stored + predicted(filter, left, up, corner)
    }
  }
  return out
}

const predicted = (filter: number | undefined, left: number, up: number, corner: number): number => {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

const coloursOf = (bytes: Buffer, channels: number): Uint32Array => {
  const colours = new Uint32Array(bytes.length / channels)
  for (let place = 0; place < colours.length; place++) {
    const at = place * channels
    colours[place] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  }
  return colours
}

/** The 256 colours met most often. */
const paletteOf = (colours: Uint32Array): number[] => {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour)
}

const nearest = (palette: readonly number[], colour: number): number => {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, known] of palette.entries()) {
    const [red, green, blue] = [16, 8, 0].map(shift => ((known >> shift) & 255) - ((colour >> shift) & 255))
    const distance = (red ?? 0) ** 2 + (green ?? 0) ** 2 + (blue ?? 0) ** 2
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
