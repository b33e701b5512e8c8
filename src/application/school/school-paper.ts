import type { Refusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import type { Paper } from '../papers/paper.ts'
import { type SchoolForm, schoolTitles } from '../papers/school-papers.ts'
import type { Tx } from '../storage.ts'
import type { PaperOwner, StoredPaper } from '../stores/decisions.ts'
import type { CertificationAct, Confirmation, Petition } from '../stores/school.ts'
import { inOwnWords } from '../templates/template-in-force.ts'

/** The next number of a school's own papers of a form; they begin again each year. */
export const nextSchoolNumber = async (
  tx: Tx,
  region: string,
  organisationId: string,
  form: SchoolForm,
  on: string,
): Promise<string> => String(await tx.counters.next(region, `${form}:${organisationId}`, Number(on.slice(0, 4))))

/** Freezes a paper of a school. */
export const keepSchoolPaper = async (
  app: App,
  tx: Tx,
  form: SchoolForm,
  region: string,
  paper: Paper,
  owner: PaperOwner = {},
): Promise<string> => {
  const id = app.newId()
  await tx.papers.add({
    ...{ id, region, form, title: `${schoolTitles[form]} № ${paper.number}`, recipient: 'file', clause: paper.clause },
    ...owner,
    ...{ madeOn: paper.date, madeAt: app.clock.now() },
    content: await inOwnWords(tx, region, form, paper),
  })
  return id
}

/** Why this person of a school may not sign this paper; undefined when they may. */
export const whyNotSignedHere = async (
  tx: Tx,
  organisationId: string | undefined,
  paper: Pick<StoredPaper, 'id' | 'form'>,
): Promise<Refusal | undefined> => {
  const owner = await ownerOf(tx, paper)
  if (owner === undefined || owner.organisationId !== organisationId)
    return { refused: 'not_yours', because: 'Документ подписывает руководитель школы, которая его составила' }
  if (owner.signedWay === 'paper')
    return { refused: 'already_signed', because: 'Документ уже подписан на бумаге: второй подписи не нужно' }
  return 'cancelledAt' in owner && owner.cancelledAt !== null
    ? { refused: 'cancelled', because: 'Акт отменён: подписывать его не нужно' }
    : undefined
}

/** Whose paper it is: only people of this school sign it. */
export const schoolOfPaper = async (tx: Tx, paper: Pick<StoredPaper, 'id' | 'form'>): Promise<string | undefined> =>
  (await ownerOf(tx, paper))?.organisationId

const ownerOf = async (
  tx: Tx,
  { id, form }: Pick<StoredPaper, 'id' | 'form'>,
): Promise<Confirmation | CertificationAct | Petition | undefined> => {
  if (form === 'school_certificate') return tx.school.confirmationOfPaper(id)
  if (form === 'certification_act') return tx.school.actOfPaper(id)
  return form === 'school_petition' ? tx.school.petitionOfPaper(id) : undefined
}
