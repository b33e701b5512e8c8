import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const page = join(import.meta.dirname, '..', 'docs', 'performance.md')

/** Prints what was measured; where the command was given `--write`, keeps it as its part of docs/performance.md. */
export const published = (part: string): void => {
  console.log(part)
  if (process.argv.includes('--write')) writeFileSync(page, withPart(readFileSync(page, 'utf8'), part))
}

/**
 * The report of docs/performance.md with one part of it put in place of an earlier one. A part is known by its heading, the first line:
 * «# …» is the beginning of the page, «## …» a part after it. Others stay as they are, so that several measurements write one page.
 */
export const withPart = (page: string, part: string): string => {
  const heading = part.slice(0, part.indexOf('\n'))
  const parts = page.split(/^(?=##? )/m).filter(one => one.trim() !== '')
  const same = parts.findIndex(one =>
    heading.startsWith('# ') ? one.startsWith('# ') : one.startsWith(`${heading}\n`),
  )
  const kept = same !== -1 ? parts.with(same, part) : heading.startsWith('# ') ? [part, ...parts] : [...parts, part]
  return `${kept.map(one => one.trimEnd()).join('\n\n')}\n`
}
