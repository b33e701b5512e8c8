import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { removalCauses } from '../../domain/testing/seat.ts'
import { names, step, yes } from './step-base.ts'
import { clockTime, day, name, text } from './words.ts'

/** A session of the professional test, by the name the scenario gives it. */
const session = { session: name.default('one') }

/** Steps of the professional test and of the answers to specialists who would not confirm an award. */
export const testingShapes = [
  step('correct_test', { score: z.number(russian), reason: text }),
  step('doubt_award', { reason: text }),
  step('answer_award_doubt', { how: z.enum(['ask', 'settle'], russian).default('settle'), words: text }),
  step('appoint_test', {
    ...session,
    on: day,
    time: clockTime.default('10:00'),
    minutes: z.int(russian).default(120),
    place: text.default('Центр оценки квалификации'),
    seats: z.int(russian).default(12),
    /** Who conducts. */
    conductor: name.default('secretary'),
  }),
  step('seat', { ...session, cases: names.default(['one']) }),
  step('move_seat', { ...session, to: name, reason: text }),
  step('take_off_seat', { reason: text }),
  step('mark_test', {
    ...session,
    came: names.default([]),
    /** Cases whose applicants did not come, and why. */
    absent: z.record(name, z.strictObject({ good: yes, reason: text }, russian)).default({}),
    briefed: yes.default(true),
  }),
  step('start_test', session),
  step('remove_from_test', { ...session, cause: z.enum(removalCauses, russian), words: text }),
  step('end_test', session),
  step('write_scores', { ...session, scores: z.record(name, z.number(russian)), reason: text.optional() }),
  step('sign_scores', { ...session, cases: names.default(['one']) }),
  step('close_test', session),
  step('acknowledge_test', session),
  step('correct_score', { ...session, score: z.number(russian), reason: text }),
  step('cancel_test', { ...session, reason: text }),
] as const
