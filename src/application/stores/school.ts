import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import type { SetStatus } from '../../domain/school/certification.ts'
import type { FactAnswer } from '../../domain/school/confirmation.ts'
import type { PetitionCategory } from '../../domain/school/petition.ts'
import type { StoredFile } from './cases.ts'

/** By hand: printed, signed with a pen, sealed; the scan or the paper lies at the school. */
export type SignedWay = 'electronic' | 'paper'

export type Invitation = {
  id: string
  region: string
  organisationId: string
  /** The address of the directory on the day of the last sending. */
  email: string
  caseId: string | null
  invitedBy: string
  inviterRole: string
  invitedAt: Date
  sentAt: Date
  sentTimes: number
  expiresAt: Date
  usedAt: Date | null
  /** The account. */
  usedBy: string | null
  revokedAt: Date | null
  revokedBy: string | null
}

/** A link of a letter; the link itself is not kept. */
export type SchoolLink = {
  purpose: 'enter' | 'quiet'
  organisationId: string
  invitationId: string | null
  endedAt: Date | null
}

export type Invitations = {
  /** Locks the row until the end of the transaction. */
  invitation(id: string): Promise<Invitation | undefined>
  /** Not used, not revoked and not expired at the moment. */
  openInvitation(organisationId: string, at: Date): Promise<Invitation | undefined>
  putInvitation(invitation: Invitation): Promise<void>
  /** Somebody has an open account of this school. */
  hasDesk(organisationId: string): Promise<boolean>
  /** This letter gets links when it leaves. */
  wantLinks(letter: { noticeId: string; organisationId: string; invitationId: string | null }): Promise<void>
  linksWanted(noticeId: string): Promise<{ organisationId: string; invitationId: string | null } | undefined>
  addLink(link: Omit<SchoolLink, 'endedAt'> & { tokenHash: Uint8Array; noticeId: string; at: Date }): Promise<void>
  link(tokenHash: Uint8Array): Promise<SchoolLink | undefined>
  /** Links of letters sent before do not work any more. */
  endLinks(invitationId: string, at: Date): Promise<void>
  isQuiet(organisationId: string): Promise<boolean>
  setQuiet(organisationId: string, quiet: boolean, by: string | null, at: Date): Promise<void>
  remindedOn(subjectIds: readonly string[]): Promise<Record<string, PlainDate[]>>
  /** False when it was done today already. */
  addReminder(subjectId: string, organisationId: string, on: PlainDate, by: string | null): Promise<boolean>
}

export type Confirmation = {
  id: string
  region: string
  caseId: string
  organisationId: string
  /** Null when the school answered without being asked. */
  askedBy: string | null
  askedRole: string | null
  askedAt: Date
  answeredBy: string | null
  answeredAt: Date | null
  onDay: PlainDate | null
  number: string | null
  documentId: string | null
  signedAt: Date | null
  signedWay: SignedWay | null
  facts: FactAnswer[]
}

export type Confirmations = {
  confirmation(id: string): Promise<Confirmation | undefined>
  /** Asked and not answered. */
  openConfirmation(caseId: string): Promise<Confirmation | undefined>
  confirmationOfPaper(documentId: string): Promise<Confirmation | undefined>
  /** Facts are written once, with the answer. */
  putConfirmation(confirmation: Confirmation): Promise<void>
}

/** A file in a set: where it comes from and the bytes it was when it was sent. */
export type SetItem = {
  source: 'evidence' | 'case'
  sourceId: string
  title: string
  fileId: string
  digest: string
  name: string
  mediaType: string
  size: number
  remark: string | null
}

export type CertificationSet = {
  id: string
  region: string
  organisationId: string
  ownerId: string
  caseId: string | null
  status: SetStatus
  /** Counts from one; a set mended and sent again is a round more. */
  round: number
  note: string | null
  sentAt: Date
  returnedAt: Date | null
  version: number
}

export type CertificationAct = {
  id: string
  setId: string
  region: string
  organisationId: string
  ownerId: string
  number: string
  madeOn: PlainDate
  madeBy: string
  documentId: string
  signedAt: Date | null
  signedWay: SignedWay | null
  cancelledAt: Date | null
}

export type Certifications = {
  certificationSet(id: string): Promise<CertificationSet | undefined>
  /** Throws StaleCase when it was saved meanwhile; `version` is one more than was read. */
  putSet(set: CertificationSet): Promise<void>
  setItems(setId: string, round: number): Promise<SetItem[]>
  addItems(setId: string, round: number, items: readonly SetItem[]): Promise<void>
  /** Remarks by place, from one. */
  remark(setId: string, round: number, remarks: Readonly<Record<number, string>>): Promise<void>
  actOfSet(setId: string): Promise<CertificationAct | undefined>
  actOfPaper(documentId: string): Promise<CertificationAct | undefined>
  putAct(act: CertificationAct): Promise<void>
  addDigests(actId: string, digests: readonly string[]): Promise<void>
}

/** `asked`: by the teacher; `made`: the paper is there and waits for its signature. */
export type PetitionStatus = 'asked' | 'draft' | 'made' | 'signed' | 'declined' | 'withdrawn'

export type Petition = {
  id: string
  region: string
  organisationId: string
  teacherId: string
  category: PetitionCategory
  position: string
  status: PetitionStatus
  /** What the teacher wrote when asking, perhaps nothing; null: the school has begun by itself. */
  askedWords: string | null
  reason: string | null
  /** Indicator → what was done. */
  texts: Record<string, string>
  /** «Педагогический совет» or another collegial body. */
  council: string | null
  minutesNumber: string | null
  minutesOn: PlainDate | null
  minutesFileId: string | null
  /** Signed with a pen: what goes to the application. */
  scanFileId: string | null
  /** The highest category by a paper that the school has seen, where the register does not know it. */
  proof: HeldCategory | null
  number: string | null
  madeOn: PlainDate | null
  documentId: string | null
  signedAt: Date | null
  signedWay: SignedWay | null
  /** Rows of files in the application it went to. */
  fileId: string | null
  minutesCopyId: string | null
  writtenBy: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export type Petitions = {
  petition(id: string): Promise<Petition | undefined>
  petitionOfPaper(documentId: string): Promise<Petition | undefined>
  /** Under way for this teacher and category at this school. */
  openPetition(organisationId: string, teacherId: string, category: string): Promise<Petition | undefined>
  /** Throws StaleCase when another tab has saved a newer one. */
  putPetition(petition: Petition): Promise<void>
  /** Drafts of a person in a region, newest first. */
  draftsOf(ownerId: string, region: string): Promise<string[]>
}

/** Where a person works as far as cases tell: the school and position of the newest one. */
export type Workplace = { organisationId: string; position: string; caseId: string }

export type SchoolStore = Invitations &
  Confirmations &
  Certifications &
  Petitions & {
    /** Newest first; of one region. */
    workplaces(personId: string, region: string): Promise<Workplace[]>
    /** Papers and proofs of a case with their rows. */
    filesOfCase(caseId: string): Promise<StoredFile[]>
    /** The school's own file: minutes, a scan signed by hand. */
    addSchoolFile(fileId: string, organisationId: string): Promise<void>
  }
