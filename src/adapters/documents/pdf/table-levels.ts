/** A row as far as heads of groups go: one cell across the whole table. */
type Row = { cells: readonly unknown[] }

/**
 * Levels of the heads of groups, nothing for plain rows; the head of the table itself is the first level. A group that stands within
 * another («Высшая категория», then «Учитель») is a level deeper: heads of one level, one straight after the other, cannot be laid
 * out. Of several in a row the last is the deepest of the table.
 */
export const groupLevels = (rows: readonly Row[], columns: number): (number | null)[] => {
  const runs: number[] = []
  const places = rows.map(({ cells }, at): { run: number; within: number } | undefined => {
    if (!isGroup(cells, columns)) return undefined
    const goesOn = at > 0 && isGroup(rows[at - 1]?.cells ?? [], columns)
    if (!goesOn) runs.push(0)
    const run = runs.length - 1
    const within = runs[run] ?? 0
    runs[run] = within + 1
    return { run, within }
  })
  const deepest = runs.reduce((most, one) => Math.max(most, one), 1)
  return places.map(place => (place === undefined ? null : 2 + deepest - (runs[place.run] ?? 0) + place.within))
}

const isGroup = (cells: readonly unknown[], columns: number): boolean => cells.length === 1 && columns > 1

/** Places, among the groups of a table, of those that a row goes under: a head ends every head of its level or deeper. */
export const groupsOver = (levels: readonly (number | null)[], row: number): number[] => {
  const open: { group: number; level: number }[] = []
  let group = 0
  for (const level of levels.slice(0, row)) {
    if (level === null) continue
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    open.push({ group, level })
    group++
  }
  return open.map(one => one.group)
}
