import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'

const root = join(import.meta.dirname, '..')

/** Everything that people write; what is installed, made by a run or kept as data is left out. */
const files = ['.ci', 'bench', 'docs', 'migrations', 'regulations', 'scenarios', 'scripts', 'src', 'tests']
  .flatMap(folder => globSync(`${folder}/**/*`, { cwd: root }))
  .concat(globSync('*.{md,json,mjs,yaml,yml}', { cwd: root }))
  .filter(file => statSync(join(root, file)).isFile())
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const code = files.filter(file => /\.(ts|mjs)$/.test(file) && /^(src|tests|scripts|bench)\//.test(file))
const product = code.filter(file => file.startsWith('src/') && !file.endsWith('.test.ts'))

/** «file:line» of each line where the pattern stands. */
const linesWith = (among: string[], pattern: RegExp): string[] =>
  among.flatMap(file =>
    text(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  )

describe('дом в порядке', () => {
  const cruise = (cwd: string) => {
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
    const args = [
      cruiser,
      '--config',
      join(root, 'dependency-cruiser.config.mjs'),
      '--output-type',
      'err-long',
      'src',
      'tests',
    ]
    return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  }

  it('этажи импортируют только разрешённое, кругов нет', () => {
    const { status, stdout, stderr } = cruise(root)
    assert.equal(status, 0, stdout + stderr)
  })

  it('на запрещённые импорты таблица указывает поимённо', t => {
    const folder = mkdtempSync(join(tmpdir(), 'kategoria-house-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const wrong = {
      'src/domain/rule.ts': "import 'node:fs'\nimport '../web/page.ts'",
      'src/web/page.ts': "import '../adapters/store.ts'\nimport '../config.ts'",
      'src/adapters/store.ts': "import '../domain/rule.ts'",
      'src/application/use.ts': "import 'node:fs'\nimport '../adapters/store.ts'",
      'src/jobs/task.ts': "import '../adapters/store.ts'",
      'src/cli/seed.ts': "import '../adapters/store.ts'\nimport '../nowhere.ts'",
      'src/config.ts': 'export {}',
      'tests/story.ts': 'export {}',
    }
    for (const [file, source] of Object.entries(wrong)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), source)
    }
    copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    const { stdout } = cruise(folder)
    const named = ['domain-is-pure: src/domain/rule.ts', 'application-needs-no-framework: src/application/use.ts']
    named.push(
      'domain-floor',
      'application-floor',
      'web-floor',
      'jobs-floor',
      'cli-floor',
      'config-comes-from-main',
      'no-cycles',
    )
    for (const rule of [...named, 'no-missing']) assert.ok(stdout.includes(`error ${rule}`), `${rule}\n${stdout}`)
  })

  it('в файле одна мысль: не больше 250 строк', () => {
    const long = code.filter(file => text(file).trimEnd().split('\n').length > 250)
    assert.deepEqual(long, [])
  })

  it('нет файлов и папок с именем ни о чём', () => {
    const empty = /^(index|utils?|helpers?|common|services?|misc|shared|lib)$/
    const vague = code.filter(file =>
      file
        .replace(/(\.test)?\.(ts|mjs)$/, '')
        .split('/')
        .slice(1)
        .some(part => empty.test(part)),
    )
    assert.deepEqual(vague, [])
  })

  it('готовую разметку создаёт только html.ts', () => {
    const others = product.filter(file => file !== 'src/web/html.ts')
    assert.deepEqual(linesWith(others, /\bnew Raw\(/), [])
  })

  it('domain не знает часов, случая и среды', () => {
    const domain = product.filter(file => file.startsWith('src/domain/'))
    const impure = /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bcrypto\.|\bperformance\.|\bfetch\(/
    assert.deepEqual(linesWith(domain, impure), [])
  })

  it('среду читает только main.ts', () => {
    const others = product.filter(file => file !== 'src/main.ts')
    assert.deepEqual(
      linesWith(others, /\bprocess\.env\b/).filter(line => !line.includes('...process.env')),
      [],
    )
  })

  it('нет отметок «сделать потом» и обходов проверки типов', () => {
    const self = code.filter(file => basename(file) !== 'house.test.ts')
    assert.deepEqual(linesWith(self, /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)/), [])
    assert.deepEqual(linesWith(self, /\b(it|test|describe)\.(only|todo)\b/), [])
  })

  it('нет путей чужой машины и имён реестров пакетов', () => {
    const folders = ['work', 'tmp', 'root', 'home', 'Users'].join('|')
    const hosts = ['registry\\.npm', 'deb\\.debian', 'npmmirror'].join('|')
    const pattern = new RegExp(`(^|[\\s"'\`(=:])/(${folders})/|${hosts}`)
    const readable = files.filter(
      file => !/\.(png|jpe?g|pdf|docx|zip|woff2?|ttf|ico)$/.test(file) && basename(file) !== 'house.test.ts',
    )
    assert.deepEqual(linesWith(readable, pattern), [])
  })
})
