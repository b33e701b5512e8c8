import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inRussian } from '../../domain/calendar/schema-words.ts'
import { examplesSchema } from '../../domain/regulations/example.ts'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { mergePack, originOf } from '../../domain/regulations/merge.ts'
import { packSchema } from '../../domain/regulations/pack.ts'
import {
  bearingFaults,
  exampleFaults,
  type Fault,
  packFaults,
  textFaults,
  unplacedSeeds,
} from '../../domain/regulations/pack-faults.ts'
import { type PackFile, packFileSchema } from '../../domain/regulations/pack-file.ts'
import { type PackText, textSchema } from '../../domain/regulations/text.ts'
import { BadRegulationFile } from './yaml-file.ts'
import { checked, readSource, type YamlSource } from './yaml-source.ts'

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

type Place = { region: string; edition: string }

/** One folder as read: what stands in the files, before the base is laid under it. */
type Edition = {
  place: Place
  rules: YamlSource | undefined
  texts: YamlSource | undefined
  examples: YamlSource | undefined
  file: PackFile | undefined
  text: PackText | undefined
  base: Edition | undefined
  faults: string[]
}

const editionsIn = async (folder: string): Promise<Place[]> => {
  const notRegions = new Set(['calendar', 'criteria'])
  const regions = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isDirectory() && !notRegions.has(entry.name))
    .map(entry => entry.name)
    .sort()
  const editions = await Promise.all(
    regions.map(async region =>
      (await readdir(join(folder, region), { withFileTypes: true }))
        .filter(entry => entry.isDirectory())
        .map(entry => ({ region, edition: entry.name }))
        .sort((a, b) => (a.edition < b.edition ? -1 : 1)),
    ),
  )
  return editions.flat()
}

const readEdition = async (
  folder: string,
  place: Place,
  bases: ReadonlyMap<string, Edition> | undefined,
): Promise<Edition> => {
  const read = (name: string) =>
    readSource(join(folder, place.region, place.edition, name), `regulations/${place.region}/${place.edition}/${name}`)
  const [rules, texts, examples] = await Promise.all([read('rules.yaml'), read('text.yaml'), read('examples.yaml')])
  const shownAs = `regulations/${place.region}/${place.edition}`
  const faults: string[] = []
  if (rules === undefined) faults.push(`${shownAs}/rules.yaml: файла нет`)
  if (texts === undefined) faults.push(`${shownAs}/text.yaml: файла нет`)
  if (bases !== undefined && examples === undefined) faults.push(`${shownAs}/examples.yaml: файла нет`)

  const file = rules === undefined ? undefined : checked(rules, packFileSchema)
  const text = texts === undefined ? undefined : checked(texts, textSchema)
  faults.push(...(file?.faults ?? []), ...(text?.faults ?? []))

  const named = rawNames(rules)
  const base = named.base === undefined ? undefined : bases?.get(named.base)
  if (rules !== undefined && rules.faults.length === 0) {
    faults.push(...nameFaults(rules, place, named, bases))
    // The raw file, so that a wrong key does not hide an unresolved clause.
    const known = [text?.value, base?.text].filter(one => one !== undefined)
    if (known.length > 0) {
      faults.push(...bearingFaults(rules.value, known, text?.value).map(fault => rules.at(fault.path, fault.message)))
    }
    if (text?.value !== undefined) {
      for (const id of unplacedSeeds(rules.value, text.value)) {
        faults.push(
          rules.at([], `правило ${id} описано в text.yaml и нигде не размещено: впишите его в seeds нужной строки`),
        )
      }
    }
  }
  if (texts !== undefined && text?.value !== undefined) {
    faults.push(...textFaults(text.value, base?.text).map(fault => texts.at(fault.path, fault.message)))
  }
  return { place, rules, texts, examples, file: file?.value, text: text?.value, base, faults }
}

type Names = { region: unknown; edition: unknown; base: string | undefined }

const rawNames = (rules: YamlSource | undefined): Names => {
  const value = typeof rules?.value === 'object' && rules.value !== null ? (rules.value as Record<string, unknown>) : {}
  return {
    region: value.region,
    edition: value.edition,
    base: typeof value.extends === 'string' ? value.extends : undefined,
  }
}

const nameFaults = (
  rules: YamlSource,
  { region, edition }: Place,
  named: Names,
  bases: ReadonlyMap<string, Edition> | undefined,
): string[] => {
  const faults: Fault[] = []
  for (const [key, folderName] of [['region', region] as const, ['edition', edition] as const]) {
    if (named[key] !== folderName) {
      faults.push({ path: [key], message: `папка называется «${folderName}», а в файле ${key}: ${String(named[key])}` })
    }
  }
  if (bases !== undefined && named.base !== undefined && !bases.has(named.base)) {
    faults.push({ path: ['extends'], message: `основы «${named.base}» нет; есть: ${[...bases.keys()].join(', ')}` })
  }
  return faults.map(({ path, message }) => rules.at(path, message))
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
