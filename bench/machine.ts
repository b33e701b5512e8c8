import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100

type Stat = { parent: number; own: number; withChildren: number }

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold spaces; the fields after it are numbers.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    const at = (index: number): number => fields[index] ?? 0
    const own = at(11) + at(12)
    return { parent, own, withChildren: own + at(13) + at(14) }
  } catch {
    return undefined
  }
}

/** Seconds of processor time of a process so far. */
export const processSeconds = (pid: number): number => (statOf(pid)?.own ?? 0) / ticksPerSecond

/** Seconds of a process and of all it has started, ended ones included. */
export const familySeconds = (pid: number): number => {
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => statOf(Number(name)))
    .filter(stat => stat?.parent === pid)
  const ended = statOf(pid)?.withChildren ?? 0
  return (ended + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)) / ticksPerSecond
}

/** Memory that a process holds now and held at most, in megabytes. */
export const memoryOf = (pid: number): { now: number; most: number } => {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024)
  return { now: of('VmRSS'), most: of('VmHWM') }
}
