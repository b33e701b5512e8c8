import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { HeldRole, Session, Sessions } from '../../application/ports.ts'
import type { Role } from '../../domain/people/roles.ts'
import { type AccountRow, accountColumns, asAccount } from './accounts.ts'
import type { Db } from './connect.ts'

const absoluteHours = 12
const idleMinutes = 60

type SessionRow = AccountRow & {
  active_role: Role | null
  active_region: string | null
  active_organisation_id: string | null
  csrf_secret: string
  expires_at: Date
}

/** Sessions end 12 hours after sign-in, or after 60 minutes without a request, or when the account is disabled. */
export const sessions = (db: Db): Sessions => ({
  open: async (accountId, active, now) => {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000)
    await db
      .insertInto('sessions')
      .values({
        token_hash: hashed(token),
        account_id: accountId,
        ...columnsOf(active),
        csrf_secret: randomBytes(24).toString('base64url'),
        created_at: now,
        last_seen_at: now,
        expires_at: expiresAt,
      })
      .execute()
    return { token, expiresAt }
  },

  // One statement a request. It notes the visit at most once a minute: pages must not cost a write each.
  find: async (token, now) => {
    const { rows } = await sql<SessionRow>`/*@session-find*/
      with touched as (
        update sessions set last_seen_at = ${now}
        where token_hash = ${hashed(token)} and expires_at > ${now}
          and last_seen_at between ${now}::timestamptz - make_interval(mins => ${idleMinutes})
                               and ${now}::timestamptz - interval '1 minute')
      select ${accountColumns}, s.active_role, s.active_region, s.active_organisation_id, s.csrf_secret, s.expires_at
      from sessions s join accounts a on a.id = s.account_id join people p on p.id = a.person_id
      where s.token_hash = ${hashed(token)} and s.expires_at > ${now} and not a.disabled
        and s.last_seen_at >= ${now}::timestamptz - make_interval(mins => ${idleMinutes})`.execute(db)
    return rows[0] && asSession(rows[0])
  },

  chooseRole: async (token, active) => {
    await db.updateTable('sessions').set(columnsOf(active)).where('token_hash', '=', hashed(token)).execute()
  },

  close: async token => {
    await db.deleteFrom('sessions').where('token_hash', '=', hashed(token)).execute()
  },
})

/** Removes what has ended by itself; for the daily rhythm. Answers how many. */
export const forgetEndedSessions = async (db: Db, now: Date): Promise<number> => {
  const idle = new Date(now.getTime() - idleMinutes * 60_000)
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where(({ eb, or }) => or([eb('expires_at', '<=', now), eb('last_seen_at', '<', idle)]))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Only this is stored: whoever reads the table cannot sign in with it. The token is random, so no salt is needed. */
const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()

const columnsOf = (active: HeldRole | undefined) => ({
  active_role: active?.role ?? null,
  active_region: active?.region ?? null,
  active_organisation_id: active?.organisationId ?? null,
})

const asSession = (row: SessionRow): Session => {
  const account = asAccount(row)
  // A role taken away since it was chosen gives no rights any more.
  const active = account.roles.find(
    held =>
      held.role === row.active_role &&
      held.region === row.active_region &&
      (held.organisationId ?? null) === row.active_organisation_id,
  )
  return { account, active, csrfSecret: row.csrf_secret, expiresAt: row.expires_at }
}
