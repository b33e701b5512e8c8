import type { Refusal } from './finding.ts'
import type { Pack } from './pack.ts'

/** Anything that carries a pack: the pack itself or a loaded one. */
type Bearer = { pack: Pack }

/**
 * The edition of the region in force on the day of filing; of several the one that came into force last.
 * A case keeps it to the end, whatever editions follow.
 */
export const choosePack = <Choice extends Bearer>(
  packs: readonly Choice[],
  region: string,
  filedOn: string,
): Choice | Refusal => {
  const ofRegion = packs.filter(({ pack }) => pack.region === region)
  if (ofRegion.length === 0) {
    return { refused: 'no_region', because: `Для региона «${region}» нет ни одного регламента` }
  }
  const inForce = ofRegion.filter(({ pack: { in_force } }) => {
    const to = in_force.to ?? undefined
    return in_force.from <= filedOn && (to === undefined || filedOn <= to)
  })
  const [latest] = inForce.sort((a, b) => (a.pack.in_force.from < b.pack.in_force.from ? 1 : -1))
  if (latest !== undefined) return latest
  const terms = ofRegion
    .map(({ pack: { in_force } }) => `с ${short(in_force.from)}${in_force.to ? ` по ${short(in_force.to)}` : ''}`)
    .sort()
    .join('; ')
  return {
    refused: 'no_edition',
    because: `На ${short(filedOn)} в регионе «${ofRegion[0]?.pack.title}» не действует ни одна редакция регламента: известны редакции ${terms}`,
  }
}

/** A pack by its name, `kuzbass@2024-04-01`, or the latest edition of a region named without a date. */
export const packNamed = <Choice extends Bearer>(packs: readonly Choice[], name: string): Choice | Refusal => {
  const [region = '', edition] = name.split('@')
  const found = packs
    .filter(({ pack }) => pack.region === region && (edition === undefined || pack.edition === edition))
    .sort((a, b) => (a.pack.edition < b.pack.edition ? 1 : -1))[0]
  if (found !== undefined) return found
  const known = packs.map(({ pack }) => `${pack.region}@${pack.edition}`).sort()
  return { refused: 'no_pack', because: `Регламента «${name}» нет. Есть: ${known.join(', ')}` }
}

const short = (date: string): string => date.split('-').reverse().join('.')
