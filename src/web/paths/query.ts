export type Query = Readonly<Record<string, string | undefined>>

/** The address with its question; empty answers are left out. */
export const withQuery = (path: string, query: Query): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') asked.set(name, value)
  return asked.size === 0 ? path : `${path}?${asked}`
}
