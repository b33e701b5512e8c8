import { type Finding, isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { petitionFindings } from '../../domain/school/petition.ts'
import { type App, type By, momentIn, notFound } from '../app.ts'
import { packNow } from '../edition.ts'
import { addFile, type KeptFile } from '../files.ts'
import type { Tx } from '../storage.ts'
import type { Petition } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'

/** All the checks with their clauses, as the screen shows them before the paper is made. */
export const checkPetition = async (app: App, tx: Tx, petition: Petition): Promise<Finding[]> => {
  const pack = packNow(app, petition.region)
  if (isRefusal(pack)) return []
  const { minutesNumber: number, minutesOn: on } = petition
  return petitionFindings(
    pack,
    {
      ...(await knownOf(tx, petition)),
      texts: petition.texts,
      minutes: number === null || on === null ? undefined : { number, on, hasFile: petition.minutesFileId !== null },
    },
    momentIn(app, pack.authority.time_zone).date,
  )
}

/** A file of the school itself: nobody else opens it until it goes to an application. */
export const keepOwn = async (app: App, tx: Tx, by: By, file: KeptFile): Promise<string> => {
  const id = await addFile(app, tx, by, file, { draftId: null, caseId: null })
  if (by.actor.organisationId !== undefined) await tx.school.addSchoolFile(id, by.actor.organisationId)
  return id
}

/** Writes a change; the version tells tabs apart. */
export const put = (app: App, tx: Tx, petition: Petition, changes: Partial<Petition>): Promise<void> =>
  tx.school.putPetition({ ...petition, ...changes, version: petition.version + 1, updatedAt: app.clock.now() })

/** What the rules of a petition look at, as far as it is known today. */
export const knownOf = async (tx: Tx, petition: Petition) => {
  const { teacherId, region, organisationId, category, position, proof } = petition
  const held = await tx.categories.heldBy(teacherId)
  // Whoever has asked stays one who asked, whatever the petition has become since.
  const isAsked = petition.askedWords !== null
  const place = await workplaceAt(tx, teacherId, region, organisationId)
  return {
    category,
    career: {
      position,
      held: proof === null ? held : [...held, proof],
      refusals: await tx.categories.refusalsOf(teacherId),
    },
    isEmployee: isAsked || place !== undefined,
  }
}

/** The teacher's newest case is of this school: an earlier one was of an earlier place of work. */
export const workplaceAt = async (tx: Tx, personId: string, region: string, organisationId: string) => {
  const [newest] = await tx.school.workplaces(personId, region)
  return newest?.organisationId === organisationId ? newest : undefined
}

/** A petition of the school of whoever acts, at one of these steps. */
export const atSchool = async (
  tx: Tx,
  { actor }: By,
  id: string,
  statuses: readonly Petition['status'][],
): Promise<Petition | Refusal> => {
  const petition = isUuid(id) ? await tx.school.petition(id) : undefined
  if (petition === undefined || actor.role !== 'employer' || actor.organisationId !== petition.organisationId)
    return { ...notFound, because: 'Такого ходатайства нет или оно вам недоступно' }
  return statuses.includes(petition.status)
    ? petition
    : { refused: 'not_now', because: `Сейчас это сделать нельзя: ходатайство ${petitionStatusWords[petition.status]}` }
}

export const petitionStatusWords: Record<Petition['status'], string> = {
  asked: 'ждёт ответа школы',
  draft: 'готовится',
  made: 'ждёт подписи',
  signed: 'подписано',
  declined: 'школа отказала',
  withdrawn: 'отозвано',
}
