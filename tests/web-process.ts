import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A web server in a process of its own, as `npm start` runs it. */
export type WebProcess = {
  origin: string
  /** kill -9: nobody gets to say goodbye. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const program = join(import.meta.dirname, '..', 'src', 'main.ts')

/**
 * Starts `serve` and waits until it listens; what it says goes into the error when it does not. Without an address of a
 * database it brings up its own in the folder, as on a bare machine.
 */
export const startWebProcess = async (databaseUrl: string | undefined, folder: string): Promise<WebProcess> => {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl ?? '',
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      WORKER_CONCURRENCY: '2',
      DATABASE_POOL: '6',
    },
  })
  const ended = once(child, 'close')
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /работает: (http:\/\/\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address.replace('localhost', '127.0.0.1'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', code => reject(new Error(`Процесс закончился с кодом ${code}:\n${said}`)))
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { origin, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
