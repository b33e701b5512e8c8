import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Application } from '../../domain/case/application.ts'
import { type Readiness, readiness } from '../../domain/eligibility/readiness.ts'
import type { Actor } from '../../domain/people/roles.ts'
import { portfolioDocument } from '../../domain/portfolio/limits.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type App, momentIn } from '../app.ts'
import { packNow } from '../edition.ts'
import { withRegister } from '../filing.ts'
import type { Tx } from '../storage.ts'
import type { Draft, StoredFile } from '../stores/cases.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { Evidence } from '../stores/portfolio.ts'
import { isUuid } from '../uuid.ts'
import { type DraftNotes, notesOf } from './draft-notes.ts'
import { categoryIn, type FormSection, formOf } from './form.ts'
import { answerOf } from './questions.ts'
import { type Fault, type ReadForm, readAnswers } from './read-draft.ts'
import type { SectionId } from './sections.ts'
import { applicationFrom, personFrom } from './to-application.ts'

/** A draft with everything a screen or a decision about it needs. Derived anew each time: the law may have changed overnight. */
export type OpenDraft = {
  draft: Draft
  notes: DraftNotes
  /** The edition in force today: the one the application would be filed under. */
  pack: Pack
  today: PlainDate
  form: FormSection[]
  read: ReadForm
  applicant: Person
  organisation: Organisation | undefined
  files: StoredFile[]
  /** Chosen from the portfolio; copies of them go into the case when it is sent. */
  proofs: Evidence[]
  /** undefined until the category is chosen. */
  application: Application | undefined
  /** The clerk's own rules, run on what is known so far; undefined with the application. */
  readiness: Readiness | undefined
}

export const noDraft: Refusal = { refused: 'no_draft', because: 'Такого черновика нет или он открыт не вам' }

/** Reads a draft of this person; a draft of somebody else is not there. Locks it until the end of the transaction. */
export const openDraft = async (app: App, tx: Tx, actor: Actor, draftId: string): Promise<OpenDraft | Refusal> => {
  const draft = await ownDraft(tx, actor, draftId)
  return draft === undefined ? noDraft : readDraft(app, tx, actor, draft)
}

/** The row of a draft of this person; an address that is no id at all leads nowhere either. */
export const ownDraft = async (tx: Tx, actor: Actor, draftId: string): Promise<Draft | undefined> => {
  const draft = isUuid(draftId) ? await tx.drafts.get(draftId) : undefined
  return draft?.ownerId === actor.personId ? draft : undefined
}

/** The same for answers that are not saved yet. */
export const readDraft = async (app: App, tx: Tx, actor: Actor, draft: Draft): Promise<OpenDraft | Refusal> => {
  const pack = packNow(app, draft.region)
  if (isRefusal(pack)) return pack
  const notes = notesOf(draft)
  const applicant = await tx.people.get(notes.applicantId)
  if (applicant === undefined) throw new Error(`No person ${notes.applicantId}`)
  const files = await tx.files.ofDraft(draft.id)
  const proofs = await tx.portfolio.ofDraft(draft.id)
  const today = momentIn(app, pack.authority.time_zone).date
  const { form, read, application } = formAndApplication(app, draft, { pack, notes, files, proofs, today, actor })
  const organisation = read.values.organisation ? await organisationOf(tx, draft, read.values.organisation) : undefined
  const checked = withFaults(form, read, [
    ...(read.values.organisation && organisation === undefined ? [unknownOrganisation] : []),
    ...(await snilsFaults(tx, applicant, read.values.snils)),
  ])
  const whole = application && (await withRegister(tx, { application, person: personFrom(applicant, checked.values) }))
  return {
    ...{ draft, notes, pack, today, form, applicant, organisation, files, proofs },
    read: checked,
    application: whole,
    readiness: whole && readiness(pack, whole, today, app.law.nomenclature),
  }
}

type Around = Pick<OpenDraft, 'pack' | 'notes' | 'files' | 'proofs' | 'today'> & { actor: Actor }

/** The list of papers depends on the application and the application on the answers, so the form is made twice. */
const formAndApplication = (app: App, draft: Draft, { pack, notes, files, proofs, today, actor }: Around) => {
  const category = categoryIn(answerOf(draft.answers, 'category'))
  const setting = { pack, nomenclature: app.law.nomenclature, channel: notes.channel }
  const around = {
    ...notes,
    region: draft.region,
    attached: [
      ...files.map(file => file.document),
      // Proofs of the portfolio are the «портфолио» or «сведения о результатах» that the edition asks for.
      ...(proofs.length > 0 && category !== undefined ? [portfolioDocument(pack, category)] : []),
    ],
    newOrganisationId: draft.id,
    byRepresentative: actor.role === 'representative',
  }
  const first = formOf({ ...setting, application: undefined }, notes.mode, category)
  const before = applicationFrom(readAnswers(first, draft.answers, today).values, around)
  const form = formOf({ ...setting, application: before }, notes.mode, category)
  const read = readAnswers(form, draft.answers, today)
  return { form, read, application: applicationFrom(read.values, around) }
}

const organisationOf = async (tx: Tx, draft: Draft, id: string): Promise<Organisation | undefined> => {
  const found = isUuid(id) ? await tx.organisations.get(id) : undefined
  return found?.region === draft.region ? found : undefined
}

const unknownOrganisation: Fault = {
  field: 'organisation',
  message: 'Такой организации в справочнике региона нет. Найдите её по названию',
}

/** One number, one person: somebody else's number is a slip, or somebody else's papers. */
const snilsFaults = async (tx: Tx, applicant: Person, snils: string | undefined): Promise<Fault[]> => {
  if (!snils || snils === applicant.snils) return []
  const bearer = await tx.people.bySnils(snils)
  return bearer === undefined || bearer.id === applicant.id
    ? []
    : [{ field: 'snils', message: 'Этот СНИЛС уже записан за другим человеком. Проверьте цифры по карточке' }]
}

const withFaults = (form: readonly FormSection[], read: ReadForm, found: readonly Fault[]): ReadForm => {
  const faults: Partial<Record<SectionId, readonly Fault[]>> = { ...read.faults }
  for (const fault of found) {
    const section = form.find(({ questions }) => questions.some(({ name }) => name === fault.field))
    if (section) faults[section.id] = [...(faults[section.id] ?? []), fault]
  }
  return { values: read.values, faults }
}
