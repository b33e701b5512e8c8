import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { EarlierRefusal, HeldCategory } from '../domain/case/application.ts'
import type { Points } from '../domain/case/events.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { ExpertProfile } from '../domain/expertise/expert.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import type { Category, Form } from '../domain/regulations/vocabulary.ts'
import type { Paper } from './papers/paper.ts'
import type { Account, EventLog, HeldRole } from './ports.ts'

/**
 * One transaction for events, rows, letters and jobs. A refusal that comes out of `work` rolls everything back:
 * nothing half-made is left, and the idempotency key is free again.
 */
export type Storage = {
  write<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal>
}

/** What a use case may read and write inside its transaction. */
export type Tx = {
  log: EventLog
  once: Once
  cases: CaseRows
  drafts: Drafts
  people: People
  accounts: AccountRows
  organisations: Organisations
  experts: Experts
  commission: Commission
  meetings: MeetingRows
  orders: Orders
  requests: RequestRows
  categories: Categories
  papers: PaperStore
  files: FileRows
  counters: { next(region: string, journal: string, year: number): Promise<number> }
  jobs: { add(task: string, payload: object, options?: { key?: string; at?: Date }): Promise<void> }
  audit: {
    record(entry: {
      at: Date
      actorId: string | null
      role: string
      action: string
      object: string
      details?: object
    }): Promise<void>
  }
}

/** Two clicks have one effect. `claim` waits for a twin under way and answers what it answered. */
export type Once = {
  /** undefined: the key is ours now; otherwise the earlier answer. */
  claim(accountId: string, key: string, at: Date): Promise<object | undefined>
  answer(accountId: string, key: string, answer: object): Promise<void>
}

export type Person = {
  id: string
  surname: string
  name: string
  patronymic: string | null
  sex: 'male' | 'female' | null
  birthDate: PlainDate | null
  snils: string | null
  citizenship: string | null
  identity: Record<string, string> | null
  phone: string | null
  email: string | null
  address: string | null
}
export type People = {
  get(id: string): Promise<Person | undefined>
  /** By the eleven digits: one number, one person. */
  bySnils(snils: string): Promise<Person | undefined>
  put(person: Person): Promise<void>
}

/** What an administrator changes; reading and signing in are `Accounts`. */
export type AccountRows = {
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<Account | undefined>
  loginTaken(login: string): Promise<boolean>
  create(account: { personId: string; login: string; passwordHash: string; roles: HeldRole[] }): Promise<string>
  grant(id: string, held: HeldRole): Promise<void>
  revoke(id: string, held: HeldRole): Promise<void>
  setDisabled(id: string, disabled: boolean): Promise<void>
  /** Also opens an account closed by wrong attempts. A temporary one must be changed by its owner. */
  setPassword(id: string, passwordHash: string, temporary: boolean): Promise<void>
  /** Answers how many there were. */
  endSessions(id: string): Promise<number>
}

/** Numbers of the state registers, checked before they come here. */
export type OrganisationNumbers = { inn: string | null; kpp: string | null; ogrn: string | null }

export type Organisation = {
  id: string
  region: string
  fullName: string
  shortName: string
  municipality: string | null
  address: string | null
  email: string | null
  headName: string | null
}
export type Organisations = {
  get(id: string): Promise<Organisation | undefined>
  put(organisation: Organisation): Promise<void>
  numbers(id: string, numbers: OrganisationNumbers): Promise<void>
}

/** The projected row of a case; `state` is the whole state, the rest is what queues sort and filter by. */
export type CaseRow = {
  id: string
  region: string
  version: number
  state: Exclude<CaseState, { stage: 'draft' }>
  mover: string | null
  nextDue: PlainDate | null
  nextDueName: string | null
  finished: boolean
  lastEventOn: PlainDate
  surnameKey: string
  epguNumber: string | null
}
export type CaseRows = {
  put(row: CaseRow): Promise<void>
  /** Keeps the seats in step with the panel of the case. */
  seats(caseId: string, seats: { expertId: string; duty: string; signedOn: PlainDate | null }[]): Promise<void>
  surnameKey(caseId: string): Promise<string | undefined>
  /** A number of the journal of applications: one number, one case of the region. */
  numberTaken(region: string, number: string): Promise<boolean>
  answers(caseId: string, answers: Answer[], by: string, at: Date): Promise<void>
  comments(caseId: string, expertId: string, comments: Record<string, string>): Promise<void>
  /** Ids of cases on a meeting's agenda that wait for an order, with their decision. */
  decidedAt(meetingId: string): Promise<string[]>
}

/** A question of the form and its answer as the person read and gave them. */
export type Answer = { field: string; question: string; answer: string }

export type Draft = {
  id: string
  region: string
  pack: string
  ownerId: string
  answers: Record<string, string | string[]>
  /** Section of the task list → finished by the person. */
  sections: Record<string, boolean>
  version: number
  createdAt: Date
  updatedAt: Date
}
export type Drafts = {
  get(id: string): Promise<Draft | undefined>
  /** `version` is the number of this save, one more than was read. Throws StaleCase when another tab has saved a newer version. */
  put(draft: Draft): Promise<void>
  remove(id: string): Promise<void>
}

export type Experts = {
  byIds(ids: readonly string[]): Promise<ExpertProfile[]>
  pool(region: string): Promise<ExpertProfile[]>
  put(region: string, expert: ExpertProfile, senior: boolean): Promise<void>
  /** Open seats of each expert, for even load. */
  load(region: string): Promise<Record<string, number>>
  declare(expertId: string, applicantId: string, reason: string, on: PlainDate): Promise<void>
  saveSheet(caseId: string, expertId: string, points: Points, comments: Record<string, string>, at: Date): Promise<void>
  /** The sheet as it was saved last; undefined before that. */
  sheet(
    caseId: string,
    expertId: string,
  ): Promise<{ points: Points; comments: Record<string, string>; savedAt: Date } | undefined>
  /** Nobody is appointed who is not active; seats held already stay. */
  setActive(expertId: string, active: boolean): Promise<void>
}

export type RosterMember = {
  personId: string
  duty: 'chair' | 'deputy_chair' | 'secretary' | 'member'
  tradeUnion: boolean
}
export type Commission = {
  roster(region: string, on: PlainDate): Promise<RosterMember[]>
  put(region: string, member: RosterMember, since: PlainDate): Promise<void>
  /** The last day on the commission; earlier meetings keep the member. */
  end(region: string, personId: string, until: PlainDate): Promise<void>
}

export type MeetingRow = {
  id: string
  region: string
  on: PlainDate
  time: string
  place: string
  stage: string
  version: number
  state: object
}
export type MeetingRows = { put(row: MeetingRow): Promise<void> }

export type OrderLine = {
  caseId: string
  category: Category
  position: string
  outcome: 'set' | 'refused'
  fullName: string
  organisation: string
  municipality: string
  decidedOn: PlainDate
  reason?: string | undefined
}
export type OrderRow = {
  id: string
  region: string
  meetingId: string
  status: 'draft' | 'agreed' | 'returned' | 'signed' | 'published'
  number: string | null
  title: string
  rows: OrderLine[]
  remarks: string | null
  draftedOn: PlainDate
  agreedOn: PlainDate | null
  agreedBy: string | null
  signedOn: PlainDate | null
  signedBy: string | null
  publishedOn: PlainDate | null
  publishedAt: Date | null
  version: number
}
export type Orders = {
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<OrderRow | undefined>
  put(row: OrderRow): Promise<void>
  numberTaken(region: string, number: string): Promise<boolean>
  /** Which of these cases another order, drafted or signed, carries. */
  carried(caseIds: readonly string[], exceptOrderId: string): Promise<string[]>
  /** Lines of the public register, written at publication. */
  publish(row: OrderRow): Promise<void>
}

export type RequestRow = {
  id: string
  region: string
  pack: string
  kind: string
  number: string | null
  stage: string
  version: number
  applicantId: string
  caseId: string | null
  received: PlainDate
  nextDue: PlainDate | null
  finished: boolean
  text: Record<string, string>
  state: object
}
export type RequestRows = {
  put(row: RequestRow): Promise<void>
  text(id: string): Promise<Record<string, string> | undefined>
}

/** Register of categories and refusals, kept from our own decisions and from what was proved on filing. */
export type Categories = {
  heldBy(personId: string): Promise<HeldCategory[]>
  refusalsOf(personId: string): Promise<EarlierRefusal[]>
  add(personId: string, held: HeldCategory & { caseId?: string | undefined }): Promise<void>
  addRefusal(personId: string, refusal: EarlierRefusal & { caseId: string }): Promise<void>
}

export type PaperOwner = { caseId?: string; meetingId?: string; orderId?: string; requestId?: string }
export type StoredPaper = PaperOwner & {
  id: string
  region: string
  form: Form
  title: string
  recipient: string
  clause: string
  content: Paper
  digest: string
  madeOn: PlainDate
  madeAt: Date
}
export type Notice = {
  id: string
  region: string
  caseId?: string | undefined
  requestId?: string | undefined
  personId?: string | undefined
  organisationId?: string | undefined
  documentId?: string | undefined
  subject: string
  body: string
  way: string
  createdAt: Date
}
export type PaperStore = {
  add(paper: Omit<StoredPaper, 'digest'>): Promise<StoredPaper>
  notify(notice: Notice): Promise<void>
  /** Marks everything that a person was told until the moment as read. */
  readNotices(personId: string, at: Date): Promise<void>
  /** Marks the letters of a person as read. */
  noticesRead(personId: string, at: Date): Promise<void>
  message(message: {
    id: string
    caseId: string
    authorId: string
    role: string
    body: string
    sentAt: Date
  }): Promise<void>
}

export type StoredFile = {
  id: string
  digest: string
  name: string
  mediaType: string
  size: number
  draftId: string | null
  caseId: string | null
  requestId?: string | null | undefined
  document: string
  uploadedBy: string
  uploadedAt: Date
}
export type FileRows = {
  add(file: StoredFile): Promise<void>
  get(id: string): Promise<StoredFile | undefined>
  /** Those of the digests that some row still names. */
  used(digests: readonly string[]): Promise<string[]>
  ofDraft(draftId: string): Promise<StoredFile[]>
  ofRequest(requestId: string): Promise<StoredFile[]>
  /** Files of a draft go with the application. */
  moveToCase(draftId: string, caseId: string): Promise<void>
  remove(id: string): Promise<void>
}
