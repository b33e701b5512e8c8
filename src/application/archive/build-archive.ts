import { localMoment } from '../../domain/calendar/local-day.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import { paperWords } from '../../domain/regulations/in-words/titles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { csvOf } from '../csv.ts'
import { measureBytes, once } from '../documents/keep-bytes.ts'
import { PaperNotPrinted } from '../documents/press.ts'
import { type PrintShop, printPaper } from '../documents/print.ts'
import { eventWords, peopleIn } from '../event-words.ts'
import { isOpenToOthers } from '../files/file-check.ts'
import { recorded } from '../handle.ts'
import type { CaseCard } from '../reads/cases.ts'
import type { Reads } from '../reads.ts'
import { type InventoryLine, inventoryPaper, type JournalLine, journalOfCase } from './archive-papers.ts'
import { type ArchivedProof, proofTable } from './archived-proofs.ts'
import type { ArchivedPaper } from './archives.ts'
import { tameName, twoDigits } from './file-names.ts'
import type { Zip, ZipEntry } from './zip.ts'

export type ArchiveShop = PrintShop & { reads: Reads; zip: Zip }

type Entry = ZipEntry & { line: InventoryLine | undefined }

/**
 * The job: packs the whole case into one ZIP – every paper as a PDF with its signatures, every attached file, the journal
 * and the inventory with digests. Papers not printed yet are printed on the way. Harmless when run twice.
 */
export const buildArchive = async (shop: ArchiveShop, archiveId: string): Promise<void> => {
  const { app, files, reads } = shop
  const archive = await inTx(shop, tx => tx.archives.get(archiveId))
  if (archive === undefined || archive.status === 'ready') return
  const card = await reads.caseCard(archive.caseId)
  if (card === undefined) return
  try {
    const entries = await contents(shop, card)
    const file = await files.receive(shop.zip(entries), Number.MAX_SAFE_INTEGER)
    await file.keep()
    const made = { digest: file.digest, size: file.size, madeAt: app.clock.now() }
    await inTx(shop, tx => tx.archives.ready(archiveId, made))
  } catch (error) {
    const because = error instanceof PaperNotPrinted ? error.message : unreadable
    await inTx(shop, tx => tx.archives.failed(archiveId, because))
    // The queue repeats it by itself: the store may only have been out of reach.
    if (!(error instanceof PaperNotPrinted)) throw error
  }
}

const unreadable =
  'Один из файлов дела не прочитался. Соберите архив ещё раз; если не поможет, покажите дело администратору'

const contents = async (shop: ArchiveShop, card: CaseCard): Promise<Entry[]> => {
  const pack = shop.app.law.pack(card.state.pack)
  const at = shop.app.clock.now()
  const own = await ownPapers(shop, card, pack)
  const attached = await attachedFiles(shop, card, pack)
  const nameOf = new Map(attached.map(({ name }, index) => [card.files[index]?.id, name]))
  const evidence = await shop.reads.caseEvidence(card.line.id)
  const proofs = evidence.map((proof): ArchivedProof => ({ proof, file: proof.file && nameOf.get(proof.file.id) }))
  const journal = await printed(shop, journalOfCase({ pack, card, at }, await journalLines(shop, card, pack)), at)
  const journalEntry = asEntry('Журнал дела.pdf', journal, at, pack, 'Журнал дела')
  const listed = [...own, ...attached, journalEntry]
  const lines = listed.flatMap(({ line }) => line ?? [])
  const inventory = await printed(shop, inventoryPaper({ pack, card, at }, lines, proofs), at)
  return [
    asEntry('Опись.pdf', inventory, at, pack),
    asTable('Опись.csv', inventoryTable(lines), at),
    ...(proofs.length === 0 ? [] : [asTable('Портфолио.csv', proofTable(proofs), at)]),
    ...listed,
  ]
}

/** Papers the system made, in the order they were made; signatures lie beside their paper under its name. */
const ownPapers = async (shop: ArchiveShop, card: CaseCard, pack: Pack): Promise<Entry[]> => {
  const before = await inTx(shop, tx => tx.archives.papersOf(card.line.id))
  for (const paper of before.filter(({ digest }) => digest === null))
    await printPaper(shop, { documentId: paper.id, format: 'pdf' })
  const papers = await inTx(shop, tx => tx.archives.papersOf(card.line.id))
  return papers.flatMap((paper, index) => paperEntries(shop, paper, index + 1, pack))
}

const paperEntries = (shop: ArchiveShop, paper: ArchivedPaper, number: number, pack: Pack): Entry[] => {
  const { digest, size, streebog, signatures, title, content, madeAt } = paper
  if (digest === null || size === null)
    throw new PaperNotPrinted(`Документ «${title}» не печатается. Откройте его PDF: там сказано почему`)
  const name = `Документы/${twoDigits(number)} ${tameName(`${tameName(title, 80)}.pdf`)}`
  const on = localMoment(madeAt, pack.authority.time_zone).date
  const what = `${title}${content.number === null ? '' : ` № ${content.number}`}`
  const signedBy = signatures.map(({ owner }) => owner)
  const line = { name, what, on, pages: null, size, sha256: digest, streebog, signedBy }
  return [
    { name, modified: madeAt, bytes: opened(shop, digest), line },
    ...signatures.map((one, index): Entry => {
      const own = `${name}${index === 0 ? '' : `.${index + 1}`}.sig`
      const signed = localMoment(one.checkedAt, pack.authority.time_zone).date
      const about = { what: `Подпись к файлу ${name}`, on: signed, pages: null, streebog: null, signedBy: [one.owner] }
      return {
        name: own,
        modified: one.checkedAt,
        bytes: opened(shop, one.digest),
        line: { name: own, ...about, size: one.size, sha256: one.digest },
      }
    }),
  ]
}

/** What people attached, under its own name and kind. */
const attachedFiles = async (shop: ArchiveShop, card: CaseCard, pack: Pack): Promise<Entry[]> => {
  const checks = await shop.reads.fileChecks(card.files.map(({ digest }) => digest))
  return card.files.map((file, index) => {
    const check = checks[file.digest]
    if (!isOpenToOthers(check)) return leftOut(file, index, check?.virus === 'infected')
    const kind = pack.evidence.find(line => line.document === file.document)?.title ?? paperWords.other
    const name = `Приложено заявителем/${twoDigits(index + 1)} ${tameName(file.name)}`
    const on = localMoment(file.uploadedAt, pack.authority.time_zone).date
    const about = { name, what: kind, on, pages: null, streebog: null, signedBy: [] }
    return {
      name,
      modified: file.uploadedAt,
      bytes: opened(shop, file.digest),
      line: { ...about, size: file.size, sha256: file.digest },
    }
  })
}

/** A file with a virus, or without the scanner's verdict, stays where it is; words lie in its place. */
const leftOut = ({ name, uploadedAt }: CaseCard['files'][number], index: number, isInfected: boolean): Entry => {
  const because = isInfected ? 'в нём найден вирус' : 'антивирус его ещё не проверил; соберите архив позже'
  const words = Buffer.from(`Файл «${name}» в архив не вложен: ${because}.\r\n`)
  return {
    name: `Приложено заявителем/${twoDigits(index + 1)} ${tameName(name)} – не вложен.txt`,
    modified: uploadedAt,
    bytes: async () => once(words),
    line: undefined,
  }
}

const journalLines = async ({ reads }: ArchiveShop, card: CaseCard, pack: Pack): Promise<JournalLine[]> => {
  const history = await reads.history(card.line.id)
  const events = history.map(recorded)
  const names = await reads.peopleNames(peopleIn(events))
  return events.map((event, index) => {
    const { title, details } = eventWords(event, { names, pack })
    const line = history[index]
    const office = roleTitles[event.role as Role]
    return { at: new Date(event.at), title, details, by: [line?.actorName, office].filter(Boolean).join(', ') }
  })
}

type PrintedSheet = { bytes: Uint8Array; digest: string; size: number; pages: number }

const printed = async (
  { press, files }: ArchiveShop,
  paper: Parameters<ArchiveShop['press']['pdf']>[0],
  madeAt: Date,
): Promise<PrintedSheet> => {
  const { bytes, pages } = await press.pdf(paper, { madeAt })
  return { bytes, pages, ...(await measureBytes(files, bytes)) }
}

const asEntry = (name: string, sheet: PrintedSheet, at: Date, pack: Pack, what?: string): Entry => {
  const { digest, size, pages } = sheet
  const on = localMoment(at, pack.authority.time_zone).date
  const line = what && { name, what, on, pages, size, sha256: digest, streebog: null, signedBy: [] }
  return { name, modified: at, bytes: async () => once(sheet.bytes), line: line || undefined }
}

const asTable = (name: string, csv: string, at: Date): Entry => ({
  name,
  modified: at,
  bytes: async () => once(Buffer.from(csv)),
  line: undefined,
})

const opened =
  ({ files }: ArchiveShop, digest: string) =>
  async (): Promise<AsyncIterable<Uint8Array>> => {
    const stream = await files.open(digest)
    if (stream === undefined) throw new Error('A file of the case is missing from the store')
    return stream
  }

/** The inventory for programs and spreadsheets. */
const inventoryTable = (lines: readonly InventoryLine[]): string =>
  csvOf([
    ['Файл', 'Документ', 'Дата', 'Размер', 'SHA-256', 'Стрибог-256', 'Подписали'],
    ...lines.map(({ name, what, on, size, sha256, streebog, signedBy }) => [
      name,
      what,
      on,
      String(size),
      sha256,
      streebog ?? '',
      signedBy.join(', '),
    ]),
  ])

const inTx = async <T>(
  { app }: ArchiveShop,
  work: (tx: Parameters<Parameters<ArchiveShop['app']['storage']['write']>[0]>[0]) => Promise<T>,
): Promise<T> => {
  const answer = await app.storage.write(async tx => ({ value: await work(tx) }))
  return (answer as { value: T }).value
}
