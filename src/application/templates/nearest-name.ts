const longest = 60

/** The known name that differs least from what was typed, when it differs little; for «вы имели в виду …». */
export const nearestName = (typed: string, known: readonly string[]): string | undefined => {
  const wanted = plain(typed).slice(0, longest)
  let best: { name: string; steps: number } | undefined
  for (const name of known) {
    const steps = distance(wanted, plain(name))
    if (best === undefined || steps < best.steps) best = { name, steps }
  }
  return best !== undefined && best.steps <= Math.max(2, Math.floor(wanted.length / 3)) ? best.name : undefined
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s_-]+/g, '.')

/** How many letters must be put, taken away or changed (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}
