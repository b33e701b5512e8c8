import { z } from 'zod'
import { ruled, words } from './pack-words.ts'
import {
  acceptanceRules,
  categories,
  channels,
  documentKinds,
  evidenceConditions,
  evidenceDue,
  formFields,
  paths,
  serviceRules,
  stages,
} from './vocabulary.ts'

export const channelsPart = z.array(
  ruled({
    channel: z.enum(channels),
    open: z.boolean(),
    /** true: the system registers at once, as the portal does; false: a clerk registers within the deadline. */
    automatic_registration: z.boolean(),
    signature: z.enum(['none', 'handwritten', 'pep', 'unep', 'ukep']),
    representative: z.boolean(),
    note: words.optional(),
  }),
)

export const applicationPart = {
  representative: ruled({
    /** What a representative may do here. */
    may: z.enum(['nothing', 'fetch_extract', 'file']),
    proof: words.nullable(),
  }),
  application: z.array(
    ruled({
      field: z.enum(formFields),
      required: z.boolean(),
      label: words.optional(),
      hint: words.optional(),
      for: z.array(z.enum(categories)).optional(),
    }),
  ),
  consent: ruled({
    required: z.boolean(),
    separate: z.boolean(),
    /** What 152-ФЗ ст. 9 ч. 4 wants of a written consent: purpose, list of data, list of actions, term, way of withdrawal. */
    purpose: words.nullish(),
    data: words.nullish(),
    actions: words.nullish(),
    term: words.nullable(),
    withdrawal: words.nullable(),
  }),
}

export const evidencePart = {
  evidence: z.array(
    ruled({
      document: z.enum(documentKinds),
      title: words,
      for: z.array(z.enum(categories)),
      paths: z.array(z.enum(paths)).optional(),
      due: z.enum(evidenceDue),
      required: z.boolean(),
      when: z.enum(evidenceConditions).optional(),
      certified: words.optional(),
    }),
  ),
  files: ruled({
    formats: z.array(z.string().regex(/^[a-z0-9]+$/)),
    max_mb: z.int().positive().nullable(),
    max_per_indicator: z.int().positive().nullable(),
    portfolio_formats: z.array(z.string()).optional(),
    dpi: z.int().positive().nullable(),
    text_layer: z.boolean(),
    link_allowed: z.boolean(),
    /** Does one act of the school over a list of files stand instead of a seal and a signature on every page. */
    certified_by_act: ruled({ allowed: z.boolean() }).optional(),
  }),
}

const groundBase = {
  /** Stable id inside the pack; a finding points at it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  what: words,
  remedy: words.optional(),
  for: z.array(z.enum(categories)).optional(),
  channels: z.array(z.enum(channels)).optional(),
}

export const groundsPart = {
  /** Closed list for the attestation application; those of the other variants stand in `variants`. */
  refuse_acceptance_when: z.array(
    ruled({ ...groundBase, rule: z.enum(acceptanceRules), documents: z.array(z.enum(documentKinds)).optional() }),
  ),
  /** Stages in which acceptance may still be refused (KBR reg п. 11.2.4: at reception or later). */
  acceptance_refusal_stages: z.array(z.enum(stages)).nonempty(),
  refuse_service_when: z.array(
    ruled({
      ...groundBase,
      rule: z.enum(serviceRules),
      /** requires_category: which category must be held; several words mean any of them. */
      held: z.array(z.enum(categories)).optional(),
      /** now: in force on the day of filing; ever: has or had at any time. */
      held_when: z.enum(['now', 'ever']).optional(),
      held_for_years: z.int().positive().optional(),
      same_position: z.boolean().optional(),
      /** position_barred: whoever holds it may not claim the category. */
      positions: z.array(words).optional(),
      /** Where the ground is checked: at review, or when the commission decides. */
      at: z.enum(['review', 'decision']),
    }),
  ),
  withdrawal: ruled({ from: z.array(z.enum(stages)) }),
  supplement: ruled({
    stages: z.array(z.enum(stages)),
    /** Name of the backward deadline that closes the right, e.g. `additional_facts`. */
    until: words.nullable(),
  }),
  /** Requests for information during the review: to the applicant, another agency or another region's body. */
  information_requests: z.array(ruled({ of: z.enum(['applicant', 'agency', 'other_region']), what: words })),
}
