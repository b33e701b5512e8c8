import { z } from 'zod'
import { isClockTime } from '../domain/calendar/clock-time.ts'

/** Ready answers to put into a form's schema. Each says in plain Russian how to mend it. */

/** A line of text that must be there. Blanks around it are dropped. */
export const requiredText = (message: string, atMost = 300): z.ZodType<string, unknown> =>
  z.preprocess(
    trimmed,
    z
      .string({ error: message })
      .min(1, { error: message })
      .max(atMost, { error: tooLong(atMost) }),
  )

/** A line of text that may be left empty; an empty one is undefined. */
export const optionalText = (atMost = 300): z.ZodType<string | undefined, unknown> =>
  z.preprocess(
    trimmed,
    z
      .string()
      .max(atMost, { error: tooLong(atMost) })
      .optional()
      .transform(emptyIsNothing),
  )

/** A long text (textarea): the same with line ends as one character. */
export const requiredWords = (message: string, atMost = 5000): z.ZodType<string, unknown> =>
  requiredText(message, atMost)

/** A day written as 07.11.2023 (also 7.11.2023 and 7/11/2023); gives YYYY-MM-DD. */
export const requiredDate = (message: string): z.ZodType<string, unknown> =>
  z.preprocess(
    trimmed,
    z
      .string({ error: message })
      .min(1, { error: message })
      .transform((text, context) => dayOrIssue(text, context)),
  )

/** The same for a field that may be left empty. */
export const optionalDate = (): z.ZodType<string | undefined, unknown> =>
  z.preprocess(
    trimmed,
    z
      .string()
      .optional()
      .transform((text, context) => (text === undefined || text === '' ? undefined : dayOrIssue(text, context))),
  )

/** A time of day written as 14:30 (also 9:30 and 9.30), or nothing; gives HH:MM. */
export const optionalTime = (): z.ZodType<string | undefined, unknown> =>
  z.preprocess(
    trimmed,
    z
      .string()
      .optional()
      .transform((text, context) => {
        if (text === undefined || text === '') return undefined
        const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? []
        const time = `${hour.padStart(2, '0')}:${minute}`
        if (isClockTime(time)) return time
        context.addIssue({ code: 'custom', message: 'Напишите время так: 14:30' })
        return z.NEVER
      }),
  )

/** One answer of a closed list. */
export const oneOf = <const V extends string>(values: readonly V[], message: string): z.ZodType<V, unknown> =>
  z.enum(values as readonly [V, ...V[]], { error: message })

/** Any number of answers of a closed list: browsers send one checked box as a text and several as a list. */
export const someOf = <const V extends string>(
  values: readonly V[],
  { atLeast = 0, message = 'Выберите хотя бы один ответ' }: { atLeast?: number; message?: string } = {},
): z.ZodType<V[], unknown> =>
  z.preprocess(
    sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.enum(values as readonly [V, ...V[]], { error: message })).min(atLeast, { error: message }),
  )

/** A box that says yes. */
export const ticked = (): z.ZodType<boolean, unknown> =>
  z.preprocess(sent => sent !== undefined && sent !== '', z.boolean())

/** A whole number within bounds; blanks inside («1 200») are allowed. */
export const wholeNumber = (message: string, from: number, to: number): z.ZodType<number, unknown> =>
  z.preprocess(
    sent => (typeof sent === 'string' && /^[+-]?\d+$/.test(unspaced(sent)) ? Number(unspaced(sent)) : undefined),
    z.int({ error: message }).min(from, { error: message }).max(to, { error: message }),
  )

/** The same for a field that may be left empty; an empty one is undefined. */
export const optionalNumber = (message: string, from: number, to: number): z.ZodType<number | undefined, unknown> =>
  z.preprocess(
    sent => (typeof sent === 'string' && sent.trim() !== '' ? sent : undefined),
    z.union([z.undefined(), wholeNumber(message, from, to)], { error: message }),
  )

/** «07.11.2023» is 2023-11-07; undefined for a day that the calendar does not have, or of a year no case can know. */
export const dayFromRussian = (text: string): string | undefined => {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(unspaced(text))
  if (!found) return undefined
  const [, date = '', month = '', year = ''] = found
  if (year < '1900' || year > '2199') return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : undefined
}

const dayOrIssue = (text: string, context: z.core.$RefinementCtx): string => {
  const day = dayFromRussian(text)
  if (day !== undefined) return day
  context.addIssue({ code: 'custom', message: 'Напишите дату так: 07.11.2023. Такого дня в календаре нет' })
  return z.NEVER
}

const trimmed = (sent: unknown): unknown => (typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').trim() : sent)
const unspaced = (text: string): string => text.replace(/\s/g, '')
const emptyIsNothing = (text: string | undefined): string | undefined => (text === '' ? undefined : text)
const tooLong = (atMost: number): string => `Сократите ответ: не больше ${atMost} знаков`
