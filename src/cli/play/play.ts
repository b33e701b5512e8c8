import type { Law } from '../../application/law.ts'
import { packNamed } from '../../domain/regulations/choose-pack.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Played } from './played.ts'
import type { PlayRoom } from './rehearsal.ts'
import { lawOfEdition, runScenario } from './run.ts'
import type { Scenario } from './scenario.ts'
import { strangersIn } from './strangers.ts'
import { toldInWords } from './told.ts'

/** A scenario file as it was read: the scenario, or every fault with its line. */
export type ReadScenario = {
  scenario: Scenario | undefined
  faults: string[]
  at(path: (string | number)[], message: string): string
}

/** What the command needs from outside; `main.ts` hands it over. */
export type PlayDesk = {
  law: Law
  /** Files named by an argument: the file itself, or every *.yaml of a folder. Empty when there is nothing. */
  filesOf(argument: string): Promise<string[]>
  readScenario(path: string): Promise<ReadScenario>
  /** An empty database for one scenario. */
  room(): Promise<PlayRoom & { leave(): Promise<void> }>
  print(text: string): void
  complain(text: string): void
}

export const playUsage = `Команда:
  play ФАЙЛ-ИЛИ-ПАПКА … [--json]  разыграть сценарии на временной базе
Код выхода: 0 — всё сбылось, 1 — не сбылось ожидание, 2 — файл не годится. Как писать сценарии: docs/scenarios.md`

/** `play …`: 0 when all came true, 1 when an expectation failed, 2 when a file cannot be played. */
export const play = async (args: readonly string[], desk: PlayDesk): Promise<number> => {
  const flags = args.filter(word => word.startsWith('--'))
  const named = args.filter(word => !word.startsWith('--'))
  if (named.length === 0 || flags.some(flag => flag !== '--json')) {
    desk.complain(playUsage)
    return 2
  }
  const asJson = flags.includes('--json')
  const faults: string[] = []
  const played: Played[] = []
  for (const argument of named) {
    const files = await desk.filesOf(argument)
    if (files.length === 0) faults.push(`${argument}: нет такого файла, или в папке нет сценариев *.yaml`)
    for (const file of files) {
      const script = await scriptOf(desk, file)
      if (!('scenario' in script)) {
        faults.push(...script.faults)
        continue
      }
      const room = await desk.room()
      try {
        played.push(await runScenario(script, room))
      } finally {
        await room.leave()
      }
      const last = played.at(-1)
      if (!asJson && last !== undefined) desk.print(`${toldInWords(last)}\n`)
    }
  }
  const code = faults.length > 0 ? 2 : played.every(one => one.ok) ? 0 : 1
  if (asJson) desk.print(JSON.stringify({ ok: code === 0, code, faults, scenarios: played }, null, 2))
  else {
    for (const fault of faults) desk.complain(fault)
    if (played.length > 1) desk.print(summary(played))
  }
  return code
}

type Script = { file: string; scenario: Scenario; law: Law; edition: Pack }

/** Everything that makes a file unplayable is found before anything is played. */
export const scriptOf = async (
  desk: Pick<PlayDesk, 'law' | 'readScenario'>,
  file: string,
): Promise<Script | { faults: string[] }> => {
  const { scenario, faults, at } = await desk.readScenario(file)
  if (scenario === undefined) return { faults }
  const regional = desk.law.packs.filter(({ pack }) => pack.region !== 'federal')
  const found = packNamed(regional, scenario.region)
  if (isRefusal(found)) return { faults: [at(['region'], found.because)] }
  const strangers = strangersIn(scenario)
  if (strangers.length > 0) return { faults: strangers.map(({ path, message }) => at(path, message)) }
  const law = scenario.region.includes('@') ? lawOfEdition(desk.law, found.pack) : desk.law
  return { file, scenario, law, edition: found.pack }
}

const summary = (played: readonly Played[]): string => {
  const failed = played.filter(one => !one.ok)
  return [
    `Сценариев: ${played.length}; сбылись: ${played.length - failed.length}; не сбылись: ${failed.length}`,
    ...failed.map(one => `  ${one.file}`),
  ].join('\n')
}
