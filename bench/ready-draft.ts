import { randomUUID } from 'node:crypto'
import type { App, By } from '../src/application/app.ts'
import { viewDraft } from '../src/application/drafts.ts'
import { packNow } from '../src/application/edition.ts'
import { notesFor } from '../src/application/filing/draft-notes.ts'
import { type AskedQuestion, formOf } from '../src/application/filing/form.ts'
import { unfinishedSections } from '../src/application/filing/progress.ts'
import type { Question } from '../src/application/filing/questions.ts'
import { answersFromPerson } from '../src/application/filing/to-application.ts'
import type { Tx } from '../src/application/storage.ts'
import type { Draft, StoredFile } from '../src/application/stores/cases.ts'
import type { Person } from '../src/application/stores/people.ts'
import { evidenceFor } from '../src/domain/eligibility/evidence.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type Pack, packRef } from '../src/domain/regulations/pack.ts'

/** An application of a teacher to the first category with every question answered and papers attached: only to be sent. */
export const readyDraft = (app: App, region: string, applicant: Person, organisationId: string, id: string): Draft => {
  const pack = packNow(app, region)
  if (isRefusal(pack)) throw new Error(pack.because)
  const now = app.clock.now()
  const form = formOf(
    { pack, nomenclature: app.law.nomenclature, channel: 'system', application: undefined },
    'own',
    'first',
  )
  const given = form.flatMap(({ questions }) =>
    questions.map(question => [question.name, answer(question, organisationId)] as const),
  )
  return {
    id,
    region,
    pack: packRef(pack),
    ownerId: applicant.id,
    answers: {
      ...Object.fromEntries(given),
      ...answersFromPerson(applicant),
      ...notesFor({ channel: 'system', mode: 'own', applicantId: applicant.id }),
    },
    sections: Object.fromEntries(form.map(section => [section.id, true])),
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** Writes the draft with its papers. */
export const storeDraft = async (app: App, tx: Tx, draft: Draft, newId: () => string = randomUUID): Promise<void> => {
  await tx.drafts.put(draft)
  const pack = packNow(app, draft.region)
  if (isRefusal(pack)) throw new Error(pack.because)
  for (const paper of papersFor(pack)) await tx.files.add({ ...paperFile(draft, paper), id: newId() })
}

/** Throws unless the product itself finds the draft complete: otherwise a run would measure refusals. */
export const assertReady = async (app: App, by: By, draftId: string): Promise<void> => {
  const open = await viewDraft(app, by, draftId)
  if (isRefusal(open)) throw new Error(open.because)
  const unfinished = unfinishedSections(open)
  if (unfinished.length > 0)
    throw new Error(
      `The invented draft of ${open.draft.region} lacks ${unfinished.join()}: ${JSON.stringify(open.read.faults)}`,
    )
}

const papersFor = (pack: Pack): string[] => {
  const simple = {
    category: 'first' as const,
    position: 'Учитель',
    organisationId: '',
    channel: 'system' as const,
    signature: 'pep' as const,
    held: [],
    earlierRefusals: [],
    documents: [],
    awardsClaimed: false,
    petition: false,
    wishesPresence: false,
    resultBy: 'account' as const,
    paperCopy: false,
    consent: true,
    foreignCitizen: false,
    nameChanged: false,
  }
  return [...new Set(evidenceFor(pack, simple).map(({ document }) => document))].slice(0, 4)
}

const paperFile = (draft: Draft, document: string): Omit<StoredFile, 'id'> => ({
  digest: 'ab'.repeat(32),
  name: 'Документ.pdf',
  mediaType: 'application/pdf',
  size: 245_760,
  draftId: draft.id,
  caseId: null,
  document,
  uploadedBy: draft.ownerId,
  uploadedAt: draft.createdAt,
})

const answer = ({ name, control, options }: AskedQuestion, organisationId: string): string => {
  const known = fixed[name]
  if (known !== undefined) return known
  switch (control.kind) {
    case 'organisation':
      return organisationId
    case 'yes_no':
      return 'no'
    case 'tick':
      return 'yes'
    case 'several':
      return ''
    case 'date':
      return '01.09.2015'
    case 'choice':
    case 'list':
      return options?.find(({ value }) => value !== '')?.value ?? ''
    case 'long':
      return 'Стабильные результаты освоения обучающимися образовательных программ за пять лет. '.repeat(3).trim()
    default:
      return control.inputmode === 'numeric' ? '10' : 'Педагогический университет'
  }
}

const fixed: Partial<Record<Question, string>> = {
  category: 'first',
  earlier_refusal_on: '',
  organisation_name: '',
  organisation_address: 'ул. Школьная, д. 7',
  position: 'Учитель',
  position_other: '',
  subject: 'Русский язык и литература',
  held_category: 'none',
  held_set_on: '',
  held_position: '',
  held_valid_until: '',
  held_order_number: '',
  held_order_date: '',
  held_body: '',
  held_region: '',
  result_delivery: 'account',
  evidence_link: 'https://example.org/portfolio',
  home_phone: '',
  passport_department_code: '420-001',
}
