import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { EmbeddedUnavailable } from './postgres-programs.ts'

describe('встроенная база', () => {
  const folders: string[] = []
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kategoria-embedded-'))
    folders.push(folder)
  })
  after(() => {
    for (const made of folders) rmSync(made, { recursive: true, force: true })
  })

  const answer = async (url: string, question: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const { rows } = await client.query<{ answer: unknown }>(question)
      return rows[0]?.answer
    } finally {
      await client.end()
    }
  }

  /** What another process of ours does with the same folder; its handle dies with it, however it ends. */
  const inAnotherProcess = (ending: 'stop' | 'kill'): { pid: number; reused: boolean } => {
    const program = `import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
      const server = await startEmbedded(${JSON.stringify(folder)})
      console.log(JSON.stringify({ pid: server.pid, reused: server.reused }))
      ${ending === 'kill' ? "process.kill(process.pid, 'SIGKILL')" : 'await server.stop()'}`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    assert.ok(stdout, stderr)
    return JSON.parse(stdout)
  }

  const isAlive = (pid: number): boolean => {
    const status = `/proc/${pid}/cmdline`
    return existsSync(status) && readFileSync(status, 'utf8') !== ''
  }

  it('сортирует по-русски, слушает только свой компьютер и без пароля не пускает', async () => {
    const server = await startEmbedded(folder)
    try {
      const order =
        "select string_agg(word, '' order by word) as answer from (values ('я'), ('ё'), ('е'), ('Ж'), ('а')) as t(word)"
      assert.equal(await answer(server.url, order), 'аеёЖя')
      assert.equal(await answer(server.url, "select current_setting('listen_addresses') as answer"), '127.0.0.1')
      assert.equal(await answer(server.url, "select current_setting('fsync') as answer"), 'on')
      assert.equal(statSync(join(folder, 'pg-password')).mode & 0o777, 0o600)
      const stranger = new URL(server.url)
      stranger.password = 'wrong'
      await assert.rejects(answer(stranger.href, 'select 1 as answer'), { code: '28P01' })
    } finally {
      await server.stop()
    }
    assert.equal(isAlive(server.pid), false)
  })

  it('второй процесс работает с тем же сервером и, уходя, его не останавливает', async () => {
    const server = await startEmbedded(folder)
    try {
      assert.deepEqual(inAnotherProcess('stop'), { pid: server.pid, reused: true })
      assert.equal(await answer(server.url, 'select 1 as answer'), 1)
    } finally {
      await server.stop()
    }
    assert.equal(isAlive(server.pid), false)
  })

  it('сервер, оставшийся после kill -9 программы, подхватывается', async () => {
    const orphan = inAnotherProcess('kill')
    assert.equal(orphan.reused, false)
    const server = await startEmbedded(folder)
    assert.deepEqual([server.pid, server.reused], [orphan.pid, true])
    await server.stop()
    assert.equal(isAlive(server.pid), false)
  })

  it('устаревший postmaster.pid с номером чужого живого процесса не мешает', async () => {
    const first = await startEmbedded(folder)
    await first.stop()
    writeFileSync(join(folder, 'pg', 'postmaster.pid'), `${process.pid}\n${join(folder, 'pg')}\n1\n5432\n\n\n\nready\n`)
    const server = await startEmbedded(folder)
    assert.equal(server.reused, false)
    assert.equal(await answer(server.url, 'select 1 as answer'), 1)
    await server.stop()
  })

  it('двое, начавшие одновременно, получают один сервер', async () => {
    const [one, other] = await Promise.all([startEmbedded(folder), startEmbedded(folder)])
    assert.equal(one.pid, other.pid)
    await one.stop()
    assert.equal(await answer(other.url, 'select 1 as answer'), 1)
    await other.stop()
    assert.equal(isAlive(one.pid), false)
  })

  it('прерванное создание не считается готовой базой', async () => {
    const half = join(folder, 'pg.new')
    mkdirSync(half)
    writeFileSync(join(half, 'PG_VERSION'), '18\n')
    const server = await startEmbedded(folder)
    assert.equal(await answer(server.url, 'select 1 as answer'), 1)
    assert.equal(existsSync(half), false)
    await server.stop()
  })

  it('без файла пароля и без программ говорит по-русски, что делать', async () => {
    await (await startEmbedded(folder)).stop()
    rmSync(join(folder, 'pg-password'))
    await assert.rejects(startEmbedded(folder), (error: Error) => {
      assert.ok(error instanceof EmbeddedUnavailable)
      assert.match(error.message, /Пропал файл с паролем/)
      assert.match(error.message, /DATABASE_URL/)
      return true
    })
  })
})
