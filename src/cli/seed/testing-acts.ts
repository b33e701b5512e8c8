import { supplyDocuments } from '../../application/applicant-moves.ts'
import { confirmAwards, doubtAward } from '../../application/awards/confirm.ts'
import { closeSession } from '../../application/testing/closing.ts'
import { endTest, markDay, markOf, removeFromTest, startTest } from '../../application/testing/day.ts'
import { acknowledgeResult, markAcquainted, writeScores } from '../../application/testing/scores.ts'
import { seatCases } from '../../application/testing/seating.ts'
import { appointSession } from '../../application/testing/sessions.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { DayMark, TestSeat } from '../../domain/testing/seat.ts'
import { caseActs } from './case-acts.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import type { Story } from './story.ts'
import { instant } from './story-plan.ts'

const room = 'Центр оценки квалификации, компьютерный класс'

/**
 * Sessions of the professional test: one closed with a failed result, an absence and a removal, one today, one to come. Nothing where
 * the region has no test. `waits` makes a case that stands at the test since so many days.
 */
export const testingActs = (
  world: RegionWorld,
  waits: (daysAgo: number) => Story,
  /** A case whose award waits to be confirmed. */
  awarded: () => Story,
): { acts: Act[]; stories: Story[] } => {
  if (world.pack.testing === null) return { acts: [], stories: [] }
  const back = (days: number): PlainDate => world.calendar.workingDayOnOrBefore(addDays(world.today, -days))
  const past = [44, 43, 43, 42, 41].map(waits)
  const now = [27, 26, 25].map(waits).map(story => ({ ...story, sits: true }))
  const ahead = [24, 23].map(waits)
  const award = awarded()
  const stories = [...past, ...now, ...ahead, award]
  return {
    stories,
    acts: [
      ...stories.flatMap(story => caseActs(world, story).acts),
      ...doubted(world, award, back(8)),
      ...session(world, { appointed: back(24), on: back(12), time: '10:00', seats: 8, stories: past, held: true }),
      ...session(world, {
        appointed: back(7),
        on: world.calendar.workingDayOnOrAfter(world.today),
        time: '10:00',
        seats: 12,
        stories: now,
      }),
      ...session(world, {
        appointed: back(6),
        on: world.calendar.addWorkingDays(world.today, 6),
        time: '14:00',
        seats: 12,
        stories: ahead,
      }),
    ],
  }
}

/** An award that one specialist has confirmed and another has not: the case waits for an answer. */
const doubted = (world: RegionWorld, { caseId }: Story, on: PlainDate): Act[] => {
  const { app, specialists } = world
  const chain = {}
  const [first, second] = specialists.map(({ person }) => actingAs(world, person, 'expert'))
  if (first === undefined || second === undefined) return []
  const act = (minute: number, what: string, run: () => Promise<unknown>): Act => ({
    ...{ at: instant(world, on, minute), what, of: chain, run },
  })
  const papers = (['awards', 'identity', 'employment_certificate'] as const).flatMap(kind => world.kept.get(kind) ?? [])
  const words = 'Ведомственный знак отличия: знак «Почётный работник», удостоверение № 184 от 12.05.2020'
  return [
    act(10 * 60, 'papers of an award', () => supplyDocuments(app, as(world, 'clerk'), caseId, papers)),
    act(11 * 60, 'confirm an award', () => confirmAwards(app, first, caseId, words)),
    act(12 * 60, 'doubt an award', () =>
      doubtAward(app, second, caseId, 'На копии удостоверения нет заверения руководителя организации'),
    ),
  ]
}

type Outline = {
  appointed: PlainDate
  on: PlainDate
  time: string
  seats: number
  stories: readonly Story[]
  held?: boolean
}

const session = (world: RegionWorld, { appointed, on, time, seats, stories, held }: Outline): Act[] => {
  const { app } = world
  const secretary = as(world, 'secretary')
  const official = as(world, 'clerk')
  const chain = {}
  let id = ''
  const acts: Act[] = []
  const act = (day: PlainDate, minute: number, what: string, run: () => Promise<unknown>): void => {
    acts.push({ at: instant(world, day, minute), what, of: chain, run })
  }
  act(appointed, 17 * 60, 'appoint a test', async () => {
    const conductorId = official.actor.personId
    const made = await appointSession(app, secretary, { on, time, minutes: 120, place: room, seats, conductorId })
    if (!isRefusal(made)) id = made.sessionId
    return made
  })
  act(appointed, 17 * 60 + 10, 'seat', () =>
    seatCases(
      app,
      secretary,
      id,
      stories.map(({ caseId }) => caseId),
    ),
  )
  if (!held) return acts
  const seatsNow = (): Promise<TestSeat[]> => seatsOf(world, id)
  act(on, 9 * 60 + 50, 'mark', async () => {
    const marks = (await seatsNow()).map(
      (seat, index) => [seat.id, { was: markOf(seat), now: dayMark(index) }] as const,
    )
    return markDay(app, official, id, Object.fromEntries(marks))
  })
  act(on, 10 * 60, 'start', () => startTest(app, official, id))
  act(on, 10 * 60 + 40, 'remove', async () => {
    const seat = (await seatsNow())[removed]
    const words = 'Достал телефон и читал с него, замечено дежурным; телефон убран, с записью ознакомлен'
    return seat === undefined ? {} : removeFromTest(app, official, id, seat.id, { cause: 'phone', words })
  })
  act(on, 12 * 60, 'end', () => endTest(app, official, id))
  act(on, 12 * 60 + 30, 'score', async () => {
    const scored = (await seatsNow()).flatMap((seat, index) => {
      const now = scores[index]
      return now === undefined ? [] : [[seat.id, { was: seat.score, now }] as const]
    })
    return writeScores(app, official, id, Object.fromEntries(scored))
  })
  act(on, 13 * 60, 'sign on paper', async () => {
    const signed = (await seatsNow()).filter(({ score }, index) => score !== null && index !== 0)
    return markAcquainted(app, official, id, Object.fromEntries(signed.map(seat => [seat.id, 'paper'])))
  })
  act(on, 15 * 60, 'close', () => closeSession(app, secretary, id))
  act(on, 19 * 60, 'acknowledge', async () => {
    const seat = (await seatsNow())[0]
    const story = stories.find(({ caseId }) => caseId === seat?.caseId)
    if (seat === undefined || story === undefined) return {}
    return acknowledgeResult(app, actingAs(world, story.applicant, 'teacher'), seat.id)
  })
  return acts
}

/** By the place at the session: two pass, one fails, one is sent out, one does not come. */
const scores: readonly (number | undefined)[] = [78, 52.5, undefined, 64, undefined]
const removed = 2
const absent = 4

const dayMark = (index: number): DayMark =>
  index === absent
    ? {
        identityPaper: null,
        briefed: false,
        presence: 'absent',
        goodReason: false,
        absenceReason: 'Не пришёл, на звонок не ответил',
      }
    : { identityPaper: 'passport', briefed: true, presence: 'came', goodReason: null, absenceReason: null }

const seatsOf = async (world: RegionWorld, id: string): Promise<TestSeat[]> => {
  const found = await world.app.storage.write(async tx => ({ seats: await tx.testing.seats(id) }))
  return isRefusal(found) ? [] : found.seats
}
