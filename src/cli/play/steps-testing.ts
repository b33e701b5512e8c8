import { answerDoubt } from '../../application/awards/confirm.ts'
import { closeSession } from '../../application/testing/closing.ts'
import { endTest, type Marked, markDay, markOf, removeFromTest, startTest } from '../../application/testing/day.ts'
import { acknowledgeResult, correctScore, markAcquainted, writeScores } from '../../application/testing/scores.ts'
import { moveSeat, seatCases, takeOffSeat } from '../../application/testing/seating.ts'
import { appointSession, cancelSession } from '../../application/testing/sessions.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { DayMark, TestSeat } from '../../domain/testing/seat.ts'
import { type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepName, StepOf } from './step-shapes.ts'

const names = [
  'appoint_test',
  'seat',
  'move_seat',
  'take_off_seat',
  'mark_test',
  'start_test',
  'remove_from_test',
  'end_test',
  'write_scores',
  'sign_scores',
  'close_test',
  'acknowledge_test',
  'correct_score',
  'cancel_test',
] as const satisfies StepName[]
type TestStepName = (typeof names)[number]
type Steps = { [Name in TestStepName]: (step: StepOf<Name>) => Doing }

/** Sessions of the professional test and what happens at them. */
export const testingSteps: Steps = {
  appoint_test:
    ({ with: { session, conductor, ...sitting } }) =>
    async (play, by) => {
      const made = await appointSession(play.app, by, { ...sitting, conductorId: play.cast.idOf(conductor) })
      if (!isRefusal(made)) play.tests.set(session, made.sessionId)
      return made
    },
  seat: step => async (play, by) => {
    const done = await seatCases(
      play.app,
      by,
      idOf(play, step.with.session),
      step.with.cases.map(name => play.id('case', name)),
    )
    const [first] = isRefusal(done) ? [] : done.refused
    // A scenario names those who must get a seat: one who did not is its answer.
    return first === undefined ? done : { refused: 'not_seated', because: first.because }
  },
  move_seat: step => async (play, by) => {
    const seat = await seatOf(play, step.case)
    return moveSeat(play.app, by, seat?.id ?? nobody, idOf(play, step.with.to), step.with.reason)
  },
  take_off_seat: step => async (play, by) =>
    takeOffSeat(play.app, by, (await seatOf(play, step.case))?.id ?? nobody, step.with.reason),
  mark_test: step => async (play, by) => {
    const { session, came, absent, briefed } = step.with
    const marks: Record<string, Marked> = {}
    const mark = async (name: string, now: DayMark): Promise<void> => {
      const seat = await seatOf(play, name)
      if (seat !== undefined) marks[seat.id] = { was: markOf(seat), now }
    }
    for (const name of came)
      await mark(name, { identityPaper: 'passport', briefed, presence: 'came', goodReason: null, absenceReason: null })
    for (const [name, { good, reason }] of Object.entries(absent))
      await mark(name, {
        identityPaper: null,
        briefed: false,
        presence: 'absent',
        goodReason: good,
        absenceReason: reason,
      })
    return markDay(play.app, by, idOf(play, session), marks)
  },
  start_test: step => (play, by) => startTest(play.app, by, idOf(play, step.with.session)),
  remove_from_test: step => async (play, by) => {
    const seat = await seatOf(play, step.case)
    return removeFromTest(play.app, by, idOf(play, step.with.session), seat?.id ?? nobody, step.with)
  },
  end_test: step => (play, by) => endTest(play.app, by, idOf(play, step.with.session)),
  write_scores: step => async (play, by) => {
    const { session, scores, reason } = step.with
    const written = await Promise.all(
      Object.entries(scores).map(async ([name, now]) => {
        const seat = await seatOf(play, name)
        return [
          seat?.id ?? nobody,
          { was: seat?.score ?? null, now, ...(reason === undefined ? {} : { reason }) },
        ] as const
      }),
    )
    return writeScores(play.app, by, idOf(play, session), Object.fromEntries(written))
  },
  sign_scores: step => async (play, by) => {
    const seats = await Promise.all(step.with.cases.map(name => seatOf(play, name)))
    const signed = Object.fromEntries(seats.map(seat => [seat?.id ?? nobody, 'paper' as const]))
    return markAcquainted(play.app, by, idOf(play, step.with.session), signed)
  },
  close_test: step => (play, by) => closeSession(play.app, by, idOf(play, step.with.session)),
  acknowledge_test: step => async (play, by) => {
    const seat = await seatAt(play, step.with.session, step.case)
    return acknowledgeResult(play.app, by, seat?.id ?? nobody)
  },
  correct_score: step => async (play, by) => {
    const seat = await seatAt(play, step.with.session, step.case)
    return correctScore(play.app, by, idOf(play, step.with.session), seat?.id ?? nobody, step.with)
  },
  cancel_test: step => (play, by) => cancelSession(play.app, by, idOf(play, step.with.session), step.with.reason),
}

/** The clerk's answer to the remark that waits on the case. */
export const answerAwardDoubt =
  (step: StepOf<'answer_award_doubt'>): Doing =>
  async (play, by): Promise<object | Refusal> => {
    const caseId = play.id('case', step.case)
    const doubts = await read(play, tx => tx.awardDoubts.ofCase(caseId))
    const open = doubts.find(({ settledAt }) => settledAt === null)
    return answerDoubt(play.app, by, caseId, open?.id ?? nobody, step.with)
  }

/** An id that nothing has: the use case itself says that it is not there. */
const nobody = '00000000-0000-4000-8000-000000000000'

const idOf = ({ tests }: Rehearsal, name: string): string => tests.get(name) ?? nobody

/** The seat that waits for its session. */
const seatOf = (play: Rehearsal, name: string): Promise<TestSeat | undefined> =>
  read(play, tx => tx.testing.openSeatOf(play.id('case', name)))

/** The seat of a case at a session, closed or not. */
const seatAt = (play: Rehearsal, session: string, name: string): Promise<TestSeat | undefined> =>
  read(play, async tx => {
    const caseId = play.id('case', name)
    return (await tx.testing.seats(idOf(play, session))).find(seat => seat.caseId === caseId)
  })
