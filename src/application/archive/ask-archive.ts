import type { Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'

/** Orders the archive of a case; whoever asks has been shown the case already. Two clicks while one is being built order one. */
export const askForArchive = (app: App, by: By, caseId: string): Promise<{ archiveId: string } | Refusal> =>
  perform(app, by, async tx => {
    const last = await tx.archives.latest(caseId)
    if (last?.status === 'building' && last.askedAt.getTime() > app.clock.now().getTime() - giveUpMs)
      return { archiveId: last.id }
    const archiveId = app.newId()
    const at = app.clock.now()
    await tx.archives.add({ id: archiveId, caseId, askedBy: by.actor.personId, askedAt: at })
    await tx.jobs.add('build_archive', { archiveId }, { key: archiveId })
    await tx.audit.record({
      at,
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'case.archive_asked',
      object: `case:${caseId}`,
    })
    return { archiveId }
  })

/** A job that has not ended by then is thought dead, and another may be ordered. */
const giveUpMs = 15 * 60_000
