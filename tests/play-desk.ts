import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settableClock } from '../src/adapters/clock.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { readScenarioFile, scenarioFiles } from '../src/adapters/scenarios/files.ts'
import { type PlayDesk, play, scriptOf } from '../src/cli/play/play.ts'
import type { Played } from '../src/cli/play/played.ts'
import { runScenario } from '../src/cli/play/run.ts'
import { scenarioSchema } from '../src/cli/play/scenario.ts'
import { freshDatabase } from './database.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
const law = await loadLaw(join(root, 'regulations'))

const readScenario = (path: string) => readScenarioFile(path, scenarioSchema)

const room = async () => {
  const database = await freshDatabase()
  return {
    storage: storage(database),
    clock: settableClock(new Date(0)),
    names: nameDeclension(),
    leave: database.drop,
  }
}

/** Plays a scenario file in a database of its own. */
export const playFile = async (path: string): Promise<Played> => {
  const script = await scriptOf({ law, readScenario }, path)
  if (!('scenario' in script)) throw new Error(script.faults.join('\n'))
  const { leave, ...where } = await room()
  try {
    return await runScenario(script, where)
  } finally {
    await leave()
  }
}

/** The command itself, with what it printed. */
export const playCommand = async (
  ...args: string[]
): Promise<{ code: number; printed: string; complained: string }> => {
  const printed: string[] = []
  const complained: string[] = []
  const desk: PlayDesk = {
    law,
    filesOf: scenarioFiles,
    readScenario,
    room,
    print: text => void printed.push(text),
    complain: text => void complained.push(text),
  }
  const code = await play(args, desk)
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}
