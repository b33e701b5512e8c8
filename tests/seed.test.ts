import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { settableClock } from '../src/adapters/clock.ts'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { verifyLog } from '../src/adapters/db/log-audit.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { fileStore } from '../src/adapters/files/store.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { type Seeded, seed } from '../src/cli/seed/seed.ts'
import { roles } from '../src/domain/people/roles.ts'
import { checkSnils } from '../src/domain/people/snils.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { root } from './play-desk.ts'

const regions = ['irkutsk', 'kaliningrad', 'kbr', 'kuzbass', 'penza']

describe('Учебный стенд', () => {
  let database: FreshDatabase
  let folder = ''
  let seeded: Seeded
  before(async () => {
    database = await freshDatabase()
    folder = await mkdtemp(join(tmpdir(), 'stand-'))
    seeded = await seed({
      law: await loadLaw(join(root, 'regulations')),
      storage: storage(database),
      files: fileStore(folder),
      accounts: accounts(database.db),
      passwords,
      names: nameDeclension(),
      now: new Date('2026-11-20T09:30:00Z'),
      settableClock,
      print: () => {},
    })
  })
  after(async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  })

  const counts = async (column: string): Promise<Record<string, Record<string, number>>> => {
    const { rows } = await database.pool.query<{ region: string; value: string; n: number }>(
      `select region, ${column} as value, count(*)::int as n from cases group by 1, 2`,
    )
    const found: Record<string, Record<string, number>> = {}
    for (const { region, value, n } of rows) found[region] = { ...found[region], [value]: n }
    return found
  }

  it('ни одно правило не отказало ни одному действию', () => {
    assert.deepEqual(seeded.refused, [])
  })

  it('в каждом регионе не меньше сорока дел на каждой стадии, какая там бывает', async () => {
    const byStage = await counts('stage')
    const everywhere =
      'submitted acceptance_refused registered review service_refused admitted panel_appointed assessment assessed on_agenda meeting decided ordered published closed archived withdrawn'
    const special: Record<string, string> = {
      irkutsk: 'information_asked',
      kaliningrad: 'information_asked disputed',
      kbr: 'information_asked testing',
    }
    for (const region of regions) {
      const stages = byStage[region] ?? {}
      const wanted = `${everywhere} ${special[region] ?? ''}`.trim().split(' ')
      assert.deepEqual(
        wanted.filter(stage => stages[stage] === undefined),
        [],
        region,
      )
      const total = Object.values(stages).reduce((sum, n) => sum + n, 0)
      assert.ok(total >= 40, `${region}: ${total}`)
    }
  })

  it('журнал цел, и в нём ничего из будущего', async () => {
    const audit = await verifyLog(database.db)
    assert.ok(audit.whole)
    assert.ok(audit.events > 3000)
    const { rows } = await database.pool.query(
      "select count(*)::int as n from events where at > '2026-11-20T09:30:00Z'",
    )
    assert.equal(rows[0]?.n, 0)
  })

  it('в каждом регионе можно войти в каждой роли', () => {
    for (const region of regions) {
      const held = new Set(seeded.personas.filter(one => one.region === region).map(one => one.role))
      assert.deepEqual(
        roles.filter(role => !held.has(role)),
        [],
        region,
      )
    }
  })

  it('СНИЛС вымышленных людей верны и из невыданных номеров', async () => {
    const { rows } = await database.pool.query<{ snils: string }>('select snils from people where snils is not null')
    assert.ok(rows.length > 300)
    for (const { snils } of rows) {
      assert.ok(!('wrong' in checkSnils(snils)), snils)
      assert.match(snils, /^9/)
    }
  })
})
