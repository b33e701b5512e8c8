import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whatever way this process ends, what it started ends with it. */
const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill()
})
const ours = (child: ChildProcess): ChildProcess => {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

export type Started = { port: number; pid: number; stop(): Promise<void> }

const root = join(import.meta.dirname, '..')

/** The product itself as a ministry would run it: production, quiet log. Letters stay queued: no worker runs beside. */
export const startProduct = async (databaseUrl: string): Promise<Started> => {
  const data = mkdtempSync(join(tmpdir(), 'kategoria-bench-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      UNSIGNED_REGULATIONS: 'allow',
      SESSION_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: databaseUrl,
      DATA_DIR: data,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      WORKER_CONCURRENCY: '0',
    },
  })
  ours(child)
  await answers(child, port, '/health', 120_000)
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      await ended(child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A bare server with a fixed page of this length. */
export const startBare = async (length: number): Promise<Started> => {
  const port = await freePort()
  const args = [join(import.meta.dirname, 'bare-server.ts'), String(length), String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  ours(child)
  await answers(child, port, '/', 20_000)
  return { port, pid: child.pid ?? 0, stop: () => ended(child, 'SIGTERM') }
}

/** Seconds until `npm start` in this data folder answers /health; then it is told to stop. */
export const startTime = async (data: string): Promise<number> => {
  const port = await freePort()
  const { DATABASE_URL: _, ...env } = process.env
  const from = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    // A group of its own, so that the stop reaches what npm has started.
    detached: true,
    stdio: 'ignore',
    env: {
      ...env,
      DATA_DIR: data,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      NODE_ENV: 'development',
    },
  })
  try {
    await answers(child, port, '/health', 300_000)
    return (performance.now() - from) / 1000
  } finally {
    await endGroup(child, port)
  }
}

const answers = async (child: ChildProcess, port: number, path: string, patienceMs: number): Promise<void> => {
  for (const until = Date.now() + patienceMs; ; await sleep(10)) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it answered`)
    const status = await fetch(`http://127.0.0.1:${port}${path}`).then(
      answer => answer.arrayBuffer().then(() => answer.status),
      () => undefined,
    )
    if (status === 200) return
    if (Date.now() > until) throw new Error('The server does not answer')
  }
}

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null) return
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill(signal)
  await gone
}

/** npm may leave before the server under it: the group is empty only when the port is free and nobody gets the signal. */
const endGroup = async (child: ChildProcess, port: number): Promise<void> => {
  const group = -(child.pid ?? 0)
  if (group === 0) return
  signalled(group, 'SIGTERM')
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
    const open = await fetch(`http://127.0.0.1:${port}/health`).then(
      () => true,
      () => false,
    )
    if (!open && !signalled(group, 0)) return
  }
  signalled(group, 'SIGKILL')
}

const signalled = (group: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(group, signal)
  } catch {
    return false
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() =>
        bound !== null && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('No port')),
      )
    })
  })
