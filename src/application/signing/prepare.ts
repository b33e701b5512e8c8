import { initials } from '../../domain/people/names.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadCase } from '../handle.ts'
import { whyNotSignedHere } from '../school/school-paper.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { Certificate, PlannedSigner } from '../stores/signings.ts'
import { isInForce, usableCertificate } from './certificates.ts'
import type { SigningTools } from './check.ts'
import { endOpen, freeze } from './freeze.ts'
import { seatsThatSign } from './minutes-seats.ts'
import { namedSigners, signatoriesOf } from './signatories.ts'
import { trainingCertificateOf } from './training-certificate.ts'

export type SigningDone = { signingId: string }

/**
 * Freezes a paper for its signatures: whose marks are drawn is fixed now. Where the paper names several people (minutes) the
 * others sign with the newest certificate they have registered (on a stand, where one signs by the training signer, they get a
 * training one). Done again, it takes the place of the drawing before.
 */
export const prepareSigning = (
  app: App,
  by: By,
  documentId: string,
  { certificateId, tools }: { certificateId: string; tools?: Pick<SigningTools, 'check' | 'training'> | undefined },
): Promise<SigningDone | Refusal> =>
  perform(app, by, async tx => {
    const paper = await tx.papers.get(documentId)
    if (paper === undefined || paper.region !== by.actor.region) return notThere
    const faulty = await maySign(app, tx, by, paper)
    if (faulty !== undefined) return faulty
    const pack = packNow(app, paper.region)
    if (isRefusal(pack)) return pack
    const own = await usableCertificate(app, tx, by, certificateId)
    if (isRefusal(own)) return own
    const before = await tx.signings.ofDocument(documentId)
    if (before.some(({ status }) => status === 'signed'))
      return { refused: 'already_signed', because: 'Документ уже подписан: подписанный файл не меняют' }
    const planned = await plannedFor(app, tx, by, paper, own, tools)
    if (isRefusal(planned)) return planned
    await endOpen(tx, before, 'replaced')
    const { date } = momentIn(app, pack.authority.time_zone)
    const content = withSigner(paper, await shortNameOf(tx, by.actor.personId), by.actor.personId)
    const signingId = await freeze(app, tx, by, { documentId, copy: 'full', planned, content, plannedOn: date })
    await tx.audit.record({
      at: app.clock.now(),
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'paper.prepared_for_signature',
      object: `document:${documentId}`,
      details: { signing: signingId },
    })
    return { signingId }
  })

/** Whether this person could prepare the paper for signing now; a refusal says why not. */
export const mayPrepare = (app: App, by: By, documentId: string): Promise<object | Refusal> =>
  app.storage.write(async tx => {
    const paper = await tx.papers.get(documentId)
    if (paper === undefined || paper.region !== by.actor.region) return notThere
    return (await maySign(app, tx, by, paper)) ?? {}
  })

/** Gives up a frozen file that nobody will sign; whoever asked for it or is to sign it may do so. */
export const dropSigning = (app: App, by: By, signingId: string): Promise<SigningDone | Refusal> =>
  perform(app, by, async tx => {
    const signing = await tx.signings.get(signingId)
    const paper = signing && (await tx.papers.get(signing.documentId))
    if (signing === undefined || paper?.region !== by.actor.region) return notThere
    const theirs = [signing.askedBy, ...signing.planned.map(({ personId }) => personId)].includes(by.actor.personId)
    // An order is put off on its own page: its status changes too.
    if (!theirs || paper.orderId !== undefined) return notThere
    await endOpen(tx, [signing], 'dropped')
    return { signingId }
  })

/** Why this person may not sign this paper; undefined when they may. */
export const maySign = async (
  app: App,
  tx: Tx,
  { actor }: Pick<By, 'actor'>,
  paper: StoredPaper,
): Promise<Refusal | undefined> => {
  const pack = packNow(app, paper.region)
  if (isRefusal(pack)) return pack
  const known = signatoriesOf(paper.form, pack)
  if (known === undefined) return { refused: 'not_signed', because: 'Такой документ здесь не подписывают' }
  const { roles, clause } = known
  const named = await signersOf(app, tx, paper)
  const isNamed = named.includes(actor.personId)
  if (!roles.some(role => role === actor.role) && !isNamed)
    return { refused: 'not_yours', because: 'Этот документ подписывает не ваша роль', clause }
  if (named.length > 0 && !isNamed)
    return { refused: 'not_yours', because: 'Документ подписывают те, кто в нём назван', clause }
  if (actor.role === 'employer') return whyNotSignedHere(tx, actor.organisationId, paper)
  return (actor.role === 'expert' || actor.role === 'senior') &&
    !isNamed &&
    !(await isSeated(tx, paper, actor.personId))
    ? { refused: 'not_yours', because: 'Документ подписывают специалисты этого дела', clause }
    : undefined
}

/** Who is to sign, by name; nobody where the paper only names a post. */
const signersOf = async (app: App, tx: Tx, paper: StoredPaper): Promise<string[]> => {
  const seats = await seatsThatSign(app, tx, paper)
  return seats.length > 0 ? seats.map(({ personId }) => personId) : namedSigners(paper.content)
}

const isSeated = async (tx: Tx, { caseId }: StoredPaper, personId: string): Promise<boolean> => {
  if (caseId === undefined) return false
  const { state } = await loadCase(tx, caseId)
  return 'seats' in state && state.seats.some(({ expertId }) => expertId === personId)
}

const plannedFor = async (
  app: App,
  tx: Tx,
  by: By,
  paper: StoredPaper,
  own: Certificate,
  tools: Pick<SigningTools, 'check' | 'training'> | undefined,
): Promise<PlannedSigner[] | Refusal> => {
  const me = by.actor.personId
  const others = (await signersOf(app, tx, paper)).filter(id => id !== me)
  const planned: PlannedSigner[] = [{ personId: me, certificateId: own.id }]
  const without: string[] = []
  for (const personId of others) {
    const theirs = await tx.certificates.ofPerson(personId, paper.region)
    const newest = theirs.find(one => isInForce(one, app.clock.now()) && one.training === own.training)?.id
    const certificateId =
      newest ?? (own.training && tools ? await trainingCertificateOf(app, tx, tools, by, personId) : undefined)
    if (certificateId === undefined) without.push(await shortNameOf(tx, personId))
    else planned.push({ personId, certificateId })
  }
  if (without.length === 0) return planned
  const because = `Сертификат ещё не зарегистрировали: ${without.join(', ')}. Каждый, кто подписывает, регистрирует свой сертификат на странице «Мои сертификаты»`
  return { refused: 'others_without_certificate', because }
}

/** The name beside the mark, where the paper names only a post. */
export const withSigner = (
  { content }: Pick<StoredPaper, 'content'>,
  name: string,
  personId: string,
): StoredPaper['content'] => {
  if (content.signatory === null || content.signatory.personId !== undefined) return content
  return { ...content, signatory: { ...content.signatory, name: content.signatory.name ?? name, personId } }
}

export const shortNameOf = async (tx: Tx, personId: string): Promise<string> => {
  const person = await tx.people.get(personId)
  if (person === undefined) throw new Error(`Person ${personId} is gone`)
  return initials({ ...person, patronymic: person.patronymic ?? undefined })
}

const notThere: Refusal = { ...notFound, because: 'Такого документа нет или он вам недоступен' }
