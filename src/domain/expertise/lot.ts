/** A fixed mixing of letters into a number (FNV-1a, then stirred): a lot that can be drawn again. */
export const lotOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** In an order that the seed alone decides: the order in which they came changes nothing. */
export const byLot = <T>(list: readonly T[], seed: string, idOf: (one: T) => string): T[] =>
  list
    .map(one => ({ one, id: idOf(one), lot: lotOf(`${seed}:${idOf(one)}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ one }) => one)
