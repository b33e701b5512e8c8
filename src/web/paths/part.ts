/** One step of an address. A placeholder of a pattern (`:id`) stays as it is. */
export const part = (value: string): string => (/^:[a-zA-Z]+$/.test(value) ? value : encodeURIComponent(value))
