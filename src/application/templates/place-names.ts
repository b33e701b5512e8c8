import { nearestName } from './nearest-name.ts'

export type Scope = {
  names: readonly string[]
  /** A place that can be filled. */
  holds(name: string): boolean
  /** A place or a list that a condition may ask for. */
  asks(name: string): boolean
}

/** `не` before the name turns the question round. */
export const conditionOf = (text: string): { name: string; not: boolean } => {
  const words = text.trim()
  return words.startsWith('не ') ? { name: words.slice(3).trim(), not: true } : { name: words, not: false }
}

/** «Места «даата» нет. Может быть, «дата»?» */
export const unknown = (name: string, scope: Pick<Scope, 'names'>): string =>
  `Места «${shown(name)}» нет${meant(name, scope.names)}`

/** «. Может быть, «дата»?» */
export const meant = (name: string, known: readonly string[]): string => {
  const near = nearestName(name, known)
  return near === undefined ? '. Все места перечислены внизу страницы' : `. Может быть, «${near}»?`
}

/** A name as it was typed, not too long to show. */
export const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
