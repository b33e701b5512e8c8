import { z } from 'zod'
import { russian } from '../calendar/schema-words.ts'
import { categories } from '../regulations/vocabulary.ts'
import { criterionSchema } from './criterion.ts'

const words = z.string(russian).trim().min(1, russian)
const day = z.string(russian).regex(/^\d{4}-\d{2}-\d{2}$/, 'дата пишется ГГГГ-ММ-ДД')
const points = z.number(russian).nonnegative(russian)

const sectionSchema = z.strictObject(
  {
    code: z.string(russian).regex(/^\d{1,2}$/, 'номер раздела — число в кавычках: "1"'),
    /** Indicator of the Порядок that the section measures. */
    ref: words,
    title: words,
    max: z.number(russian).positive(russian),
    not_applicable_allowed: z.boolean(russian),
    /** Least points of the section for a category, besides the threshold of the total. */
    minimum: z.partialRecord(z.enum(categories, russian), points).optional(),
    criteria: z.array(criterionSchema, russian).min(1, russian),
    /** Items of which only the best counts: their points are not summed. Each group names two codes or more. */
    alternatives: z.array(z.array(words, russian).min(2, russian), russian).min(1, russian).optional(),
  },
  russian,
)

const thresholdBase = { category: z.enum(categories, russian), ref: words }

/** What the whole sheet must reach. */
const thresholdSchema = z.discriminatedUnion(
  'measure',
  [
    z.strictObject(
      {
        ...thresholdBase,
        measure: z.literal('points'),
        at_least: points,
        /** Compared instead of the points when some items do not apply: percent of the applicable maximum. */
        percent_when_not_applicable: points.max(100, russian),
      },
      russian,
    ),
    z.strictObject({ ...thresholdBase, measure: z.literal('percent'), at_least: points.max(100, russian) }, russian),
    /** Methodist and mentor: so many indicators at a level, and a sum. */
    z.strictObject(
      {
        ...thresholdBase,
        measure: z.literal('indicators'),
        at_least: z.int(russian).positive(russian),
        each_from: points,
        sum: points,
      },
      russian,
    ),
  ],
  russian,
)

/**
 * By what a portfolio is judged: one group of positions, one edition. A set that no region approved is a demonstration and
 * says so in `notice`, which every screen and sheet shows.
 */
export const criteriaShape = z.strictObject(
  {
    id: z.string(russian).regex(/^[a-z-]+$/, 'строчные латинские буквы и дефис'),
    edition: day,
    title: words,
    demonstration: z.boolean(russian),
    notice: words.nullable(),
    valid_from: day,
    valid_to: day.nullable(),
    approved_by: z.strictObject({ act: words, number: words, on: day }, russian).nullable(),
    categories: z.array(z.enum(categories, russian), russian).min(1, russian),
    /** Nomenclature positions, or `all` where the category does not depend on the position (196 п. 45). */
    positions: z.union([z.literal('all'), z.array(words).min(1)], {
      error: 'ожидался список должностей или слово all',
    }),
    sections: z.array(sectionSchema, russian).min(1, russian),
    thresholds: z.array(thresholdSchema, russian).min(1, russian),
  },
  russian,
)

export type CriteriaSet = z.infer<typeof criteriaShape>
export type Section = CriteriaSet['sections'][number]
export type Threshold = CriteriaSet['thresholds'][number]
