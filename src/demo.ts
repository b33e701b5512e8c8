import { settableClock } from './adapters/clock.ts'
import { signingTools } from './adapters/crypto/cms/signing-tools.ts'
import { standWord, trainingSigner } from './adapters/crypto/cms/training-signer.ts'
import { passwords } from './adapters/crypto/passwords.ts'
import { accounts } from './adapters/db/accounts.ts'
import type { Connection } from './adapters/db/connect.ts'
import { storage } from './adapters/db/storage.ts'
import { trustStore } from './adapters/db/trust.ts'
import { startPress } from './adapters/documents/press.ts'
import type { Law } from './application/law.ts'
import type { FileStore } from './application/ports.ts'
import { signInWords } from './cli/seed/demo-accounts.ts'
import { seed } from './cli/seed/seed.ts'
import type { NameDeclension } from './domain/people/declension.ts'

type Stand = {
  database: Connection
  law: Law
  files: FileStore
  names: NameDeclension
  publicUrl?: string | undefined
  now: Date
  print(text: string): void
}

/** Any fixed number, the same in every process of ours. */
const lockKey = 7_196_276_002

/**
 * Fills an empty database with the invented people and cases of the training stand and tells whom one may sign in as.
 * Answers false, and does nothing, when the database has accounts already. Processes started together fill it once.
 */
export const fillStand = async ({ database, law, files, names, publicUrl, now, print }: Stand): Promise<boolean> => {
  const known = accounts(database.db)
  const client = await database.pool.connect()
  const press = startPress()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    if ((await known.personas()).length > 0) return false
    print(
      'Первый запуск: готовим учебный стенд — вымышленные люди, пять регионов, два года дел. Это делается один раз.',
    )
    const seeded = await seed({
      law,
      storage: storage(database),
      files,
      accounts: known,
      passwords,
      names,
      publicUrl,
      now,
      settableClock,
      print,
      signing: { press, tools: signingTools(trustStore(database.db), trainingSigner(standWord, { now: () => now })) },
    })
    for (const { region, what, because } of seeded.refused) print(`  ${region}: «${what}» не выполнено — ${because}`)
    print(`Готово: дел — ${seeded.cases}.`)
    const title = (code: string): string => law.packs.find(({ pack }) => pack.region === code)?.pack.title ?? code
    print(signInWords(seeded.personas, seeded.password, code => title(code).split(',')[0] ?? code))
    return true
  } finally {
    await press.close()
    // Closing the connection gives the lock back, whatever happened.
    client.release(true)
  }
}
