import type { Checked } from '../../domain/people/checked.ts'

/** A telephone as people write it; the value of a Russian number is `+7` and ten digits. */
export const checkPhone = (text: string): Checked => {
  const digits = text.replaceAll(/[\s\u00a0().\-–—]/g, '')
  if (!/^\+?\d+$/.test(digits)) return { wrong: 'Телефон пишется цифрами, например +7 900 000-00-00' }
  const number = digits.replace(/^\+/, '')
  const russian = /^[78]?(\d{10})$/.exec(number)?.[1]
  if (russian !== undefined && (!digits.startsWith('+') || number.startsWith('7'))) return { value: `+7${russian}` }
  if (/^\+[^7]/.test(digits) && number.length >= 8 && number.length <= 15) return { value: `+${number}` }
  return { wrong: `В номере телефона ${number.length} цифр, а нужно 10 после +7 (или +, код страны и номер)` }
}

/** An address of e-mail: one @, a domain with a dot, no blanks. Letters of any alphabet may stand in it. */
export const checkEmail = (text: string): Checked => {
  if (text.length > 254) return { wrong: 'Адрес слишком длинный' }
  if (!text.includes('@')) return { wrong: 'В адресе электронной почты нет знака @, например anna@example.ru' }
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(text) && !text.includes('..')
    ? { value: text }
    : { wrong: 'Напишите адрес электронной почты так: anna@example.ru' }
}

/** A postal address: a place and something more precise. */
export const checkAddress = (text: string): Checked => {
  if (text.length > 500) return { wrong: `Сократите адрес: не больше 500 знаков, а указано ${text.length}` }
  return /\p{L}{2,}/u.test(text) && text.length >= 10
    ? { value: text }
    : { wrong: 'Напишите адрес полностью: индекс, область, населённый пункт, улица, дом, квартира' }
}

/** A link that opens in a browser. */
export const checkLink = (text: string): Checked => {
  if (text.length > 1000) return { wrong: 'Ссылка слишком длинная' }
  return /^https?:\/\/[^\s]+\.[^\s]+$/i.test(text) && URL.canParse(text)
    ? { value: text }
    : { wrong: 'Ссылка начинается с https:// — скопируйте её из адресной строки целиком' }
}

/** Whole years of experience. */
export const checkYears = (text: string): Checked => {
  if (!/^\d{1,3}$/.test(text)) return { wrong: 'Напишите число полных лет цифрами, например 12' }
  return Number(text) <= 70
    ? { value: String(Number(text)) }
    : { wrong: 'Стаж не бывает больше 70 лет: проверьте число' }
}
