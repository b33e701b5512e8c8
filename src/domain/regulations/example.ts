import { z } from 'zod'
import { factNames } from '../calendar/facts.ts'
import { type PlainDate, parsePlainDate } from '../calendar/plain-date.ts'
import { seedId, words } from './pack-words.ts'
import { caseKinds, categories, channels, outcomes, paths } from './vocabulary.ts'

const day = z
  .string()
  .refine(text => parsePlainDate(text) !== undefined, { error: 'ожидалась дата вида ГГГГ-ММ-ДД, которая существует' })
  .transform(text => text as PlainDate)

/** One worked example of a pack: a lawyer checks it with a calendar in hand, the tests run it. */
export const exampleSchema = z.strictObject({
  about: words,
  /** What kind of case it is, for deadlines that hold for some cases only. */
  of: z
    .strictObject({
      category: z.enum(categories).optional(),
      channel: z.enum(channels).optional(),
      kind: z.enum(caseKinds).optional(),
      path: z.enum(paths).optional(),
      outcome: z.enum(outcomes).optional(),
    })
    .optional(),
  given: z.partialRecord(z.enum(factNames), day),
  /** Name of a deadline → its last day; `null` claims that the deadline does not run in this case. */
  expect: z.record(z.string(), day.nullable()),
  /** Rules of the papers that the example proves. */
  proves: z.array(seedId).optional(),
})

export const examplesSchema = z.array(exampleSchema)

export type Example = z.infer<typeof exampleSchema>
