import { randomInt } from 'node:crypto'

// Without signs that look alike on paper: no 0 and o, no 1, l and i.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** «kfpw-7bzm-93td-hxqy»: sixteen signs, about 79 bits, easy to dictate. Shown once, stored only as a hash. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-')
