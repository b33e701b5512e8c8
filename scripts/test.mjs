// npm test [path …]: every test of the product, or those of the given files and folders.
// One database server for the whole run; TEST_DATABASE_URL names a second one, on which database suites run besides.
import { globSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { dropOwn, startThrowAway, templateOfRun } from '../tests/throw-away-server.ts'

const root = join(import.meta.dirname, '..')
const asked = process.argv.slice(2).map(path => relative(root, resolve(path)))
const files =
  asked.length === 0 ? testsIn('src', 'tests') : asked.flatMap(path => (isFolder(path) ? testsIn(path) : [path]))
if (files.length === 0) {
  console.error(`Тестов не найдено: ${asked.join(', ')}`)
  process.exit(1)
}

const server = await ownServer()
const runName = `${process.pid}_${Date.now().toString(36)}`
Object.assign(process.env, { NODE_ENV: 'test', KATEGORIA_TEST_SERVER: server.url, KATEGORIA_TEST_RUN: runName })
// Hundreds of processes read the same modules: what one has compiled serves the others, and the next run.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled')
delete process.env.DATABASE_URL
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    await end()
    process.exit(130)
  })

const counts = await runAll()
await end()
const failed = counts.failed + counts.cancelled
console.log(`${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
process.exit(failed === 0 && counts.passed > 0 ? 0 : 1)

function testsIn(...folders) {
  return folders.flatMap(folder => globSync(`${folder}/**/*.test.ts`, { cwd: root })).sort()
}

function isFolder(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The packaged server; where there is none, the one the developer named serves alone. */
async function ownServer() {
  try {
    return await startThrowAway()
  } catch (error) {
    const url = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
    if (error?.name !== 'EmbeddedUnavailable' || !url) throw error
    delete process.env.TEST_DATABASE_URL
    return { url, stop: () => dropOwn(url, templateOfRun(runName)) }
  }
}

async function runAll() {
  // Files wait for browsers, databases and printers half of their time: one more than there are processors keeps them all busy.
  const concurrency = availableParallelism() + 1
  const stream = run({ files: files.map(file => join(root, file)), cwd: root, concurrency, timeout: 15 * 60_000 })
  const counts = { passed: 0, failed: 0, cancelled: 0, skipped: 0 }
  stream.on('test:summary', summary => {
    // Each file has a summary too; the last one, of the whole run, names no file.
    if (summary.file === undefined) Object.assign(counts, summary.counts)
  })
  const report = stream.compose(new spec())
  for await (const chunk of report) process.stdout.write(chunk)
  return counts
}

async function end() {
  const second = process.env.TEST_DATABASE_URL
  if (second) await dropOwn(second, templateOfRun(runName))
  await server.stop()
}
