/** A value as a text of SQL, in the form in which the driver would send it, safe inside a script of pgbench. */
export const literal = (value: unknown): string => {
  const text = wire(value)
  return text === null ? 'null' : quoted(text)
}

const wire = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) return arrayText(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** An array as PostgreSQL writes it in a text. */
export const arrayText = (values: readonly unknown[]): string => `{${values.map(element).join(',')}}`

const element = (value: unknown): string => {
  const text = wire(value)
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** pgbench takes a word after a colon for a variable even inside quotes, so a colon is written by its number. */
export const quoted = (text: string): string =>
  `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll(':', '\\x3a')}'`
