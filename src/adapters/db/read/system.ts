import { sql } from 'kysely'
import type { FailedLetter, SealLine, SystemReads, SystemState } from '../../../application/reads/system.ts'
import type { Db } from '../connect.ts'
import { verifyStream } from '../stream-audit.ts'

/** How the installation stands: its database, its queue, its log. */
export const systemReads = (db: Db): SystemReads => ({
  systemState: async () => {
    const { rows } = await sql<SystemState['database'] & { events: number | null }>`
      select current_setting('server_version') as version, pg_database_size(current_database()) as "sizeBytes",
        (select max(seq) from events) as events`.execute(db)
    const state = rows[0]
    if (state === undefined) throw new Error('The database did not answer')
    const migrations = await sql<SystemState['migrations'][number]>`
      select number, name, applied_at as "appliedAt" from schema_migrations order by number desc`.execute(db)
    const jobs = await sql<SystemState['jobs']>`
      select count(*) filter (where attempts < max_attempts) as waiting,
        count(*) filter (where attempts >= max_attempts) as failed,
        min(run_at) filter (where attempts < max_attempts) as oldest
      from graphile_worker.jobs`.execute(db)
    const { version, sizeBytes, events } = state
    return {
      database: { version, sizeBytes },
      migrations: migrations.rows,
      jobs: jobs.rows[0] ?? { waiting: 0, failed: 0, oldest: null },
      events: events ?? 0,
      seal: await lastSeal(db),
    }
  },

  failedLetters: async region => {
    const { rows } = await sql<FailedLetter>`
      select id, created_at as "createdAt", subject, failed as why from notices
      where sent_at is null and failed is not null and region = ${region}
      order by created_at desc limit 50`.execute(db)
    return rows
  },

  verifyStream: id => verifyStream(db, id),
  lastSeal: () => lastSeal(db),
})

const lastSeal = async (db: Db): Promise<SealLine | undefined> => {
  const { rows } = await sql<SealLine>`
    select from_seq as "fromSeq", to_seq as "toSeq", event_count as count, sealed_at as "sealedAt",
      encode(hash, 'hex') as hash
    from log_checkpoints order by to_seq desc limit 1`.execute(db)
  return rows[0]
}
