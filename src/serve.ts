import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { systemClock } from './adapters/clock.ts'
import { signingTools } from './adapters/crypto/cms/signing-tools.ts'
import { standWord, trainingSigner } from './adapters/crypto/cms/training-signer.ts'
import { passwords } from './adapters/crypto/passwords.ts'
import { accessLog } from './adapters/db/access-log.ts'
import { accounts } from './adapters/db/accounts.ts'
import type { Connection } from './adapters/db/connect.ts'
import { forgetEnded } from './adapters/db/forget-ended.ts'
import { sealCheckpoint } from './adapters/db/log-seal.ts'
import { outbox } from './adapters/db/outbox.ts'
import { reads } from './adapters/db/read/reads.ts'
import { sessions } from './adapters/db/sessions.ts'
import { storage } from './adapters/db/storage.ts'
import { trustStore } from './adapters/db/trust.ts'
import { wordTemplates } from './adapters/documents/docx/word-templates.ts'
import { startPress } from './adapters/documents/press.ts'
import { openStore } from './adapters/files/open-store.ts'
import { zip } from './adapters/files/zip.ts'
import { folderMailer } from './adapters/mail/folder.ts'
import { smtpMailer } from './adapters/mail/smtp.ts'
import { nameDeclension } from './adapters/names/petrovich.ts'
import { startInspector } from './adapters/quality/inspector.ts'
import { loadLaw } from './adapters/regulations/load-law.ts'
import { clamd } from './adapters/scan/clamd.ts'
import { spreadsheet } from './adapters/spreadsheet/spreadsheet.ts'
import type { App } from './application/app.ts'
import { enclosuresOf } from './application/documents/enclosures.ts'
import { catchUp } from './application/files/check-file.ts'
import { sweepUploads } from './application/files/uploads.ts'
import { sweepFiles } from './application/files.ts'
import type { Law } from './application/law.ts'
import { withLinks } from './application/school/links.ts'
import { remindSchools } from './application/school/remind.ts'
import type { Tx } from './application/storage.ts'
import type { StoredPaper } from './application/stores/decisions.ts'
import { docxTemplateFor } from './application/templates/template-in-force.ts'
import { type Config, s3PlaceOf } from './config.ts'
import { fillStand } from './demo.ts'
import { regionName } from './domain/regulations/region-name.ts'
import { documentTasks } from './jobs/document-tasks.ts'
import { fileTasks } from './jobs/file-tasks.ts'
import { crontab, tasks } from './jobs/tasks.ts'
import { startWorker } from './jobs/worker.ts'
import { chapters } from './web/chapters.ts'
import { navigation } from './web/navigation.ts'
import { addScreens } from './web/screens.ts'
import { buildServer } from './web/server.ts'

type Place = {
  root: string
  regulations: string
  openDatabase(config: Config): Promise<Connection & { url: string }>
}

/** Brings the whole system up and keeps it up until it is told to stop; answers the exit code. */
export const serve = async (config: Config, place: Place): Promise<number> => {
  const stopping = new AbortController()
  const stopped = told(['SIGINT', 'SIGTERM']).then(() => stopping.abort())
  const parts: Part[] = []
  const rising = bringUp(config, place, parts, stopping.signal)
  try {
    // Told to stop in the middle of the first start: the database is closed under it, so that nothing stays behind.
    await Promise.race([rising, stopped])
    await stopped
    return 0
  } finally {
    stopping.abort()
    await takeDown(parts)
    await rising.catch(() => undefined)
    await takeDown(parts)
  }
}

/** What has come up and must be taken down, the last one first. */
type Part = () => Promise<unknown>

const takeDown = async (parts: Part[]): Promise<void> => {
  const ends: PromiseSettledResult<unknown>[] = []
  for (let part = parts.pop(); part !== undefined; part = parts.pop())
    ends.push(...(await Promise.allSettled([part()])))
  // One that does not end must not keep the others from it; it is told afterwards.
  for (const end of ends) if (end.status === 'rejected') console.error(String(end.reason))
}

const bringUp = async (
  config: Config,
  { root, regulations, openDatabase }: Place,
  parts: Part[],
  stopping: AbortSignal,
): Promise<void> => {
  const production = config.NODE_ENV === 'production'
  const signedOnly = (config.UNSIGNED_REGULATIONS ?? (production ? 'refuse' : 'allow')) === 'refuse'
  const law = await loadLaw(regulations, { signedOnly })
  if (signedOnly) tellUnsigned(law)
  const store = await openStore(config.DATA_DIR, s3PlaceOf(config))
  parts.push(store.close)
  console.log('Готовим базу данных…')
  const database = await openDatabase(config)
  parts.push(() => database.close())
  stopping.throwIfAborted()
  const names = nameDeclension()
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`
  const scanner = config.CLAMD === undefined ? undefined : clamd(config.CLAMD)
  const app: App = {
    ...{ clock: systemClock, storage: storage(database), law, newId: randomUUID, names, publicUrl },
    scans: scanner !== undefined,
  }
  const { db } = database
  const { files, pieces, previews } = store
  if (!production) {
    const print = (text: string): void => console.log(text)
    await fillStand({ database, law, files, names, publicUrl, now: systemClock.now(), print })
  }
  const signing = signingTools(trustStore(db), production ? undefined : trainingSigner(standWord, systemClock))
  const read = reads(database)
  // Starts with its first paper: where nothing is printed it costs nothing.
  // A journal of ten thousand lines takes a minute on a busy machine.
  const press = startPress({ timeout: 120_000 })
  parts.push(() => press.close())
  // Two, so that a person who waits for a page does not stand behind the night's looking.
  const inspector = startInspector({ folder: store.lookFolder })
  parts.push(() => inspector.close())
  if (config.WORKER_CONCURRENCY > 0) {
    const jobInspector = startInspector({ folder: store.lookFolder })
    parts.push(() => jobInspector.close())
    const checks = { app, files, inspector: jobInspector, scanner }
    const templateOf = (tx: Tx, paper: StoredPaper) => docxTemplateFor(files, tx, paper)
    const shop = { app, press, files, reads: read, zip, check: signing.check, templateOf }
    const worker = await startWorker({
      connectionString: database.url,
      tasks: {
        ...tasks({
          clock: systemClock,
          mailer: mailerOf(config),
          outbox: outbox(db),
          enclosuresOf: documentId => enclosuresOf(shop, documentId),
          sealLog: now => sealCheckpoint(db, now),
          withLinks: letter => withLinks(app, letter),
          remindSchools: () => remindSchools(app, read),
          forgetEnded: async now => {
            await forgetEnded(db, now)
            await sweepFiles(app, files)
            await sweepUploads({ app, pieces })
            // Pictures of pages are drawn anew when somebody looks.
            await previews.sweep(new Date(now.getTime() - previewDays * 24 * 3600_000))
            await catchUp(checks)
          },
        }),
        ...documentTasks(shop),
        ...fileTasks(checks),
      },
      crontab,
      concurrency: config.WORKER_CONCURRENCY,
      // What a job says about its failure carries no payload.
      onMessage: (level, message) => {
        if (level === 'error' || level === 'warning') console.error(message)
      },
    })
    parts.push(worker.stop)
  }
  stopping.throwIfAborted()
  const server = await buildServer({
    accounts: accounts(db),
    sessions: sessions(db),
    passwords,
    clock: systemClock,
    regions: regionsOf(law),
    navigation,
    demo: !production,
    production,
    cookieSecret: config.SESSION_SECRET ?? sharedSecret(database.url),
    publicOrigin: config.PUBLIC_URL,
    // Without a proxy in front the header that names the reader's address is anybody's to write.
    trustProxy: config.PUBLIC_URL !== undefined,
    isAlive: async () => {
      await sql`select 1`.execute(db)
    },
    logLevel: config.LOG_LEVEL,
    version: versionOf(root),
  })
  addScreens(
    server,
    {
      app,
      reads: read,
      accessLog: accessLog(db),
      files,
      ...{ pieces, previews, inspector, scanner, storePlace: store.place },
      signing,
      words: wordTemplates,
      spreadsheet: spreadsheet(),
      press,
    },
    chapters,
  )
  parts.push(() => server.close())
  stopping.throwIfAborted()
  const address = await server.listen({ host: config.HOST, port: config.PORT })
  console.log(`«Категория» работает: ${address.replace('127.0.0.1', 'localhost')}`)
}

/** How long a drawn page is kept. */
const previewDays = 30

/** Off production the processes on one database share a secret that nobody had to set. */
const sharedSecret = (url: string): string => createHash('sha256').update(`kategoria ${url}`).digest('hex')

/** The version as the package states it. */
const versionOf = (root: string): string => {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}

const mailerOf = (config: Config) => {
  const from = config.MAIL_FROM ?? 'kategoria@localhost.invalid'
  return config.SMTP_URL === undefined
    ? folderMailer(join(config.DATA_DIR, 'letters'), from)
    : smtpMailer(config.SMTP_URL, from)
}

const tellUnsigned = (law: Law): void => {
  for (const { pack } of law.packs.filter(loaded => loaded.pack.sign_off.by === null))
    console.warn(
      `Нет подписи юриста: ${pack.title}. Заявления по этому регламенту не принимаются (sign_off в rules.yaml).`,
    )
}

/** One line a region, however many editions it has. */
const regionsOf = (law: Law) => [
  ...new Map(
    law.packs.map(({ pack }) => [
      pack.region,
      {
        code: pack.region,
        name: regionName(pack),
        ministry: pack.authority.name,
        tests: pack.testing !== null,
      },
    ]),
  ).values(),
]

const told = (signals: NodeJS.Signals[]): Promise<void> =>
  new Promise(resolve => {
    for (const signal of signals) process.once(signal, () => resolve())
  })
