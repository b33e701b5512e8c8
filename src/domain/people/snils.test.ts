import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isWrong } from './checked.ts'
import { checkSnils, showSnils } from './snils.ts'

const good = [
  '112-233-445 95',
  '123-456-789 64',
  '087-654-303 00',
  '001-047-990 00',
  '001-049-692 00',
  '952-530-077 00',
  '543-546-369 00',
]

describe('СНИЛС', () => {
  for (const text of good) {
    it(`${text} верен`, () => {
      const checked = checkSnils(text)
      assert.deepEqual(checked, { value: text.replaceAll(/\D/g, '') })
      assert.equal(showSnils(text.replaceAll(/\D/g, '')), text)
    })
  }

  for (const text of ['123-456-789 12', '123-456-789 10']) {
    it(`образец из памятки ${text} неверен, и названо верное контрольное число`, () => {
      const checked = checkSnils(text)
      assert.ok(isWrong(checked))
      assert.match(checked.wrong, /Контрольное число СНИЛС .* оно 64, а указано 1[02]/)
    })
  }

  it('до номера 001-001-998 включительно контрольное число не проверяется', () => {
    assert.deepEqual(checkSnils('001-001-998 77'), { value: '00100199877' })
    assert.ok(isWrong(checkSnils('001-001-999 77')))
  })

  it('сообщение называет, чего не хватает', () => {
    assert.deepEqual(checkSnils('112-233-445'), { wrong: 'В СНИЛС 11 цифр, а указано 9' })
    assert.match(String(Object.values(checkSnils('112-233-445 9О'))[0]), /цифрами/)
    assert.match(String(Object.values(checkSnils('  '))[0]), /^Укажите СНИЛС/)
    assert.ok(isWrong(checkSnils('000-000-000 00')))
  })

  it('у каждого номера верно ровно одно контрольное число', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_001_999, max: 999_999_999 }), number => {
        const nine = String(number).padStart(9, '0')
        const accepted = Array.from({ length: 100 }, (_, check) => nine + String(check).padStart(2, '0')).filter(
          digits => !isWrong(checkSnils(digits)),
        )
        assert.equal(accepted.length, 1)
      }),
      { numRuns: 50 },
    )
  })

  it('ошибка в одной цифре номера замечается', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('11223344595', '12345678964'),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, shift) => {
          const spoilt = [...digits]
          spoilt[place] = String((Number(spoilt[place]) + shift) % 10)
          assert.ok(isWrong(checkSnils(spoilt.join(''))))
        },
      ),
    )
  })
})
