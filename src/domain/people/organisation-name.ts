import { surnameKey } from './surname-key.ts'

/** Long words of a school's name and the letters everybody writes instead; longer wordings first. */
const abbreviations: readonly (readonly [words: string, letters: string])[] = [
  ['государственное бюджетное профессиональное образовательное учреждение', 'гбпоу'],
  ['государственное профессиональное образовательное учреждение', 'гпоу'],
  ['муниципальное бюджетное дошкольное образовательное учреждение', 'мбдоу'],
  ['муниципальное автономное дошкольное образовательное учреждение', 'мадоу'],
  ['муниципальное казенное дошкольное образовательное учреждение', 'мкдоу'],
  ['муниципальное дошкольное образовательное учреждение', 'мдоу'],
  ['муниципальное бюджетное общеобразовательное учреждение', 'мбоу'],
  ['муниципальное автономное общеобразовательное учреждение', 'маоу'],
  ['муниципальное казенное общеобразовательное учреждение', 'мкоу'],
  ['муниципальное общеобразовательное учреждение', 'моу'],
  ['муниципальное бюджетное учреждение дополнительного образования', 'мбу до'],
  ['муниципальное автономное учреждение дополнительного образования', 'мау до'],
  ['государственное бюджетное общеобразовательное учреждение', 'гбоу'],
  ['государственное автономное общеобразовательное учреждение', 'гаоу'],
  ['государственное казенное общеобразовательное учреждение', 'гкоу'],
  ['средняя общеобразовательная школа', 'сош'],
  ['основная общеобразовательная школа', 'оош'],
  ['начальная общеобразовательная школа', 'нош'],
  ['детская школа искусств', 'дши'],
  ['детская музыкальная школа', 'дмш'],
  ['дом детского творчества', 'ддт'],
  ['детский сад', 'дс'],
]

/** Letters before a name that say who owns the school and not which school it is. */
const ownership = /^(гбпоу|гпоу|мбдоу|мадоу|мкдоу|мдоу|мбоу|маоу|мкоу|моу|мбу до|мау до|гбоу|гаоу|гкоу) /

/**
 * A school's name as two people would write it alike: lower case, «ё» as «е», no quotes or stops, the form of ownership in
 * letters, «№ 7», «N7» and «номер 7» as one.
 */
export const organisationKey = (name: string): string => {
  const plain = surnameKey(name)
    .replaceAll(/["'«»„“”().,;]/g, ' ')
    .replaceAll(/\s*[-–—]\s*/g, '-')
    .replaceAll(/(?:№|\bn\b|n(?=\d)|номер)\s*(?=\d)/gu, ' №')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return abbreviations.reduce((text, [words, letters]) => text.replaceAll(words, letters), plain)
}

/** The same without the form of ownership: schools change it and keep their number. */
export const bareKey = (name: string): string => organisationKey(name).replace(ownership, '')

type Words = ReadonlySet<string>

const wordsOf = (name: string): Words => new Set(bareKey(name).split(' ').filter(Boolean))

/** How alike two names are, from 0 to 1: shared words of all words; a differing number makes them different schools. */
const likeness = (left: Words, right: Words): number => {
  if (left.size === 0 || right.size === 0) return 0
  const [ownNumber, otherNumber] = [left, right].map(words => [...words].find(word => word.startsWith('№')))
  if (ownNumber !== otherNumber) return 0
  const both = [...left].filter(word => right.has(word)).length
  return both / (left.size + right.size - both)
}

export type Alike<T> = { one: T; how: number }

/**
 * A search for names alike among many: answers things whose best name is at least `least` alike to one of the names asked for, in
 * their order. Each name is taken apart once. Of a name asked for only the rarest words are looked up, so many that names without
 * any of them cannot be alike enough.
 */
export const alikeAmong = <T>(
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): ((names: readonly string[], least: number) => Alike<T>[]) => {
  const byWord = new Map<string, Set<number>>()
  const known = things.map((one, place) => {
    const names = namesOf(one).map(wordsOf)
    for (const word of names.flatMap(words => [...words])) {
      const places = byWord.get(word)
      if (places === undefined) byWord.set(word, new Set([place]))
      else places.add(place)
    }
    return { one, names }
  })
  const common = (word: string): number => byWord.get(word)?.size ?? 0
  return (names, least) => {
    const asked = names.map(wordsOf)
    const places = asked.flatMap(words => {
      const mustShare = Math.ceil(least * words.size - 1e-9)
      const rarest = [...words].sort((a, b) => common(a) - common(b)).slice(0, words.size - mustShare + 1)
      return rarest.flatMap(word => [...(byWord.get(word) ?? [])])
    })
    return [...new Set(places)]
      .sort((a, b) => a - b)
      .flatMap(place => known[place] ?? [])
      .map(({ one, names: own }) => ({
        one,
        how: Math.max(0, ...own.flatMap(each => asked.map(words => likeness(each, words)))),
      }))
      .filter(({ how }) => how >= least)
  }
}
