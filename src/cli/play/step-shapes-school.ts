import { z } from 'zod'
import { russian } from '../../domain/calendar/schema-words.ts'
import { confirmedFacts } from '../../domain/school/confirmation.ts'
import { petitionCategories } from '../../domain/school/petition.ts'
import { step, yes } from './step-base.ts'
import { day, name, text } from './words.ts'

/** What is done with the school of a case. */
export const schoolShapes = [
  step('invite_school', {}),
  step('ask_school', {}),
  /** What is left out is confirmed as the application states it. */
  step('confirm_work', {
    on_day: day.optional(),
    corrected: z.partialRecord(z.enum(confirmedFacts, russian), text, russian).default({}),
    denied: z.array(z.enum(confirmedFacts, russian), russian).default([]),
    note: text.default('По документам организации'),
    sign: yes.default(true),
  }),
  /** Files by their names: another name is another file. Sent again after the school has returned them. */
  step('send_to_school', { files: z.array(text, russian).min(1, russian) }),
  step('return_files', { remarks: z.record(z.string(), text, russian) }),
  step('certify_files', { sign: yes.default(true) }),
  /** From the teacher's request to the signed paper: the first thing in the way is the refusal. */
  step('petition', {
    teacher: name.default('teacher'),
    category: z.enum(petitionCategories, russian),
    position: text.default('Учитель'),
    minutes: yes.default(true),
    described: yes.default(true),
  }),
  step('withdraw_petition', { reason: text.default('Ошиблись в протоколе') }),
] as const
