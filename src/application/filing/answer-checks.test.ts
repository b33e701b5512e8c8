import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { checkAnswer, checkTogether } from './answer-checks.ts'
import { checkAddress, checkEmail, checkLink, checkPhone, checkYears } from './contact-checks.ts'
import type { AskedQuestion } from './form.ts'
import { questionTable } from './question-table.ts'
import type { Question } from './questions.ts'

const today = plainDate('2024-10-14')
const asked = (name: Question, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  name,
  control: questionTable[name].control,
  label: questionTable[name].label,
  required: true,
  ...more,
})
const checked = (
  name: Question,
  text: string,
  others: Record<string, string> = {},
  more: Partial<AskedQuestion> = {},
) => checkAnswer(asked(name, more), { answers: { ...others, [name]: text }, today })
const wrong = (answer: ReturnType<typeof checked>): string => ('wrong' in answer ? answer.wrong : '')

describe('ответы заявления', () => {
  it('обе опечатки СНИЛС из бумаг названы с верным контрольным числом', () => {
    assert.match(wrong(checked('snils', '123-456-789 12')), /оно 64, а указано 12/)
    assert.match(wrong(checked('snils', '123-456-789 10')), /оно 64, а указано 10/)
    assert.deepEqual(checked('snils', '123-456-789 64'), { value: '12345678964' })
  })

  it('даты: нет такого дня, ещё не наступил, сто лет назад', () => {
    assert.match(wrong(checked('held_set_on', '31.02.2020')), /Такого дня/)
    assert.match(wrong(checked('held_set_on', '15.10.2024')), /ещё не наступил: сегодня 14.10.2024/)
    assert.match(wrong(checked('held_order_date', '01.01.1920')), /больше ста лет/)
    assert.deepEqual(checked('held_set_on', '14.10.2024'), { value: '2024-10-14' })
    assert.match(wrong(checked('birth_date', '01.01.2015')), /16 лет/)
  })

  it('паспорт: дата выдачи спорит с датой рождения, а у иностранца свои серия и номер', () => {
    assert.match(wrong(checked('passport_issued_on', '01.01.1990', { birth_date: '07.03.1984' })), /с 14 лет/)
    assert.deepEqual(checked('passport_issued_on', '20.04.2004', { birth_date: '07.03.1984' }), { value: '2004-04-20' })
    assert.match(wrong(checked('passport_series', '32')), /4/)
    assert.deepEqual(checked('passport_series', 'AB', { citizenship: 'foreign' }), { value: 'AB' })
    assert.deepEqual(checked('passport_department_code', '420001'), { value: '420-001' })
  })

  it('пустой ответ нужен там, где нужен, и назван по-человечески', () => {
    assert.equal(wrong(checked('surname', ' ')), 'Укажите фамилию')
    assert.equal(wrong(checked('position', '')), 'Выберите должность')
    assert.deepEqual(checked('position', '', { position_other: 'Тьютор-наставник' }), { value: '' })
    assert.deepEqual(checked('comment', '', {}, { required: false }), { value: '' })
    assert.match(wrong(checked('consent', '')), /Без согласия/)
  })

  it('ответа не из списка не бывает', () => {
    const options = [{ value: 'first', label: 'Первая' }]
    assert.match(wrong(checked('category', 'mentor', {}, { options })), /предложенных/)
    assert.match(wrong(checked('presence', 'maybe')), /да.*нет/)
    assert.deepEqual(checked('paper_copy', 'on'), { value: '' })
  })

  it('длинный ответ просят сократить, и сказано насколько', () => {
    assert.match(wrong(checked('comment', 'я'.repeat(5001))), /не больше 5000 знаков, а указано 5001/)
  })

  it('телефоны', () => {
    for (const text of ['8 (900) 000-11-22', '+7 900 000 11 22', '9000001122', '7-900-000-11-22'])
      assert.deepEqual(checkPhone(text), { value: '+79000001122' })
    assert.deepEqual(checkPhone('+995 555 123 456'), { value: '+995555123456' })
    for (const text of ['12-34', 'девять', '8 900 000 11', '+7 900 000 11 222'])
      assert.ok('wrong' in checkPhone(text), text)
  })

  it('почта, адрес, ссылка, стаж', () => {
    for (const text of ['anna@example.ru', 'анна@школа.рф', 'a.b+c@sub.example.com'])
      assert.ok('value' in checkEmail(text))
    for (const text of ['anna', 'anna@', '@example.ru', 'a b@example.ru', 'a@example', 'a@b..ru', 'a@b@c.ru'])
      assert.ok('wrong' in checkEmail(text), text)
    assert.ok('wrong' in checkAddress('ул.'))
    assert.ok('wrong' in checkLink('javascript:alert(1)'))
    assert.ok('wrong' in checkLink('disk/папка'))
    assert.ok('value' in checkLink('https://disk.example.ru/d/abc'))
    assert.deepEqual(checkYears('017'), { value: '17' })
    for (const text of ['-1', '1,5', '71', 'много']) assert.ok('wrong' in checkYears(text), text)
  })

  it('вместе: категория без даты, сроки наоборот, стаж больше общего, почта без адреса', () => {
    const fields = (values: Record<string, string>) => checkTogether({}, values).map(([field]) => field)
    assert.deepEqual(fields({ held_category: 'first', held_set_on: '', held_position: '' }), [
      'held_set_on',
      'held_position',
    ])
    assert.deepEqual(fields({ held_category: 'none', held_set_on: '', held_position: '' }), [])
    assert.deepEqual(fields({ held_set_on: '2020-01-01', held_valid_until: '2019-01-01' }), ['held_valid_until'])
    assert.deepEqual(fields({ teaching_experience_years: '3', position_experience_years: '4' }), [
      'position_experience_years',
    ])
    assert.deepEqual(fields({ result_delivery: 'email', email: '' }), ['result_delivery'])
  })
})
