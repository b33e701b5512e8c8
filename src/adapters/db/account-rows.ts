import { sql } from 'kysely'
import type { AccountRows } from '../../application/stores/people.ts'
import { type AccountRow, accountColumns, accounts, asAccount } from './accounts.ts'
import type { Db } from './connect.ts'

/** Accounts as an administrator changes them, inside the transaction of the use case. */
export const accountRows = (db: Db): AccountRows => ({
  get: async id => {
    const { rows } = await sql<AccountRow>`
      select ${accountColumns} from accounts a join people p on p.id = a.person_id where a.id = ${id}
      for update of a`.execute(db)
    return rows[0] && asAccount(rows[0])
  },

  loginTaken: async login => {
    const { rows } = await sql`select 1 from accounts where lower(login) = lower(${login.trim()})`.execute(db)
    return rows.length > 0
  },

  create: async account => {
    const id = await accounts(db).create(account)
    await sql`update accounts set password_temporary = true where id = ${id}`.execute(db)
    return id
  },

  grant: async (id, { role, region, organisationId }) => {
    await sql`insert into account_roles (account_id, role, region, organisation_id)
      values (${id}, ${role}, ${region}, ${organisationId ?? null}) on conflict do nothing`.execute(db)
  },

  revoke: async (id, { role, region, organisationId }) => {
    await sql`delete from account_roles where account_id = ${id} and role = ${role} and region = ${region}
      and organisation_id is not distinct from ${organisationId ?? null}::uuid`.execute(db)
  },

  setDisabled: async (id, disabled) => {
    await sql`update accounts set disabled = ${disabled} where id = ${id}`.execute(db)
  },

  setPassword: async (id, passwordHash, temporary) => {
    await sql`update accounts set password_hash = ${passwordHash}, password_temporary = ${temporary},
      failed_attempts = 0, locked_until = null where id = ${id}`.execute(db)
  },

  endSessions: async id => {
    const { numAffectedRows } = await sql`delete from sessions where account_id = ${id}`.execute(db)
    return Number(numAffectedRows ?? 0)
  },
})
