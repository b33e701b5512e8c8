import { z } from 'zod'
import { russian } from '../calendar/schema-words.ts'
import { evidenceKinds } from '../portfolio/evidence.ts'
import { categories } from '../regulations/vocabulary.ts'
import { levels } from './levels.ts'

const words = z.string(russian).trim().min(1, russian)
const points = z.number(russian).nonnegative(russian)
const key = z.string(russian).regex(/^[a-z_]+$/, 'строчные латинские буквы')

/** Lower bound of a range: `from` includes the bound, `above` does not; the lowest range has neither. */
const range = z.strictObject(
  { from: z.number(russian).optional(), above: z.number(russian).optional(), points },
  russian,
)

/** What a column of an item's table holds. */
export const fieldKinds = ['text', 'number', 'date', 'level', 'link'] as const
export type FieldKind = (typeof fieldKinds)[number]

export const fieldKindTitles: Record<FieldKind, string> = {
  text: 'слова',
  number: 'число',
  date: 'дата',
  level: 'уровень',
  link: 'ссылка',
}

const fieldSchema = z.strictObject(
  { key, title: words, kind: z.enum(fieldKinds, russian), required: z.boolean(russian).optional() },
  russian,
)

/** The closed list of scales. Points of a sheet may only be what the scale can give. */
const scaleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject(
      { kind: z.literal('enum'), choices: z.array(z.strictObject({ key, title: words, points }, russian)).min(2) },
      russian,
    ),
    z.strictObject(
      {
        kind: z.literal('percent_range'),
        /** What is measured: «%» or «процентных пунктов». */
        unit: words,
        ranges: z.array(range, russian).min(2, russian),
      },
      russian,
    ),
    z.strictObject(
      {
        kind: z.literal('level_result'),
        results: z
          .array(
            z.strictObject({ key, title: words, points: z.partialRecord(z.enum(levels, russian), points) }, russian),
          )
          .min(1, russian),
        /** Bonus for the second and each further result. */
        further: points.optional(),
        /** How many further results bring the bonus; each one when absent. */
        further_times: z.int(russian).positive(russian).optional(),
      },
      russian,
    ),
    z.strictObject({ kind: z.literal('count_capped'), each: z.number(russian).positive(russian), of: words }, russian),
    z.strictObject({ kind: z.literal('mark'), step: z.number(russian).positive(russian) }, russian),
    z.strictObject(
      { kind: z.literal('checklist'), items: z.array(z.strictObject({ key, title: words, points }, russian)).min(1) },
      russian,
    ),
  ],
  russian,
)

export const criterionSchema = z.strictObject(
  {
    code: z.string(russian).regex(/^\d{1,2}(\.\d{1,2})+$/, 'номер показателя — в кавычках: "1.1"'),
    title: words,
    scale: scaleSchema,
    /** best: the best result; sum_capped: all results, not above `max`; once: one answer. */
    combine: z.enum(['best', 'sum_capped', 'once'], russian),
    max: z.number(russian).positive(russian),
    /** Least points of this item for a category. */
    minimum: z.partialRecord(z.enum(categories, russian), points).optional(),
    /** What proves more than zero. */
    proof: words,
    hint: words.optional(),
    /** Of how many last years results count; the term of the set's own region when absent. */
    period_years: z.int(russian).min(1, russian).max(10, russian).optional(),
    /** Kinds of proof that are taken; any when absent. */
    proof_kinds: z.array(z.enum(evidenceKinds, russian), russian).min(1, russian).optional(),
    /** `false`: points above zero need no proof of their own (the specialist sees it in the whole). Otherwise they do. */
    proof_required: z.boolean(russian).optional(),
    /** The item alone may be «не применяется», whatever its section says. */
    not_applicable_allowed: z.boolean(russian).optional(),
    /** What is asked of each result, besides the points: columns of the table that the applicant fills in. */
    fields: z.array(fieldSchema, russian).min(1, russian).optional(),
  },
  russian,
)

export type Criterion = z.infer<typeof criterionSchema>
export type Scale = Criterion['scale']
export type PointRange = z.infer<typeof range>
