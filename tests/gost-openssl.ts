import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `openssl` that knows GOST: somebody else's implementation to compare with. */
export type GostOpenssl = {
  /** A folder for files of one test; goes away with `close`. */
  folder: string
  /** Runs a command in the folder. Success is the exit code only: a line of complaint stands in stderr even then. */
  run(...args: string[]): { ok: boolean; stdout: Buffer; stderr: string }
  close(): void
}

/** Without a path to the engine: with one, commands that read their configuration twice load it twice and fail. */
const configuration = `openssl_conf = all
[all]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
init = 1
default_algorithms = ALL
`

/** Undefined where there is no openssl or no engine (Debian: libengine-gost-openssl). */
export const gostOpenssl = (): GostOpenssl | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-gost-'))
  const OPENSSL_CONF = join(folder, 'openssl.cnf')
  writeFileSync(OPENSSL_CONF, configuration)
  const close = (): void => rmSync(folder, { recursive: true, force: true })
  const run: GostOpenssl['run'] = (...args) => {
    const { status, stdout, stderr } = spawnSync('openssl', args, {
      cwd: folder,
      env: { ...process.env, OPENSSL_CONF },
      maxBuffer: 2 ** 26,
    })
    return { ok: status === 0, stdout: stdout ?? Buffer.alloc(0), stderr: String(stderr ?? '') }
  }
  if (run('dgst', '-md_gost12_256', OPENSSL_CONF).ok) return { folder, run, close }
  close()
  return undefined
}

export const noGostOpenssl = 'нет openssl с модулем gost (Debian: пакет libengine-gost-openssl)'
