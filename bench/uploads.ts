// node bench/uploads.ts [--mb 1024] [--write]: one large file by a plain form and by pieces, beside `cat | tee | sha256sum` on the same disk.
import { execFile } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { accounts } from '../src/adapters/db/accounts.ts'
import { connect } from '../src/adapters/db/connect.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { startDraft } from '../src/application/filing/start-draft.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { csrfToken } from '../src/web/csrf.ts'
import { startMeasured } from './database.ts'
import { memoryOf } from './machine.ts'
import { published } from './performance-page.ts'
import { decimal, grid, whole } from './report.ts'
import { startProduct } from './started.ts'

const megabyte = 1024 * 1024
const pieceBytes = 8 * megabyte
const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { mb: { type: 'string', default: '1024' }, write: { type: 'boolean' } } })
const bytes = Math.min(Math.max(Number(values.mb) || 1024, 1), 1024) * megabyte

type Measured = { seconds: number; grown: number; most: number }

/** A PDF of exactly this length, of bytes that do not pack. Answers its sum. */
const makeFile = async (path: string): Promise<string> => {
  const file = await open(path, 'w')
  const hash = createHash('sha256')
  const [head, end] = [Buffer.from('%PDF-1.7\n'), Buffer.from('\n%%EOF\n')]
  const write = async (chunk: Buffer): Promise<void> => {
    hash.update(chunk)
    await file.write(chunk)
  }
  await write(head)
  const noise = randomBytes(megabyte)
  for (let left = bytes - head.length - end.length; left > 0; left -= megabyte)
    await write(noise.subarray(0, Math.min(left, megabyte)))
  await write(end)
  await file.close()
  return hash.digest('hex')
}

/** Seconds of the least that must be done: read, write a copy, sum, and have it on the disk. */
const yardstick = async (path: string, copy: string): Promise<number> => {
  const from = performance.now()
  await promisify(execFile)('sh', ['-c', 'cat "$1" | tee "$2" | sha256sum > /dev/null && sync "$2"', 'sh', path, copy])
  rmSync(copy)
  return (performance.now() - from) / 1000
}

/** Runs a road while the memory of the server is looked at twenty times a second. */
const watched = async (pid: number, road: () => Promise<void>): Promise<Measured> => {
  const before = memoryOf(pid).now
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(pid).now)
  }, 50)
  const from = performance.now()
  try {
    await road()
  } finally {
    clearInterval(watch)
  }
  return { seconds: (performance.now() - from) / 1000, grown: most - before, most }
}

type Client = { port: number; headers: Record<string, string>; token: string }

const send = (
  { port, headers }: Client,
  method: string,
  path: string,
  more: Record<string, string | number>,
  body?: AsyncIterable<Uint8Array>,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...more } }, answer => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    asked.on('error', reject)
    const write = async (): Promise<void> => {
      for await (const chunk of body ?? [])
        if (!asked.write(chunk)) await new Promise(resume => asked.once('drain', resume))
      asked.end()
    }
    write().catch(reject)
  })

const part = (fields: string): string => `--edge\r\nContent-Disposition: form-data; ${fields}\r\n`
const formType = 'multipart/form-data; boundary=edge'

const sure = (status: number, wanted: number, what: string): void => {
  if (status !== wanted) throw new Error(`${what}: ${status} instead of ${wanted}`)
}

const plainForm = async (client: Client, draft: string, file: string, length: number): Promise<void> => {
  const head = `${part('name="file_portfolio"; filename="portfolio.pdf"')}Content-Type: application/pdf\r\n\r\n`
  const body = async function* () {
    yield Buffer.from(head)
    yield* createReadStream(file, { end: length - 1, highWaterMark: 256 * 1024 })
    yield Buffer.from('\r\n--edge--\r\n')
  }
  const address = `/apply/${draft}/files?_csrf=${encodeURIComponent(client.token)}`
  sure((await send(client, 'POST', address, { 'content-type': formType }, body())).status, 303, 'form')
}

const byPieces = async (client: Client, draft: string, file: string, length: number): Promise<void> => {
  const tus = { 'tus-resumable': '1.0.0', 'x-csrf-token': client.token }
  const metadata = `filename ${Buffer.from('portfolio.pdf').toString('base64')}`
  const begun = await send(client, 'POST', '/uploads', { ...tus, 'upload-length': length, 'upload-metadata': metadata })
  sure(begun.status, 201, 'begin')
  const address = String(begun.headers.location)
  for (let from = 0; from < length; from += pieceBytes) {
    const to = Math.min(from + pieceBytes, length)
    const headers = {
      ...tus,
      'upload-offset': from,
      'content-type': 'application/offset+octet-stream',
      'content-length': to - from,
    }
    const piece = createReadStream(file, { start: from, end: to - 1, highWaterMark: 256 * 1024 })
    sure((await send(client, 'PATCH', address, headers, piece)).status, 204, 'piece')
  }
  const body = async function* () {
    yield Buffer.from(`${part('name="upload_portfolio"')}\r\n${address.split('/').at(-1)}\r\n--edge--\r\n`)
  }
  const form = `/apply/${draft}/files?_csrf=${encodeURIComponent(client.token)}`
  sure((await send(client, 'POST', form, { 'content-type': formType }, body())).status, 303, 'form')
}

const bench = async (folder: string): Promise<void> => {
  const server = await startMeasured(join(root, '.cache', 'bench'), process.env.BENCH_DATABASE_URL)
  const name = `kategoria_bench_uploads_${process.pid}`
  const admin = connect(server.url, { max: 1 })
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).toString()
  await admin.pool.query(`create database ${name}`)
  try {
    const product = await startProduct(url)
    const connection = connect(url, { max: 2 })
    try {
      const file = join(folder, 'large.pdf')
      const digest = await makeFile(file)
      const least = await yardstick(file, join(folder, 'copy'))
      const { client, newDraft, kept } = await person(connection, product.port)
      // The first request of each kind pays for what is loaded once.
      const small = join(folder, 'small.pdf')
      await promisify(execFile)('sh', ['-c', `printf '%%PDF-1.7\\n%%%%EOF\\n' > "$1"`, 'sh', small])
      await plainForm(client, await newDraft(), small, 15)
      await byPieces(client, await newDraft(), small, 15)
      const roads: [title: string, road: typeof plainForm][] = [
        ['обычная форма', plainForm],
        ['куски по 8 МБ с продолжением', byPieces],
      ]
      const rows: string[][] = []
      for (const [title, road] of roads) {
        const draft = await newDraft()
        const measured = await watched(product.pid, () => road(client, draft, file, bytes))
        if ((await kept(draft)) !== digest) throw new Error(`${title}: the kept file is not the one that was sent`)
        rows.push(row(title, measured.seconds, least, `${measured.grown} МБ`, `${measured.most} МБ`))
      }
      published(report([row('мерка: cat, tee, sha256sum, sync', least, least, '', ''), ...rows]))
    } finally {
      await connection.close()
      await product.stop()
    }
  } finally {
    await admin.pool.query(`drop database if exists ${name} with (force)`)
    await admin.close()
    await server.stop()
  }
}

const row = (title: string, seconds: number, least: number, grown: string, most: string): string[] => [
  title,
  decimal(seconds, 1),
  whole(bytes / megabyte / seconds),
  `${decimal(seconds / least, 1)}×`,
  grown,
  most,
]

const report = (rows: readonly string[][]): string => `## Загрузка файлов

Файл ${whole(bytes / megabyte)} МБ; мерка читает его, пишет копию, считает сумму и ждёт диска. Цель – память сервера растёт не больше чем на 100 МБ. Процессоров – ${cpus().length}, ${new Date().toISOString().slice(0, 10)}. Раздел пишет \`node bench/uploads.ts --write\`.

${grid(['Путь', 'Секунд', 'МБ в секунду', 'К мерке', 'Память выросла', 'Память всего'], rows)}
`

/** An invented teacher of КБР, where files may be as large as the system takes, signed in. */
const person = async (connection: ReturnType<typeof connect>, port: number) => {
  const { db } = connection
  const held = { role: 'teacher' as const, region: 'kbr' }
  const personId = randomUUID()
  await db.insertInto('people').values({ id: personId, surname: 'Примерова', name: 'Анна' }).execute()
  const accountId = await accounts(db).create({ personId, login: 'bench', passwordHash: 'none', roles: [held] })
  const own = sessions(db)
  const { token } = await own.open(accountId, held, new Date())
  const session = await own.find(token, new Date())
  const client: Client = {
    port,
    token: csrfToken(session?.csrfSecret ?? ''),
    headers: { cookie: `__Host-kategoria=${token}`, 'sec-fetch-site': 'same-origin' },
  }
  const app = {
    clock: { now: () => new Date() },
    storage: storage(connection),
    law: await loadLaw(join(root, 'regulations')),
    newId: randomUUID,
    names: nameDeclension(),
  }
  const newDraft = async (): Promise<string> => {
    const by = { actor: { personId, ...held }, accountId }
    const made = await startDraft(app, by, { region: 'kbr', channel: 'system' })
    if (isRefusal(made)) throw new Error(made.because)
    return made.draftId
  }
  const kept = async (draft: string): Promise<string | undefined> => {
    const found = await db.selectFrom('files').select('digest').where('draft_id', '=', draft).executeTakeFirst()
    return found?.digest
  }
  return { client, newDraft, kept }
}

const folder = mkdtempSync(join(tmpdir(), 'kategoria-uploads-'))
try {
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
