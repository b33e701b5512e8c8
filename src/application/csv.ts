/**
 * A table for a spreadsheet of a Russian office: semicolons, a mark of UTF-8 at the start. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, because names come from outside. Numbers stay numbers, with a comma.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\u{FEFF}${rows.map(row => `${row.map(cell).join(';')}\r\n`).join('')}`

const cell = (text: string | number): string => {
  if (typeof text === 'number') return String(text).replace('.', ',')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
