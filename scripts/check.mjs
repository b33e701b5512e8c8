// npm run check: format and lint, types, the import table, the regulation packs. Prints what failed, and only that.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tool = name => join(root, 'node_modules', '.bin', name)
const folders = ['src', 'tests', 'bench', 'scripts'].filter(folder => existsSync(join(root, folder)))
const checks = [
  ['формат и правила', tool('biome'), ['check', '--error-on-warnings', '.']],
  ['типы', tool('tsc'), ['--noEmit', '-p', '.']],
  [
    'таблица импортов',
    tool('depcruise'),
    ['--config', 'dependency-cruiser.config.mjs', '--output-type', 'err-long', ...folders],
  ],
]
if (existsSync(join(root, 'src', 'main.ts')))
  checks.push(['регламенты', process.execPath, ['src/main.ts', 'pack', 'check']])

const results = await Promise.all(checks.map(([title, program, args]) => check(title, program, args)))
for (const { title, code, output, seconds } of results) {
  console.log(`${code === 0 ? '✔' : '✖'} ${title} (${seconds} с)`)
  if (code !== 0) console.log(output.trim())
}
process.exit(results.every(({ code }) => code === 0) ? 0 : 1)

function check(title, program, args) {
  const started = Date.now()
  return new Promise(resolve => {
    // The tools are started by the Node that runs this file, whatever the machine calls `node`.
    const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        output += chunk
      })
    const done = code => resolve({ title, code, output, seconds: ((Date.now() - started) / 1000).toFixed(1) })
    child.on('error', error => {
      output += error.message
      done(1)
    })
    child.on('close', code => done(code ?? 1))
  })
}
