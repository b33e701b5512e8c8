import type { Checked } from './checked.ts'

/** Reads a КПП: nine signs, of which the fifth and sixth may be capital Latin letters. It has no check digit. */
export const checkKpp = (text: string): Checked => {
  const value = text.replaceAll(/\s/g, '')
  if (value.length !== 9) return { wrong: `В КПП 9 знаков, а указано ${value.length}` }
  if (!/^\d{4}/.test(value)) return { wrong: 'Первые четыре знака КПП — цифры (код налогового органа)' }
  if (!/^.{4}[0-9A-Z]{2}/.test(value)) {
    return { wrong: 'Пятый и шестой знаки КПП — цифры или заглавные латинские буквы (причина постановки на учёт)' }
  }
  if (!/\d{3}$/.test(value)) return { wrong: 'Последние три знака КПП — цифры (порядковый номер)' }
  return { value }
}
