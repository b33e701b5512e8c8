import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EarlierRefusal, HeldCategory } from '../../domain/case/application.ts'
import type { StoredFile } from '../stores/cases.ts'
import type {
  CertificationAct,
  CertificationSet,
  Confirmation,
  Invitation,
  Petition,
  SetItem,
  SignedWay,
} from '../stores/school.ts'
import type { NoticeLine } from './papers.ts'

/** `inviter`: who sent it, by name; `enteredBy`: who came by it. */
export type InvitationLine = Invitation & { school: string; inviter: string; enteredBy: string | null }

export type ConfirmationLine = Confirmation & {
  teacher: string
  caseNumber: string | null
  answeredByName: string | null
  nextDue: PlainDate | null
}

/** A set in a list; `act`: the one that stands, signed or not. */
export type SetLine = CertificationSet & {
  owner: string
  school: string
  caseNumber: string | null
  nextDue: PlainDate | null
  files: number
  remarks: number
  act: CertificationAct | null
}

/** `earlier`: what was sent before and returned, by round. `now`: bytes that the same places hold today; absent: removed. */
export type SetCard = SetLine & {
  items: SetItem[]
  earlier: { round: number; items: SetItem[] }[]
  now: Record<string, string>
}

/** A signed act over files that this case carries. Which of them, the digests say. */
export type CaseAct = {
  id: string
  documentId: string
  number: string
  on: PlainDate
  organisation: string
  signedAt: Date
  signedWay: SignedWay
  /** SHA-256 of every file that the act names, hexadecimal. */
  digests: string[]
}

export type ActLine = CertificationAct & { owner: string; files: number }

export type PetitionLine = Petition & {
  teacher: string
  school: string
  /** Where its files lie now. */
  draftId: string | null
  caseId: string | null
  minutesFile: Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'size' | 'digest'> | null
}

/** Somebody whose newest application of the region names this school, or whom it has dealt with. */
export type SchoolTeacher = {
  id: string
  surname: string
  name: string
  patronymic: string | null
  position: string
  subject: string | null
  /** The newest application names this school as the place of work. */
  worksHere: boolean
  held: HeldCategory[]
  refusals: EarlierRefusal[]
  openCases: number
  cases: number
  lastReceived: PlainDate | null
}

/** Whose a school's paper is, and which cases it bears upon. */
export type SchoolPaperOwner = {
  organisationId: string
  personId: string
  caseIds: string[]
  signed: boolean
}

export type SchoolReads = {
  /** Letters to an employer, newest first; at most 200. */
  noticesOfOrganisation(organisationId: string): Promise<NoticeLine[]>
  /** Newest first, at most 500. */
  invitations(question: { region: string } | { organisationId: string }): Promise<InvitationLine[]>
  /** Has an open account; takes reminders. */
  schoolDesk(organisationId: string): Promise<{ hasDesk: boolean; quiet: boolean }>
  confirmations(question: { caseId: string } | { organisationId: string }): Promise<ConfirmationLine[]>
  /** Newest first, at most 500. */
  certificationSets(question: { organisationId: string } | { ownerId: string } | { caseId: string }): Promise<SetLine[]>
  certificationSet(id: string): Promise<SetCard | undefined>
  certificationsOfCase(caseId: string): Promise<CaseAct[]>
  actsOfSchool(organisationId: string): Promise<ActLine[]>
  petitions(question: { organisationId: string } | { teacherId: string } | { caseId: string }): Promise<PetitionLine[]>
  petition(id: string): Promise<PetitionLine | undefined>
  /** By surname, at most 2000. */
  teachersOfSchool(organisationId: string): Promise<SchoolTeacher[]>
  schoolPaper(documentId: string): Promise<SchoolPaperOwner | undefined>
  /** The file stands in a set that this school was sent and that was not withdrawn, or is the school's own. */
  isShownToSchool(fileId: string, organisationId: string): Promise<boolean>
  /** Days on which a thing was reminded of. */
  remindedOn(subjectIds: readonly string[]): Promise<Record<string, PlainDate[]>>
  /** Regions in which something waits for a school: the daily rhythm goes through them. */
  schoolsWaiting(): Promise<{ organisationId: string; region: string }[]>
}
