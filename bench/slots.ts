import { ownIdPattern } from './invented-time.ts'
import { numberPattern } from './templates.ts'

/** What one copy of a case puts in the place of the template's own words. */
export type Own = {
  id(templateId: string): string
  day(templateDay: string): string
  number: string
  surnameKey: string
}

type Slot = { kind: 'id' | 'day'; was: string } | { kind: 'number' } | { kind: 'surname' }
type Part = string | Slot

// A day after «@» is an edition of a regulation and stays.
const place = (surnameKey: string): RegExp =>
  new RegExp(`${ownIdPattern.source}|(?<![@\\d])\\d{4}-\\d{2}-\\d{2}(?!\\d)|${numberPattern.source}|${surnameKey}`, 'g')

/** A text with places for what differs from copy to copy. */
export const slotted = (text: string, surnameKey: string): ((own: Own) => string) => {
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(place(surnameKey))) {
    parts.push(text.slice(from, match.index), slotOf(match[0], surnameKey))
    from = match.index + match[0].length
  }
  parts.push(text.slice(from))
  return own => {
    let copy = ''
    for (const part of parts) copy += typeof part === 'string' ? part : wordsFor(part, own)
    return copy
  }
}

const slotOf = (was: string, surnameKey: string): Slot => {
  if (was === surnameKey) return { kind: 'surname' }
  if (was.length === 36) return { kind: 'id', was }
  return was.length === 10 ? { kind: 'day', was } : { kind: 'number' }
}

const wordsFor = (slot: Slot, own: Own): string => {
  switch (slot.kind) {
    case 'id':
      return own.id(slot.was)
    case 'day':
      return own.day(slot.was)
    case 'number':
      return own.number
    case 'surname':
      return own.surnameKey
  }
}

/** Moves days of the years that cases live in, by whole weeks, so that a working day stays one. */
export const dayMover = () => {
  const known = new Map<string, string>()
  return (day: string, weeks: number): string => {
    const key = `${day}${weeks}`
    const found = known.get(key)
    if (found !== undefined) return found
    const moved = new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
    known.set(key, moved)
    return moved
  }
}
