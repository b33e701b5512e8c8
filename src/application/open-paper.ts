import { isOfTheWork } from '../domain/expertise/work-papers.ts'
import { mayReadMaterials } from '../domain/people/access.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isForApplicant, isUuid, mayReadCase } from './my-case.ts'
import { isSchoolForm } from './papers/school-papers.ts'
import type { Reads } from './reads.ts'
import type { RequestRow, StoredFile } from './stores/cases.ts'
import type { StoredPaper } from './stores/decisions.ts'

const staff = [
  'clerk',
  'secretary',
  'supervisor',
  'auditor',
  'chair',
  'deputy_chair',
  'member',
  'approver',
  'signatory',
] as const

/**
 * A paper for somebody who may read it: of a case those who may read the case (the applicant only what is meant for them),
 * of a request its applicant and the ministry, of a meeting or an order the ministry's own people. Otherwise undefined.
 */
export const openPaper = async (reads: Reads, actor: Actor, id: string): Promise<StoredPaper | undefined> => {
  const paper = isUuid(id) ? await reads.paper(id) : undefined
  if (paper === undefined) return undefined
  if (isSchoolForm(paper.form)) return (await mayReadSchoolPaper(reads, actor, paper)) ? paper : undefined
  const inRegion = actor.region === paper.region || actor.region === '*'
  if (paper.caseId) {
    const card = await reads.caseCard(paper.caseId)
    if (card === undefined || !mayReadCase(actor, card.relation)) return undefined
    if (actor.role === 'teacher' || actor.role === 'representative') return isForApplicant(paper) ? paper : undefined
    if (actor.role === 'employer') return paper.recipient === 'employer' ? paper : undefined
    if (isHiddenFromPanel(actor, paper, card.state.stage)) return undefined
    return paper
  }
  if (paper.requestId) {
    const request = await reads.requestCard(paper.requestId)
    return request !== undefined && mayReadRequest(actor, request.row) ? paper : undefined
  }
  if (actor.role === 'employer') {
    const isTheirs = actor.organisationId !== undefined && inRegion && paper.recipient === 'employer'
    const told = isTheirs ? await reads.organisationsTold(paper.id) : []
    return told.some(organisation => organisation === actor.organisationId) ? paper : undefined
  }
  return inRegion && staff.some(role => role === actor.role) ? paper : undefined
}

/**
 * A paper that a school has issued: its own people, the teacher it is about (a petition once it is signed), and those who may read
 * a case on which it bears, once it is signed; a certificate belongs to its case from the beginning.
 */
const mayReadSchoolPaper = async (reads: Reads, actor: Actor, { id, form }: StoredPaper): Promise<boolean> => {
  const owner = await reads.schoolPaper(id)
  if (owner === undefined) return false
  if (actor.role === 'employer') return actor.organisationId === owner.organisationId
  if (actor.role === 'teacher') return actor.personId === owner.personId && (owner.signed || form !== 'school_petition')
  if (!owner.signed && form !== 'school_certificate') return false
  for (const caseId of owner.caseIds) {
    const card = await reads.caseCard(caseId)
    if (card !== undefined && mayReadCase(actor, card.relation)) return true
  }
  return false
}

/** A request is seen by its applicant and by those of the ministry who answer, decide or watch. */
export const mayReadRequest = (
  actor: Actor,
  { applicantId, region }: Pick<RequestRow, 'applicantId' | 'region'>,
): boolean =>
  (actor.role === 'teacher' && actor.personId === applicantId) ||
  (actor.region === region &&
    ['clerk', 'secretary', 'supervisor', 'signatory', 'auditor'].some(role => role === actor.role))

/** A file for its download: of a draft only the person who fills it in, of a case those who may read the case. */
export const openFile = async (reads: Reads, actor: Actor, id: string): Promise<StoredFile | undefined> => {
  const file = isUuid(id) ? await reads.file(id) : undefined
  // What a teacher sent to be certified, and what the school itself has brought.
  if (file !== undefined && actor.role === 'employer' && actor.organisationId !== undefined)
    if (await reads.isShownToSchool(file.id, actor.organisationId)) return file
  if (file?.draftId) {
    const draft = await reads.draft(file.draftId)
    return draft?.draft.ownerId === actor.personId ? file : undefined
  }
  if (file?.requestId) {
    const request = await reads.requestCard(file.requestId)
    return request !== undefined && mayReadRequest(actor, request.row) ? file : undefined
  }
  // A portfolio is its owner's alone; a case has its own copy of the row.
  if (file?.ownerId) return file.ownerId === actor.personId ? file : undefined
  if (!file?.caseId) return undefined
  const card = await reads.caseCard(file.caseId)
  if (card === undefined) return undefined
  if (!mayReadCase(actor, card.relation))
    return mayReadMaterials(actor, card.relation) && isOfTheWork(file.document) ? file : undefined
  // An employer confirms the workplace; passports and diplomas of the teacher are no part of that.
  return actor.role === 'employer' && file.document !== 'employer_petition' ? undefined : file
}

/**
 * While sheets are being filled, nobody of the panel reads a colleague's: the analysis is independent. Once all are signed the
 * senior reads them whole: the protocol is made «на основе предоставленных заключений», which are sent over (Kaliningrad reg п. 70
 * абз. 3, 4); it is the ruling that is bounded by the disputed positions.
 */
const isHiddenFromPanel = (actor: Actor, { form }: StoredPaper, stage: string): boolean =>
  (actor.role === 'expert' || actor.role === 'senior') &&
  stage === 'assessment' &&
  (form === 'expert_sheet' || form === 'expert_conclusion')
