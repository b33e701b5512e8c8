import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { databaseServers } from './database.ts'

const root = join(import.meta.dirname, '..')

const bench = async (args: string[], database: string): Promise<{ code: number | null; out: string; err: string }> => {
  const env = { ...process.env, BENCH_DATABASE_URL: database }
  const child = spawn(process.execPath, ['bench/run.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, err }
}

describe('npm run bench', async () => {
  const [server] = await databaseServers()
  assert.ok(server !== undefined)

  it('на двухстах делах отвечает на каждый вопрос верно и печатает таблицу', async () => {
    const asked = ['--cases', '200', '--quick', '--in-place', '--no-starts']
    const { code, out, err } = await bench(asked, server.url)
    assert.equal(code, 0, err)
    for (const title of ['Очередь дел', 'Карточка дела', 'Поиск по началу фамилии', 'Подача заявления'])
      assert.match(out, new RegExp(`^\\| ${title} \\| [1-9]`, 'm'))
    assert.match(out, /цепочка хешей всего журнала проверена/)
    assert.match(out, /^\| Первая страница/m)
  })

  it('непонятную команду объясняет и ничего не меряет', async () => {
    const { code, out, err } = await bench(['--cases', 'много'], server.url)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /--cases N/)
  })
})
