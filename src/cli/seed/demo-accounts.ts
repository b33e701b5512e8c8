import type { Accounts } from '../../application/ports.ts'
import type { Person } from '../../application/stores/people.ts'
import { initials } from '../../domain/people/names.ts'
import { type Role, roles, roleTitles } from '../../domain/people/roles.ts'
import type { RegionWorld } from './region-world.ts'
import type { Story } from './story.ts'

export type Persona = { region: string; role: Role; login: string; name: string; about: string }

/** Opens accounts for people of every role; the first of a role is the one whom the persona door offers. */
export const openAccounts = async (
  accounts: Accounts,
  passwordHash: string,
  world: RegionWorld,
  stories: readonly Story[],
): Promise<Persona[]> => {
  const { region, staff, members, specialists } = world
  const opened: Persona[] = []
  const open = async (person: Person, role: Role, login: string, about = ''): Promise<void> => {
    const organisationId = role === 'teacher' || role === 'employer' ? world.schoolOf(person).id : undefined
    const held = { role, region, ...(organisationId === undefined ? {} : { organisationId }) }
    // A member of the commission who keeps its office is one person with two roles.
    const more = role === 'secretary' ? [held, { role: 'member' as const, region }] : [held]
    await accounts.create({ personId: person.id, login: `${region}.${login}`, passwordHash, roles: more })
    const words = { surname: person.surname, name: person.name, patronymic: person.patronymic ?? undefined }
    opened.push({ region, role, login: `${region}.${login}`, name: initials(words), about })
  }

  for (const [index, { story, about }] of tellingTeachers(stories).entries())
    await open(story.applicant, 'teacher', index === 0 ? 'teacher' : `teacher${index + 1}`, about)
  for (const [index, { person }] of members.filter(({ duty }) => duty === 'member').entries())
    await open(person, 'member', index === 0 ? 'member' : `member${index + 1}`)
  for (const [role, person] of staff) await open(person, role, role.replace('_', '-'))
  const busy = seatsOf(stories)
  for (const senior of [false, true]) {
    const ranked = specialists
      .filter(one => one.senior === senior)
      .sort((a, b) => (busy.get(b.person.id) ?? 0) - (busy.get(a.person.id) ?? 0))
    for (const [index, { person }] of ranked.slice(0, 4).entries())
      await open(person, senior ? 'senior' : 'expert', `${senior ? 'senior' : 'expert'}${index === 0 ? '' : index + 1}`)
  }
  return opened.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}

/** Teachers whose cases stand at telling places. */
export const tellingTeachers = (stories: readonly Story[]): { story: Story; about: string }[] => {
  const wanted: [about: string, fits: (story: Story) => boolean][] = [
    [
      'категория установлена, начато новое заявление, есть выписка',
      ({ outcome, meetingOn, stop }) => stop === undefined && outcome === 'set' && meetingOn !== undefined,
    ],
    ['заявление рассматривается', ({ stop }) => stop === 'review'],
    ['ждут ответа на запрос сведений', ({ stop }) => stop === 'information_asked'],
    ['идёт экспертиза', ({ stop }) => stop === 'assessment'],
    ['в приёме документов отказано', ({ stop }) => stop === 'acceptance_refused'],
    ['комиссия отказала в категории', ({ outcome }) => outcome === 'refused'],
    ['записан на тестирование', ({ sits }) => sits === true],
  ]
  return wanted.flatMap(([about, fits]) => {
    const story = stories.find(fits)
    return story === undefined ? [] : [{ story, about }]
  })
}

/** How often each specialist sits, so that the first account has something to do. */
const seatsOf = (stories: readonly Story[]): Map<string, number> => {
  const count = new Map<string, number>()
  for (const { panel, stop } of stories) {
    const weight = stop === 'assessment' || stop === 'disputed' || stop === 'half_signed' ? 10 : 1
    for (const { person } of [...panel.main, ...panel.senior])
      count.set(person.id, (count.get(person.id) ?? 0) + weight)
  }
  return count
}

/** Whom one may sign in as, for the terminal. */
export const signInWords = (
  personas: readonly Persona[],
  password: string,
  regionTitle: (code: string) => string,
): string => {
  const lines: string[] = [
    '',
    `Войти можно без пароля (дверь «учебный стенд») или по имени и паролю. Пароль у всех: ${password}`,
  ]
  for (const region of new Set(personas.map(one => one.region))) {
    lines.push('', `${regionTitle(region)}`)
    const seen = new Set<Role>()
    for (const { role, login, name, about } of personas.filter(one => one.region === region)) {
      if (seen.has(role) && role !== 'teacher') continue
      seen.add(role)
      lines.push(`  ${login.padEnd(26)} ${roleTitles[role]}, ${name}${about === '' ? '' : ` — ${about}`}`)
    }
  }
  return lines.join('\n')
}
