import { type Leveller, leveller, type Seating } from './assign-level.ts'
import { at, type Net } from './assign-problem.ts'
import { boundsOf } from './assign-proof.ts'

/** How good a seating is: the largest load, then the difference, then the sum of squares; less is better. */
export type Worth = { most: number; least: number; squares: number }

export type Found = {
  seating: Seating
  /** Worth of the seating found, and of the best one if an organisation could take both duties of a case. */
  worth: Worth
  floor: Worth
  /** Below and above what nothing can bring the largest and the smallest load. */
  bounds: ReturnType<typeof boundsOf>
  /** Nothing better was left untried. */
  whole: boolean
  tried: number
}

/** More than this is not tried: the answer is then the best one found and says that it is not proved. */
const atMostTried = 4000

type Branch = { seating: Seating; closed: number[]; worth: Worth; depth: number; born: number }

/**
 * The best seating of the cases whose demands are seated by `level` already, with no organisation on both duties of one case.
 * The levelled seating without that rule is a bound; where it breaks the rule the choice parts in two: the organisation gives
 * nobody to the one duty, or nobody to the other. Every fitting seating is in one of them, so the first one without a break,
 * taken in the order of bounds, is the best. Undefined: there is none (`whole`), or none was found in time.
 */
export const searched = (
  net: Net,
  level: Leveller,
  judged: readonly number[],
): Found | { none: true; whole: boolean } => {
  const worth = (): Worth => worthOf(level, judged)
  const bounds = boundsOf(net, level, judged)
  const first: Branch = { seating: level.seating(), closed: [], worth: worth(), depth: 0, born: 0 }
  const open: Branch[] = [first]
  let tried = 0
  for (let best = open.pop(); best !== undefined; best = open.pop()) {
    level.restore(best.seating, best.closed)
    const broken = brokenAt(net, level)
    if (broken === undefined) {
      return { seating: best.seating, worth: best.worth, floor: first.worth, bounds, whole: true, tried }
    }
    if (tried >= atMostTried) return { none: true, whole: false }
    tried++
    for (const slot of broken) {
      level.restore(best.seating, best.closed)
      level.close(slot)
      if (!level.seat(at(net.slotDemand, slot))) continue
      const closed = [...best.closed, slot]
      insert(open, { seating: level.seating(), closed, worth: worth(), depth: best.depth + 1, born: tried })
    }
  }
  return { none: true, whole: true }
}

/** The slots of an organisation that sits on both duties of a case. */
const brokenAt = (net: Net, { occupant }: Leveller): [number, number] | undefined => {
  for (let slot = 0; slot < net.rival.length; slot++) {
    const other = at(net.rival, slot)
    if (other > slot && at(occupant, slot) >= 0 && at(occupant, other) >= 0) return [slot, other]
  }
  return undefined
}

const worthOf = ({ load }: Pick<Leveller, 'load'>, judged: readonly number[]): Worth => {
  let [most, least, squares] = [0, Number.MAX_SAFE_INTEGER, 0]
  for (const person of judged) {
    const own = at(load, person)
    most = Math.max(most, own)
    least = Math.min(least, own)
    squares += own * own
  }
  return { most, least: judged.length === 0 ? 0 : least, squares }
}

/** Negative when the first is better. */
export const compareWorth = (a: Worth, b: Worth): number =>
  a.most - b.most || a.most - a.least - (b.most - b.least) || a.squares - b.squares

/** The best stands last; among equals the deepest, then the oldest. */
const insert = (open: Branch[], branch: Branch): void => {
  const order = (a: Branch, b: Branch): number => compareWorth(b.worth, a.worth) || a.depth - b.depth || b.born - a.born
  let [from, to] = [0, open.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = open[middle]
    if (other !== undefined && order(other, branch) <= 0) from = middle + 1
    else to = middle
  }
  open.splice(from, 0, branch)
}

/** The cases of a list that can be seated one after another, and how they sit. */
export const seated = (net: Net, places: readonly number[]): { level: Leveller; served: number[] } => {
  const level = leveller(net)
  return { level, served: places.filter(place => seatCase(net, level, place)) }
}

/** All seats of a case; false when they cannot all be filled, and then nobody has moved. */
const seatCase = (net: Net, level: Leveller, place: number): boolean => {
  const before = level.seating()
  for (const demand of [place * 2, place * 2 + 1])
    for (let seat = 0; seat < at(net.needed, demand); seat++)
      if (!level.seat(demand)) {
        level.restore(before)
        return false
      }
  return true
}
