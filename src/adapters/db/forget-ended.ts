import type { Db } from './connect.ts'
import { forgetKeys } from './once.ts'
import { forgetEndedSessions } from './sessions.ts'

const keptDays = 7

/** Nightly: ended sessions, and keys of actions so old that nobody will press that button again. Answers how many rows went. */
export const forgetEnded = async (db: Db, now: Date): Promise<number> => {
  const weekAgo = new Date(now.getTime() - keptDays * 24 * 3600_000)
  return (await forgetEndedSessions(db, now)) + (await forgetKeys(db, weekAgo))
}
