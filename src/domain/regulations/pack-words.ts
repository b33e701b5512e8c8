import { z } from 'zod'

/** Quoted words of a pack; an empty string is a slip of the author. */
export const words = z.string().trim().min(1)

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'дата пишется ГГГГ-ММ-ДД')

/** One or several clauses, `reg п. 69; reg п. 70`. Each must stand in text.yaml of the pack or of its base. */
export const clauseRef = words

/** Id of a rule of the five papers, such as KB-10. */
export const seedId = z.string().regex(/^(KZ|IR|PZ|KG|KB)-\d{1,2}$/)

const bearing = {
  clause: clauseRef,
  /** Rules of the papers that stand in this line; `docs/coverage.md` is generated from them. */
  seeds: z.array(seedId).optional(),
  /** Keys of this line that the paper does not say; the screen shows «требует уточнения». */
  assumed: z.array(words).optional(),
  question: words.optional(),
}

/** A line of the pack: some keys and the clause they come from. */
export const ruled = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject({ ...bearing, ...shape })
