import { archives } from './archives.ts'
import type { Db } from './connect.ts'
import { forgetKeys } from './once.ts'
import { forgetEndedSessions } from './sessions.ts'

const keptDays = 7

/** Nightly: ended sessions, keys of actions so old that nobody will press that button again, archives of cases that can be built anew. Answers how many rows went. */
export const forgetEnded = async (db: Db, now: Date): Promise<number> => {
  const weekAgo = new Date(now.getTime() - keptDays * 24 * 3600_000)
  const ended = [forgetEndedSessions(db, now), forgetKeys(db, weekAgo), archives(db).forget(weekAgo)]
  return (await Promise.all(ended)).reduce((sum, rows) => sum + rows, 0)
}
