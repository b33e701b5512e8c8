import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asTypedPassword, checkLogin, checkPassword } from './password.ts'

describe('пароль и логин', () => {
  it('короткий, одинаковый с логином и однообразный пароль не принимается', () => {
    assert.match(JSON.stringify(checkPassword('коротко', 'vetrova')), /не меньше 12/)
    assert.match(JSON.stringify(checkPassword('Vetrova.Anna', 'vetrova.anna')), /логином/)
    assert.match(JSON.stringify(checkPassword('аааааааааааааааа', 'vetrova')), /угадать/)
    assert.deepEqual(checkPassword('ясный день над рекой', 'vetrova'), { value: 'ясный день над рекой' })
  })

  it('пробел по краям и вид составной буквы не мешают войти: хранится то, что потом набирают', () => {
    const composed = 'йод и ёлка зимой'
    assert.deepEqual(checkPassword(` ${composed.normalize('NFD')} `, 'vetrova'), { value: composed })
    assert.equal(asTypedPassword(`${composed.normalize('NFD')}\t`), composed)
  })

  it('длина считается знаками, а не их частями', () => {
    assert.match(JSON.stringify(checkPassword('🙂🌿🌊🎻🙂🌿', 'x')), /набрано 6/)
  })

  it('логин приводится к строчным буквам; русские буквы называются', () => {
    assert.deepEqual(checkLogin(' Vetrova-2 '), { value: 'vetrova-2' })
    assert.match(JSON.stringify(checkLogin('ветрова')), /латинск/)
    assert.match(JSON.stringify(checkLogin('ab')), /от 3 до 64/)
  })
})
