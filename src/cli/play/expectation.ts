import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { roles } from '../../domain/people/roles.ts'
import { categories, documentKinds, forms, outcomes, paths, stages } from '../../domain/regulations/vocabulary.ts'
import { code, day, name, numberText, text } from './words.ts'

const deadline = z.strictObject(
  {
    /** Legal limit. */
    due: day.optional(),
    /** The last working day on or before it. */
    safe: day.optional(),
    state: z.enum(['running', 'safe_limit_passed', 'breached', 'met', 'met_late'], russian).optional(),
    done_on: day.optional(),
    days_left: z.int(russian).optional(),
  },
  russian,
)

const deadlines = z.record(code, z.union([deadline, z.literal('none')], { error: 'срок: {due: …, state: …} или none' }))

const shape = {
  stage: z.enum(stages, russian).optional(),
  /** The region's own word. */
  status: text.optional(),
  /** Code of the federal portal; null when nothing is sent there. */
  epgu: z.int(russian).nullable().optional(),
  /** Who must act next; none when nobody has to. */
  mover: z.enum([...roles, 'none'], russian).optional(),
  number: numberText.optional(),
  /** Part of the plain sentence to the teacher. */
  sentence: text.optional(),
  path: z.enum(paths, russian).optional(),
  deadlines: deadlines.optional(),
  /** Forms that must have been made: by the step, or by the case at the end. */
  documents: z.array(z.enum(forms, russian), russian).optional(),
  no_documents: z.array(z.enum(forms, russian), russian).optional(),
  documents_total: z.int(russian).optional(),
  /** Reminders of work by hand that wait now. */
  tasks: z.array(code, russian).optional(),
  /** A request of another kind: extract, correction, complaint, withdrawn consent. */
  request: z
    .strictObject(
      {
        name: name.default('one'),
        stage: z.enum(['none', 'filed', 'registered', 'fulfilled', 'refused', 'closed'], russian).optional(),
        number: numberText.optional(),
        deadlines: deadlines.optional(),
      },
      russian,
    )
    .optional(),
  /** How many proofs of the portfolio lie in the case, and how many the applicant keeps. */
  proofs: z.int(russian).optional(),
  portfolio: z.int(russian).optional(),
  /** Papers the applicant still owes. */
  missing: z.array(z.enum(documentKinds, russian), russian).optional(),
  disputed: z.array(code, russian).optional(),
  /** Who sits on the panel, in any order; and who must not. */
  panel: z.array(name, russian).optional(),
  not_in_panel: z.array(name, russian).optional(),
  conclusion: z.enum(['meets', 'below'], russian).optional(),
  /** The edition by which the sheets are filled, from the beginning of the work of specialists: teachers@2023-09-01. */
  criteria: code.optional(),
  outcome: z.enum(outcomes, russian).optional(),
  /** From which day the category is in force: the day of the decision. */
  in_force_from: day.optional(),
  order_number: numberText.optional(),
  order_signed: day.optional(),
  order_published: day.optional(),
  /** Our register of the applicant's categories and refusals. */
  held: z
    .array(
      z.strictObject(
        { category: z.enum(categories), set_on: day.optional(), valid_until: day.nullable().optional() },
        russian,
      ),
      russian,
    )
    .optional(),
  refusals: z
    .array(z.strictObject({ category: z.enum(categories), decided_on: day.optional() }, russian), russian)
    .optional(),
}

/** What must be true of the case at the end. */
export const finalExpectation = z.strictObject(shape, russian)

/** What must be true right after a step, and what the step itself answered. */
export const stepExpectation = z.strictObject(
  {
    ...shape,
    /** Code of the refusal, or true for any, or false for none. */
    refused: z.union([z.boolean(), code], { error: 'код отказа, true или false' }).optional(),
    /** Part of the reason. */
    because: text.optional(),
    /** Part of the clause. */
    clause: text.optional(),
    findings: z
      .array(
        z.strictObject({ rule: code, met: z.boolean(russian).optional(), clause: text.optional() }, russian),
        russian,
      )
      .optional(),
    /** Before sending: ids of the grounds on which the application would be refused. An empty list: none. */
    predicted: z.array(code, russian).optional(),
  },
  russian,
)

export type Expectation = z.infer<typeof stepExpectation>
