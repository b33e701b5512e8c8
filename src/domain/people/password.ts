import type { Checked } from './checked.ts'

const shortest = 12
const longest = 200

/** The same password however it was typed: on any keyboard, with a blank caught while copying. Setting and entering agree on it. */
export const asTypedPassword = (text: string): string => text.normalize('NFC').trim()

/** A password a person chooses: long enough, and not the login. No rules of «one digit, one capital»: length is what helps. */
export const checkPassword = (text: string, login: string): Checked => {
  const value = asTypedPassword(text)
  const length = [...value].length
  if (length < shortest)
    return { wrong: `Нужно не меньше ${shortest} знаков, а набрано ${length}. Хорошо подходят несколько слов` }
  if (length > longest) return { wrong: `Не больше ${longest} знаков` }
  if (value.trim().toLowerCase() === login.trim().toLowerCase())
    return { wrong: 'Пароль не должен совпадать с логином' }
  if (new Set(value).size < 4) return { wrong: 'Одни и те же знаки подряд легко угадать: возьмите другие слова' }
  return { value }
}

/** A login: what people can dictate over the telephone. */
export const checkLogin = (text: string): Checked => {
  const value = text.trim().toLowerCase()
  if (value === '') return { wrong: 'Укажите логин' }
  if (!/^[a-z0-9]/.test(value)) return { wrong: 'Логин начинается с латинской буквы или цифры' }
  if (!/^[a-z0-9._@-]+$/.test(value))
    return { wrong: 'В логине могут быть латинские буквы, цифры, точка, дефис, подчёркивание и @' }
  if (value.length < 3 || value.length > 64) return { wrong: `В логине от 3 до 64 знаков, а набрано ${value.length}` }
  return { value }
}
