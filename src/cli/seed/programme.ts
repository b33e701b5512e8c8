import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { refusalGround } from './acceptance.ts'
import { caseActs } from './case-acts.ts'
import { criteriaActs } from './criteria-acts.ts'
import { directoryActs } from './directory-acts.ts'
import { expertActs } from './expert-acts.ts'
import { storyOf } from './make-story.ts'
import { meetingActs } from './meeting-acts.ts'
import type { MeetingStory, OrderStop } from './meeting-story.ts'
import { draftActs, requestActs, wholeComplaint } from './other-acts.ts'
import { portfolioActs } from './portfolio-acts.ts'
import { qualityActs } from './quality-acts.ts'
import type { Act, RegionWorld } from './region-world.ts'
import { schoolActs } from './school-acts.ts'
import type { Stop, Story } from './story.ts'
import { testingActs } from './testing-acts.ts'

/** Everything that happens in a region of the demo, and the people whose stories are worth signing in for. */
export const programmeOf = (world: RegionWorld): { acts: Act[]; stories: Story[] } => {
  const meetings = meetingsOf(world)
  const told = meetings.flatMap(meeting => meeting.stories.map(({ story }) => story))
  const standing = [...early(world), ...underWay(world)]
  const tested = testingActs(
    world,
    daysAgo => stopped(world, 'testing', daysAgo, {}),
    () => stopped(world, 'admitted', 34, { awards: true }),
  )
  const acts = [
    ...meetings.flatMap(meeting => meeting.acts),
    ...standing.flatMap(story => caseActs(world, story).acts),
    ...others(world, told, standing),
    ...expertActs(world),
    ...portfolioActs(world, [...told, ...standing]),
    ...directoryActs(world),
    ...criteriaActs(world),
    ...tested.acts,
    ...schoolActs(world, told, standing),
    ...qualityActs(world, told),
  ]
  return {
    acts: acts.sort((a, b) => a.at.getTime() - b.at.getTime()),
    stories: [...told, ...standing, ...tested.stories],
  }
}

/** Past meetings with finished orders, then those that are on their way now, then two to come. */
const calendarOf = ({
  calendar,
  today,
  pack,
}: RegionWorld): { on: PlainDate; cases: number; orderStop: OrderStop; leftOpen?: boolean }[] => {
  const back = (days: number): PlainDate => calendar.workingDayOnOrBefore(addDays(today, -days))
  const past = [600, 430, 300, 190, 110].map((days, index) => ({
    on: back(days),
    cases: index === 0 ? 2 : 3,
    orderStop: 'sent' as const,
  }))
  // Nobody could apply before the edition came into force.
  return [
    ...past.filter(({ on }) => addDays(on, -100) >= pack.in_force.from),
    { on: back(60), cases: 3, orderStop: 'sent' },
    { on: calendar.subtractWorkingDays(back(1), 9), cases: 2, orderStop: 'published' },
    { on: calendar.subtractWorkingDays(back(1), 6), cases: 2, orderStop: 'signed' },
    { on: calendar.subtractWorkingDays(back(1), 3), cases: 2, orderStop: 'draft' },
    { on: calendar.subtractWorkingDays(back(1), 2), cases: 1, orderStop: 'none' },
    { on: back(1), cases: 2, orderStop: 'none', leftOpen: true },
    { on: calendar.addWorkingDays(back(0), 9), cases: 3, orderStop: 'none' },
    { on: calendar.addWorkingDays(back(0), 18), cases: 0, orderStop: 'none' },
  ]
}

type Meeting = MeetingStory & { acts: Act[] }

const meetingsOf = (world: RegionWorld): Meeting[] =>
  calendarOf(world).map(({ on, cases, orderStop, leftOpen }, place) => {
    const stories = Array.from({ length: cases }, (_, index) => {
      const outcome = orderStop === 'sent' && index === 2 && place % 2 === 0 ? ('refused' as const) : ('set' as const)
      const lead = world.pack.testing === null ? 58 : 80
      const start = world.calendar.workingDayOnOrAfter(addDays(on, -lead - world.luck.between(0, 6)))
      return storyOf(world, {
        start,
        outcome,
        meetingOn: on,
        archived: place < 2,
        writes: place === 6,
        turn: place * 3 + index,
      })
    })
    const before = stories.map(story => ({ story, ...caseActs(world, story) }))
    const meeting: MeetingStory = {
      id: world.luck.id(),
      orderId: world.luck.id(),
      on,
      stories: before.map(({ story, readyOn }) => ({ story, readyOn: readyOn() })),
      orderStop,
      leftOpen,
    }
    return { ...meeting, acts: [...before.flatMap(({ acts }) => acts), ...meetingActs(world, meeting)] }
  })

/** Cases that end or stop before the specialists. */
const early = (world: RegionWorld): Story[] => {
  const { pack } = world
  const asks = pack.information_requests.length > 0
  const withdraws = pack.withdrawal.from.includes('admitted')
  return [
    stopped(world, 'acceptance_refused', 140, {}),
    stopped(world, 'acceptance_refused', 2, { unsent: true }),
    stopped(world, 'service_refused', 95, {}),
    stopped(world, 'service_refused', 6, { unsent: true }),
    ...(withdraws ? [stopped(world, 'withdrawn', 75, {}), stopped(world, 'withdrawn', 30, {})] : []),
    stopped(world, 'submitted', 0, { paper: true }),
    stopped(world, 'submitted', 3, { paper: true }),
    stopped(world, 'registered', 1, {}),
    stopped(world, 'registered', 4, {}),
    stopped(world, 'review', 5, { writes: true }),
    stopped(world, 'review', 12, {}),
    // Two that nobody has looked at in time.
    stopped(world, 'review', 41, {}),
    stopped(world, 'review', 33, { writes: true }),
    ...(asks ? [stopped(world, 'information_asked', 9, {}), stopped(world, 'information_asked', 16, {})] : []),
  ]
}

/** Cases with the test, the specialists and the short paths. */
const underWay = (world: RegionWorld): Story[] => {
  const { pack } = world
  const tested = pack.testing !== null
  const base = tested ? 22 : 0
  const category = (wanted: Category): boolean => pack.categories.some(line => line.category === wanted)
  const petition = pack.petition_path !== null && category('methodist')
  return [
    ...(tested ? [stopped(world, 'testing', 12, {}), stopped(world, 'testing', 9, {})] : []),
    ...(pack.awards_path === null ? [] : [stopped(world, 'admitted', 14, { awards: true })]),
    ...(petition ? [stopped(world, 'admitted', 15, { category: 'methodist' })] : []),
    ...(tested ? [] : [stopped(world, 'admitted', 13, {})]),
    stopped(world, 'panel_appointed', 16 + base, {}),
    stopped(world, 'conflict', 18 + base, {}),
    stopped(world, 'assessment', 22 + base, {}),
    stopped(world, 'assessment', 96, {}),
    ...(pack.experts.scheme === 'single' ? [] : [stopped(world, 'half_signed', 27 + base, {})]),
    ...(pack.experts.scheme === 'independent_and_senior'
      ? [stopped(world, 'disputed', 30, {}), stopped(world, 'disputed', 34, {})]
      : []),
    stopped(world, 'assessed', 34 + base, {}),
    stopped(world, 'assessed', 40 + base, { category: 'highest' }),
  ]
}

type Wish = { category?: Category; awards?: boolean; unsent?: boolean; paper?: boolean; writes?: boolean }

const stopped = (world: RegionWorld, stop: Stop, daysAgo: number, wish: Wish): Story => {
  const start = world.calendar.workingDayOnOrBefore(addDays(world.today, -daysAgo))
  const story = storyOf(world, {
    start,
    outcome: 'set',
    turn: daysAgo,
    category: stop === 'acceptance_refused' || stop === 'service_refused' ? 'first' : wish.category,
    paper: wish.paper,
  })
  const ground = stop === 'acceptance_refused' ? refusalGround(world.pack, 'first') : undefined
  const channel = ground?.channels?.find(way => world.pack.channels.some(line => line.channel === way && line.open))
  return {
    ...story,
    ...(channel === undefined ? {} : { channel, byMfc: false }),
    stop,
    ...(stop === 'service_refused' ? { position: 'Заместитель директора' } : {}),
    ...(wish.awards ? { awards: true } : {}),
    ...(wish.unsent ? { unsent: true } : {}),
    ...(wish.writes ? { writes: true } : {}),
  }
}

/** Drafts and requests of other kinds. */
const others = (world: RegionWorld, told: readonly Story[], standing: readonly Story[]): Act[] => {
  const back = (days: number): PlainDate => world.calendar.workingDayOnOrBefore(addDays(world.today, -days))
  const done = told.filter(
    ({ outcome, meetingOn }) => outcome === 'set' && meetingOn !== undefined && meetingOn < back(50),
  )
  const [first, second, third, fourth] = done
  const offered = world.pack.variants.extract.result
  const extract = { kind: 'extract', form: offered.includes('extract') ? 'extract' : 'certified_copy' } as const
  const copy = { kind: 'extract', form: offered.includes('certified_copy') ? 'certified_copy' : 'extract' } as const
  // Who has waited longest complains.
  const [late] = standing.filter(({ stop }) => stop === 'review').sort((a, b) => (a.start < b.start ? -1 : 1))
  return [
    ...(first
      ? [
          ...draftActs(world, first.applicant, back(4), 'highest'),
          ...requestActs(world, {
            story: first,
            start: back(40),
            contents: extract,
            until: 'closed',
          }),
        ]
      : []),
    ...draftActs(world, world.teacher(), back(9), 'first'),
    ...(second
      ? requestActs(world, {
          story: second,
          start: back(2),
          contents: extract,
          until: 'registered',
        })
      : []),
    ...(third
      ? requestActs(world, { story: third, start: back(12), contents: { kind: 'correction' }, until: 'fulfilled' })
      : []),
    ...(fourth
      ? requestActs(world, {
          story: fourth,
          start: back(0),
          contents: copy,
          until: 'filed',
        })
      : []),
    ...(late ? requestActs(world, { story: late, start: back(3), contents: wholeComplaint, until: 'registered' }) : []),
    ...(first ? requestActs(world, { story: first, start: back(70), contents: wholeComplaint, until: 'closed' }) : []),
  ]
}
