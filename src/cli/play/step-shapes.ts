import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { votes } from '../../domain/commission/meeting-events.ts'
import { levels } from '../../domain/expertise/levels.ts'
import { evidenceKinds } from '../../domain/portfolio/evidence.ts'
import { indicators } from '../../domain/portfolio/indicators.ts'
import { categories, channels, forms } from '../../domain/regulations/vocabulary.ts'
import { complaintParts, complaintSubjects } from '../../domain/request/complaint.ts'
import { sheetShape } from './sheet-shape.ts'
import { documents, names, step, yes } from './step-base.ts'
import { schoolShapes } from './step-shapes-school.ts'
import { testingShapes } from './step-shapes-testing.ts'
import { clockTime, code, day, name, numberText, points, text, unknownWord } from './words.ts'

const meeting = { meeting: name.default('one') }
const order = { order: name.default('one') }
const heldForm = z.enum(['in_person', 'video'], russian)
const appointment = {
  on: day,
  time: clockTime.default('10:00'),
  place: text.default('Министерство, зал заседаний'),
  form: heldForm.optional(),
  link: text.optional(),
}
const attestation = {
  on: day,
  /** 10:00 where the regulation wants an hour, none elsewhere. */
  time: clockTime.optional(),
  place: text.default('Министерство, зал заседаний'),
  form: z.enum(['in_person', 'video', 'absent'], russian).optional(),
}
const delivery = z.enum(['account', 'epgu', 'email', 'post', 'in_person', 'mfc'], russian)
const request = { request: name.default('one') }
const asked = {
  ...request,
  applicant: name.default('teacher'),
  channel: z.enum(channels, russian).optional(),
  answer_by: delivery.optional(),
  documents: documents.optional(),
  representative: z.strictObject({ authority: yes }, russian).optional(),
}
const complaintDecision = z.strictObject(
  { outcome: z.enum(['satisfied', 'not_satisfied'], russian), reasons: text, measures: text.optional() },
  russian,
)

export const stepShapes = [
  step('submit', {
    category: z.enum(categories, russian),
    position: text.default('Учитель'),
    subject: text.optional(),
    applicant: name.default('teacher'),
    school: name.optional(),
    channel: z.enum(channels, russian).optional(),
    signature: z.enum(['none', 'handwritten', 'pep', 'unep', 'ukep', 'broken'], russian).optional(),
    held: z
      .array(
        z.strictObject(
          {
            category: z.enum(categories, russian),
            set_on: day,
            position: text.optional(),
            valid_until: day.optional(),
            other_region: text.optional(),
            order_number: numberText.optional(),
            body: text.optional(),
          },
          russian,
        ),
        russian,
      )
      .default([]),
    earlier_refusals: z
      .array(z.strictObject({ category: z.enum(categories, russian), decided_on: day }, russian), russian)
      .default([]),
    /** Instead of the papers that the regulation wants at filing. */
    documents: documents.optional(),
    /** Those papers without some, or with some more. */
    without: documents.default([]),
    also: documents.default([]),
    awards: yes.default(false),
    presence: yes.default(false),
    result_by: delivery.optional(),
    paper_copy: yes.default(false),
    foreign_citizen: yes.default(false),
    name_changed: yes.default(false),
    representative: z.strictObject({ authority: yes }, russian).optional(),
    identity_valid_until: day.optional(),
    epgu_number: numberText.optional(),
    /** Proofs of the applicant's portfolio that go with it, by their titles. */
    proofs: z.array(text, russian).default([]),
  }),
  /** One proof a title, all alike. */
  step('describe_proof', {
    titles: z.array(text, russian).min(1, russian),
    kind: z.enum(evidenceKinds, russian).default('diploma'),
    level: z.enum(levels, russian).optional(),
    indicators: z.array(z.enum(indicators, russian), russian).default([]),
    /** The ending of its file, or none. */
    file: z.union([z.literal('none'), z.string(russian).regex(/^[a-z]{3,4}$/)]).default('pdf'),
    link: text.optional(),
  }),
  step('supplement', { proofs: z.array(text, russian) }),
  step('register', { number: numberText.optional(), epgu_number: numberText.optional() }),
  step('refuse_acceptance', { grounds: z.array(code, russian), seen: text.optional() }),
  step('start_review', {}),
  step('ask_information', { of: z.enum(['applicant', 'agency', 'other_region'], russian), what: text }),
  step('give_information', { answer: text.default(''), documents: documents.default([]) }),
  step('supply_documents', { documents }),
  step('refuse_service', { grounds: z.array(code, russian), seen: text.optional() }),
  step('admit', attestation),
  step('move_attestation', { ...attestation, reason: text }),
  step('record_test', { score: z.number(russian) }),
  step('miss_test', { good_reason: yes, reason: text }),
  step('appoint_panel', { main: names.optional(), senior: names.optional() }),
  /** Panels for many cases at once: counted, changed by hand where said, counted again, appointed. */
  step('appoint_panels', {
    /** All that wait, unless named. */
    cases: names.optional(),
    change: z
      .array(
        z.strictObject(
          { case: name, out: name, in: name, reason: text.default('Решение секретаря'), over_limit: text.optional() },
          russian,
        ),
        russian,
      )
      .default([]),
    /** Whether the rest is counted again after a change. */
    recount: yes.default(true),
    /** The largest difference of loads that is let pass. */
    spread: z.int(russian).nonnegative(russian).optional(),
  }),
  step('declare_conflict', { reason: text }),
  step('replace_expert', { out: name, in: name, reason: text.default('Замена специалиста') }),
  step('start_assessment', {}),
  step('approve_criteria', {
    /** Name of the built-in set that the edition is made of. */
    set: code.default('teachers'),
    valid_from: day,
    valid_to: day.optional(),
    thresholds: z.partialRecord(z.enum(categories, russian), z.number(russian)).default({}),
    /** Items that the edition leaves out. */
    without: z.array(code, russian).default([]),
    act: text.default('Приказ министерства'),
    number: numberText.default('1'),
    act_on: day.optional(),
  }),
  step('cancel_criteria', { valid_from: day }),
  step('submit_sheet', sheetShape),
  step('differ_from_sheet', { ...sheetShape, words: text }),
  step('remark_to_conclusion', { to: name, remark: text }),
  step('answer_remark', { answer: text }),
  step('rule_disputes', {
    rulings: z.array(z.strictObject({ item: code, points, reason: text }, russian), russian).optional(),
    /** Every disputed position as this specialist judged it. */
    in_favour_of: name.optional(),
    reason: text.default('Баллы подтверждены документами'),
  }),
  step('confirm_awards', { award: text.default('Почётное звание, удостоверение № 1184') }),
  step('examine_petition', sheetShape),
  step('convene', { ...meeting, ...appointment }),
  step('add_to_agenda', { ...meeting, cases: names.optional() }),
  step('take_off_agenda', { ...meeting, reason: text }),
  step('move_meeting', { ...meeting, ...appointment, reason: text }),
  step('attendance', { ...meeting, present: names.optional(), absent: names.default([]) }),
  step('open_meeting', meeting),
  step('vote', {
    ...meeting,
    for: names.optional(),
    against: names.default([]),
    abstained: names.default([]),
    own: z.enum(votes, russian).optional(),
  }),
  step('decide', { ...meeting, reason: text.optional() }),
  step('close_meeting', meeting),
  step('sign_minutes', meeting),
  step('cancel_meeting', { ...meeting, reason: text }),
  step('draft_order', { ...order, ...meeting }),
  step('redraft_order', order),
  step('agree_order', order),
  step('return_order', { ...order, remarks: text }),
  step('sign_order', { ...order, number: numberText.optional() }),
  step('publish_order', order),
  step('send_results', order),
  step('send_result', { form: z.enum(forms, russian).optional() }),
  step('withdraw', { reason: text.default('') }),
  step('archive', {}),
  step('do_hand_task', { task: code, note: text.default('') }),
  step('request_extract', { ...asked, form: z.enum(['extract', 'certified_copy'], russian).default('extract') }),
  step('request_correction', asked),
  step('file_complaint', {
    ...asked,
    subject: z.enum(complaintSubjects, russian),
    without: z.array(z.enum(complaintParts, russian), russian).default([]),
    federal_number: numberText.optional(),
  }),
  step('withdraw_consent', asked),
  step('register_request', { ...request, number: numberText.optional() }),
  step('fulfil_request', {
    ...request,
    form: z.enum(forms, russian).nullable().optional(),
    decision: complaintDecision.optional(),
    error_found: yes.optional(),
    answer: text.optional(),
  }),
  step('refuse_request', {
    ...request,
    grounds: z.array(code, russian),
    seen: text.optional(),
    error_found: yes.optional(),
  }),
  step('send_answer', { ...request, by: delivery.optional() }),
  ...schoolShapes,
  ...testingShapes,
  step('check_deadlines', {}),
] as const

export const stepNames = stepShapes.map(shape => shape.shape.does.value)

export const stepSchema = z.discriminatedUnion('does', stepShapes, { error: unknownWord('шаг', stepNames) })
export type Step = z.infer<typeof stepSchema>
export type StepName = Step['does']
export type StepOf<Name extends StepName> = Extract<Step, { does: Name }>
