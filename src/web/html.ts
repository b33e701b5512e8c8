/** Markup that is already safe to send. Only `html` makes it, so text from outside cannot pass for it. */
class SafeMarkup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

export type Html = SafeMarkup

/** What may stand in a template: `false` and nothing print nothing, a list prints its items one after another. */
export type Printable = Html | string | number | bigint | false | null | undefined | readonly Printable[]

/**
 * Template tag that escapes every inserted value; nested `html` stays as it is.
 * Attribute values must stand in quotes, addresses go through `url()`, and there are no scripts or styles inside a page
 * (a test reads the sources for that).
 */
export const html = (strings: TemplateStringsArray, ...values: Printable[]): Html => {
  let text = strings[0] ?? ''
  for (let i = 0; i < values.length; i++) text += printed(values[i]) + (strings[i + 1] ?? '')
  return new SafeMarkup(text)
}

/**
 * An address that is safe in `href`, `action` or `src`. Anything but http(s), mailto, tel and places inside
 * this site (`javascript:`, `data:`, `//other.site`) turns into `#`, because such an address may come from stored data
 * and must not break the page that shows it.
 */
export const url = (address: string): string => {
  // Browsers drop control characters and blanks before they look at the scheme, so do we.
  const seen = /^[!-~]*$/.test(address)
    ? address
    : [...address].filter(character => character > ' ' && character !== '\u007f').join('')
  if (/^(https?:\/\/|mailto:|tel:)/i.test(seen)) return seen
  if (/^[/\\]{2}/.test(seen) || seen.startsWith('/\\')) return '#'
  return /^[/?#]/.test(seen) ? seen : '#'
}

const printed = (value: Printable): string => {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof SafeMarkup) return value.toString()
  if (typeof value === 'object') return value.map(printed).join('')
  const text = String(value)
  return special.test(text) ? text.replace(everySpecial, character => escapes[character] ?? '') : text
}

const special = /[&<>"'`]/
const everySpecial = /[&<>"'`]/g
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
