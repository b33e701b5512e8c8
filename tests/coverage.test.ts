import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { readProofFiles } from '../src/adapters/regulations/proof-files.ts'
import { coverageOf, printCoverage, ruleIds } from '../src/cli/coverage.ts'

const root = join(import.meta.dirname, '..')

describe('все правила пяти регламентов', async () => {
  const { packs } = await readPacks(join(root, 'regulations'))
  const coverage = coverageOf(packs, await readProofFiles(root))

  it('их сто тридцать два', () => assert.equal(ruleIds.length, 132))

  it('каждое размещено в регламенте и доказано тестом', () => {
    assert.deepEqual(coverage.faults, [], `не хватает: ${coverage.faults.length}\n${coverage.faults.join('\n')}`)
  })

  it('каждое место — существующая строка файла, на которой стоит это правило', async () => {
    for (const { id, places } of coverage.rules) {
      for (const { place } of places) {
        const [file = '', line = ''] = place.split(':')
        const text = (await readFile(join(root, file), 'utf8')).split('\n')
        // The line opens the rule; its seeds stand on it or on the lines of the same rule that follow.
        const rule = text.slice(Number(line) - 1, Number(line) + 60).join('\n')
        assert.match(rule, new RegExp(`${id}(?!\\d)`), `${id}: ${place}`)
      }
    }
  })

  it('docs/coverage.md собран из этих же регламентов и тестов', async () => {
    const committed = await readFile(join(root, 'docs', 'coverage.md'), 'utf8')
    assert.ok(
      committed === printCoverage(coverage),
      'docs/coverage.md устарел: выполните npm run -s pack -- coverage и закоммитьте файл',
    )
  })
})
