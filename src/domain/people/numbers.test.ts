import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../calendar/plain-date.ts'
import { checkInn } from './inn.ts'
import { checkKpp } from './kpp.ts'
import { checkOgrn } from './ogrn.ts'
import {
  checkDepartmentCode,
  checkPassportNumber,
  checkPassportSeries,
  passportGoodUntil,
  passportIssueFault,
  showPassport,
} from './passport.ts'

describe('ИНН', () => {
  it('верные ИНН организации и человека принимаются', () => {
    assert.deepEqual(checkInn('7707083893'), { value: '7707083893' })
    assert.deepEqual(checkInn(' 5001 0073 2259 '), { value: '500100732259' })
  })
  it('названа цифра, которая не сходится', () => {
    assert.deepEqual(checkInn('7707083894'), {
      wrong: 'Контрольная цифра ИНН (10-я) не сходится: должна быть 3, а указана 4',
    })
    assert.match(String(Object.values(checkInn('500100732269'))[0]), /\(11-я\)/)
    assert.match(String(Object.values(checkInn('500100732258'))[0]), /\(12-я\)/)
  })
  it('длина и посторонние знаки', () => {
    assert.match(String(Object.values(checkInn('77070838'))[0]), /указано 8/)
    assert.match(String(Object.values(checkInn('770708389З'))[0]), /цифрами/)
    assert.match(String(Object.values(checkInn('0000000000'))[0]), /нулей/)
  })
})

describe('ОГРН', () => {
  it('верные ОГРН и ОГРНИП принимаются', () => {
    assert.deepEqual(checkOgrn('1027700132195'), { value: '1027700132195' })
    assert.deepEqual(checkOgrn('304500116000157'), { value: '304500116000157' })
  })
  it('контрольная цифра и длина', () => {
    assert.match(String(Object.values(checkOgrn('1027700132194'))[0]), /ОГРН не сходится: должна быть 5/)
    assert.match(String(Object.values(checkOgrn('304500116000158'))[0]), /ОГРНИП не сходится: должна быть 7/)
    assert.match(String(Object.values(checkOgrn('102770013219'))[0]), /указано 12/)
    assert.match(String(Object.values(checkOgrn(''))[0]), /цифрами/)
  })
})

describe('КПП', () => {
  it('цифры, пятый и шестой знаки — также заглавные латинские буквы', () => {
    assert.deepEqual(checkKpp('773601001'), { value: '773601001' })
    assert.deepEqual(checkKpp('7736AZ001'), { value: '7736AZ001' })
  })
  it('сообщение называет место ошибки', () => {
    assert.match(String(Object.values(checkKpp('77360100'))[0]), /указано 8/)
    assert.match(String(Object.values(checkKpp('7A3601001'))[0]), /Первые четыре/)
    assert.match(String(Object.values(checkKpp('7736az001'))[0]), /Пятый и шестой/)
    assert.match(String(Object.values(checkKpp('77360100А'))[0]), /Последние три/)
  })
})

describe('паспорт', () => {
  it('серия, номер и код подразделения', () => {
    assert.deepEqual(checkPassportSeries('32 08'), { value: '3208' })
    assert.deepEqual(checkPassportNumber('123456'), { value: '123456' })
    assert.deepEqual(checkDepartmentCode('420001'), { value: '420-001' })
    assert.equal(showPassport('3208', '123456'), '32 08 123456')
  })
  it('сообщение говорит, сколько цифр нужно', () => {
    assert.deepEqual(checkPassportSeries('320'), { wrong: 'В серии паспорта должно быть цифр: 4, а указано 3' })
    assert.match(String(Object.values(checkPassportNumber('12345б'))[0]), /только цифры/)
    assert.match(String(Object.values(checkDepartmentCode(''))[0]), /например 420-001/)
    assert.match(String(Object.values(checkPassportSeries('0000'))[0]), /нулей/)
  })

  const birth = plainDate('1984-02-29')
  it('паспорт меняют в 20 и в 45 лет, и на замену есть 90 дней', () => {
    assert.equal(passportGoodUntil(birth, plainDate('1999-03-10')), '2004-05-29')
    assert.equal(passportGoodUntil(birth, plainDate('2004-03-10')), '2029-05-29')
    assert.equal(passportGoodUntil(birth, plainDate('2029-03-10')), undefined)
  })
  it('дата выдачи не раньше 14 лет и не в будущем', () => {
    const today = plainDate('2024-05-20')
    assert.match(passportIssueFault(birth, plainDate('1998-02-27'), today) ?? '', /с 14 лет/)
    assert.match(passportIssueFault(birth, plainDate('2024-05-21'), today) ?? '', /не наступила/)
    assert.equal(passportIssueFault(birth, plainDate('1998-02-28'), today), undefined)
  })
})
