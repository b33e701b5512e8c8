import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inRussian } from '../../domain/calendar/schema-words.ts'
import type { Fault } from '../../domain/regulations/bearing-faults.ts'
import { examplesSchema } from '../../domain/regulations/example.ts'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { mergePack, originOf } from '../../domain/regulations/merge.ts'
import { packSchema } from '../../domain/regulations/pack.ts'
import { exampleFaults, packFaults } from '../../domain/regulations/pack-faults.ts'
import { type Edition, editionsIn, readEdition } from './read-edition.ts'
import { BadRegulationFile } from './yaml-file.ts'
import { checked, type YamlSource } from './yaml-source.ts'

/** Region that stands for the federal base: its packs extend nothing and are never a pack of their own. */
const federal = 'federal'

/** All packs of a folder and everything that is wrong with them, each fault with file and line. */
export const readPacks = async (folder: string): Promise<{ packs: LoadedPack[]; faults: string[] }> => {
  const editions = await editionsIn(folder)
  const neighbours = await neighboursOf(folder)
  const bases = new Map<string, Edition>()
  const faults: string[] = []
  for (const place of editions.filter(({ region }) => region === federal)) {
    const base = await readEdition(folder, place, undefined)
    faults.push(...base.faults)
    bases.set(`${place.region}@${place.edition}`, base)
  }
  const packs: LoadedPack[] = []
  for (const place of editions.filter(({ region }) => region !== federal)) {
    const own = await readEdition(folder, place, bases)
    const whole = wholePack(own, neighbours)
    faults.push(...own.faults, ...whole.faults)
    if (whole.pack !== undefined) packs.push(whole.pack)
  }
  return { packs, faults }
}

/** The packs the system runs on. Throws BadRegulationFile naming every fault: with a wrong rule the system does not start. */
export const loadPacks = async (folder: string): Promise<LoadedPack[]> => {
  const { packs, faults } = await readPacks(folder)
  if (faults.length > 0) throw new BadRegulationFile(faults)
  return packs
}

type Neighbours = { criteria: ReadonlySet<string>; regionalDays: ReadonlySet<string> }

const neighboursOf = async (folder: string): Promise<Neighbours> => {
  const namesIn = async (path: string): Promise<ReadonlySet<string>> => {
    try {
      return new Set((await readdir(path)).map(name => name.replace(/\.yaml$/, '')))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set()
      throw error
    }
  }
  return {
    criteria: await namesIn(join(folder, 'criteria')),
    regionalDays: await namesIn(join(folder, 'calendar', 'regional')),
  }
}

const wholePack = (own: Edition, neighbours: Neighbours): { pack?: LoadedPack | undefined; faults: string[] } => {
  const { rules, file, text, base } = own
  if (rules === undefined || file === undefined || text === undefined) return { faults: [] }
  if (base?.file === undefined || base.text === undefined || base.rules === undefined) {
    // Said already, with its line: the base is not there or does not read.
    return { faults: file.extends === undefined ? [rules.at([], 'не указана основа: нужен ключ extends')] : [] }
  }
  const ownFile = file
  const baseFile = base.file
  const baseRules = base.rules
  const merged = packSchema.safeParse(mergePack(baseFile, ownFile), { error: inRussian })
  if (!merged.success) {
    return {
      faults: merged.error.issues.map(issue =>
        rules.at(
          issue.path.map(String),
          `${issue.path.join('.')}: ${issue.message} (нет ни здесь, ни в основе ${file.extends})`,
        ),
      ),
    }
  }
  const pack = merged.data
  const place = (path: readonly (string | number)[]): string => {
    const origin = originOf(baseFile, ownFile, path)
    const source = origin.from === 'own' ? rules : baseRules
    return `${source.shownAs}:${source.lineOf(origin.path)}`
  }
  const faults = [...packFaults(pack), ...neighbourFaults(pack, neighbours)].map(
    ({ path, message }) => `${place(path)}: ${message}`,
  )
  const examples = own.examples === undefined ? undefined : checked(own.examples, examplesSchema)
  faults.push(...(examples?.faults ?? []))
  const source = own.examples
  if (source !== undefined && examples?.value !== undefined) {
    faults.push(...exampleFaults(examples.value, pack).map(fault => source.at(fault.path, fault.message)))
  }
  const loaded: LoadedPack = {
    pack,
    text,
    base: { ref: `${base.place.region}@${base.place.edition}`, title: baseFile.title, text: base.text },
    hash: hashOf([rules, own.texts, base.rules, base.texts]),
    file: rules.shownAs,
    examples: examples?.value ?? [],
    place,
  }
  return { pack: loaded, faults }
}

const neighbourFaults = (pack: LoadedPack['pack'], { criteria, regionalDays }: Neighbours): Fault[] => {
  const faults: Fault[] = []
  const { set } = pack.experts.criteria
  if (!criteria.has(set)) {
    faults.push({
      path: ['experts', 'criteria'],
      message: `набора критериев «${set}» нет в папке regulations/criteria`,
    })
  }
  const days = pack.regional_days_off
  if (days !== null && !regionalDays.has(days)) {
    faults.push({
      path: ['regional_days_off'],
      message: `файла выходных дней региона нет: regulations/calendar/regional/${days}.yaml`,
    })
  }
  return faults
}

const hashOf = (sources: readonly (YamlSource | undefined)[]): string => {
  const hash = createHash('sha256')
  for (const source of sources) hash.update(source?.text ?? '').update('\0')
  return hash.digest('hex')
}
