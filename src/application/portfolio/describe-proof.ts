import type { EvidenceFacts } from '../../domain/portfolio/evidence.ts'
import type { EvidenceItem } from '../../domain/portfolio/items.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { askForChecks } from '../files/ask-for-checks.ts'
import type { KeptFile } from '../files.ts'
import type { Tx } from '../storage.ts'
import type { Evidence } from '../stores/portfolio.ts'
import { isUuid } from '../uuid.ts'

/** What a person says of a proof; the day of a link is not theirs to say. */
export type ProofWords = Omit<EvidenceFacts, 'linkSeenOn'> & { items: EvidenceItem[] }

/** The file of a proof as it is saved: a new one, the one that is there, or none. */
export type ProofFile = KeptFile | 'same' | 'none'

export type ProofSaved = { proofId: string }

/** More than a working life brings; a list without an end would help nobody. */
const mostProofs = 1000

/** Describes a new proof of the own portfolio. */
export const describeProof = (
  app: App,
  by: By,
  words: ProofWords,
  file: KeptFile | 'none',
): Promise<ProofSaved | Refusal> =>
  perform(app, by, async tx => {
    if (await isFull(tx, by)) return tooMany
    const proofId = app.newId()
    const fault = await write(app, tx, by, { proofId, before: undefined, words, file })
    return fault ?? { proofId }
  })

/**
 * Changes a proof. `seen` is the version the form was drawn from: when another tab has saved a newer one nothing is written
 * and the answer is the refusal `newer_version`. Cases keep the copies they have.
 */
export const changeProof = (
  app: App,
  by: By,
  proofId: string,
  seen: number,
  words: ProofWords,
  file: ProofFile,
): Promise<ProofSaved | Refusal> =>
  perform(app, by, async tx => {
    const before = await ownProof(tx, by, proofId)
    if (before === undefined || before.removedAt !== null) return noProof
    if (before.version !== seen) return newerVersion
    const fault = await write(app, tx, by, { proofId, before, words, file })
    return fault ?? { proofId }
  })

/** A second proof with the same words and the same file, to be changed where it differs. */
export const copyProof = (app: App, by: By, proofId: string): Promise<ProofSaved | Refusal> =>
  perform(app, by, async tx => {
    const from = await ownProof(tx, by, proofId)
    if (from === undefined || from.removedAt !== null) return noProof
    if (await isFull(tx, by)) return tooMany
    const copyId = app.newId()
    const fileId = from.file === undefined ? null : await ownFile(app, tx, by, from.file)
    const copy = { ...from, id: copyId, title: `${from.title.slice(0, 290)} (копия)`, version: 1, fileId }
    await tx.portfolio.put(copy, app.clock.now())
    return { proofId: copyId }
  })

/** Takes a proof out of the portfolio; it can be put back, and cases keep their copies. */
export const removeProof = (app: App, by: By, proofId: string): Promise<ProofSaved | Refusal> =>
  perform(app, by, async tx => {
    if ((await ownProof(tx, by, proofId)) === undefined) return noProof
    await tx.portfolio.remove(proofId, app.clock.now())
    return { proofId }
  })

/** Puts a removed proof back, with its place in applications that are not sent yet. */
export const restoreProof = (app: App, by: By, proofId: string): Promise<ProofSaved | Refusal> =>
  perform(app, by, async tx => {
    if ((await ownProof(tx, by, proofId)) === undefined) return noProof
    await tx.portfolio.restore(proofId)
    return { proofId }
  })

const isFull = async (tx: Tx, { actor }: By): Promise<boolean> =>
  (await tx.portfolio.of(actor.personId)).length >= mostProofs

const ownProof = async (tx: Tx, { actor }: By, id: string): Promise<Evidence | undefined> => {
  const proof = isUuid(id) ? await tx.portfolio.get(id) : undefined
  return proof?.ownerId === actor.personId ? proof : undefined
}

type Writing = { proofId: string; before: Evidence | undefined; words: ProofWords; file: ProofFile }

const write = async (app: App, tx: Tx, by: By, { proofId, before, words, file }: Writing) => {
  const today = todayOf(app, by)
  const fault = faultOf(words, today)
  if (fault !== undefined) return fault
  const fileId =
    file === 'same'
      ? (before?.file?.id ?? null)
      : file === 'none'
        ? null
        : await ownFile(app, tx, by, { ...file, id: '' })
  await tx.portfolio.put(
    {
      ...words,
      id: proofId,
      ownerId: by.actor.personId,
      linkSeenOn: words.link === undefined ? undefined : words.link === before?.link ? before.linkSeenOn : today,
      fileId,
      version: (before?.version ?? 0) + 1,
    },
    app.clock.now(),
  )
  // Each proof has a row of its own, and cases have theirs: nothing else names this one.
  if (file !== 'same' && before?.file !== undefined) await tx.files.remove(before.file.id)
  return undefined
}

const ownFile = async (app: App, tx: Tx, by: By, file: NonNullable<Evidence['file']>): Promise<string> => {
  const { name, mediaType, size, digest } = file
  const id = app.newId()
  const { personId } = by.actor
  await tx.files.add({
    ...{ id, name, mediaType, size, digest, document: 'portfolio', draftId: null, caseId: null },
    ...{ ownerId: personId, uploadedBy: personId, uploadedAt: app.clock.now() },
  })
  await askForChecks(app, tx, digest)
  return id
}

/** The day in the person's own region; a region without an edition counts by Moscow. */
const todayOf = (app: App, { actor }: By) => {
  const pack = packNow(app, actor.region)
  return momentIn(app, isRefusal(pack) ? 'Europe/Moscow' : pack.authority.time_zone).date
}

const faultOf = ({ on, from, to }: ProofWords, today: string): Refusal | undefined => {
  if (on !== undefined && on > today)
    return { refused: 'invalid', because: 'Этот день ещё не наступил. Опишите доказательство, когда оно будет' }
  if (from !== undefined && to !== undefined && to < from)
    return { refused: 'invalid', because: 'Конец периода раньше начала. Поменяйте даты местами' }
  return undefined
}

const tooMany: Refusal = {
  refused: 'too_many_proofs',
  because: `В портфолио уже ${mostProofs} записей. Удалите ненужные`,
}

const noProof: Refusal = { refused: 'no_proof', because: 'Такой записи в вашем портфолио нет' }

const newerVersion: Refusal = {
  refused: 'newer_version',
  because: 'Эта запись уже сохранена в другой вкладке, с другими сведениями',
}
