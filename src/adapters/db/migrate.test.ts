import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { promisify } from 'node:util'
import pg from 'pg'
import { databaseServers, emptyDatabase } from '../../../tests/database.ts'
import { migrate } from './migrate.ts'

const own = readdirSync(join(import.meta.dirname, '../../../migrations')).sort()

for (const server of await databaseServers())
  describe(`миграции: ${server.name}`, () => {
    const made: (() => Promise<void> | void)[] = []
    let url: string
    beforeEach(async () => {
      const base = await emptyDatabase(server)
      url = base.url
      made.push(base.drop)
    })
    after(async () => {
      for (const drop of made) await drop()
    })

    const query = async (text: string): Promise<unknown[]> => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(text)).rows
      } finally {
        await client.end()
      }
    }

    const folderWith = (files: Record<string, string>): string => {
      const folder = mkdtempSync(join(tmpdir(), 'kategoria-migrations-'))
      made.push(() => rmSync(folder, { recursive: true }))
      for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
      return folder
    }

    it('применяются по порядку, а во второй раз делать нечего', async () => {
      assert.deepEqual(await migrate(url), own)
      assert.deepEqual(await migrate(url), [])
      assert.equal((await query('select from graphile_worker.jobs')).length, 0)
    })

    it('три процесса, начавшие вместе: применил один, остальные дождались', async () => {
      const program = `import { migrate } from ${JSON.stringify(import.meta.resolve('./migrate.ts'))}
        console.log(JSON.stringify(await migrate(${JSON.stringify(url)})))`
      const runs = Array.from({ length: 3 }, () =>
        promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]),
      )
      const applied = (await Promise.all(runs)).map(({ stdout }) => JSON.parse(stdout) as string[])
      assert.deepEqual(
        applied.sort((a, b) => b.length - a.length),
        [own, [], []],
      )
    })

    it('изменённый после применения файл и база новее программы — отказ', async () => {
      await migrate(url, folderWith({ '0001-a.sql': 'create table a (x int)', '0002-b.sql': 'create table b (x int)' }))
      const changed = folderWith({ '0001-a.sql': 'create table a (x bigint)', '0002-b.sql': 'create table b (x int)' })
      await assert.rejects(migrate(url, changed), /0001-a\.sql изменена после применения/)
      await assert.rejects(
        migrate(url, folderWith({ '0001-a.sql': 'create table a (x int)' })),
        /новее программы.*0002-b\.sql/,
      )
    })

    it('неудачная миграция не оставляет половины, и после исправления применяется', async () => {
      const broken = folderWith({ '0001-a.sql': 'create table a (x int); select no_such_thing()' })
      await assert.rejects(migrate(url, broken), /0001-a\.sql не применилась/)
      assert.deepEqual(await migrate(url, folderWith({ '0001-a.sql': 'create table a (x int)' })), ['0001-a.sql'])
    })

    it('два файла с одним номером и имя не по образцу — отказ', async () => {
      await assert.rejects(migrate(url, folderWith({ '0001-a.sql': '', '0001-b.sql': '' })), /Две миграции с номером 1/)
      await assert.rejects(migrate(url, folderWith({ '1-a.sql': '' })), /не вида NNNN-name\.sql/)
    })
  })
