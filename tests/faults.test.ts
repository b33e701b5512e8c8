import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { accounts } from '../src/adapters/db/accounts.ts'
import { startWorker } from '../src/jobs/worker.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { startWebProcess, type WebProcess } from './web-process.ts'

/** A door to the database that the test may shut. */
const doorTo = async (url: string) => {
  const target = new URL(url)
  const open = new Set<Socket>()
  let shut = false
  const door: Server = createServer(client => {
    if (shut) return void client.destroy()
    const server = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  assert.ok(address !== null && typeof address === 'object')
  const through = new URL(url)
  through.port = String(address.port)
  const setShut = (now: boolean): void => {
    shut = now
    if (now) for (const socket of open) socket.destroy()
  }
  return { url: through.href, setShut, close: () => door.close() }
}

describe('когда что-то сломалось', () => {
  let database: FreshDatabase
  let folder = ''
  let door: Awaited<ReturnType<typeof doorTo>>
  let web: WebProcess

  before(async () => {
    database = await freshDatabase()
    folder = await mkdtemp(join(tmpdir(), 'kategoria-faults-'))
    // With an account in it the database is nobody's training stand and is not filled.
    const personId = randomUUID()
    await database.db.insertInto('people').values({ id: personId, surname: 'Ветрова', name: 'Анна' }).execute()
    await accounts(database.db).create({
      personId,
      login: 'one',
      passwordHash: 'none',
      roles: [{ role: 'clerk', region: 'kbr' }],
    })
    door = await doorTo(database.url)
    web = await startWebProcess(door.url, folder)
  })
  after(async () => {
    await web?.stop()
    door.close()
    await database.drop()
    await rm(folder, { recursive: true })
  })

  /** Runs `serve` where it cannot start; answers the code and everything said. */
  const start = async (environment: Record<string, string>): Promise<{ code: number | null; said: string }> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts'), 'serve'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        PORT: '0',
        ...environment,
      },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    const [code] = await once(child, 'close')
    return { code, said }
  }

  it('база пропала: страница говорит об этом без подробностей, проверка здоровья не проходит; вернулась – всё работает', async () => {
    assert.equal((await fetch(`${web.origin}/health`)).status, 200)
    assert.equal((await fetch(`${web.origin}/register`)).status, 200)
    door.setShut(true)
    for (let round = 0; round < 3; round++) {
      const page = await fetch(`${web.origin}/register`)
      const body = await page.text()
      assert.equal(page.status, 503)
      assert.match(body, /Система временно недоступна/)
      assert.doesNotMatch(body, /ECONN|127\.0\.0\.1|Error|at .*\.ts|select /)
      assert.equal((await fetch(`${web.origin}/health`)).status, 503)
    }
    door.setShut(false)
    assert.equal((await fetch(`${web.origin}/register`)).status, 200)
    assert.equal((await fetch(`${web.origin}/health`)).status, 200)
  })

  it('занятый порт, чужая настройка, закрытая папка, недоступная база: слова на русском и код 1', async () => {
    const file = join(folder, 'not-a-folder')
    await writeFile(file, '')
    const tries: [Record<string, string>, RegExp][] = [
      [{ PORT: new URL(web.origin).port }, /Порт \d+ занят/],
      [{ PORT: 'три тысячи' }, /PORT: ожидается целое число/],
      [{ DATA_DIR: join(file, 'data'), DATABASE_URL: '' }, /not-a-folder/],
      [{ DATABASE_URL: 'postgres://app:secret-word@127.0.0.1:1/kategoria' }, /База данных не отвечает/],
      [{ NODE_ENV: 'production', SESSION_SECRET: '' }, /SESSION_SECRET/],
    ]
    for (const [environment, words] of tries) {
      const { code, said } = await start(environment)
      assert.equal(code, 1, said)
      assert.match(said, words)
      assert.doesNotMatch(said, /\n\s+at |secret-word/, said)
    }
  })

  it('остановка по Ctrl+C – обычный конец с кодом 0', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts'), 'serve'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        PORT: '0',
      },
    })
    for await (const chunk of child.stdout) if (String(chunk).includes('работает')) child.kill('SIGINT')
    if (child.exitCode === null) await once(child, 'exit')
    assert.equal(child.exitCode, 0)
  })

  it('база пропала посреди письма: очередь поднимается сама и берёт новые', { timeout: 120_000 }, async () => {
    const queue = await doorTo(database.url)
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const later = Promise.withResolvers<void>()
    const worker = await startWorker({
      connectionString: queue.url,
      concurrency: 1,
      tasks: {
        long_letter: async () => {
          begun.resolve()
          await release.promise
        },
        next_letter: async () => later.resolve(),
      },
    })
    await database.pool.query(`select graphile_worker.add_job('long_letter')`)
    await begun.promise
    queue.setShut(true)
    release.resolve()
    await sleep(500)
    queue.setShut(false)
    await database.pool.query(`select graphile_worker.add_job('next_letter')`)
    await later.promise
    await worker.stop()
    queue.close()
  })

  it('остановка посреди первого запуска не оставляет за собой базы', async () => {
    const home = await mkdtemp(join(tmpdir(), 'kategoria-first-'))
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts'), 'serve'], {
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: '', DATA_DIR: home, PORT: '0' },
    })
    for await (const chunk of child.stdout) if (String(chunk).includes('Первый запуск')) child.kill('SIGINT')
    if (child.exitCode === null) await once(child, 'exit')
    assert.equal(child.exitCode, 0)
    assert.ok(!existsSync(join(home, 'pg', 'postmaster.pid')))
    await rm(home, { recursive: true })
  })

  it('в подробнейшем журнале программы нет ни фамилий, ни паролей, ни жетонов', async context => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts'), 'serve'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'trace',
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        PORT: '0',
      },
    })
    // Whatever happens below, the process does not outlive the test.
    context.after(() => child.kill('SIGKILL'))
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    while (!said.includes('работает')) await sleep(50)
    const origin = /работает: (http:\/\/\S+)/.exec(said)?.[1] ?? ''
    const shown = await fetch(`${origin}/sign-in`)
    const cookie = shown.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ')
    const token = /name="_csrf" value="([^"]+)"/.exec(await shown.text())?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: token, login: 'vetrova-login', password: 'Тайное слово 1984' })
    const sent = await fetch(`${origin}/sign-in`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' })
    assert.equal(sent.status, 422)
    await fetch(`${origin}/register/people?surname=${encodeURIComponent('Ветрова')}&snils=112-233-445+95`)
    await fetch(`${origin}/files/${encodeURIComponent('справка Ветровой.pdf')}`, {
      headers: { cookie: 'kategoria=tajnyj-zheton' },
    })
    child.kill('SIGINT')
    await once(child, 'close')
    assert.match(said, /"route":"\/sign-in"/)
    const secrets = ['vetrova-login', 'Тайное', encodeURIComponent('Тайное'), 'Ветров', encodeURIComponent('Ветров')]
    for (const secret of [...secrets, '112-233-445', 'tajnyj-zheton', token, cookie])
      assert.ok(!said.includes(secret), secret)
  })
})
