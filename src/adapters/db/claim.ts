import { connect, createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A name held by this process and given back by the kernel when the process ends, however it ends.
 * It is a Linux abstract socket: unlike a lock file it cannot be left behind by kill -9 or a restarted container.
 */
export type Claim = { release(): Promise<void> }

/** Takes the name, or answers undefined when another living process (or this one) holds it. */
export const claim = (name: string): Promise<Claim | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(`\0${name}`, () => {
      server.unref()
      resolve({ release: () => close(server) })
    })
  })

/** Does somebody hold the name now? */
export const isClaimed = (name: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(`\0${name}`, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Does the work while holding the name; waits for the others first. Throws after `patienceMs`. */
export const holding = async <T>(name: string, patienceMs: number, work: () => Promise<T>): Promise<T> => {
  const until = Date.now() + patienceMs
  for (;;) {
    const held = await claim(name)
    if (held)
      try {
        return await work()
      } finally {
        await held.release()
      }
    if (Date.now() > until) throw new Error(`Another process holds ${name} for too long`)
    await sleep(30)
  }
}

const close = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
  })
