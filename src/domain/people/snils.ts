import { type Checked, digitsOf, weighed } from './checked.ts'

const weights = [9, 8, 7, 6, 5, 4, 3, 2, 1]

/** Numbers up to 001-001-998 were given out before check numbers came into use. */
const lastWithoutCheck = 1_001_998

/**
 * Reads a СНИЛС as people write it; the value is its eleven digits. What is wrong is said in words for the field:
 * length, a foreign sign, or which check number the nine digits give.
 */
export const checkSnils = (text: string): Checked => {
  if (text.trim() === '') return { wrong: 'Укажите СНИЛС: 11 цифр, например 112-233-445 95' }
  const digits = digitsOf(text)
  if (digits === undefined) return { wrong: 'СНИЛС пишется цифрами: 11 цифр, например 112-233-445 95' }
  if (digits.length !== 11) return { wrong: `В СНИЛС 11 цифр, а указано ${digits.length}` }
  const number = digits.slice(0, 9)
  if (Number(number) === 0) return { wrong: 'СНИЛС с номером 000-000-000 не бывает' }
  if (Number(number) <= lastWithoutCheck) return { value: digits }
  const expected = checkNumber(number)
  if (digits.slice(9) === expected) return { value: digits }
  return {
    wrong: `Контрольное число СНИЛС (две последние цифры) не сходится: для этого номера оно ${expected}, а указано ${digits.slice(9)}. Проверьте все цифры`,
  }
}

/** `112-233-445 95` for eleven digits. */
export const showSnils = (digits: string): string =>
  `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6, 9)} ${digits.slice(9)}`

/** The two check digits of nine digits: the weighed sum modulo 101, where 100 counts as 00. */
const checkNumber = (number: string): string => String((weighed(number, weights) % 101) % 100).padStart(2, '0')
