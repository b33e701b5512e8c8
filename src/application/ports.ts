import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Role } from '../domain/people/roles.ts'

/** The only source of time. Tests and `play` set it. */
export type Clock = { now(): Date }

export type HeldRole = { role: Role; region: string; organisationId?: string | undefined }

export type Account = {
  id: string
  personId: string
  login: string
  /** How the person is addressed on the screen: «Иванова М. П.» */
  displayName: string
  roles: HeldRole[]
  disabled: boolean
  /** The password was given by an administrator: its owner must set another before anything else. */
  passwordTemporary?: boolean | undefined
}

export type Accounts = {
  /** `lockedUntil`: no password is taken before it, right or wrong. */
  byLogin(login: string): Promise<(Account & { passwordHash: string; lockedUntil: Date | undefined }) | undefined>
  byId(id: string): Promise<Account | undefined>
  create(account: { personId: string; login: string; passwordHash: string; roles: HeldRole[] }): Promise<string>
  /** Demo door only: one account for each persona, in the order of the roles. */
  personas(): Promise<Account[]>
  /** Counts wrong passwords in a row; ten lock the account for 15 minutes. */
  noteSignIn(id: string, succeeded: boolean, now: Date): Promise<void>
}

export type Session = {
  account: Account
  /** The role the person works in now; undefined until one is picked when several are held. */
  active: HeldRole | undefined
  csrfSecret: string
  expiresAt: Date
}

/** Sessions live in the database: several processes, revocation and the audit need it. Only the token's hash is stored. */
export type Sessions = {
  open(accountId: string, active: HeldRole | undefined, now: Date): Promise<{ token: string; expiresAt: Date }>
  find(token: string, now: Date): Promise<Session | undefined>
  chooseRole(token: string, active: HeldRole): Promise<void>
  close(token: string): Promise<void>
}

export type Passwords = {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** Who looked at what: written for every page of somebody else's case, read by the auditor. */
export type AccessLog = {
  record(entry: { accountId: string; role: string; action: string; objectId: string; at: Date }): Promise<void>
}

/** One history: a case, a meeting. */
export type Stream = { kind: string; id: string }

export type NewEvent = { type: string; data: unknown }

/** Who did it and when; `onDay` is the day in the region's zone, from which terms are counted. */
export type Envelope = { actor: string | null; actorRole: string; at: Date; onDay: PlainDate }

export type StoredEvent = NewEvent & Envelope & { version: number }

/** The append-only history. Bound to a transaction, so that rows and jobs are written together with the events. */
export type EventLog = {
  /** Version 0 and no events when nothing has happened yet. */
  load(stream: Stream): Promise<{ version: number; events: StoredEvent[] }>
  /** Answers the new version; throws StaleCase when the stream is no longer at `expectedVersion`. */
  append(stream: Stream, expectedVersion: number, events: readonly NewEvent[], envelope: Envelope): Promise<number>
}

/** A letter as it leaves the house. `id` makes a repeated sending recognisable. */
export type Letter = {
  id: string
  to: string
  subject: string
  body: string
  /** The paper it speaks of goes with it. */
  documentId: string | null
}
/** A file that goes with a letter. */
export type Enclosure = { name: string; mediaType: string; bytes: Uint8Array }
export type Mailer = { send(letter: Letter, enclosures?: readonly Enclosure[]): Promise<void> }

/** Letters that wait to be sent: notices whose way is e-mail. */
export type Outbox = {
  /** Undefined when the letter was sent already, or nobody left an address. */
  waiting(noticeId: string): Promise<Letter | undefined>
  sent(noticeId: string, at: Date): Promise<void>
  failed(noticeId: string, why: string): Promise<void>
}

/** What the first look at the bytes of a file tells, whatever its name says. */
export type FileContent = {
  /** `pdf`, `jpg`, `png`, `docx`, `cfb` (old Office), `zip`, `macros` (Office with programs), `sig`…; undefined: nothing we know. */
  kind: string | undefined
  /** A password is needed to open it. */
  encrypted: boolean
  /** The end of the file is missing. */
  cutShort: boolean
  /** An archive that unpacks into more than a document can be. */
  bomb?: boolean | undefined
}

/** A file taken in and put aside: nothing refers to it until it is kept. Kept or dropped, one of them must be called. */
export type ReceivedFile = FileContent & {
  digest: string
  size: number
  /** There were more bytes than allowed; the rest was not written. */
  overLimit: boolean
  /** The bytes put aside, to look at before it is decided; not to be asked for after that. */
  read(): AsyncIterable<Uint8Array>
  keep(): Promise<void>
  drop(): Promise<void>
}

/** Originals, named by the SHA-256 of their bytes: the same file is stored once. */
export type FileStore = {
  receive(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedFile>
  /** undefined when there is no such file. */
  open(digest: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** Removes every original older than the moment whose digest `isUsed` does not know. Answers how many. */
  sweep(before: Date, isUsed: (digests: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>
}
