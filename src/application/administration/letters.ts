import type { Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import { record } from './record.ts'

/**
 * Sends a letter once more that the mail server has refused: the address may have been mended since, or the server. One that waits in
 * the queue is tried now, with all its attempts before it.
 */
export const sendAgain = (app: App, by: By, noticeId: string): Promise<{ noticeId: string } | Refusal> =>
  perform(app, by, async tx => {
    if ((await tx.papers.unsent(noticeId)) !== by.actor.region)
      return { refused: 'not_found', because: 'Такого письма нет, или оно уже ушло' }
    await tx.jobs.add('send_notice', { noticeId }, { key: noticeId })
    await record(app, tx, by, 'letter.sent_again', `notice:${noticeId}`, {})
    return { noticeId }
  })
