import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import {
  dayFromRussian,
  oneOf,
  optionalDate,
  optionalText,
  requiredDate,
  requiredText,
  someOf,
  ticked,
  wholeNumber,
} from './answers.ts'
import { emptyForm, onceFor, readForm } from './forms.ts'

const schema = z.object({
  surname: requiredText('Укажите фамилию', 10),
  note: optionalText(),
  born: requiredDate('Укажите дату рождения'),
  until: optionalDate(),
  category: oneOf(['first', 'highest'], 'Выберите категорию'),
  papers: someOf(['a', 'b'], { atLeast: 1 }),
  agreed: ticked(),
  years: wholeNumber('Напишите число лет от 0 до 70', 0, 70),
})

const good = {
  surname: ' Ветрова ',
  note: '',
  born: '7.11.1984',
  until: '',
  category: 'first',
  papers: 'b',
  agreed: 'yes',
  years: ' 2 0',
}

describe('формы', () => {
  it('верные ответы становятся значениями', () => {
    const read = readForm(schema, good)
    assert.deepEqual(read.ok && read.value, {
      surname: 'Ветрова',
      note: undefined,
      born: '1984-11-07',
      until: undefined,
      category: 'first',
      papers: ['b'],
      agreed: true,
      years: 20,
    })
  })

  it('пустая форма получает по одному совету на поле, в порядке полей', () => {
    const read = readForm(schema, undefined)
    assert.deepEqual(
      read.filled.errors.map(({ field, message }) => `${field}: ${message}`),
      [
        'surname: Укажите фамилию',
        'born: Укажите дату рождения',
        'category: Выберите категорию',
        'papers: Выберите хотя бы один ответ',
        'years: Напишите число лет от 0 до 70',
      ],
    )
  })

  it('ошибка не стирает набранного', () => {
    const typed = { ...good, surname: 'Ветрова-Краснопольская', born: '31.02.1984', papers: ['a', 'x'] }
    const read = readForm(schema, typed)
    assert.equal(read.ok, false)
    assert.deepEqual({ ...read.filled.typed }, typed)
    assert.deepEqual(
      read.filled.errors.map(error => error.field),
      ['surname', 'born', 'papers'],
    )
    assert.match(read.filled.errors[0]?.message ?? '', /не больше 10 знаков/)
  })

  it('что бы ни прислали, форма отвечает словами, а не падает', () => {
    fc.assert(
      fc.property(fc.anything(), sent => {
        const read = readForm(schema, sent)
        assert.equal(read.ok, false)
        for (const { message } of read.filled.errors) assert.match(message, /[а-яё]/i)
      }),
    )
    assert.equal(readForm(schema, JSON.parse('{"__proto__": {"surname": "x"}}')).ok, false)
  })

  it('номер формы переживает ошибку, чужой вместо номера не проходит', () => {
    const once = onceFor(emptyForm)
    const again = readForm(schema, { _once: once })
    assert.equal(again.once, once)
    assert.equal(onceFor(again.filled), once)
    assert.equal(readForm(schema, { _once: "1' or 1" }).once, undefined)
    assert.notEqual(onceFor(emptyForm), once)
  })
})

describe('даты', () => {
  it('читаются, как их пишут люди', () => {
    for (const text of ['07.11.2023', '7.11.2023', ' 07 . 11 . 2023 ', '7/11/2023', '07-11-2023'])
      assert.equal(dayFromRussian(text), '2023-11-07', text)
    assert.equal(dayFromRussian('29.02.2024'), '2024-02-29')
  })

  it('дня, которого нет, не бывает', () => {
    for (const text of ['29.02.2023', '31.04.2023', '00.01.2023', '01.13.2023', '07.11.23', '2023-11-07', 'завтра', ''])
      assert.equal(dayFromRussian(text), undefined, text)
  })

  it('каждый день календаря читается обратно', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, moment => {
        const day = moment.toISOString().slice(0, 10)
        assert.equal(dayFromRussian(day.split('-').reverse().join('.')), day)
      }),
    )
  })
})

describe('знаки, которых не сохранить', () => {
  const schema = z.object({ surname: requiredText('Укажите фамилию'), about: optionalText(100) })

  it('отмечены на своём месте, и поле просит их убрать', () => {
    for (const text of ['Вет\u0000рова', 'Вет\u001bрова', 'Вет\ud83dрова']) {
      const read = readForm(schema, { surname: text })
      assert.ok(!read.ok, text)
      assert.deepEqual(
        read.filled.errors.map(({ field }) => field),
        ['surname'],
      )
      assert.equal(read.filled.typed.surname, 'Вет\u{FFFD}рова')
      assert.ok(!readForm(schema, read.filled.typed).ok)
    }
  })

  it('переносы строк, смайлики и другие письменности остаются как есть', () => {
    const text = 'первая\r\nвторая\tстрока 👩‍🏫 \u202Eשלום\u202C'
    const read = readForm(schema, { surname: text })
    assert.ok(read.ok)
    assert.equal(read.filled.typed.surname, text)
  })
})
