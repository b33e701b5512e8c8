import type { z } from 'zod'

const typeNames: Record<string, string> = {
  string: 'текст',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список',
  object: 'раздел с ключами',
  record: 'раздел с ключами',
}

/** What is wrong with a value of a YAML file, in words for the lawyer who wrote it. Given to every schema as `error`. */
export const inRussian = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `неизвестный ключ: ${(issue.keys ?? []).map(key => `«${key}»`).join(', ')}`
    case 'invalid_type':
      return issue.input === undefined
        ? 'ключ обязателен, но не указан'
        : `ожидалось: ${typeNames[String(issue.expected)] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined
        ? 'ключ обязателен, но не указан'
        : `допустимо только: ${(issue.values ?? []).map(String).join(', ')}; указано: ${String(issue.input)}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `не меньше ${issue.minimum}`
        : 'значение не должно быть пустым'
    case 'too_big':
      return `не больше ${issue.maximum}`
    default:
      return undefined
  }
}

/** Put as the last argument of a schema: `z.string(russian)`. */
export const russian = { error: inRussian }
