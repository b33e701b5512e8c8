import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, notFound, perform } from '../app.ts'
import type { KeptFile } from '../files.ts'
import { isSchoolForm } from '../papers/school-papers.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { SignedWay } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { deliverPetition } from './deliver-petition.ts'
import { keepOwn, put } from './petition-state.ts'
import { schoolOfPaper } from './school-paper.ts'
import { tellPerson } from './tell.ts'

/** What follows from the signature of a school's paper, electronic or by hand. Papers of the ministry are none of its business. */
export const schoolPaperSigned = async (
  app: App,
  tx: Tx,
  paper: Pick<StoredPaper, 'id' | 'form' | 'region'>,
  way: SignedWay,
): Promise<object | Refusal> => {
  const signed = { signedAt: app.clock.now(), signedWay: way }
  const { region, id: documentId } = paper
  if (paper.form === 'school_certificate') {
    const found = await tx.school.confirmationOfPaper(documentId)
    if (found === undefined) throw new Error(`Paper ${documentId} belongs to no confirmation`)
    await tx.school.putConfirmation({ ...found, ...signed, facts: [] })
    return {}
  }
  if (paper.form === 'certification_act') {
    const act = await tx.school.actOfPaper(documentId)
    if (act === undefined) throw new Error(`Paper ${documentId} belongs to no act`)
    if (act.cancelledAt !== null) return { refused: 'cancelled', because: 'Акт отменён: подписывать его не нужно' }
    await tx.school.putAct({ ...act, ...signed })
    const set = await tx.school.certificationSet(act.setId)
    await tellPerson(app, tx, act.ownerId, {
      ...{ region, documentId, caseId: set?.caseId ?? undefined },
      subject: 'Школа заверила документы',
      body: `Подписан акт о заверении № ${act.number}. Файлы, которые в нём перечислены, считаются заверенными, пока их не меняли.`,
    })
    return {}
  }
  if (paper.form !== 'school_petition') return {}
  const petition = await tx.school.petitionOfPaper(documentId)
  if (petition === undefined) throw new Error(`Paper ${documentId} belongs to no petition`)
  if (petition.status !== 'made')
    return { refused: 'not_now', because: 'Ходатайство подготовлено заново или отозвано: подпишите новый документ' }
  await put(app, tx, petition, { ...signed, status: 'signed' })
  const delivered = await deliverPetition(app, tx, petition.id)
  await tellPerson(app, tx, petition.teacherId, {
    ...{ region, documentId },
    subject: 'Ходатайство подписано',
    body: delivered
      ? `Ходатайство № ${petition.number} и протокол уже лежат в черновике вашего заявления.`
      : `Ходатайство № ${petition.number} готово. Откройте раздел «Школа» и приложите его к заявлению одной кнопкой.`,
  })
  return {}
}

/**
 * The head has signed the printed paper with a pen. A petition needs the scan, for it goes to the application; of an act and a
 * certificate the paper itself is handed in.
 */
export const signedByHand = (
  app: App,
  by: By,
  documentId: string,
  scan?: KeptFile | undefined,
): Promise<{ documentId: string } | Refusal> =>
  perform(app, by, async tx => {
    const paper = isUuid(documentId) ? await tx.papers.get(documentId) : undefined
    const { actor } = by
    if (paper === undefined || !isSchoolForm(paper.form) || actor.role !== 'employer') return noPaper
    const organisationId = await schoolOfPaper(tx, paper)
    if (organisationId === undefined || organisationId !== actor.organisationId) return noPaper
    const signings = await tx.signings.ofDocument(documentId)
    if (signings.some(({ status }) => status === 'signed') || (await isSignedByHand(tx, paper)))
      return { refused: 'already_signed', because: 'Документ уже подписан' }
    if (paper.form === 'school_petition') {
      const petition = await tx.school.petitionOfPaper(documentId)
      if (petition === undefined) return noPaper
      if (scan === undefined)
        return {
          refused: 'no_scan',
          because: 'Приложите скан подписанного ходатайства: он пойдёт в заявление педагога',
        }
      await put(app, tx, petition, { scanFileId: await keepOwn(app, tx, by, scan) })
    }
    const done = await schoolPaperSigned(app, tx, paper, 'paper')
    if (isRefusal(done)) return done
    await record(app, tx, by, 'school_paper.signed_by_hand', `document:${documentId}`, { form: paper.form })
    return { documentId }
  })

const isSignedByHand = async (tx: Tx, { id, form }: StoredPaper): Promise<boolean> => {
  const found =
    form === 'school_certificate'
      ? await tx.school.confirmationOfPaper(id)
      : form === 'certification_act'
        ? await tx.school.actOfPaper(id)
        : await tx.school.petitionOfPaper(id)
  return found !== undefined && found.signedAt !== null
}

const noPaper: Refusal = { ...notFound, because: 'Такого документа нет или он вам недоступен' }
