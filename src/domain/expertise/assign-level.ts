import { at, type Net } from './assign-problem.ts'

/** People in slots: slot and person by turns. */
export type Seating = Int32Array

/**
 * Seats people one by one so that loads stay as even as they can be. Every new seat goes to the least loaded person who can be
 * reached by handing seats on; so no chain of hands can ever level the loads more, and among integral flows that is the
 * optimum for the largest load, the smallest load and the sum of squares at once (see docs/decisions).
 * One organisation on both duties of a case is not seen here: that is looked after by the search.
 */
export const leveller = (net: Net) => {
  const people = net.expertIds.length
  const slots = net.slotDemand.length
  const demands = net.needed.length
  const occupant = new Int32Array(slots).fill(-1)
  const blocked = new Uint8Array(slots)
  const load = Int32Array.from(net.before)
  const held: number[][] = Array.from({ length: people }, () => [])
  /** Taken slots by case, and for the case at hand the slot of each who sits in it. */
  const taken: number[][] = Array.from({ length: demands / 2 }, () => [])
  const sitsIn = new Int32Array(people).fill(-1)
  // Nodes of the search: people, then slots, then demands.
  const seen = new Int32Array(people + slots + demands)
  const parent = new Int32Array(people + slots + demands)
  const queue = new Int32Array(people + slots + demands)
  let stamp = 0
  let head = 0
  let tail = 0

  const start = (): void => {
    stamp++
    head = 0
    tail = 0
  }
  const reach = (node: number, from: number): void => {
    if (at(seen, node) === stamp) return
    seen[node] = stamp
    parent[node] = from
    queue[tail++] = node
  }
  const hasRoom = (person: number): boolean => at(load, person) - at(net.before, person) < at(net.room, person)

  /** Goes on with the search; `found` hears of every person reached and stops it with true. */
  const spread = (found: (person: number) => boolean): boolean => {
    while (head < tail) {
      const node = at(queue, head++)
      if (node < people) {
        for (const slot of held[node] ?? []) reach(people + slot, node)
      } else if (node < people + slots) {
        const slot = node - people
        const demand = at(net.slotDemand, slot)
        const sitting = at(occupant, slot)
        const around = taken[demand >> 1] ?? []
        for (const other of around) sitsIn[at(occupant, other)] = other
        let stops = false
        const end = at(net.membersFrom, slot + 1)
        for (let place = at(net.membersFrom, slot); place < end; place++) {
          const person = at(net.members, place)
          if (person === sitting || at(seen, person) === stamp) continue
          const own = at(sitsIn, person)
          if (own >= 0) {
            reach(people + own, node)
            continue
          }
          reach(person, node)
          if (found(person)) {
            stops = true
            break
          }
        }
        for (const other of around) sitsIn[at(occupant, other)] = -1
        if (stops) return true
        if (sitting >= 0) reach(people + slots + demand, node)
      } else {
        const demand = node - people - slots
        const end = at(net.slotsFrom, demand + 1)
        for (let slot = at(net.slotsFrom, demand); slot < end; slot++)
          if (at(occupant, slot) < 0 && blocked[slot] === 0) reach(people + slot, node)
      }
    }
    return false
  }

  const enter = (person: number, slot: number): void => {
    if (at(occupant, slot) < 0) taken[at(net.slotDemand, slot) >> 1]?.push(slot)
    occupant[slot] = person
    held[person]?.push(slot)
  }
  const without = (list: number[] | undefined, slot: number): void => {
    list?.splice(list.indexOf(slot), 1)
  }
  const empty = (slot: number): void => {
    without(taken[at(net.slotDemand, slot) >> 1], slot)
    occupant[slot] = -1
  }

  /** Hands the seats on along the way found, from the person at its end back to its root. */
  const hand = (last: number): void => {
    load[last] = at(load, last) + 1
    let taker = last
    let slot = at(parent, last) - people
    for (;;) {
      const leaver = at(occupant, slot)
      enter(taker, slot)
      let vacated = slot
      let gone = leaver
      if (leaver < 0) {
        const demand = at(parent, people + slot)
        if (at(parent, demand) < 0) return
        vacated = at(parent, demand) - people
        gone = at(occupant, vacated)
        empty(vacated)
      }
      without(held[gone], vacated)
      const from = at(parent, people + vacated)
      taker = gone
      if (from >= people) {
        // The person changes the duty within the case.
        slot = from - people
        continue
      }
      if (at(parent, gone) < 0) {
        load[gone] = at(load, gone) - 1
        return
      }
      slot = at(parent, gone) - people
    }
  }

  /** One more person for a demand; false when nobody can be reached. */
  const seat = (demand: number): boolean => {
    let floor = Number.MAX_SAFE_INTEGER
    for (let person = 0; person < people; person++) if (hasRoom(person)) floor = Math.min(floor, at(load, person))
    let best = -1
    start()
    reach(people + slots + demand, -1)
    spread(person => {
      if (!hasRoom(person) || (best >= 0 && at(load, best) <= at(load, person))) return false
      best = person
      return at(load, person) === floor
    })
    if (best < 0) return false
    hand(best)
    return true
  }

  /** Takes the person out of a slot and closes it; then whoever bears most hands a seat on to that person. */
  const close = (slot: number): void => {
    const person = at(occupant, slot)
    empty(slot)
    blocked[slot] = 1
    without(held[person], slot)
    load[person] = at(load, person) - 1
    const goal = at(load, person) + 2
    const heavy = Array.from({ length: people }, (_, index) => index)
      .filter(index => at(load, index) >= goal)
      .sort((a, b) => at(load, b) - at(load, a) || a - b)
    start()
    for (let place = 0; place < heavy.length; ) {
      const level = at(load, heavy[place] ?? 0)
      while (place < heavy.length && at(load, heavy[place] ?? 0) === level) reach(heavy[place++] ?? 0, -1)
      if (spread(reached => reached === person)) {
        hand(person)
        return
      }
    }
  }

  /** Everybody to whom these could hand a seat on, themselves included. */
  const heirs = (roots: readonly number[]): boolean[] => {
    start()
    for (const root of roots) reach(root, -1)
    spread(() => false)
    return Array.from({ length: people }, (_, person) => at(seen, person) === stamp)
  }

  const seating = (): Seating => {
    const pairs: number[] = []
    for (const own of taken) for (const slot of own) pairs.push(slot, at(occupant, slot))
    return Int32Array.from(pairs)
  }

  const restore = (pairs: Seating, closed: readonly number[] = []): void => {
    occupant.fill(-1)
    blocked.fill(0)
    load.set(net.before)
    for (const own of held) own.length = 0
    for (const own of taken) own.length = 0
    for (const slot of closed) blocked[slot] = 1
    for (let place = 0; place < pairs.length; place += 2) {
      const [slot, person] = [at(pairs, place), at(pairs, place + 1)]
      enter(person, slot)
      load[person] = at(load, person) + 1
    }
  }

  return { seat, close, heirs, seating, restore, hasRoom, load, occupant }
}

export type Leveller = ReturnType<typeof leveller>
