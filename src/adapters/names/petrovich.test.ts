import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { grammaticalCases } from '../../domain/people/declension.ts'
import { nameDeclension } from './petrovich.ts'

const names = nameDeclension()
const ask = (surname: string, name: string, patronymic: string | null, sex?: 'male' | 'female') =>
  names.propose({ surname, name, patronymic, sex })

describe('склонение имён', () => {
  it('предложный падеж', () => {
    const expected: [string, string, string][] = [
      ['Иванов', 'Дмитрий', 'Ильич'],
      ['Заречная', 'Мария', 'Львовна'],
      ['Берия', 'Лука', 'Саввич'],
      ['Глинка', 'Любовь', 'Ильинична'],
      ['Тихий', 'Лев', 'Фомич'],
      ['Хегай', 'Игорь', 'Павлович'],
      ['Верхняя', 'Софья', 'Никитична'],
      ['Долгих', 'Илья', 'Сергеевич'],
    ].map(([surname = '', name = '', patronymic = '']) => [surname, name, patronymic])
    assert.deepEqual(
      expected.map(([surname, name, patronymic]) => ask(surname, name, patronymic).forms.prepositional),
      [
        'Иванове Дмитрии Ильиче',
        'Заречной Марии Львовне',
        'Берии Луке Саввиче',
        'Глинке Любови Ильиничне',
        'Тихом Льве Фомиче',
        'Хегае Игоре Павловиче',
        'Верхней Софье Никитичне',
        'Долгих Илье Сергеевиче',
      ],
    )
  })

  it('пол неизвестен или спорит с отчеством: именительный и сомнение', () => {
    const unknown = ask('Цой', 'Саша', null)
    assert.equal(unknown.sure, false)
    assert.equal(unknown.forms.dative, 'Цой Саша')
    assert.match(unknown.doubts[0] ?? '', /Пол не указан/)
    assert.match(ask('Иванова', 'Анна', 'Ивановна', 'male').doubts[0] ?? '', /не сходятся/)
  })

  it('латиница, инициалы, цифры и пустая фамилия не склоняются', () => {
    for (const [surname, name] of [
      ['Ivanov', 'Иван'],
      ['Иванoв', 'Иван'],
      ['Иванов', 'И.'],
      ['Иванов2', 'Иван'],
      ['', 'Иван'],
    ] as const) {
      const { sure, forms, doubts } = ask(surname, name, 'Иванович')
      assert.equal(sure, false, surname)
      assert.equal(forms.dative, forms.nominative)
      assert.equal(doubts.length, 1)
    }
  })

  it('одна буква — не имя', () => {
    assert.equal(ask('Иванов', 'И', 'Иванович').sure, false)
    assert.equal(ask('Я', 'Иван', 'Иванович').sure, false)
  })

  it('ошибка в поле «пол» видна по фамилии и имени', () => {
    assert.match(ask('Ким', 'Олег', null, 'female').doubts[0] ?? '', /мужское имя/)
    assert.match(ask('Иванова', 'Анна', null, 'male').doubts[0] ?? '', /женского вида/)
    assert.match(ask('Белый', 'Анна', null, 'female').doubts[0] ?? '', /мужского вида/)
  })

  it('прописные буквы остаются как написаны, лишние пробелы уходят', () => {
    assert.equal(ask(' ИВАНОВА-СЕДЫХ ', 'АННА', 'ПЕТРОВНА').forms.dative, 'ИВАНОВОЙ-СЕДЫХ АННЕ ПЕТРОВНЕ')
    assert.equal(ask('Де  Витт', 'Карл', 'Карлович').forms.genitive, 'Де Витта Карла Карловича')
  })

  it('помнит последние пять тысяч имён', () => {
    const many = nameDeclension()
    const of = (number: number) =>
      many.propose({
        surname: `Иванов${'а'.repeat(number % 80)}${'о'.repeat(number / 80)}в`,
        name: 'Ян',
        patronymic: null,
      })
    const first = of(0)
    assert.equal(of(0), first)
    for (let number = 1; number <= 4999; number++) of(number)
    assert.equal(of(0), first)
    of(5000)
    assert.notEqual(of(0), first)
  })

  it('никакое имя его не роняет; уверенное предложение состоит из русских букв', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'абвгджзийклмнопрстуфхцчшщыьэюяё-'), minLength: 1, maxLength: 12 }),
    )
    fc.assert(
      fc.property(
        text,
        text,
        fc.option(text),
        fc.constantFrom('male', 'female', undefined),
        (surname, name, patronymic, sex) => {
          const { forms, sure, doubts } = names.propose({ surname, name, patronymic, sex })
          assert.equal(doubts.length > 0, !sure)
          for (const grammaticalCase of grammaticalCases) {
            assert.equal(typeof forms[grammaticalCase], 'string')
            if (sure) assert.match(forms[grammaticalCase], /^[А-Яа-яЁё' -]+$/)
          }
        },
      ),
    )
  })
})
