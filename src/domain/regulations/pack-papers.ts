import { z } from 'zod'
import { eventNames } from '../case/event-names.ts'
import { roles } from '../people/roles.ts'
import { clauseRef, ruled, words } from './pack-words.ts'
import { blanks, categories, channels, documentKinds, forms, serviceRules, stages } from './vocabulary.ts'

export const formsPart = {
  /** Papers the system makes; `on` names the event that makes them, none means on request from the screen. */
  documents: z.array(
    ruled({
      form: z.enum(forms),
      title: words,
      /** The printed form it follows, where the house knows it line by line. */
      blank: z.enum(blanks).optional(),
      on: z.enum(eventNames).optional(),
      for: z.array(z.enum(categories)).optional(),
      outcome: z.enum(['set', 'refused']).optional(),
      to: z.enum(['applicant', 'employer', 'experts', 'commission', 'file']),
      /** Fixed sentences of the form, in order. */
      says: z.array(words).optional(),
      /** How it travels: account on the portal, e-mail, post with notice of delivery, on paper at the counter. */
      by: z.array(z.enum(['account', 'epgu', 'email', 'post', 'in_person', 'mfc'])).optional(),
    }),
  ),
}

export const statusesPart = {
  statuses: z.partialRecord(
    z.enum(stages),
    z.strictObject({
      word: words,
      number: z.int().optional(),
      /** Status code of the federal portal. */
      epgu: z.int().nullable(),
      clause: clauseRef,
      seeds: z.array(words).optional(),
      assumed: z.array(words).optional(),
      question: words.optional(),
    }),
  ),
}

const variant = ruled({
  offered: z.boolean(),
  channels: z.array(z.enum(channels)),
  documents: z.array(z.enum(documentKinds)),
  handed: z.array(z.enum(['account', 'epgu', 'email', 'post', 'in_person', 'mfc'])),
  result: z.array(z.enum(forms)),
  refuse_when: z.array(
    ruled({ id: z.string().regex(/^[a-z0-9-]+$/), rule: z.enum(serviceRules), what: words, remedy: words.optional() }),
  ),
  addressees: z.array(words).optional(),
})

export const variantsPart = {
  variants: z.strictObject({
    extract: variant,
    correction: variant,
    complaint: variant,
    consent_withdrawal: variant,
  }),
}

export const bookkeepingPart = {
  /** How numbers are formed: `{received}/{n:4}`; the portal's own number is ten digits. */
  numbers: ruled({ own: words, epgu_digits: z.int().nullable() }),
  /** Names of offices in the region's own words. */
  offices: z.array(ruled({ role: z.enum(roles), title: words })),
  /** Advice shown beside the form; it binds nobody. */
  advice: z.array(ruled({ text: words, show: z.array(z.enum(['start', 'apply', 'readiness', 'case', 'result'])) })),
  /** A person does it, the system reminds and keeps the trace. */
  by_hand: z.array(
    ruled({
      id: z.string().regex(/^[a-z0-9-]+$/),
      who: z.enum(roles),
      what: words,
      at: z.array(z.enum(stages)),
      when: z.enum(['always', 'presence_wished', 'category_from_other_region', 'paper_channel']).optional(),
    }),
  ),
  /** Not for software, with the reason. */
  outside: z.array(ruled({ what: words, why: words })),
  /** Silent or contradictory places of the paper. */
  questions: z.array(ruled({ ask: words })),
}
