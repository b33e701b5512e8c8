import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { accounts } from '../src/adapters/db/accounts.ts'
import type { Connection } from '../src/adapters/db/connect.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import type { App } from '../src/application/app.ts'
import type { Law } from '../src/application/law.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { csrfToken } from '../src/web/csrf.ts'
import { onceName } from '../src/web/forms.ts'
import { paths } from '../src/web/paths.ts'
import { cookieName } from '../src/web/session.ts'
import type { Asked } from './captured.ts'
import { inventedTeacher } from './invented-people.ts'
import { packsOf } from './load.ts'
import { assertReady, readyDraft, storeDraft } from './ready-draft.ts'
import { inTransaction } from './templates.ts'

/** Numbers of people from here on are those who send applications while we measure. */
const firstApplicant = 700_000_000

/** Signs people in by the product's own adapters, and leaves drafts that wait only to be sent. */
export const peopleAtWork = (connection: Connection, law: Law) => {
  const { db } = connection
  const app: App = {
    clock: { now: () => new Date() },
    storage: storage(connection),
    law,
    newId: randomUUID,
    names: nameDeclension(),
  }
  const regions = packsOf(law).map(({ region }) => region)
  let made = 0

  const signedIn = async (personId: string, role: Role, region: string) => {
    const held = { role, region }
    // Nobody signs in by a password here, so none fits.
    const account = { personId, login: `bench-${randomUUID()}`, passwordHash: '!', roles: [held] }
    const accountId = await accounts(db).create(account)
    const { token } = await sessions(db).open(accountId, held, app.clock.now())
    return { accountId, token, cookie: `${cookieName('kategoria', true)}=${token}` }
  }

  /** One worker of each region, as often as asked. */
  const workers = async (role: Role, count: number): Promise<{ region: string; cookie: string }[]> => {
    const found = await sql<{ id: string }>`select id from people order by id limit ${count}`.execute(db)
    return Promise.all(
      found.rows.map(async ({ id }, index) => {
        const region = regions[index % regions.length] ?? ''
        return { region, cookie: (await signedIn(id, role, region)).cookie }
      }),
    )
  }

  /** Requests that send an application, each of a teacher of its own, a fifth for each region. */
  const submissions = async (count: number): Promise<Asked[]> => {
    const schools = await schoolsByRegion()
    const asked: Asked[] = []
    const one = async (): Promise<void> => {
      const number = firstApplicant + made++
      const region = regions[number % regions.length] ?? ''
      const person = inventedTeacher(randomUUID(), number)
      const draftId = randomUUID()
      const school = schools.get(region)?.[number % 100] ?? ''
      await inTransaction(app, async tx => {
        await tx.people.put(person)
        await storeDraft(app, tx, readyDraft(app, region, person, school, draftId))
        return {}
      })
      const { token, cookie, accountId } = await signedIn(person.id, 'teacher', region)
      if (asked.length < regions.length)
        await assertReady(app, { actor: { personId: person.id, role: 'teacher', region }, accountId }, draftId)
      const session = await sessions(db).find(token, app.clock.now())
      const body = { _csrf: csrfToken(session?.csrfSecret ?? ''), [onceName]: randomUUID(), despite: 'yes' }
      asked.push({ path: paths.draftThing(draftId, 'submission'), cookie, body })
    }
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (made < count) await one()
      }),
    )
    return asked
  }

  const schoolsByRegion = async (): Promise<Map<string, string[]>> => {
    const { rows } = await sql<{ region: string; ids: string[] }>`
      select region, array_agg(id::text order by id) as ids from organisations group by region`.execute(db)
    return new Map(rows.map(({ region, ids }) => [region, ids]))
  }

  return { workers, submissions, regions }
}
