import type { Storage, Tx } from '../../application/storage.ts'
import type { Organisation, Person, RosterMember } from '../../application/stores/people.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import { digitsOf } from '../../domain/people/checked.ts'
import type { Actor, Role } from '../../domain/people/roles.ts'
import type { Scenario } from './scenario.ts'

type Member = { name: string; id: string; role: Role; person: Person; school: string }

/** Everybody of a scenario by the name the scenario calls them: invented people with sensible defaults. */
export type Cast = {
  members: ReadonlyMap<string, Member>
  organisations: ReadonlyMap<string, Organisation>
  /** Id of a person; a stranger gets an id that no register knows, so that the rules themselves refuse. */
  idOf(name: string): string
  /** The scenario's name of an id, for reading. */
  nameOf(id: string): string | undefined
  actor(name: string, role: Role | undefined): Actor | undefined
  organisationOf(name: string): string
  roster: readonly RosterMember[]
}

const officials: readonly (readonly [name: string, role: Role, person: string])[] = [
  ['teacher', 'teacher', 'Климова Вера Андреевна'],
  ['representative', 'representative', 'Орехов Павел Сергеевич'],
  ['employer', 'employer', 'Галеева Нина Рашидовна'],
  ['mfc', 'mfc', 'Титова Юлия Олеговна'],
  ['clerk', 'clerk', 'Лаптева Ольга Игоревна'],
  ['secretary', 'secretary', 'Дронова Инна Павловна'],
  ['approver', 'approver', 'Сомов Андрей Викторович'],
  ['signatory', 'signatory', 'Рогожин Пётр Ильич'],
  ['supervisor', 'supervisor', 'Ершова Анна Львовна'],
  ['admin', 'admin', 'Шувалов Денис Юрьевич'],
  ['auditor', 'auditor', 'Белкина Мария Фёдоровна'],
  ['chair', 'chair', 'Захаров Игорь Николаевич'],
  ['deputy_chair', 'deputy_chair', 'Мезенцева Алла Петровна'],
]
const expertNames = ['Гусева Т. М.', 'Назаров К. Э.', 'Чижова Л. В.', 'Хасанова Р. И.', 'Пахомов С. С.', 'Ильина Ж. А.']
const seniorNames = ['Воронцова Е. К.', 'Абрамов Г. Л.']

/** The people, schools, specialists and commission of a scenario; nothing of it is written yet. */
export const castOf = (scenario: Scenario, region: string, nomenclature: readonly string[], newId: () => string) => {
  const members = new Map<string, Member>()
  const organisations = new Map<string, Organisation>()
  const strangers = new Map<string, string>()

  const school = (key: string): string => {
    const known = organisations.get(key)
    if (known !== undefined) return known.id
    const given = scenario.schools[key]
    const fullName = given?.name ?? `МБОУ «Средняя общеобразовательная школа «${key}»`
    organisations.set(key, {
      ...blankOrganisation,
      id: newId(),
      region,
      fullName,
      shortName: fullName,
      municipality: given?.municipality ?? 'Городской округ',
    })
    return school(key)
  }
  const join = (name: string, role: Role, words: string, at: string): void => {
    school(at)
    members.set(name, { name, id: newId(), role, person: personOf(newId(), words), school: at })
  }

  for (const key of ['school-1', ...Object.keys(scenario.schools)]) school(key)
  for (const [name, role, words] of officials) join(name, role, words, 'school-1')
  for (let n = 1; n <= scenario.commission.members; n++) join(`member-${n}`, 'member', `Членов ${n}-й`, 'school-1')
  const profiles: { profile: ExpertProfile; senior: boolean }[] = []
  for (const [name, words, senior] of expertList(scenario)) {
    const given: Partial<Scenario['experts'][string]> = scenario.experts[name] ?? {}
    join(name, senior ? 'senior' : 'expert', given.name ?? words, given.school ?? `school-of-${name}`)
    profiles.push({
      profile: profileOf(given, idIn(members, name), school(given.school ?? `school-of-${name}`), nomenclature),
      senior,
    })
  }
  for (const [name, given] of Object.entries(scenario.people)) {
    const before = members.get(name)
    const role = given.role ?? before?.role ?? 'teacher'
    join(
      name,
      role,
      given.name ?? (before === undefined ? `${name} Инна Олеговна` : wordsOf(before.person)),
      given.school ?? before?.school ?? 'school-1',
    )
    const joined = members.get(name)
    if (joined !== undefined && given.snils !== undefined) joined.person.snils = digitsOf(given.snils) ?? null
  }
  for (const member of members.values()) member.person.id = member.id

  const idOf = (name: string): string => {
    const known = members.get(name)?.id ?? strangers.get(name) ?? newId()
    if (!members.has(name)) strangers.set(name, known)
    return known
  }
  const cast: Cast = {
    members,
    organisations,
    idOf,
    nameOf: id =>
      [...members.values()].find(member => member.id === id)?.name ?? [...strangers].find(([, one]) => one === id)?.[0],
    actor: (name, asRole) => {
      const member = members.get(name)
      if (member === undefined) return name === 'system' ? { personId: 'system', role: 'system', region } : undefined
      return {
        personId: member.id,
        role: asRole ?? member.role,
        region,
        organisationId: organisations.get(member.school)?.id,
      }
    },
    organisationOf: key => school(key),
    roster: rosterOf(scenario, idOf),
  }
  return { cast, profiles, experts: scenario.experts, heldBefore: heldBefore(scenario, cast) }
}

const idIn = (members: ReadonlyMap<string, Member>, name: string): string => members.get(name)?.id ?? ''

const expertList = (scenario: Scenario): [name: string, words: string, senior: boolean][] => {
  const usual = [
    ...expertNames.map((words, index): [string, string, boolean] => [`expert-${index + 1}`, words, false]),
    ...seniorNames.map((words, index): [string, string, boolean] => [`senior-${index + 1}`, words, true]),
  ]
  const more = Object.keys(scenario.experts).filter(name => !usual.some(([one]) => one === name))
  return [
    ...usual.map(([name, words, senior]): [string, string, boolean] => [
      name,
      words,
      scenario.experts[name]?.senior ?? senior,
    ]),
    ...more.map((name): [string, string, boolean] => [name, `${name} А. А.`, scenario.experts[name]?.senior ?? false]),
  ]
}

/** Fit for any seat of any region unless the scenario says otherwise. */
const profileOf = (
  given: Partial<Scenario['experts'][string]>,
  id: string,
  organisationId: string,
  nomenclature: readonly string[],
): ExpertProfile => ({
  id,
  organisationId,
  education: given.education ?? 'higher_pedagogical',
  inEducationSince: given.in_education_since ?? plainDate('1995-09-01'),
  highestCategorySince: given.highest_since === null ? undefined : (given.highest_since ?? plainDate('2008-04-10')),
  candidateOfSciences: given.candidate_of_sciences ?? false,
  worksAtUniversity: given.works_at_university ?? false,
  analysisSince: given.analysis_since === null ? undefined : (given.analysis_since ?? plainDate('2012-09-01')),
  cleanConclusions: given.clean_conclusions ?? 60,
  positions: given.positions ?? [...nomenclature],
  declaredConflicts: [],
  ...(given.subjects === undefined ? {} : { subjects: given.subjects }),
  ...(given.load_limit === undefined ? {} : { loadLimit: given.load_limit }),
})

const rosterOf = ({ commission }: Scenario, idOf: (name: string) => string): RosterMember[] => {
  const leading = (['chair', 'deputy_chair', 'secretary'] as const).filter(duty => !commission.without.includes(duty))
  return [
    ...leading.map(duty => ({ personId: idOf(duty), duty, tradeUnion: false })),
    ...Array.from({ length: commission.members }, (_, index) => ({
      personId: idOf(`member-${index + 1}`),
      duty: 'member' as const,
      tradeUnion: index === 0 && commission.trade_union,
    })),
    ...commission.also.map(name => ({ personId: idOf(name), duty: 'member' as const, tradeUnion: false })),
  ]
}

const heldBefore = ({ people }: Scenario, cast: Cast) =>
  Object.entries(people).flatMap(([name, { held }]) =>
    held.map(({ category, set_on, position, valid_until, order_number }) => ({
      personId: cast.idOf(name),
      held: {
        category,
        setOn: set_on,
        position: position ?? 'Учитель',
        validUntil: valid_until,
        orderNumber: order_number,
      },
    })),
  )

/** Writes the cast of a scenario into its empty database. */
export const seat = (
  storage: Storage,
  region: string,
  { cast, profiles, experts, heldBefore: held }: ReturnType<typeof castOf>,
  newId: () => string,
) =>
  storage.write(async tx => {
    for (const organisation of cast.organisations.values()) await tx.organisations.put(organisation)
    for (const { person } of cast.members.values()) await tx.people.put(person)
    for (const { profile, senior } of profiles) await tx.experts.put(region, profile, senior)
    for (const [name, given] of Object.entries(experts)) await linesOf(tx, cast, name, given, newId)
    for (const member of cast.roster) await tx.commission.put(region, member, longAgo)
    for (const one of held) await tx.categories.add(one.personId, one.held)
    return {}
  })

/** Leaves and ties that the registry knew before the first step. */
const linesOf = async (
  tx: Tx,
  cast: Cast,
  name: string,
  { leaves, ties }: Scenario['experts'][string],
  newId: () => string,
): Promise<void> => {
  const expertId = cast.idOf(name)
  const at = new Date(0)
  for (const { from, to } of leaves)
    await tx.registry.addLeave(expertId, { id: newId(), from, to, note: null }, expertId, at)
  for (const tie of ties) {
    const member = cast.members.get(tie)
    const person = member === undefined ? null : wordsOf(member.person)
    const organisationId = member === undefined ? cast.organisationOf(tie) : null
    const one = { id: newId(), person, organisationId, reason: 'Заявлено до дела', declaredOn: longAgo }
    await tx.registry.addTie(expertId, one)
  }
}

const longAgo = plainDate('1900-01-01')

const blankOrganisation = { address: null, email: 'school@obr.invalid', headName: null }

const personOf = (id: string, words: string): Person => {
  const [surname = words, name = '—', ...rest] = words.split(/\s+/)
  return { ...blankPerson, id, surname, name, patronymic: rest.join(' ') || null }
}

const wordsOf = ({ surname, name, patronymic }: Person): string => [surname, name, patronymic ?? ''].join(' ').trim()

const blankPerson = {
  sex: null,
  birthDate: plainDate('1985-05-17'),
  snils: null,
  citizenship: 'russian',
  identity: null,
  phone: '+7 900 000-00-00',
  email: 'teacher@mail.invalid',
  address: null,
}
