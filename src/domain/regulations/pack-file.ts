import type { z } from 'zod'
import { packSchema } from './pack.ts'

const { shape } = packSchema

/**
 * rules.yaml as it is written: any section may be left to the federal base, and in the sections that merge by key any line.
 * Whether the whole is complete is checked after the merge, against `packSchema`.
 */
export const packFileSchema = packSchema
  .partial()
  .extend({
    region: shape.region,
    title: shape.title,
    edition: shape.edition,
    in_force: shape.in_force,
    commission: shape.commission.partial().optional(),
    experts: shape.experts.partial().optional(),
    variants: shape.variants.partial().optional(),
  })
  .strict()

export type PackFile = z.infer<typeof packFileSchema>
