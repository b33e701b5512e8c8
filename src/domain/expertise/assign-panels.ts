import type { BatchInput, BatchPanel, BatchProof, BatchResult } from './assign-input.ts'
import { duties } from './assign-input.ts'
import { leftFindings } from './assign-left.ts'
import { leveller } from './assign-level.ts'
import { at, type Net, netOf } from './assign-problem.ts'
import { compareWorth, type Found, searched, seated } from './assign-search.ts'

/**
 * Panels for many cases at once. A case is served when it can be staffed together with all those served before it, in the order
 * of receipt. Among all proposals for the served cases the one given has the smallest largest load, with it the smallest
 * difference between the largest and the smallest, with it the smallest sum of squares; equal ones are told apart by the seed.
 * Pure: the same input, in any order, gives the same names. `proof` says whether all this was reached.
 */
export const assignPanels = (input: BatchInput): BatchResult => {
  const net = netOf(input)
  const hopeful = net.cases.flatMap((_, place) => (hopeless(net, place) ? [] : [place]))
  const { served, found, whole } = bestFor(net, seated(net, hopeful), hopeful)
  const level = leveller(net)
  level.restore(found.seating)
  const chosen = new Set(served)
  return {
    panels: served.map(place => panelOf(net, place, level.occupant)),
    left: net.cases.flatMap((one, place) =>
      chosen.has(place) ? [] : [{ caseId: one.id, findings: leftFindings(input, net, one, level) }],
    ),
    loads: judgedIn(net, served).map(person => ({
      expertId: net.expertIds[person] ?? '',
      before: at(net.before, person) - fixedSeats(net, net.expertIds[person] ?? ''),
      after: at(level.load, person),
    })),
    proof: proofOf(found, whole),
  }
}

/**
 * A case that not even an empty ministry could staff, because one organisation would have to sit on both duties. With enough
 * organisations for each duty that cannot happen; otherwise it is tried.
 */
const hopeless = (net: Net, place: number): boolean => {
  const [main, senior] = [place * 2, place * 2 + 1]
  const slots = (demand: number): number => at(net.slotsFrom, demand + 1) - at(net.slotsFrom, demand)
  const [mains, seniors] = [Math.max(0, at(net.needed, main)), Math.max(0, at(net.needed, senior))]
  if (mains === 0 || seniors === 0) return false
  if (slots(senior) >= seniors && slots(main) >= mains + seniors) return false
  const alone = seated(net, [place])
  return alone.served.length === 0 || 'none' in solved(net, alone)
}

type Best = { served: number[]; found: Found; whole: boolean }
type Start = ReturnType<typeof seated>

/** Drops the latest case that cannot be staffed with those before it, until all can be. */
const bestFor = (net: Net, first: Start, hopeful: readonly number[]): Best => {
  let start = first
  let whole = true
  for (;;) {
    const { served } = start
    const answer = solved(net, start)
    if (!('none' in answer)) return { served, found: answer, whole: whole && answer.whole }
    whole &&= answer.whole
    // The shortest beginning of the list without an answer ends in the case that has to wait.
    let [good, bad] = [0, served.length]
    while (bad - good > 1) {
      const middle = (good + bad) >> 1
      const part = solved(net, seated(net, served.slice(0, middle)))
      if ('none' in part) {
        bad = middle
        whole &&= part.whole
      } else good = middle
    }
    // Later cases that the dropped one had kept out may come in again.
    const dropped = served[bad - 1] ?? -1
    start = seated(net, [...served.slice(0, bad - 1), ...hopeful.filter(place => place > dropped)])
  }
}

const solved = (net: Net, { level, served }: Start) => searched(net, level, judgedIn(net, served))

/** Everybody who fits a seat of these cases, or sits in one by hand. */
const judgedIn = (net: Net, places: readonly number[]): number[] => {
  const fit = new Set<number>()
  for (const place of places) {
    for (const demand of [place * 2, place * 2 + 1])
      for (let slot = at(net.slotsFrom, demand); slot < at(net.slotsFrom, demand + 1); slot++)
        for (let one = at(net.membersFrom, slot); one < at(net.membersFrom, slot + 1); one++)
          fit.add(at(net.members, one))
    for (const { expertId } of net.cases[place]?.fixed ?? []) {
      const person = net.expertIds.indexOf(expertId)
      if (person >= 0) fit.add(person)
    }
  }
  return [...fit].sort((a, b) => a - b)
}

const fixedSeats = (net: Net, id: string): number =>
  net.cases.reduce((sum, { fixed }) => sum + fixed.filter(({ expertId }) => expertId === id).length, 0)

const panelOf = (net: Net, place: number, occupant: Int32Array): BatchPanel => {
  const one = net.cases[place]
  if (one === undefined) throw new Error(`No case at ${place}`)
  const seats = duties.flatMap((duty, side) => {
    const demand = place * 2 + side
    const slots = Array.from(
      { length: at(net.slotsFrom, demand + 1) - at(net.slotsFrom, demand) },
      (_, index) => at(net.slotsFrom, demand) + index,
    )
    const sitting = slots.map(slot => at(occupant, slot)).filter(person => person >= 0)
    return [
      ...one.fixed.filter(seat => seat.duty === duty),
      ...sitting.map(person => ({ expertId: net.expertIds[person] ?? '', duty })),
    ]
  })
  return { caseId: one.id, seats }
}

const proofOf = ({ worth, floor, bounds, tried }: Found, whole: boolean): BatchProof => {
  const { most, least } = worth
  // Where the rule of one organisation costs something, the tried branches are the proof, not the bounds.
  const tight = compareWorth(worth, floor) === 0
  return { most, least, ...(tight ? bounds : { mostAtLeast: most, leastAtMost: least }), proved: whole, tried }
}
