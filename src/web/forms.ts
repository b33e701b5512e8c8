import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hasLostSigns, lostSignWords, withoutLostSigns } from '../application/lost-signs.ts'

/** What came with a form, exactly as it was typed. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** A message beside a field: says how to mend it. `field` is the name of the field, and the anchor of the summary. */
export type FieldError = { field: string; message: string }

/** What a form shows when it is drawn: the values and the messages. */
export type Filled = { typed: Typed; errors: readonly FieldError[] }

export const emptyForm: Filled = { typed: {}, errors: [] }

/** A form drawn for the first time with values that are known already. */
export const filledWith = (typed: Typed): Filled => ({ typed, errors: [] })

export type FormResult<T> =
  | { ok: true; value: T; filled: Filled; once: string | undefined }
  | { ok: false; filled: Filled; once: string | undefined }

/**
 * Reads a submitted form by its schema. A bad form gives back what was typed and one message for each field, in the order
 * of the schema, so that the page can be shown again with status 422.
 */
export const readForm = <S extends z.ZodObject>(schema: S, body: unknown): FormResult<z.output<S>> => {
  const typed = asTyped(body)
  const once = onceOf(typed)
  const read = schema.safeParse(typed, { error: inRussian })
  const lost = Object.keys(schema.shape).filter(name => [typed[name] ?? ''].flat().some(hasLostSigns))
  if (read.success && lost.length === 0) return { ok: true, value: read.data, filled: filledWith(typed), once }
  const found = read.success ? [] : errorsOf(read.error, Object.keys(schema.shape))
  const unreadable = lost
    .filter(name => !found.some(({ field }) => field === name))
    .map(field => ({ field, message: lostSignWords }))
  return { ok: false, filled: { typed, errors: [...found, ...unreadable] }, once }
}

/** Adds messages that only the use case could find («такой номер уже занят»). */
export const withErrors = (filled: Filled, ...errors: FieldError[]): Filled => ({
  ...filled,
  errors: [...filled.errors, ...errors],
})

/** Hidden field that numbers a form: two clicks or a retried request have one effect (design § 7). */
export const onceName = '_once'

/** The number of the form being shown: the one it came with when it is shown again, a new one otherwise. */
export const onceFor = (filled: Filled): string => onceOf(filled.typed) ?? randomUUID()

/** The number a form came with; anything but a number of ours is none. */
export const onceOf = (typed: Typed): string | undefined => {
  const once = z.uuid().safeParse(typed[onceName])
  return once.success ? once.data : undefined
}

/** Only text and lists of text: a file or a nested thing is not a typed value. What no database keeps stands as «�». */
const asTyped = (body: unknown): Typed => {
  if (typeof body !== 'object' || body === null) return {}
  const typed: Record<string, string | readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[name] = withoutLostSigns(value)
    else if (Array.isArray(value))
      typed[name] = value.filter(item => typeof item === 'string').map(item => withoutLostSigns(item))
  }
  return typed
}

const errorsOf = (error: z.ZodError, order: readonly string[]): FieldError[] => {
  const first = new Map<string, string>()
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!first.has(field)) first.set(field, issue.message)
  }
  return [...first]
    .map(([field, message]) => ({ field, message }))
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** Words for the rules that carry no message of their own. */
const inRussian: z.core.$ZodErrorMap = issue => {
  if (issue.code === 'too_big') return `Сократите ответ: не больше ${issue.maximum} знаков`
  if (issue.code === 'too_small') return `Ответ слишком короткий: не меньше ${issue.minimum} знаков`
  if (issue.code === 'invalid_value') return 'Выберите один из предложенных ответов'
  if (issue.code === 'invalid_type') return 'Заполните это поле'
  return 'Проверьте, правильно ли заполнено это поле'
}
