import { type Checked, digitsOf } from './checked.ts'

/** Reads an ОГРН (13 digits, organisation) or ОГРНИП (15 digits, entrepreneur); the value is the digits. */
export const checkOgrn = (text: string): Checked => {
  const digits = digitsOf(text)
  if (digits === undefined) return { wrong: 'ОГРН пишется цифрами: 13 у организации, 15 у предпринимателя (ОГРНИП)' }
  if (digits.length === 13) return judged(digits, 'ОГРН', 11n)
  if (digits.length === 15) return judged(digits, 'ОГРНИП', 13n)
  return { wrong: `В ОГРН 13 цифр (в ОГРНИП — 15), а указано ${digits.length}` }
}

/** The last digit is the number before it modulo 11 (13), modulo 10. BigInt keeps the rule readable at any length. */
const judged = (digits: string, name: string, modulus: bigint): Checked => {
  if (BigInt(digits) === 0n) return { wrong: `${name} не может состоять из одних нулей` }
  const expected = (BigInt(digits.slice(0, -1)) % modulus) % 10n
  const given = digits.slice(-1)
  if (given === String(expected)) return { value: digits }
  return { wrong: `Последняя, контрольная цифра ${name} не сходится: должна быть ${expected}, а указана ${given}` }
}
