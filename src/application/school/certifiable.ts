import type { Refusal } from '../../domain/regulations/finding.ts'
import { paperWords } from '../../domain/regulations/in-words/titles.ts'
import type { DocumentKind } from '../../domain/regulations/vocabulary.ts'
import { type App, type By, notFound } from '../app.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { SetItem } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'

/** A file by where it stands: a proof of the portfolio, or a paper or a proof of a case. */
export type Choice = { source: SetItem['source']; id: string }

export type Certifiable = {
  region: string
  organisationId: string
  caseId: string | null
  items: SetItem[]
}

/** Papers a school has no business with, and those it issues itself. */
const notCertified: ReadonlySet<string> = new Set<DocumentKind>([
  'application',
  'consent',
  'identity',
  'authority',
  'employer_petition',
  'council_minutes',
  'employment_certificate',
])

/** Everything of this teacher that a school could certify: of a case, or of the portfolio before filing. */
export const certifiableOf = async (
  app: App,
  tx: Tx,
  { actor }: Pick<By, 'actor'>,
  of: { caseId: string } | { organisationId: string; region: string },
): Promise<Certifiable | Refusal> => {
  if (actor.role !== 'teacher') return notFound
  if ('caseId' in of) return ofCase(app, tx, actor.personId, of.caseId)
  const school = isUuid(of.organisationId) ? await tx.organisations.get(of.organisationId) : undefined
  if (school === undefined || school.region !== of.region)
    return { refused: 'no_school', because: 'Выберите свою школу' }
  const proofs = await tx.portfolio.of(actor.personId)
  const items = proofs.flatMap(({ id, title, file }): SetItem[] =>
    file === undefined ? [] : [{ source: 'evidence', sourceId: id, title, fileId: file.id, ...bytesOf(file) }],
  )
  return { region: school.region, organisationId: school.id, caseId: null, items }
}

const ofCase = async (app: App, tx: Tx, personId: string, caseId: string): Promise<Certifiable | Refusal> => {
  const { state } = isUuid(caseId) ? await loadCase(tx, caseId) : { state: { stage: 'draft' as const } }
  if (state.stage === 'draft' || state.applicantId !== personId) return notFound
  const pack = app.law.pack(state.pack)
  const proofs = await tx.portfolio.ofCase(caseId)
  const files = await tx.school.filesOfCase(caseId)
  const fromProofs = proofs.flatMap(({ id, title, file }): SetItem[] =>
    file === undefined ? [] : [{ source: 'case', sourceId: id, title, fileId: file.id, ...bytesOf(file) }],
  )
  const fromFiles = files
    .filter(({ document, digest }) => !notCertified.has(document) && !fromProofs.some(one => one.digest === digest))
    .map(
      (file): SetItem => ({
        ...{ source: 'case', sourceId: file.id, fileId: file.id, ...bytesOf(file) },
        title: pack.evidence.find(line => line.document === file.document)?.title ?? titleOf(file.document),
      }),
    )
  const school = await tx.organisations.get(state.application.organisationId)
  if (school === undefined) throw new Error(`Case ${caseId} has no school`)
  return { region: pack.region, organisationId: school.id, caseId, items: [...fromProofs, ...fromFiles] }
}

const bytesOf = (file: { digest: string; name: string; mediaType: string; size: number | string }) => ({
  ...{ digest: file.digest, name: file.name, mediaType: file.mediaType, size: Number(file.size), remark: null },
})

const titleOf = (document: string): string =>
  Object.hasOwn(paperWords, document) ? paperWords[document as DocumentKind] : document
