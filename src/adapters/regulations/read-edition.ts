import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bearingFaults, type Fault, textFaults, unplacedSeeds } from '../../domain/regulations/bearing-faults.ts'
import { type PackFile, packFileSchema } from '../../domain/regulations/pack-file.ts'
import { type PackText, textSchema } from '../../domain/regulations/text.ts'
import { checked, readSource, type YamlSource } from './yaml-source.ts'

export type Place = { region: string; edition: string }

/** One folder as read: what stands in the files, before the base is laid under it. */
export type Edition = {
  place: Place
  rules: YamlSource | undefined
  texts: YamlSource | undefined
  examples: YamlSource | undefined
  file: PackFile | undefined
  text: PackText | undefined
  base: Edition | undefined
  faults: string[]
}

/** Folders of regions and their editions; the calendar and the criteria stand beside them. */
export const editionsIn = async (folder: string): Promise<Place[]> => {
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

/** Reads one folder with all its faults. `bases` is left out for the federal bases themselves. */
export const readEdition = async (
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
