import { z } from 'zod'
import { seedId, words } from './pack-words.ts'

const clauseText = z
  .strictObject({
    /** Word for word, slips of the paper included. */
    words: words.optional(),
    /** In our own words, where the text is not at hand. */
    retold: words.optional(),
    /** false: nobody has compared the retelling with the text yet. */
    confirmed: z.boolean().optional(),
    note: words.optional(),
  })
  .refine(({ words, retold }) => (words === undefined) !== (retold === undefined), {
    error: 'у пункта нужно одно из двух: words (дословно) или retold (пересказ)',
  })
  .refine(({ retold, confirmed }) => retold === undefined || confirmed !== undefined, {
    error: 'пересказу нужен ключ confirmed: сверен ли он с текстом',
  })

/** text.yaml: the acts a pack cites and the cited clauses. The key of a clause begins with the short name of its act. */
export const textSchema = z.strictObject({
  acts: z.record(z.string().regex(/^\S+$/), words),
  clauses: z.record(words, clauseText),
  /** Rule of the papers → the clauses it stands on. */
  seeds: z.record(seedId, z.array(words).min(1)).optional(),
})

export type PackText = z.infer<typeof textSchema>
export type ClauseText = PackText['clauses'][string]
