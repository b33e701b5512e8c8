import { z } from 'zod'
import { educations } from '../expertise/expert.ts'
import { ruled, words } from './pack-words.ts'
import { awardKinds, categories, conflictRules } from './vocabulary.ts'

export const pathsPart = {
  /** Whether the notice of the attestation must name the hour besides the day and the place (KBR reg п. 20.5.2). */
  admission: ruled({ time: z.enum(['required', 'optional']) }),
  /** Professional test before the portfolio (KBR reg п. 20.6.3.2); null where a region has none. */
  testing: ruled({
    for: z.array(z.enum(categories)),
    minimum_score: z.number().nonnegative(),
    maximum_score: z.number().positive(),
    absence_for_good_reason: z.enum(['apply_again', 'another_day']),
    /** What the work of somebody sent out for a telephone or notes is worth: nothing, or what was done by then. */
    removal: z.enum(['zero', 'as_scored']),
    /** What must be told to those who come: what to bring, what is not allowed. */
    bring: z.array(words),
    forbidden: z.array(words),
  }).nullable(),
  /** Attestation without specialists for holders of awards (196 п. 31 абз. 4–5); null where the paper does not know it. */
  awards_path: ruled({
    for: z.array(z.enum(categories)),
    confirmations: z.int().positive(),
    awards: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/),
        kind: z.enum(awardKinds),
        title: words,
        /** The paper that proves it, where the papers name one. */
        proof: words.optional(),
      }),
    ),
  }).nullable(),
  petition_path: ruled({ for: z.array(z.enum(categories)) }).nullable(),
}

const qualification = ruled({
  education: z.array(z.enum(educations)).optional(),
  education_field_years: z.int().optional(),
  one_of: z.array(z.enum(['highest_category', 'candidate_of_sciences_at_university'])).optional(),
  highest_category_years: z.int().optional(),
  analysis_years: z.int().optional(),
  clean_conclusions: z.int().optional(),
})

export const expertsPart = {
  experts: z.strictObject({
    /** joint: one sheet, N signatures; independent_and_senior: blind sheets, a senior rules on differences; single. */
    scheme: z.enum(['single', 'joint', 'independent_and_senior']),
    panel: ruled({ main: z.int().positive(), senior: z.int().nonnegative(), match_position: z.boolean() }),
    conflicts: ruled({ exclude: z.array(z.enum(conflictRules)) }),
    disputed: ruled({ resolved_by: z.enum(['senior', 'nobody']), tolerance: z.number().nonnegative() }),
    main: qualification.nullable(),
    senior: qualification.nullable(),
    names_shown_to_applicant: z.boolean(),
    /** Folder name in regulations/criteria; its points are a demonstration until the region approves its own. */
    criteria: ruled({ set: words }),
    /** Pages anybody can look at count as proofs: the sheet names the address and the day (Penza reg п. 3.3.1). */
    open_sources: ruled({ shown_by: z.literal('address_and_day') }).optional(),
    extra: z.array(ruled({ what: words })).optional(),
  }),
}

export const commissionPart = {
  commission: z.strictObject({
    members: ruled({ at_least: z.int().positive(), including: z.array(z.enum(['trade_union_representative'])) }),
    quorum: ruled({ numerator: z.int().positive(), denominator: z.int().positive() }),
    voting: ruled({ tie: z.enum(['in_favour', 'refused']), own_case: z.enum(['does_not_vote']) }),
    decision_date: ruled({ category_is_dated_by: z.literal('commission.decided') }),
    signed_by: ruled({ roles: z.array(z.enum(['chair', 'deputy_chair', 'secretary', 'members'])) }),
    form: ruled({ held: z.enum(['in_person', 'video', 'any']) }),
    applicant_presence: ruled({ on_wish: z.boolean() }),
  }),
}

export const orderPart = {
  order: ruled({
    contents: z.enum(['set_only', 'set_and_refused']),
    /** Agreed by the deputy minister before the minister signs (KBR reg п. 20.7). */
    agreed_by_approver: z.boolean(),
    group_by: z.array(z.enum(['category', 'position', 'municipality'])),
    email_to_employer: z.boolean(),
    title: words,
  }),
  publication: ruled({ where: words }),
}
