import { z } from 'zod'
import { parsePlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import { inRussian, russian } from '../../domain/calendar/schema-words.ts'

/** Pieces of the scenario format that many keys share. Every message is for the lawyer who wrote the file. */

const hasControl = (value: string): boolean => /[\p{Cc}\p{Cs}]/u.test(value.replaceAll(/[\n\t]/g, ''))

export const text = z
  .string(russian)
  .max(10_000, 'слишком длинный текст: не больше 10 000 знаков')
  .refine(value => !hasControl(value), 'в тексте есть непечатаемые знаки')

export const day = z
  .string(russian)
  .refine(value => parsePlainDate(value) !== undefined, 'такого дня нет: дата пишется ГГГГ-ММ-ДД')
  .transform(value => plainDate(value))

export const clockTime = z.string(russian).regex(/^([01]\d|2[0-3]):[0-5]\d$/, "время пишется в кавычках: '14:30'")

/** How a scenario calls a person, a case, a school, a meeting or an order. */
export const name = z
  .string(russian)
  .regex(/^[\p{L}\d][\p{L}\d_-]{0,59}$/u, 'имя пишется буквами, цифрами, дефисом: expert-1')

/** Numbers of journals: YAML reads 77 as a number, and 77 it is. */
export const numberText = z
  .union([text, z.number()], { error: 'ожидалось: номер (текст или число)' })
  .transform(value => String(value))

export const points = z.union([z.number(), z.literal('na')], { error: 'баллы — число или na (не применяется)' })
export const code = z.string(russian).max(200, 'слишком длинный ключ')

/** The closed list of steps names itself when a word is not in it. */
export const unknownWord =
  (what: string, known: readonly string[]) =>
  (issue: z.core.$ZodRawIssue): string | undefined => {
    if (issue.code !== 'invalid_union') return inRussian(issue)
    const given = (issue.input as Record<string, unknown> | undefined)?.does
    return given === undefined
      ? 'ключ обязателен, но не указан'
      : `неизвестный ${what} «${String(given)}». Есть: ${known.join(', ')}`
  }
