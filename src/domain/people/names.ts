import type { Checked } from './checked.ts'

/** Parts of a name in the nominative. A patronymic may be absent: not everybody has one. */
export type PersonName = { surname: string; name: string; patronymic?: string | undefined }

export type NamePart = keyof PersonName

const titles: Record<NamePart, string> = { surname: 'Фамилия', name: 'Имя', patronymic: 'Отчество' }
const asked: Record<NamePart, string> = { surname: 'фамилию', name: 'имя', patronymic: 'отчество' }

/** Room for the longest double surnames; beyond it somebody has pasted something else. */
const longest = 60

/** Patronymics of the Turkic kind stand in two words, «Мамед оглы»; their second word gives no initial. */
const particles = new Set(['оглы', 'оглу', 'кызы', 'гызы', 'улы', 'уулу', 'заде'])

/**
 * Reads one part of a name: outer and double blanks go, long dashes become hyphens, typographic apostrophes plain ones.
 * Russian letters with a hyphen, an apostrophe or a blank between them pass; Latin letters are named, for they look alike.
 * An empty patronymic is a value: the empty string.
 */
export const checkNamePart = (part: NamePart, text: string): Checked => {
  const value = tidied(text)
  if (value === '') return part === 'patronymic' ? { value } : { wrong: `Укажите ${asked[part]}` }
  if (value.length > longest)
    return { wrong: `${titles[part]}: не больше ${longest} знаков, а указано ${value.length}` }
  const latin = /[A-Za-z]/.exec(value)?.[0]
  if (latin !== undefined) return { wrong: `${titles[part]}: латинская буква «${latin}». Наберите её русской` }
  const foreign = /[^А-Яа-яЁё\-' ]/.exec(value)?.[0]
  if (foreign !== undefined) {
    return { wrong: `${titles[part]}: знак «${foreign}» недопустим. Можно русские буквы, дефис, апостроф и пробел` }
  }
  if (!/^[А-Яа-яЁё]+(?:[-' ][А-Яа-яЁё]+)*$/.test(value)) {
    return { wrong: `${titles[part]}: дефис, апостроф и пробел стоят только между буквами` }
  }
  return { value }
}

/** «Иванова Мария Петровна» */
export const fullName = ({ surname, name, patronymic }: PersonName): string =>
  [surname, name, patronymic ?? ''].filter(part => part !== '').join(' ')

/** «Иванова М. П.»; «Алиева Л. М.» for «Мамед кызы»; «Де-Витт А.-М.» for «Анна-Мария». */
export const initials = ({ surname, name, patronymic }: PersonName): string =>
  [surname, initial(name), initial(patronymic ?? '')].filter(part => part !== '').join(' ')

const initial = (part: string): string => {
  const first = part.split(' ').find(word => !particles.has(word.toLowerCase())) ?? ''
  return first
    .split('-')
    .filter(piece => piece !== '')
    .map(piece => `${piece.slice(0, 1).toUpperCase()}.`)
    .join('-')
}

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/[’‘ʼ`]/g, "'")
    .replaceAll(/ ?- ?/g, '-')
    .trim()
