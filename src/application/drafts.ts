import type { Finding } from '../domain/regulations/finding.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { knownByName } from './directory/names.ts'
import { savedAt, savedNote } from './filing/draft-notes.ts'
import { formInWords } from './filing/in-words.ts'
import { noDraft, type OpenDraft, openDraft, ownDraft, readDraft } from './filing/open-draft.ts'
import { unfinishedSections } from './filing/progress.ts'
import type { Answers } from './filing/questions.ts'
import type { Fault } from './filing/read-draft.ts'
import { type SectionId, sectionTitles } from './filing/sections.ts'
import { personFrom } from './filing/to-application.ts'
import { fileIn } from './filing.ts'
import { type CaseDone, loadCase } from './handle.ts'
import type { Tx } from './storage.ts'
import type { Draft } from './stores/cases.ts'
import { isUuid } from './uuid.ts'

/** The draft with its form, faults, files and predicted refusals; what the task list and the last check show. */
export const viewDraft = (app: App, by: By, draftId: string): Promise<OpenDraft | Refusal> =>
  app.storage.write(tx => openDraft(app, tx, by.actor, draftId))

export type SectionSaved =
  | { saved: true; version: number; faults: Fault[] }
  /** The same section was saved in another tab after this form was opened, with other answers; `stored` are those. */
  | { saved: false; version: number; stored: Answers }

/**
 * Keeps what was typed in one section, whether it passes or not. `seen` is the version the form was drawn from: tabs with
 * different sections never clash, two tabs with the same section do, and the second one is asked.
 */
export const saveSection = (
  app: App,
  by: By,
  draftId: string,
  section: SectionId,
  typed: Answers,
  seen: number,
): Promise<SectionSaved | Refusal> =>
  app.storage.write(async tx => {
    const open = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(open)) return open
    const { draft } = open
    const asked = open.form.find(({ id }) => id === section)
    if (asked === undefined) return { refused: 'no_section', because: 'В заявлении этого региона такого раздела нет' }

    const names = asked.questions.map(({ name }) => name)
    const answers = Object.fromEntries(names.map(name => [name, kept(typed[name])]))
    const stored = Object.fromEntries(names.map(name => [name, kept(draft.answers[name])]))
    const differs = names.some(name => String(answers[name]) !== String(stored[name]))
    if (differs && savedAt(draft.answers, section) > seen) return { saved: false, version: draft.version, stored }

    const version = draft.version + 1
    const next: Draft = {
      ...draft,
      version,
      answers: { ...draft.answers, ...answers, ...savedNote(section, version) },
      updatedAt: app.clock.now(),
    }
    const read = await readDraft(app, tx, by.actor, next)
    if (isRefusal(read)) return read
    const faults = [...(read.read.faults[section] ?? [])]
    await tx.drafts.put({ ...next, sections: { ...draft.sections, [section]: faults.length === 0 } })
    return { saved: true, version, faults }
  })

/** Sent already: a second click, or another tab, comes to the case that was filed. */
export type Sending = { despite: boolean }

/**
 * Sends the application. Unfinished sections block it; a refusal that the clerk's rules predict only asks for an explicit
 * «подать всё равно» (`despite`), because nobody may keep a person from applying.
 */
export const submitDraft = (app: App, by: By, draftId: string, { despite }: Sending): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const open = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(open)) return (await filedAlready(tx, by, draftId)) ?? open
    const { application, readiness, read, draft, applicant, notes } = open
    const unfinished = unfinishedSections(open)
    if (unfinished.length > 0 || application === undefined || readiness === undefined) return notReady(unfinished)
    if (!readiness.ready && !despite) return predicted(readiness.wouldBeRefused)

    const organisation = await organisationFor(app, tx, open)
    return fileIn(app, tx, by.actor, {
      caseId: draft.id,
      region: draft.region,
      person: personFrom(applicant, read.values),
      application: { ...application, organisationId: organisation.id },
      answers: formInWords(open.form, read.values, organisation.fullName),
      draftId: draft.id,
      proofs: open.proofs,
      epguNumber: notes.mode === 'intake' ? read.values.epgu_number || undefined : undefined,
    })
  })

/** Throws a draft away with its files' rows; asked for on a page of its own. */
export const deleteDraft = (app: App, by: By, draftId: string): Promise<{ deleted: true } | Refusal> =>
  perform(app, by, async tx => {
    const draft = await ownDraft(tx, by.actor, draftId)
    if (draft === undefined) return noDraft
    for (const file of await tx.files.ofDraft(draftId)) await tx.files.remove(file.id)
    await tx.drafts.remove(draftId)
    return { deleted: true }
  })

/** A draft becomes a case under the same id, so that sending twice cannot make two. */
const filedAlready = async (tx: Tx, { actor }: By, draftId: string): Promise<CaseDone | undefined> => {
  if (!isUuid(draftId)) return undefined
  const { version, events } = await tx.log.load({ kind: 'case', id: draftId })
  if (events[0]?.actor !== actor.personId) return undefined
  return { caseId: draftId, version, stage: (await loadCase(tx, draftId)).state.stage }
}

/** The organisation chosen or known by the name that was typed, or a new line of the directory for one nobody knows yet. */
const organisationFor = async (app: App, tx: Tx, { organisation, read, draft }: OpenDraft) => {
  if (organisation !== undefined) return organisation
  const fullName = read.values.organisation_name ?? ''
  const known = await knownByName(tx, draft.region, fullName)
  if (known !== undefined) return known
  const fresh = {
    id: app.newId(),
    region: draft.region,
    fullName,
    shortName: fullName,
    municipality: null,
    address: read.values.organisation_address || null,
    email: null,
    headName: null,
  }
  await tx.organisations.put(fresh)
  await tx.directory.setTypedByHand(fresh.id, true)
  return fresh
}

const notReady = (sections: readonly SectionId[]): Refusal => ({
  refused: 'unfinished',
  because: `Заявление заполнено не до конца: ${sections.map(id => `«${sectionTitles[id]}»`).join(', ')}`,
})

const predicted = (grounds: readonly { finding: Finding }[]): Refusal => ({
  refused: 'would_be_refused',
  because: 'По этим сведениям в приёме документов или в услуге откажут. Исправьте их или подайте заявление всё равно',
  clause: [...new Set(grounds.map(({ finding }) => finding.clause))].join('; '),
  findings: grounds.map(({ finding }) => finding),
})

const longestAnswer = 10_000

const kept = (value: string | readonly string[] | undefined): string | string[] => {
  if (value === undefined) return ''
  if (typeof value === 'string') return value.trim().slice(0, longestAnswer)
  return value.slice(0, 50).map(one => one.trim().slice(0, longestAnswer))
}
