import { z } from 'zod'
import type { Enclosed } from '../application/documents/enclosures.ts'
import type { Clock, Letter, Mailer, Outbox } from '../application/ports.ts'
import type { Task } from './worker.ts'

export type Chores = {
  clock: Clock
  mailer: Mailer
  outbox: Outbox
  /** The paper of a letter as files, or words instead. */
  enclosuresOf(documentId: string): Promise<Enclosed>
  /** Puts into a letter what is nowhere else: one-time links. */
  withLinks?: ((letter: Letter) => Promise<Letter>) | undefined
  /** Reminds schools of what waits for them. */
  remindSchools?: (() => Promise<unknown>) | undefined
  /** Seals what was written to the log since the last seal. */
  sealLog(now: Date): Promise<unknown>
  /** Removes sessions and idempotency keys that have ended. */
  forgetEnded(now: Date): Promise<unknown>
}

const letterPayload = z.object({ noticeId: z.uuid() })

/** Names of jobs and what they do. A job may run twice: each is harmless the second time. */
export const tasks = ({
  clock,
  mailer,
  outbox,
  enclosuresOf,
  sealLog,
  forgetEnded,
  withLinks,
  remindSchools,
}: Chores): Record<string, Task> => ({
  send_notice: async payload => {
    const { noticeId } = letterPayload.parse(payload)
    const kept = await outbox.waiting(noticeId)
    if (kept === undefined) return
    try {
      const letter = (await withLinks?.(kept)) ?? kept
      const { enclosures, words } =
        letter.documentId === null ? { enclosures: [] } : await enclosuresOf(letter.documentId)
      await mailer.send(words === undefined ? letter : { ...letter, body: `${letter.body}\n\n${words}` }, enclosures)
    } catch (error) {
      await outbox.failed(noticeId, error instanceof Error ? error.name : 'Error')
      throw error
    }
    await outbox.sent(noticeId, clock.now())
  },
  seal_log: async () => {
    await sealLog(clock.now())
  },
  remind_schools: async () => {
    await remindSchools?.()
  },
  forget_ended: async () => {
    await forgetEnded(clock.now())
  },
})

/** The daily rhythm, in UTC. */
export const crontab = ['*/5 * * * * seal_log', '17 3 * * * forget_ended', '30 5 * * * remind_schools'].join('\n')
