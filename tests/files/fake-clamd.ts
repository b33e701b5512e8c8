import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** The sign by which every scanner knows the test file of EICAR; in two halves, so that this file is none itself. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`

/** A scanner that speaks INSTREAM and finds one thing. `mood` makes it silent or confused. */
export type FakeClamd = {
  address: string
  mood: 'well' | 'rude' | 'confused'
  scanned: number
  close(): Promise<void>
}

export const fakeClamd = async (listenOn?: string): Promise<FakeClamd> => {
  const answer = (socket: Socket, heard: Buffer): void => {
    if (heard.toString('latin1', 0, 9) === 'zVERSION\0') return void socket.end('ClamAV 1.4.6/test\0')
    if (heard.length < 10) return
    const parts: Buffer[] = []
    let at = 10
    for (;;) {
      if (heard.length < at + 4) return
      const length = heard.readUInt32BE(at)
      if (length === 0) break
      if (heard.length < at + 4 + length) return
      parts.push(heard.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    fake.scanned += 1
    const found = Buffer.concat(parts).includes(eicar)
    socket.end(
      fake.mood === 'confused'
        ? 'INSTREAM size limit exceeded. ERROR\0'
        : `stream: ${found ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`,
    )
  }
  const server = createServer(socket => {
    if (fake.mood === 'rude') return void socket.destroy()
    const heard: Buffer[] = []
    socket.on('error', () => {})
    socket.on('data', chunk => {
      heard.push(chunk)
      answer(socket, Buffer.concat(heard))
    })
  })
  await new Promise<void>(resolve =>
    listenOn === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(listenOn, resolve),
  )
  const fake: FakeClamd = {
    address: listenOn ?? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'well',
    scanned: 0,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return fake
}
