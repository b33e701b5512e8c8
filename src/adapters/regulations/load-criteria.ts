import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type CriteriaSet, criteriaSetSchema } from '../../domain/expertise/criteria-set.ts'
import { positionKey } from '../../domain/people/nomenclature.ts'
import { BadRegulationFile, readYaml } from './yaml-file.ts'

/**
 * All criteria sets by folder name, the word of a pack's `experts.criteria.set`. `folder` is regulations/criteria.
 * Throws BadRegulationFile with file and line: broken YAML, an unknown key, a scale that contradicts itself, a file whose name
 * is not its id, or two files of one folder that judge the same position for the same category at the same time.
 */
export const loadCriteria = async (folder: string): Promise<ReadonlyMap<string, readonly CriteriaSet[]>> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  return new Map(await Promise.all(names.sort().map(async name => [name, await loadFolder(folder, name)] as const)))
}

const loadFolder = async (folder: string, name: string): Promise<CriteriaSet[]> => {
  const files = (await readdir(join(folder, name))).filter(file => file.endsWith('.yaml')).sort()
  const sets = await Promise.all(
    files.map(async file => {
      const shownAs = `criteria/${name}/${file}`
      const set = await readYaml(join(folder, name, file), shownAs, criteriaSetSchema)
      // A later edition stands beside the earlier one: teachers.yaml, teachers-2027-01-01.yaml.
      if (file !== `${set.id}.yaml` && file !== `${set.id}-${set.edition}.yaml`) {
        throw new BadRegulationFile([`${shownAs}:1: имя файла не совпадает с id «${set.id}» внутри него`])
      }
      return set
    }),
  )
  const faults = overlaps(sets).map(words => `criteria/${name}: ${words}`)
  if (faults.length > 0) throw new BadRegulationFile(faults)
  return sets
}

const overlaps = (sets: readonly CriteriaSet[]): string[] =>
  sets.flatMap((one, place) =>
    sets
      .slice(place + 1)
      .filter(other => sameTime(one, other) && one.categories.some(category => other.categories.includes(category)))
      .flatMap(other => {
        const shared = sharedPosition(one, other)
        return shared === undefined ? [] : [`${shared} — сразу в наборах «${one.id}» и «${other.id}»`]
      }),
  )

const sameTime = (one: CriteriaSet, other: CriteriaSet): boolean =>
  (one.valid_to === null || other.valid_from <= one.valid_to) &&
  (other.valid_to === null || one.valid_from <= other.valid_to)

const sharedPosition = ({ positions: one }: CriteriaSet, { positions: other }: CriteriaSet): string | undefined => {
  if (one === 'all' || other === 'all') return 'любая должность'
  const keys = new Set(other.map(positionKey))
  const shared = one.find(title => keys.has(positionKey(title)))
  return shared === undefined ? undefined : `должность «${shared}»`
}
