// Started by http-run.ts as a process of its own: keep-alive clients that ask one address after another and time each answer.
// Reads the job from the standard input, writes lines of JSON: {"measuring":true}, then the result.
import { createConnection, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

export type HttpJob = {
  port: number
  clients: number
  warmSeconds: number
  seconds: number
  /** Whole requests as they go over the wire. */
  requests: string[]
  /** Every request is sent once: what orders something cannot be sent again. */
  once: boolean
  expectedStatus: number
}
export type HttpResult = {
  answers: number
  wrong: number
  seconds: number
  p50: number
  p95: number
  p99: number
  meanBytes: number
  /** Requests ran out before the time. */
  ranOut: boolean
  firstWrong: string | undefined
}

type Tally = { times: number[]; wrong: number; bytes: number; firstWrong: string | undefined; ranOut: boolean }

const run = async (job: HttpJob): Promise<HttpResult> => {
  let next = 0
  const take = (): string | undefined => {
    const request = job.requests[job.once ? next : next % job.requests.length]
    next += 1
    return request
  }
  const started = performance.now()
  const begin = started + job.warmSeconds * 1000
  const end = begin + job.seconds * 1000
  const tally: Tally = { times: [], wrong: 0, bytes: 0, firstWrong: undefined, ranOut: false }
  setTimeout(() => console.log(JSON.stringify({ measuring: true })), job.warmSeconds * 1000)
  await Promise.all(Array.from({ length: job.clients }, () => client(job, take, begin, end, tally)))
  const seconds = (Math.min(performance.now(), Math.max(end, begin)) - begin) / 1000
  const sorted = tally.times.sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    answers: sorted.length,
    wrong: tally.wrong,
    seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    meanBytes: Math.round(tally.bytes / Math.max(1, sorted.length)),
    ranOut: tally.ranOut,
    firstWrong: tally.firstWrong,
  }
}

const client = async (
  job: HttpJob,
  take: () => string | undefined,
  begin: number,
  end: number,
  tally: Tally,
): Promise<void> => {
  const socket = createConnection(job.port, '127.0.0.1')
  socket.setNoDelay(true)
  const ask = asker(socket)
  for (;;) {
    const from = performance.now()
    if (from >= end) break
    const request = take()
    if (request === undefined) {
      tally.ranOut = true
      break
    }
    const { status, bytes, head } = await ask(request)
    if (status !== job.expectedStatus) {
      tally.wrong += 1
      tally.firstWrong ??= head
    }
    const now = performance.now()
    if (from < begin || now > end) continue
    tally.times.push(now - from)
    tally.bytes += bytes
  }
  socket.destroy()
}

type Answer = { status: number; bytes: number; head: string }

/** Answers carry their length or come in chunks; nothing else is expected of our own server. */
const asker = (socket: Socket) => {
  let heard = Buffer.alloc(0)
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined
  const fail = (error: Error): void => waiting?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection')))
  socket.on('data', chunk => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk])
    const answer = wholeAnswer(heard)
    if (answer === undefined) return
    heard = heard.subarray(answer.bytes)
    waiting?.resolve(answer)
  })
  return (request: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      socket.write(request)
    })
}

const wholeAnswer = (heard: Buffer): Answer | undefined => {
  const split = heard.indexOf('\r\n\r\n')
  if (split < 0) return undefined
  const head = heard.toString('latin1', 0, split)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  const bytes = split + 4 + Number(length ?? 0)
  if (length !== undefined || status === 304) return heard.length >= bytes ? { status, bytes, head } : undefined
  const end = heard.indexOf('\r\n0\r\n\r\n', split)
  return end < 0 ? undefined : { status, bytes: end + 7, head }
}

if (import.meta.main) {
  const job = JSON.parse(await text(process.stdin)) as HttpJob
  console.log(JSON.stringify(await run(job)))
  process.exit(0)
}
