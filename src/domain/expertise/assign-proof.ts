import type { Leveller } from './assign-level.ts'
import { at, type Net } from './assign-problem.ts'

/**
 * What no proposal for the seated cases can beat, shown by a group of people each. Whoever bears most and all to whom they could
 * hand a seat on share work that nobody else can take: their mean, rounded up, is the least possible largest load. Whoever bears
 * least and all who get no seat from those who bear more can take no more than they have: their mean, rounded down, is the
 * greatest possible smallest load. The restriction on one organisation in both duties only makes both bounds truer.
 */
export const boundsOf = (net: Net, level: Leveller, judged: readonly number[]) => ({
  mostAtLeast: mostAtLeast(level, judged),
  leastAtMost: leastAtMost(net, level, judged),
})

const mostAtLeast = (level: Leveller, judged: readonly number[]): number => {
  const top = judged.reduce(
    (best, person) => (at(level.load, person) > at(level.load, best) ? person : best),
    judged[0] ?? 0,
  )
  if (judged.length === 0) return 0
  const heirs = level.heirs([top])
  // Those at their limit can take no more, so the rest of the group bears at least what it bears now.
  const group = judged.filter(
    person => heirs[person] && (level.hasRoom(person) || at(level.load, person) >= at(level.load, top) - 1),
  )
  return Math.ceil(group.reduce((sum, person) => sum + at(level.load, person), 0) / group.length)
}

const leastAtMost = (net: Net, level: Leveller, judged: readonly number[]): number => {
  if (judged.length === 0) return 0
  const bottom = judged.reduce(
    (best, person) => (at(level.load, person) < at(level.load, best) ? person : best),
    judged[0] ?? 0,
  )
  const least = at(level.load, bottom)
  if (!level.hasRoom(bottom)) return at(net.before, bottom) + at(net.room, bottom)
  const heavy = judged.filter(person => at(level.load, person) >= least + 2)
  const heirs = level.heirs(heavy)
  const group = judged.filter(person => !heirs[person])
  return group.length === 0
    ? Math.floor(judged.reduce((sum, person) => sum + at(level.load, person), 0) / judged.length)
    : Math.floor(group.reduce((sum, person) => sum + at(level.load, person), 0) / group.length)
}
