import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from './adapters/clock.ts'
import { passwords } from './adapters/crypto/passwords.ts'
import { connect } from './adapters/db/connect.ts'
import { startEmbedded } from './adapters/db/embedded.ts'
import { verifyLog } from './adapters/db/log-audit.ts'
import { sealCheckpoint } from './adapters/db/log-seal.ts'
import { migrate } from './adapters/db/migrate.ts'
import { EmbeddedUnavailable } from './adapters/db/postgres-programs.ts'
import { storage } from './adapters/db/storage.ts'
import { streams } from './adapters/db/streams.ts'
import { nameDeclension } from './adapters/names/petrovich.ts'
import { readPacks } from './adapters/regulations/load.ts'
import { loadLaw } from './adapters/regulations/load-law.ts'
import { readProofFiles } from './adapters/regulations/proof-files.ts'
import { BadRegulationFile } from './adapters/regulations/yaml-file.ts'
import { openAccount } from './application/administration/open-account.ts'
import type { App } from './application/app.ts'
import { reproject } from './application/reproject.ts'
import { account } from './cli/account.ts'
import { log } from './cli/log.ts'
import { pack } from './cli/pack.ts'
import { type Config, ConfigError, readConfig, s3PlaceOf } from './config.ts'
import { startFailure } from './start-failure.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const regulations = join(root, 'regulations')
const print = (text: string): void => console.log(text)
const complain = (text: string): void => console.error(text)

const usage = `Команды:
  serve               поднять систему (npm start)
  pack …              регламенты: check, sheet, diff, coverage
  play ФАЙЛ [--json]  разыграть сценарий на временной базе
  log …               журнал: verify, seal, reproject
  verify ДОКУМЕНТ ПОДПИСЬ  проверить электронную подпись
  account create …    завести учётную запись, например первого администратора`

/** The database of this installation, brought to the newest shape: by DATABASE_URL, otherwise the packaged server. */
const openDatabase = async (config: Config) => {
  const embedded =
    config.DATABASE_URL === undefined ? await startEmbedded(config.DATA_DIR, { pgBin: config.PG_BIN }) : undefined
  const url = config.DATABASE_URL ?? embedded?.url ?? ''
  try {
    await migrate(url)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const connection = connect(url, { max: config.DATABASE_POOL })
  const close = async (): Promise<void> => {
    await connection.close()
    await embedded?.stop()
  }
  return { ...connection, url, close }
}

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  serve: async () => {
    const { serve } = await import('./serve.ts')
    return serve(readConfig(process.env), { root, regulations, openDatabase })
  },

  pack: args =>
    pack(args, {
      readPacks: () => readPacks(regulations),
      readProofs: () => readProofFiles(root),
      writeCoverage: text => writeFile(join(root, 'docs', 'coverage.md'), text),
      print,
      complain,
    }),

  play: async args => {
    const { play } = await import('./cli/play/play.ts')
    const { scenarioSchema } = await import('./cli/play/scenario.ts')
    const { readScenarioFile, scenarioFiles } = await import('./adapters/scenarios/files.ts')
    const { playRooms } = await import('./play-rooms.ts')
    const config = readConfig(process.env)
    const rooms = playRooms({ url: config.DATABASE_URL, pgBin: config.PG_BIN })
    try {
      return await play(args, {
        law: await loadLaw(regulations),
        filesOf: scenarioFiles,
        readScenario: path => readScenarioFile(path, scenarioSchema),
        room: rooms.room,
        print,
        complain,
      })
    } finally {
      await rooms.close()
    }
  },

  verify: async args => {
    const { verify } = await import('./cli/verify.ts')
    const { checkSignature } = await import('./adapters/crypto/cms/check.ts')
    const { readTrustFolders } = await import('./adapters/crypto/cms/trust-folder.ts')
    const { NODE_ENV, DATA_DIR, TRUST_DIR } = readConfig(process.env)
    return verify(args, {
      trustFolder: TRUST_DIR ?? join(DATA_DIR, 'trust'),
      readTrust: folders => readTrustFolders(folders, { training: NODE_ENV !== 'production' }),
      readFile,
      readParts: createReadStream,
      check: checkSignature,
      now: systemClock.now,
      print,
      complain,
    })
  },

  account: async args => {
    const database = await openDatabase(readConfig(process.env))
    try {
      const law = await loadLaw(regulations)
      const app: App = {
        clock: systemClock,
        storage: storage(database),
        law,
        newId: randomUUID,
        names: nameDeclension(),
      }
      const console = { personId: 'console', role: 'system' as const, region: '*' }
      return await account(args, {
        regions: [...new Set(law.packs.map(({ pack }) => pack.region))],
        open: input => openAccount(app, passwords, { actor: console, accountId: 'console' }, input),
        print,
        complain,
      })
    } finally {
      await database.close()
    }
  },

  seed: async () => {
    const config = readConfig(process.env)
    if (config.NODE_ENV === 'production') {
      complain('Учебные данные в рабочую базу не кладут: NODE_ENV=production')
      return 1
    }
    const { fillStand } = await import('./demo.ts')
    const { openStore } = await import('./adapters/files/open-store.ts')
    const { files, ...store } = await openStore(config.DATA_DIR, s3PlaceOf(config))
    const database = await openDatabase(config)
    try {
      const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`
      const law = await loadLaw(regulations)
      const stand = { database, law, files, names: nameDeclension(), publicUrl, now: systemClock.now(), print }
      if (await fillStand(stand)) return 0
      complain('В базе уже есть учётные записи: учебные данные кладут только в пустую базу')
      return 1
    } finally {
      await store.close()
      await database.close()
    }
  },

  log: async args => {
    const database = await openDatabase(readConfig(process.env))
    try {
      return await log(args, {
        verify: () => verifyLog(database.db),
        seal: () => sealCheckpoint(database.db, systemClock.now()),
        reproject: async told => {
          const law = await loadLaw(regulations)
          const app: App = {
            clock: systemClock,
            storage: storage(database),
            law,
            newId: randomUUID,
            names: nameDeclension(),
          }
          return reproject(app, streams(database.db), told)
        },
        print,
        complain,
      })
    } finally {
      await database.close()
    }
  },
}

const main = async ([name = '', ...args]: readonly string[]): Promise<number> => {
  const command = commands[name]
  if (command !== undefined) return command(args)
  complain(usage)
  return 2
}

/** Mistakes of the person at the keyboard get words; a bug gets its stack. */
const known = [ConfigError, BadRegulationFile, EmbeddedUnavailable]

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const words = known.some(kind => error instanceof kind) ? (error as Error).message : startFailure(error)
    complain(words ?? String((error as Error).stack ?? error))
    process.exitCode = 1
  },
)
