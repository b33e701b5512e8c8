/** Grey dots row by row: 0 is black, 255 is paper. */
export type Grey = { data: Uint8Array | Uint8ClampedArray; width: number; height: number }

/** Variance of the Laplacian: edges of letters make it large, a picture out of focus has none. */
export const sharpness = ({ data, width, height }: Grey): number => {
  let [sum, squares, count] = [0, 0, 0]
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const value =
        4 * (data[at] ?? 0) -
        (data[at - 1] ?? 0) -
        (data[at + 1] ?? 0) -
        (data[at - width] ?? 0) -
        (data[at + width] ?? 0)
      sum += value
      squares += value * value
      count += 1
    }
  return count === 0 ? 0 : Math.round(squares / count - (sum / count) ** 2)
}

/**
 * Nothing on the page but specks of dust or a fold, the outer edge (shadows of the lid) left out. Letters out of focus are grey
 * shadows: of these there must be none either.
 */
export const isBlank = (grey: Grey): boolean => inkShare(grey, inkDepth) < 0.0004 && inkShare(grey, 20) < 0.01

/** The share of dots darker than the paper by so much. */
const inkShare = (grey: Grey, depth: number): number =>
  inkOf(grey, depth).length / 2 / Math.max(1, grey.width * grey.height)

/** A quarter of the scale: what an eye takes for print. */
const inkDepth = 64

export type Lie = { sideways: boolean; skew: number }

/**
 * How the lines of text lie. Lines make stripes: the sums of ink along them rise and fall sharply. The direction in which they do so
 * most is theirs. Pictures and tables without such stripes are left alone.
 */
export const lieOf = (grey: Grey): Lie => {
  const points = inkOf(grey, inkDepth)
  if (points.length / 2 < 400) return { sideways: false, skew: 0 }
  const across = stripes(points, 0, false)
  const down = stripes(points, 0, true)
  const best = bestAngle(points, false)
  const bestDown = bestAngle(points, true)
  if (bestDown.strength > striped && bestDown.strength > best.strength * 2 && down > across * 1.5)
    return { sideways: true, skew: 0 }
  const leans = best.strength > striped && best.strength > across * 1.3
  return { sideways: false, skew: leans ? best.angle : 0 }
}

/** Measured on typed and printed pages: lines of text give 0.3 and more, photographs less than 0.1. */
const striped = 0.2
const widestAngle = 8

const bestAngle = (points: Int32Array, down: boolean): { angle: number; strength: number } => {
  let best = { angle: 0, strength: 0 }
  for (let angle = -widestAngle; angle <= widestAngle; angle += 0.5) {
    const strength = stripes(points, angle, down)
    if (strength > best.strength) best = { angle, strength }
  }
  return best
}

/** How sharply the sums of ink along lines at this angle change from line to line, 0 … 2. */
const stripes = (points: Int32Array, angle: number, down: boolean): number => {
  const slope = Math.tan((angle * Math.PI) / 180)
  const sums = new Map<number, number>()
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = [points[at], points[at + 1]]
    const line = Math.round(down ? x + y * slope : y - x * slope)
    sums.set(line, (sums.get(line) ?? 0) + 1)
    if (line < lowest) lowest = line
    if (line > highest) highest = line
  }
  let [changes, squares, before] = [0, 0, 0]
  for (let line = lowest; line <= highest + 1; line += 1) {
    const value = sums.get(line) ?? 0
    changes += (value - before) ** 2
    squares += value * value
    before = value
  }
  return squares === 0 ? 0 : changes / squares
}

/** x and y of dots darker than the paper; the outer twentieth is left out. */
const inkOf = ({ data, width, height }: Grey, depth: number): Int32Array => {
  const limit = paperOf(data) - depth
  const [edgeX, edgeY] = [Math.ceil(width / 20), Math.ceil(height / 20)]
  const found: number[] = []
  for (let y = edgeY; y < height - edgeY; y += 1)
    for (let x = edgeX; x < width - edgeX; x += 1) if ((data[y * width + x] ?? 255) < limit) found.push(x, y)
  return Int32Array.from(found)
}

/** The brightness most dots have reached: the paper, grey as it may be. */
const paperOf = (data: Grey['data']): number => {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1
  let seen = 0
  for (let value = 255; value >= 0; value -= 1) {
    seen += counts[value] ?? 0
    if (seen > data.length * 0.3) return value
  }
  return 255
}
