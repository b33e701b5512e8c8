import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { code, day, points, text } from './words.ts'

const verdict = z.strictObject(
  {
    /** `paper`, the title of a proof of the case, or the address of a page of an open source. */
    proof: text.default('paper'),
    accepted: z.boolean(russian).default(true),
    /** Why not; of a paper which sheet. */
    reason: text.optional(),
    /** The day a page of an open source was looked at. */
    looked_on: day.optional(),
  },
  russian,
)

/** What a specialist fills in: points, words, verdicts on proofs. */
export const sheetShape = {
  /** meets: the most of every item; below: nothing. */
  result: z.enum(['meets', 'below'], russian).default('meets'),
  /** Items that differ from that. */
  change: z.record(code, points).default({}),
  /** The whole sheet item by item, instead of both. */
  points: z.record(code, points).optional(),
  comments: z.record(code, text).default({}),
  /** Verdicts by item. Points above zero that none is said of rest on a sheet of the paper file, unless `proved` is false. */
  proofs: z.record(code, z.array(verdict, russian)).default({}),
  proved: z.boolean(russian).default(true),
}
