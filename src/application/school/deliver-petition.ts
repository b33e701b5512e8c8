import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { DocumentKind } from '../../domain/regulations/vocabulary.ts'
import { type App, type By, notFound, perform } from '../app.ts'
import { addFile, type KeptFile } from '../files.ts'
import { answerOf } from '../filing/questions.ts'
import { startDraftIn } from '../filing/start-draft.ts'
import { changeCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { Draft, StoredFile } from '../stores/cases.ts'
import type { Petition } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { put } from './petition-state.ts'

/** Puts a signed petition into the teacher's own unfinished application for that category; false when there is none. */
export const deliverPetition = async (app: App, tx: Tx, petitionId: string): Promise<boolean> => {
  const petition = await tx.school.petition(petitionId)
  if (petition === undefined) throw new Error(`No petition ${petitionId}`)
  for (const draftId of await tx.school.draftsOf(petition.teacherId, petition.region)) {
    const draft = await tx.drafts.get(draftId)
    if (draft === undefined || answerOf(draft.answers, 'category') !== petition.category) continue
    await intoDraft(app, tx, petition, draft)
    return true
  }
  return false
}

/** Where the teacher wants it: an unfinished application, a case under way, or a new application. */
export type PetitionTarget = { draftId: string } | { caseId: string } | 'new'

/** The teacher attaches a signed petition; what is known from it is not typed again. */
export const attachPetition = (
  app: App,
  by: By,
  petitionId: string,
  target: PetitionTarget,
): Promise<{ draftId?: string; caseId?: string } | Refusal> =>
  perform(app, by, async tx => {
    const petition = isUuid(petitionId) ? await tx.school.petition(petitionId) : undefined
    const { actor } = by
    if (petition === undefined || actor.role !== 'teacher' || petition.teacherId !== actor.personId)
      return { ...notFound, because: 'Такого ходатайства нет или оно вам недоступно' }
    if (petition.status !== 'signed')
      return { refused: 'not_signed', because: 'Ходатайство ещё не подписано: приложить можно только подписанное' }
    const attached = petition.fileId === null ? undefined : await tx.files.get(petition.fileId)
    if (attached?.caseId) return { refused: 'filed', because: 'Это ходатайство уже в деле' }
    if (typeof target === 'object' && 'caseId' in target) return intoCase(app, tx, by, petition, target.caseId)
    if (attached !== undefined)
      return { refused: 'attached', because: 'Это ходатайство уже лежит в черновике заявления' }
    const draft = target === 'new' ? await freshDraft(app, tx, by, petition) : await draftFor(tx, by, target.draftId)
    if (draft === undefined) return { ...notFound, because: 'Такого черновика нет или он открыт не вам' }
    if (isRefusal(draft)) return draft
    if (draft.region !== petition.region)
      return {
        refused: 'other_region',
        because: 'Черновик подаётся в другой регион, а ходатайство адресовано здешней комиссии',
      }
    await intoDraft(app, tx, petition, draft)
    return { draftId: draft.id }
  })

const intoDraft = async (app: App, tx: Tx, petition: Petition, draft: Draft): Promise<void> => {
  const { signed, minutes } = await filesOf(tx, petition)
  const by = ownerOf(petition)
  const owner = { draftId: draft.id, caseId: null }
  const fileId = await addFile(app, tx, by, signed, owner)
  const minutesCopyId = minutes === undefined ? null : await addFile(app, tx, by, minutes, owner)
  const known = {
    category: petition.category,
    organisation: petition.organisationId,
    position: petition.position,
    petition_details: requisites(petition.number, petition.madeOn),
    council_minutes_details: requisites(petition.minutesNumber, petition.minutesOn),
  }
  const missing = Object.entries(known).filter(([name]) => answerOf(draft.answers, name) === '')
  await tx.drafts.put({
    ...draft,
    answers: { ...draft.answers, ...Object.fromEntries(missing) },
    version: draft.version + 1,
    updatedAt: app.clock.now(),
  })
  await put(app, tx, petition, { fileId, minutesCopyId })
}

const intoCase = async (
  app: App,
  tx: Tx,
  by: By,
  petition: Petition,
  caseId: string,
): Promise<{ caseId: string } | Refusal> => {
  const { signed, minutes } = await filesOf(tx, petition)
  const documents: DocumentKind[] = [
    'employer_petition',
    ...(minutes === undefined ? [] : ['council_minutes' as const]),
  ]
  const done = await changeCase(app, tx, by.actor, caseId, { type: 'SupplyDocuments', documents })
  if (isRefusal(done)) return done
  for (const old of [petition.fileId, petition.minutesCopyId]) if (old !== null) await tx.files.remove(old)
  const owner = { draftId: null, caseId }
  const fileId = await addFile(app, tx, by, signed, owner)
  const minutesCopyId = minutes === undefined ? null : await addFile(app, tx, by, minutes, owner)
  await put(app, tx, petition, { fileId, minutesCopyId })
  return { caseId }
}

/** The signed file: the frozen PDF under its electronic signature, or the scan of the paper; and the minutes. */
const filesOf = async (tx: Tx, petition: Petition): Promise<{ signed: KeptFile; minutes: KeptFile | undefined }> => {
  const minutes = petition.minutesFileId === null ? undefined : await tx.files.get(petition.minutesFileId)
  return {
    signed: await signedFile(tx, petition),
    minutes: minutes && { ...bytesOf(minutes), document: 'council_minutes' },
  }
}

const signedFile = async (tx: Tx, { id, documentId, number, scanFileId, signedWay }: Petition): Promise<KeptFile> => {
  const document = 'employer_petition'
  if (signedWay === 'paper') {
    const scan = scanFileId === null ? undefined : await tx.files.get(scanFileId)
    if (scan === undefined) throw new Error(`Petition ${id} was signed by hand and has no scan`)
    return { ...bytesOf(scan), document }
  }
  const signings = documentId === null ? [] : await tx.signings.ofDocument(documentId)
  const signing = signings.find(({ status }) => status === 'signed')
  if (signing?.digest == null || signing.size === null) throw new Error(`Petition ${id} is not signed`)
  const name = `Ходатайство № ${number}.pdf`
  return { document, digest: signing.digest, size: signing.size, name, mediaType: 'application/pdf' }
}

const bytesOf = ({ digest, name, mediaType, size }: StoredFile) => ({ digest, name, mediaType, size })

const requisites = (number: string | null, on: Petition['madeOn']): string =>
  number === null || on === null ? '' : `№ ${number} от ${asShortRussianDate(on)}`

const draftFor = async (tx: Tx, { actor }: By, draftId: string): Promise<Draft | undefined> => {
  const draft = isUuid(draftId) ? await tx.drafts.get(draftId) : undefined
  return draft?.ownerId === actor.personId ? draft : undefined
}

const freshDraft = async (app: App, tx: Tx, by: By, petition: Petition): Promise<Draft | Refusal | undefined> => {
  const made = await startDraftIn(app, tx, by, {
    region: petition.region,
    channel: 'system',
    category: petition.category,
  })
  return isRefusal(made) ? made : tx.drafts.get(made.draftId)
}

/** Rows of files name who brought them: the teacher, whose application it is. */
const ownerOf = ({ teacherId, region }: Petition): By => ({
  actor: { personId: teacherId, role: 'teacher', region },
  accountId: teacherId,
})
