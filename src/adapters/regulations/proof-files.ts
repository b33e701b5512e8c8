import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const places = ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scenarios/**/*.yaml']

/** Tests and scenarios of the project, as text, in the order of their names. */
export const readProofFiles = async (root: string): Promise<{ file: string; text: string }[]> => {
  const files: string[] = []
  for await (const file of glob(places, { cwd: root })) files.push(file)
  return Promise.all(files.sort().map(async file => ({ file, text: await readFile(join(root, file), 'utf8') })))
}
