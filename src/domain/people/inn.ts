import { type Checked, digitsOf, weighed } from './checked.ts'

const tenth = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const eleventh = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const twelfth = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Reads an ИНН: ten digits of an organisation or twelve of a person; the value is the digits. */
export const checkInn = (text: string): Checked => {
  const digits = digitsOf(text)
  if (digits === undefined) return { wrong: 'ИНН пишется цифрами: 10 у организации, 12 у человека' }
  if (digits.length === 10) return judged(digits, [[10, tenth]])
  if (digits.length === 12) {
    return judged(digits, [
      [11, eleventh],
      [12, twelfth],
    ])
  }
  return { wrong: `В ИНН 10 цифр (организация) или 12 (человек), а указано ${digits.length}` }
}

const judged = (digits: string, checks: readonly (readonly [place: number, weights: readonly number[]])[]): Checked => {
  if (Number(digits) === 0) return { wrong: 'ИНН не может состоять из одних нулей' }
  for (const [place, weights] of checks) {
    const expected = (weighed(digits, weights) % 11) % 10
    const given = digits[place - 1]
    if (given !== String(expected)) {
      return { wrong: `Контрольная цифра ИНН (${place}-я) не сходится: должна быть ${expected}, а указана ${given}` }
    }
  }
  return { value: digits }
}
