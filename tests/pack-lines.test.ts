import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { lineProofsOf } from '../src/cli/proofs.ts'
import { lineChecks } from './line-checks.ts'

/** One test for each line of a pack on which a rule of the papers stands: the engine is asked, not the file. */
const { packs } = await readPacks(join(import.meta.dirname, '..', 'regulations'))

for (const loaded of packs) {
  describe(`строки регламента ${loaded.pack.title}`, () => {
    for (const { section, reading, title } of lineProofsOf(loaded)) {
      it(title, () => lineChecks[section](loaded, reading))
    }
  })
}
