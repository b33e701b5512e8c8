import type { RegistryLine } from '../../application/reads/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { leaveAt, roomOf } from '../../domain/expertise/house-rules.ts'
import { qualificationFindings } from '../../domain/expertise/qualification.ts'
import { samePosition } from '../../domain/people/nomenclature.ts'
import { sameSubject } from '../../domain/people/subject.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { paths } from '../paths.ts'

const sorts = ['name', 'load', 'organisation'] as const
const names = ['find', 'position', 'subject', 'fit', 'leave', 'load', 'state', 'sort', 'page'] as const
export type RegistryAsked = Readonly<Partial<Record<(typeof names)[number], string>>>

export const registryOnPage = 50

/** The question of the list from its address; anything unknown in it is not asked. */
export const registryAsked = (query: Readonly<Record<string, string>>): RegistryAsked =>
  Object.fromEntries(names.flatMap(name => (query[name] ? [[name, query[name].slice(0, 100)]] : [])))

export const registryAddress = (asked: RegistryAsked, differs: RegistryAsked = {}): string =>
  paths.experts({ ...asked, page: undefined, ...differs })

/** Whether the conditions of the edition for a duty hold. */
export const admitted = (pack: Pack, { profile }: RegistryLine, duty: 'main' | 'senior', today: PlainDate): boolean =>
  pack.experts.panel[duty] > 0 && qualificationFindings(pack, { expert: profile, duty }, today).every(({ met }) => met)

/** The lines that answer the question, in its order. */
export const registryFound = (
  lines: readonly RegistryLine[],
  asked: RegistryAsked,
  pack: Pack,
  today: PlainDate,
): RegistryLine[] => {
  const tests: ((line: RegistryLine) => boolean)[] = []
  const { find, position, subject, fit, leave, load, state } = asked
  if (find !== undefined) {
    const words = surnameKey(find)
    tests.push(line => surnameKey(`${line.name} ${line.organisation}`).includes(words))
  }
  if (position !== undefined) tests.push(({ profile }) => profile.positions.some(one => samePosition(one, position)))
  if (subject !== undefined)
    tests.push(
      ({ profile: { subjects = [] } }) => subjects.length === 0 || subjects.some(one => sameSubject(one, subject)),
    )
  if (fit === 'main' || fit === 'senior') tests.push(line => admitted(pack, line, fit, today))
  if (fit === 'nobody')
    tests.push(line => !admitted(pack, line, 'main', today) && !admitted(pack, line, 'senior', today))
  if (leave === 'yes') tests.push(({ profile }) => leaveAt(profile, today) !== undefined)
  if (leave === 'no') tests.push(({ profile }) => leaveAt(profile, today) === undefined)
  if (load === 'free') tests.push(({ open }) => open === 0)
  if (load === 'full') tests.push(({ profile, open }) => roomOf(profile, open) === 0)
  if (state !== 'all') tests.push(({ active }) => (state === 'inactive' ? !active : active))
  const found = lines.filter(line => tests.every(test => test(line)))
  const by = (of: (line: RegistryLine) => string) =>
    found.toSorted((a, b) => of(a).localeCompare(of(b), 'ru') || a.name.localeCompare(b.name, 'ru'))
  if (asked.sort === 'load') return found.toSorted((a, b) => b.open - a.open || a.name.localeCompare(b.name, 'ru'))
  if (asked.sort === 'organisation') return by(({ organisation }) => organisation)
  return by(({ name }) => name)
}

export const registrySort = ({ sort }: RegistryAsked): (typeof sorts)[number] =>
  sorts.find(one => one === sort) ?? 'name'

export const registryPage = ({ page }: RegistryAsked): number => {
  const number = Number(page)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}
