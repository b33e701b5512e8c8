import type { Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import { type FileChecks, isOpenToOthers } from '../files/file-check.ts'
import type { StoredFile } from '../stores/cases.ts'
import type { CaseArchive } from './archives.ts'

/** Orders the archive of a case; whoever asks has been shown the case already. Two clicks while one is being built order one. */
export const askForArchive = (app: App, by: By, caseId: string): Promise<{ archiveId: string } | Refusal> =>
  perform(app, by, async tx => {
    const last = await tx.archives.latest(caseId)
    const at = app.clock.now()
    if (last !== undefined && isBeingBuilt(last, at)) return { archiveId: last.id }
    const archiveId = app.newId()
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

/** Is it worth waiting for. A job that has not ended in a quarter of an hour is thought dead, and another may be ordered. */
export const isBeingBuilt = ({ status, askedAt }: Pick<CaseArchive, 'status' | 'askedAt'>, now: Date): boolean =>
  status === 'building' && now.getTime() - askedAt.getTime() < giveUpMs

/** The archive as it stands now: one whose file the scanner has closed since it was made must not be taken. */
export const afterScans = (
  archive: CaseArchive,
  files: readonly Pick<StoredFile, 'digest'>[],
  checks: FileChecks,
): CaseArchive => {
  const isClosedSince = ({ digest }: Pick<StoredFile, 'digest'>): boolean => {
    const check = checks[digest]
    const at = check?.scannedAt ?? null
    return !isOpenToOthers(check) && at !== null && archive.madeAt !== null && at > archive.madeAt
  }
  return archive.status === 'ready' && files.some(isClosedSince) ? { ...archive, status: 'failed', failed } : archive
}

const failed = 'После сборки антивирус закрыл один из файлов дела. Соберите архив заново: этот файл в него не войдёт'

const giveUpMs = 15 * 60_000
