import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Scanner } from '../../application/files/ports.ts'

/** Longer than this the scanner does not think about one file. */
const silenceMs = 120_000

/** The scanner did not answer, or not in words we know. */
export class ScannerSilent extends Error {}

/**
 * clamd over TCP (`tcp://127.0.0.1:3310`) or a socket (`/run/clamav/clamd.ctl`), by its command INSTREAM: the bytes travel in pieces
 * with their length before them, so a file of any size costs no memory.
 */
export const clamd = (address: string): Scanner => ({
  scan: async bytes => {
    const reply = await asked(address, async socket => {
      await sent(socket, Buffer.from('zINSTREAM\0'))
      for await (const chunk of bytes) {
        if (chunk.length === 0) continue
        // It has heard enough (its own limit of length): the answer is on its way.
        if (!socket.writable) break
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.length)
        await sent(socket, length)
        await sent(socket, chunk)
      }
      await sent(socket, Buffer.alloc(4))
    })
    const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
    if (found !== undefined) return found
    if (reply === 'stream: OK') return undefined
    throw new ScannerSilent(
      /size limit exceeded/i.test(reply) ? 'clamd: StreamMaxLength is smaller than the file' : 'clamd: no verdict',
    )
  },

  version: async () => {
    const reply = await asked(address, socket => sent(socket, Buffer.from('zVERSION\0')))
    if (!/^ClamAV /.test(reply)) throw new ScannerSilent('clamd: an answer of something else')
    return reply.slice(0, 200)
  },
})

/** One conversation: what is said, and the answer to it. */
const asked = async (address: string, say: (socket: Socket) => Promise<void>): Promise<string> => {
  const socket = connect(placeOf(address))
  socket.setTimeout(silenceMs, () => socket.destroy(new ScannerSilent('clamd: silence')))
  const heard: Buffer[] = []
  let fault: Error | undefined
  socket.on('data', chunk => heard.push(chunk))
  socket.on('error', error => {
    fault = error
  })
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()))
  try {
    await once(socket, 'connect')
    await say(socket).catch(error => {
      fault ??= error instanceof Error ? error : new Error(String(error))
    })
    if (!socket.destroyed) socket.end()
    await ended
  } finally {
    socket.destroy()
  }
  const reply = Buffer.concat(heard).toString('utf8').replace(/\0.*$/s, '').trim()
  if (reply !== '') return reply
  throw fault ?? new ScannerSilent('clamd: no answer')
}

const sent = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  if (!socket.writable) throw new ScannerSilent('clamd: the line is closed')
  if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
}

const placeOf = (address: string) => {
  if (!address.startsWith('tcp://')) return { path: address.replace(/^unix:(\/\/)?/, '') }
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}
