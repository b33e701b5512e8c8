import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { checked, readSource } from '../regulations/yaml-source.ts'
import { inRussianYaml } from './yaml-words.ts'

/** The scenario files that an argument of the command names: a file as it is, a folder with everything below it, in order. */
export const scenarioFiles = async (path: string): Promise<string[]> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  if (!found.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => join(path, name))
}

/** Reads one file against a schema: the value, or all faults as «file:line: reason». Whatever stands in the file, it answers. */
export const readScenarioFile = async <Schema extends z.ZodType>(path: string, schema: Schema) => {
  const nothing = (fault: string) => ({
    scenario: undefined,
    faults: [fault],
    at: (_: (string | number)[], message: string) => `${path}:1: ${message}`,
  })
  try {
    const source = await readSource(path, path)
    if (source === undefined) return nothing(`${path}:1: такого файла нет`)
    const { value, faults } = checked(source, schema)
    return { scenario: value, faults: faults.map(inRussianYaml), at: source.at }
  } catch (error) {
    // Endless references of YAML, a file that may not be read: the reason of the system, in its own words.
    const reason = inRussianYaml(error instanceof Error ? error.message : String(error))
    return nothing(`${path}:${await lineOfAlias(path, reason)}: файл не прочесть: ${reason}`)
  }
}

/** The reader names a reference that leads nowhere, but not its place. */
const lineOfAlias = async (path: string, reason: string): Promise<number> => {
  const alias = /ссылка (\*\S+) /.exec(reason)?.[1]
  if (alias === undefined) return 1
  const lines = (await readFile(path, 'utf8')).split('\n')
  return (
    Math.max(
      0,
      lines.findIndex(line => !line.startsWith('#') && line.includes(alias)),
    ) + 1
  )
}
