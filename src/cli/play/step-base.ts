import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { roles } from '../../domain/people/roles.ts'
import { documentKinds } from '../../domain/regulations/vocabulary.ts'
import { stepExpectation } from './expectation.ts'
import { clockTime, day, name, text } from './words.ts'

export const documents = z.array(z.enum(documentKinds, russian), russian)
export const names = z.array(name, russian)
export const yes = z.boolean(russian)

const common = {
  on: day,
  /** Local time; 10:00, or the time of the step before on the same day. */
  at: clockTime.optional(),
  who: z.union([name, names.min(1, russian)], { error: 'имя человека или список имён' }).optional(),
  /** Another role of the same person than the usual one. */
  as: z.enum(roles, russian).optional(),
  case: name.default('one'),
  expect: stepExpectation.optional(),
  may_fail: yes.optional(),
  note: text.optional(),
}

/** A step: who, when and with what; every step has the common words. */
export const step = <Name extends string, Fields extends z.ZodRawShape>(does: Name, fields: Fields) =>
  z.strictObject(
    { ...common, does: z.literal(does), with: z.strictObject(fields, russian).prefault({} as never) },
    russian,
  )
