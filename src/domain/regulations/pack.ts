import { z } from 'zod'
import { deadlineRule } from '../calendar/deadline-rule.ts'
import { commissionPart, expertsPart, orderPart, pathsPart } from './pack-decision.ts'
import { applicationPart, channelsPart, evidencePart, groundsPart } from './pack-intake.ts'
import { bookkeepingPart, formsPart, statusesPart, variantsPart } from './pack-papers.ts'
import { clauseRef, isoDate, ruled, words } from './pack-words.ts'
import { categories } from './vocabulary.ts'

/**
 * One region, one edition. Unknown keys, unresolved clauses and vague terms fail the load with file and line.
 * Numbers and choices live in the pack, verbs live in the domain.
 */
export const packSchema = z.strictObject({
  region: z.string().regex(/^[a-z]+$/),
  title: words,
  /** Name of the folder, a date. Several editions of a region stand beside each other. */
  edition: isoDate,
  in_force: ruled({ from: isoDate, to: isoDate.nullish(), note: words.optional() }),
  /** Base rules of the federal Порядок: `federal@2023-09-01` (№ 196) or `federal@2014-04-07` (№ 276). */
  extends: z.string().regex(/^[a-z]+@\d{4}-\d{2}-\d{2}$/),
  /** Without a lawyer's signature a pack works on the training stand only. */
  sign_off: z.strictObject({ by: words.nullable(), on: isoDate.nullable() }),
  authority: z.strictObject({
    name: words,
    name_genitive: words,
    head_post: words,
    head_post_dative: words,
    city: words,
    /** Postal address; a consent names the operator with it (152-ФЗ ст. 9 ч. 4). */
    address: words.nullish(),
    time_zone: words,
    expert_body: words.nullish(),
    commission_name: words,
    higher_body: words,
    clause: clauseRef,
    assumed: z.array(words).optional(),
  }),
  regional_days_off: z.string().nullable(),
  categories: z.array(
    ruled({ category: z.enum(categories), /** null: without a term */ valid_years: z.int().positive().nullable() }),
  ),
  /** «истечение года со дня принятия решения об отказе»; date arithmetic of ГК ст. 192. */
  after_refusal: ruled({ wait_years: z.int().positive(), same_category_only: z.boolean() }),
  channels: channelsPart,
  ...applicationPart,
  ...evidencePart,
  ...groundsPart,
  ...pathsPart,
  ...expertsPart,
  ...commissionPart,
  ...orderPart,
  deadlines: z.record(z.string(), deadlineRule),
  ...formsPart,
  ...statusesPart,
  ...variantsPart,
  ...bookkeepingPart,
})

/** A pack with its federal base merged in and its clauses resolved; what the engine works with. */
export type Pack = z.infer<typeof packSchema>

/** `kuzbass@2024-04-01`: what a case remembers of the edition it started under. */
export type PackRef = string
export const packRef = (pack: Pick<Pack, 'region' | 'edition'>): PackRef => `${pack.region}@${pack.edition}`
