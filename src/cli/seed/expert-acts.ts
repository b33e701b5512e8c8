import { type ExpertFacts, keepExpert } from '../../application/expert-registry.ts'
import { proposePanels } from '../../application/experts/batch.ts'
import { confirmPanels } from '../../application/experts/batch-confirm.ts'
import { addExpertLine, type NewLine } from '../../application/experts/lines.ts'
import type { Person } from '../../application/stores/people.ts'
import { addDays, plainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { caseActs } from './case-acts.ts'
import { type Dice, dice } from './dice.ts'
import { storyOf } from './make-story.ts'
import { makePerson } from './names.ts'
import { type Act, as, type RegionWorld } from './region-world.ts'
import type { Story } from './story.ts'
import { instant } from './story-plan.ts'
import { subjects } from './texts.ts'
import { institutes, leaveNotes, specialities, tiesOfSpecialists } from './texts-experts.ts'

const newcomers = 16
const waiting = 8
const otherPosts = [
  'Воспитатель',
  'Педагог-психолог',
  'Учитель-логопед',
  'Педагог дополнительного образования',
  'Методист',
]

/**
 * The registry grown by people of every kind, cases that wait for specialists, one proposal confirmed and one that waits for the
 * secretary. Chance of its own: the rest of the demo stays as it is.
 */
export const expertActs = (whole: RegionWorld): Act[] => {
  const luck = dice(`specialists ${whole.region}`)
  const world = apart(whole, luck)
  const { today, calendar } = world
  const back = (days: number) => calendar.workingDayOnOrBefore(addDays(today, -days))
  const tested = world.pack.testing === null ? 0 : 22
  const act = (what: string, at: Date, run: () => Promise<unknown>, of: object = {}): Act => ({ at, what, of, run })
  const stories = Array.from({ length: waiting }, (_, turn): Story => {
    const start = back(19 + tested + (turn < 2 ? 8 : 0) + (turn % 4))
    return { ...storyOf(world, { start, outcome: 'set', turn }), stop: 'awaiting_panel' }
  })
  const cases = stories.map(story => story.caseId)
  return [
    ...registryActs(world, luck).map((run, index) => act('registry', instant(world, back(400), 9 * 60 + index), run)),
    act('people', instant(world, back(399), 9 * 60), () =>
      world.app.storage.write(async tx => {
        for (const { applicant } of stories) await tx.people.put(applicant)
        return {}
      }),
    ),
    ...stories.flatMap(story => caseActs(world, story).acts),
    act('first batch', instant(world, back(5), 10 * 60), async () => {
      const proposed = await proposePanels(world.app, as(world, 'secretary'), cases.slice(0, 2))
      return isRefusal(proposed) ? proposed : confirmPanels(world.app, as(world, 'secretary'), proposed.batchId)
    }),
    act('second batch', instant(world, back(1), 11 * 60), () =>
      proposePanels(world.app, as(world, 'secretary'), cases.slice(2, 5)),
    ),
  ]
}

/** The same region with people, chance and numbers of these acts' own. */
const apart = (world: RegionWorld, luck: Dice): RegionWorld => {
  const taken = new Set<string>()
  const homes = new Map<string, RegionWorld['schools'][number]>()
  return {
    ...world,
    luck,
    app: { ...world.app, newId: luck.id },
    teacher: () => {
      const person = makePerson(luck, world.region, world.today, taken)
      const school = world.schools[3 + (homes.size % 4)]
      if (school !== undefined) homes.set(person.id, school)
      return person
    },
    schoolOf: person => homes.get(person.id) ?? world.schoolOf(person),
  }
}

/** One specialist after another is written down, then what the registry knows of each. */
const registryActs = (world: RegionWorld, luck: Dice): (() => Promise<unknown>)[] => {
  const secretary = as(world, 'secretary')
  const add = (id: string, line: NewLine) => addExpertLine(world.app, secretary, id, line)
  const known = world.specialists.map(({ person }, index) => async () => {
    for (const line of linesOf(world, luck, index)) {
      const done = await add(person.id, line)
      if (isRefusal(done)) return done
    }
    return {}
  })
  const fresh = Array.from({ length: newcomers }, (_, index) => async () => {
    const person = world.teacher()
    const { surname, name, patronymic, snils } = person
    const newcomer = { surname, name, patronymic, snils: snils ?? '' }
    const kept = await keepExpert(world.app, secretary, factsOf(world, luck, person, index), newcomer)
    if (isRefusal(kept)) return kept
    for (const line of linesOf(world, luck, index + world.specialists.length)) {
      const done = await add(kept.id, line)
      if (isRefusal(done)) return done
    }
    return kept
  })
  return [...known, ...fresh]
}

/** Of every kind: fit for everything, fit for main seats alone, a candidate of a university, one whom the conditions bar. */
const factsOf = (world: RegionWorld, luck: Dice, person: Person, index: number): ExpertFacts => {
  const year = Number(world.today.slice(0, 4))
  const kind = index % 8
  const school = world.schools[(index * 5 + 2) % world.schools.length]
  const teaches = index % 3 !== 2
  const university = kind === 5
  const young = kind === 7
  return {
    id: person.id,
    organisationId: school?.id ?? '',
    education: kind < 4 || university ? 'higher_pedagogical' : kind === 4 ? 'vocational' : 'higher',
    inEducationSince: plainDate(`${year - (young ? 3 : luck.between(8, 30))}-09-01`),
    ...(university || young
      ? {}
      : { highestCategorySince: plainDate(`${year - luck.between(kind < 3 ? 7 : 1, 9)}-03-15`) }),
    candidateOfSciences: university,
    worksAtUniversity: university,
    ...(kind < 4 ? { analysisSince: plainDate(`${year - luck.between(3, 8)}-10-01`) } : {}),
    cleanConclusions: kind < 3 ? luck.between(25, 70) : luck.between(0, 24),
    positions: teaches
      ? ['Учитель', ...(index % 2 === 0 ? [luck.pick(otherPosts)] : [])]
      : luck.shuffled(otherPosts).slice(0, 3),
    ...(teaches ? { subjects: luck.shuffled(subjects).slice(0, luck.between(2, 4)) } : {}),
    ...(index % 3 === 0 ? { loadLimit: luck.between(3, 8) } : {}),
    senior: kind < 3,
    active: index !== newcomers - 1,
    words: {
      degree: university ? 'кандидат педагогических наук' : null,
      post: university ? 'доцент кафедры педагогики' : teaches ? 'учитель' : 'старший воспитатель',
      notes: index % 6 === 1 ? 'Просит присылать дела не чаще двух в неделю' : null,
    },
  }
}

const linesOf = (world: RegionWorld, luck: Dice, index: number): NewLine[] => {
  const year = Number(world.today.slice(0, 4))
  const lines: NewLine[] = [
    {
      kind: 'education',
      education: {
        institution: luck.pick(institutes),
        level: 'higher_pedagogical',
        speciality: luck.pick(specialities),
        year: year - luck.between(12, 30),
      },
    },
  ]
  if (index % 4 === 1)
    lines.push({
      kind: 'category',
      category: {
        category: 'first',
        setOn: plainDate(`${year - 16}-05-20`),
        validUntil: plainDate(`${year - 11}-05-20`),
        body: null,
      },
    })
  // Those whom the stories seat are never away.
  if (index % 9 === 4 && index >= world.specialists.length) {
    const from = addDays(world.today, -luck.between(1, 9))
    lines.push({ kind: 'leave', leave: { from, to: addDays(from, 27), note: luck.pick(leaveNotes) } })
  }
  if (index % 9 === 7) {
    const from = addDays(world.today, luck.between(20, 60))
    lines.push({ kind: 'leave', leave: { from, to: addDays(from, 27), note: null } })
  }
  const school = world.schools[3 + (index % 4)]
  if (index % 10 === 6 && school !== undefined)
    lines.push({ kind: 'tie', tie: { person: null, organisationId: school.id, reason: luck.pick(tiesOfSpecialists) } })
  return lines
}
