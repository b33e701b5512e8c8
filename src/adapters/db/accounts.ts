import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Account, Accounts, HeldRole } from '../../application/ports.ts'
import { type Role, roles } from '../../domain/people/roles.ts'
import type { Db } from './connect.ts'

/** The columns of an account as `asAccount` reads them, over tables named `a` and `p`. Sessions select them too. */
export const accountColumns = sql`a.id, a.person_id, a.login, a.disabled, a.password_temporary, p.surname, p.name, p.patronymic,
  (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'region', r.region, 'organisationId', r.organisation_id)
     order by r.region, r.role), '[]') from account_roles r where r.account_id = a.id) as roles`

export type AccountRow = {
  id: string
  person_id: string
  login: string
  disabled: boolean
  password_temporary: boolean
  surname: string
  name: string
  patronymic: string | null
  roles: { role: Role; region: string; organisationId: string | null }[]
}

export const asAccount = (row: AccountRow): Account => ({
  id: row.id,
  personId: row.person_id,
  login: row.login,
  displayName: displayName(row.surname, row.name, row.patronymic),
  roles: row.roles.map(heldRole).sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role)),
  disabled: row.disabled,
  ...(row.password_temporary && { passwordTemporary: true }),
})

const heldRole = ({ role, region, organisationId }: AccountRow['roles'][number]): HeldRole =>
  organisationId === null ? { role, region } : { role, region, organisationId }

/** «Иванова М. П.»; a person without a patronymic is «Ли А.» */
const displayName = (surname: string, name: string, patronymic: string | null): string =>
  [surname, ...[name, patronymic].flatMap(part => (part ? [`${Array.from(part)[0]}.`] : []))].join(' ')

/** Attempts in a row before the door closes, and for how long. */
const attemptsAllowed = 10
const lockedMinutes = 15

export const accounts = (db: Db): Accounts => {
  const one = async (condition: RawBuilder<unknown>) => {
    const { rows } = await sql<AccountRow & { password_hash: string; locked_until: Date | null }>`
      select ${accountColumns}, a.password_hash, a.locked_until
      from accounts a join people p on p.id = a.person_id where ${condition}`.execute(db)
    return rows[0]
  }

  return {
    byLogin: async login => {
      const row = await one(sql`lower(a.login) = lower(${login.trim()})`)
      return row && { ...asAccount(row), passwordHash: row.password_hash, lockedUntil: row.locked_until ?? undefined }
    },

    byId: async id => {
      const row = await one(sql`a.id = ${id}`)
      return row && asAccount(row)
    },

    create: ({ personId, login, passwordHash, roles: held }) =>
      inTransaction(db, async tx => {
        const id = randomUUID()
        const row = { id, person_id: personId, login: login.trim(), password_hash: passwordHash, locked_until: null }
        await tx.insertInto('accounts').values(row).execute()
        const rows = held.map(({ role, region, organisationId }) => ({
          account_id: id,
          role,
          region,
          organisation_id: organisationId ?? null,
        }))
        if (rows.length > 0) await tx.insertInto('account_roles').values(rows).execute()
        return id
      }),

    personas: async () => {
      const { rows } = await sql<AccountRow & { as_role: Role; as_region: string }>`
        select ${accountColumns}, f.role as as_role, f.region as as_region
        from (select distinct on (r.region, r.role) r.region, r.role, r.account_id
              from account_roles r join accounts a on a.id = r.account_id where not a.disabled
              order by r.region, r.role, a.made) f
        join accounts a on a.id = f.account_id join people p on p.id = a.person_id`.execute(db)
      const place = (row: { as_role: Role; as_region: string }) => roles.indexOf(row.as_role)
      const sorted = rows.sort((a, b) => place(a) - place(b) || (a.as_region < b.as_region ? -1 : 1))
      return [...new Map(sorted.map(row => [row.id, asAccount(row)])).values()]
    },

    noteSignIn: async (id, succeeded, now) => {
      const until = new Date(now.getTime() + lockedMinutes * 60_000)
      await (succeeded
        ? sql`update accounts set failed_attempts = 0, locked_until = null
              where id = ${id} and (failed_attempts > 0 or locked_until is not null)`
        : sql`update accounts set failed_attempts = case when failed_attempts + 1 >= ${attemptsAllowed} then 0 else failed_attempts + 1 end,
                locked_until = case when failed_attempts + 1 >= ${attemptsAllowed} then ${until} else locked_until end
              where id = ${id}`
      ).execute(db)
    },
  }
}

/** The caller's transaction when there is one, otherwise a transaction of its own. */
const inTransaction = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)
