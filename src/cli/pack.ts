import { packNamed } from '../domain/regulations/choose-pack.ts'
import { differencesOf } from '../domain/regulations/diff.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import type { LoadedPack } from '../domain/regulations/loaded-pack.ts'
import { sheetOf } from '../domain/regulations/sheet.ts'
import { coverageOf, type ProofSource, printCoverage } from './coverage.ts'
import { sheetAsHtml } from './sheet-html.ts'
import { sheetAsText } from './sheet-text.ts'

/** What the command needs from outside; `main.ts` hands it over. */
export type PackDesk = {
  readPacks(): Promise<{ packs: LoadedPack[]; faults: string[] }>
  /** Tests, examples and scenarios in which proofs of the rules are looked for. */
  readProofs(): Promise<ProofSource[]>
  writeCoverage(text: string): Promise<void>
  print(text: string): void
  complain(text: string): void
}

export const packUsage = `Команды:
  pack check                      проверить все регламенты
  pack sheet РЕГИОН[@дата] [--html]  лист согласования для юриста
  pack diff ОДИН ДРУГОЙ           чем отличаются два регламента или две редакции
  pack coverage                   записать docs/coverage.md`

/** `pack …`: the exit code is 0 when all is well, 1 when the packs are wrong, 2 when the command is. */
export const pack = async (args: readonly string[], desk: PackDesk): Promise<number> => {
  const [command, ...rest] = args
  const flags = rest.filter(word => word.startsWith('--'))
  const names = rest.filter(word => !word.startsWith('--'))
  const misused = (): number => {
    desk.complain(packUsage)
    return 2
  }
  const [first, second] = names
  switch (command) {
    case 'check':
      return names.length + flags.length > 0 ? misused() : check(desk)
    case 'sheet':
      if (first === undefined || names.length > 1 || flags.some(flag => flag !== '--html')) return misused()
      return sheet(desk, first, flags.includes('--html'))
    case 'diff':
      return first === undefined || second === undefined || names.length > 2 || flags.length > 0
        ? misused()
        : diff(desk, first, second)
    case 'coverage':
      return names.length + flags.length > 0 ? misused() : coverage(desk)
    default:
      return misused()
  }
}

const check = async (desk: PackDesk): Promise<number> => {
  const { packs, faults } = await desk.readPacks()
  for (const fault of faults) desk.complain(fault)
  if (faults.length > 0) {
    desk.complain(`Ошибок: ${faults.length}`)
    return 1
  }
  for (const { pack, examples, hash } of packs) {
    const open = sheetQuestions(pack.sign_off.by)
    desk.print(
      `${pack.region}@${pack.edition}  ${pack.title}: в порядке; примеров: ${examples.length}; ${open}; отпечаток ${hash.slice(0, 12)}`,
    )
  }
  return 0
}

const sheetQuestions = (signedBy: string | null): string =>
  signedBy === null ? 'подписи юриста нет' : `подписал ${signedBy}`

const sheet = (desk: PackDesk, name: string, html: boolean): Promise<number> =>
  withPacks(desk, [name], ([loaded]) => {
    if (loaded === undefined) return
    const ready = sheetOf(loaded)
    desk.print(html ? sheetAsHtml(ready) : sheetAsText(ready))
  })

const diff = (desk: PackDesk, left: string, right: string): Promise<number> =>
  withPacks(desk, [left, right], ([one, other]) => {
    if (one === undefined || other === undefined) return
    const differences = differencesOf(one.pack, other.pack)
    let section = ''
    for (const difference of differences) {
      if (difference.section !== section) {
        section = difference.section
        desk.print(`\n${section}`)
      }
      const side = ({ pack }: LoadedPack, line: (typeof difference)['left']) =>
        `  ${`${pack.region}@${pack.edition}`.padEnd(24)} ${line === undefined ? '—' : `${line.sentence} [${line.clause}]`}`
      desk.print(`${side(one, difference.left)}\n${side(other, difference.right)}\n`)
    }
    desk.print(differences.length === 0 ? 'Различий нет' : `Различий: ${differences.length}`)
  })

/** Runs with the named packs; wrong packs of other regions do not stand in the way of reading one. */
const withPacks = async (
  desk: PackDesk,
  names: readonly string[],
  run: (packs: LoadedPack[]) => void,
): Promise<number> => {
  const { packs, faults } = await desk.readPacks()
  const found = names.map(name => packNamed(packs, name))
  const missing = found.filter(one => isRefusal(one))
  if (missing.length > 0) {
    for (const { because } of missing) desk.complain(because)
    if (faults.length > 0) desk.complain('Есть регламенты с ошибками: pack check покажет их')
    return 2
  }
  run(found.filter((one): one is LoadedPack => !isRefusal(one)))
  return 0
}

const coverage = async (desk: PackDesk): Promise<number> => {
  const { packs, faults } = await desk.readPacks()
  const found = coverageOf(packs, await desk.readProofs())
  await desk.writeCoverage(printCoverage(found))
  for (const fault of [...faults, ...found.faults]) desk.complain(fault)
  const wrong = faults.length + found.faults.length
  if (wrong === 0) desk.print(`Все правила размещены и доказаны: ${found.rules.length}`)
  else desk.complain(`Ошибок: ${wrong}`)
  return wrong === 0 ? 0 : 1
}
