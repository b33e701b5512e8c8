import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { educations } from '../../domain/expertise/expert.ts'
import { roles } from '../../domain/people/roles.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { finalExpectation } from './expectation.ts'
import { stepSchema } from './step-shapes.ts'
import { day, name, numberText, text } from './words.ts'

const snils = z.string(russian).superRefine((value, context) => {
  const checked = checkSnils(value)
  if ('wrong' in checked) context.addIssue({ code: 'custom', message: checked.wrong })
})

const held = z.strictObject(
  {
    category: z.enum(categories, russian),
    set_on: day,
    position: text.optional(),
    valid_until: day.optional(),
    order_number: numberText.optional(),
  },
  russian,
)

const person = z.strictObject(
  {
    /** Surname, name and patronymic. */
    name: text.min(1, russian).optional(),
    role: z.enum(roles, russian).optional(),
    school: name.optional(),
    snils: snils.optional(),
    /** Categories that the register of the ministry knows already. */
    held: z.array(held, russian).default([]),
  },
  russian,
)

const school = z.strictObject({ name: text.min(1, russian), municipality: text.optional() }, russian)

const expert = z.strictObject(
  {
    name: text.min(1, russian).optional(),
    senior: z.boolean(russian).optional(),
    school: name.optional(),
    education: z.enum(educations, russian).optional(),
    in_education_since: day.optional(),
    highest_since: day.nullable().optional(),
    candidate_of_sciences: z.boolean(russian).optional(),
    works_at_university: z.boolean(russian).optional(),
    analysis_since: day.nullable().optional(),
    clean_conclusions: z.int(russian).nonnegative(russian).max(1_000_000, russian).optional(),
    positions: z.array(text, russian).optional(),
    /** Subjects and fields among them; none named: any. */
    subjects: z.array(text, russian).optional(),
    /** Open cases at once. */
    load_limit: z.int(russian).nonnegative(russian).max(1000, russian).optional(),
    leaves: z.array(z.strictObject({ from: day, to: day }, russian), russian).default([]),
    /** People and schools of the scenario with whom a tie is declared. */
    ties: z.array(name, russian).default([]),
  },
  russian,
)

const commission = z.strictObject(
  {
    /** Ordinary members, besides the chair, the deputy and the secretary. */
    members: z.int(russian).min(0, russian).max(50, russian).default(6),
    trade_union: z.boolean(russian).default(true),
    without: z.array(z.enum(['chair', 'deputy_chair', 'secretary'], russian), russian).default([]),
    /** People of the scenario who sit on it too. */
    also: z.array(name, russian).default([]),
  },
  russian,
)

/** One scenario file: who did what and when, and what must follow. */
export const scenarioSchema = z.strictObject(
  {
    about: text.min(1, russian),
    /** `kaliningrad`, or one edition of it: `kaliningrad@2023-09-01`. */
    region: z.string(russian).regex(/^[a-z]+(@\d{4}-\d{2}-\d{2})?$/, 'код региона, можно с редакцией: kbr@2023-10-27'),
    /** Rules of the regulations that the scenario proves. */
    proves: z.array(z.string(russian).regex(/^(KZ|IR|PZ|KG|KB)-\d{1,2}$/, 'номер правила: KZ-14'), russian).default([]),
    people: z.record(name, person, russian).default({}),
    schools: z.record(name, school, russian).default({}),
    experts: z.record(name, expert.prefault({}), russian).default({}),
    commission: commission.prefault({}),
    steps: z.array(stepSchema, russian).min(1, 'в сценарии нет ни одного шага'),
    /** What must be true of the case «one» at the end. */
    expect: finalExpectation.optional(),
    /** The same for other cases, by their names. */
    expect_of: z.record(name, finalExpectation, russian).default({}),
  },
  russian,
)

export type Scenario = z.infer<typeof scenarioSchema>
