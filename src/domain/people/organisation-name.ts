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

/** How alike two names are, from 0 to 1: shared words of all words; a differing number makes them different schools. */
export const likeness = (one: string, other: string): number => {
  const [left, right] = [one, other].map(name => new Set(bareKey(name).split(' ').filter(Boolean)))
  if (left === undefined || right === undefined || left.size === 0 || right.size === 0) return 0
  const [ownNumber, otherNumber] = [left, right].map(words => [...words].find(word => word.startsWith('№')))
  if (ownNumber !== otherNumber) return 0
  const shared = [...left].filter(word => right.has(word)).length
  return shared / (left.size + right.size - shared)
}
