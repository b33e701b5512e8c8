import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkNamePart, fullName, initials } from './names.ts'

const wrongOf = (part: 'surname' | 'name' | 'patronymic', text: string): string => {
  const checked = checkNamePart(part, text)
  return 'wrong' in checked ? checked.wrong : `принято: ${checked.value}`
}

describe('фамилия, имя, отчество', () => {
  it('лишние пробелы убираются, длинное тире становится дефисом', () => {
    assert.deepEqual(checkNamePart('surname', '  Мамин – Сибиряк '), { value: 'Мамин-Сибиряк' })
    assert.deepEqual(checkNamePart('surname', 'О’Коннор'), { value: "О'Коннор" })
    assert.deepEqual(checkNamePart('patronymic', 'Мамед  оглы'), { value: 'Мамед оглы' })
    assert.deepEqual(checkNamePart('name', 'Алёна'), { value: 'Алёна' })
  })
  it('отчества может не быть, фамилия и имя обязательны', () => {
    assert.deepEqual(checkNamePart('patronymic', ' '), { value: '' })
    assert.equal(wrongOf('surname', ' '), 'Укажите фамилию')
    assert.equal(wrongOf('name', ''), 'Укажите имя')
  })
  it('латинская буква, похожая на русскую, названа', () => {
    assert.equal(wrongOf('surname', 'Иванoва'), 'Фамилия: латинская буква «o». Наберите её русской')
  })
  it('прочие знаки не проходят', () => {
    assert.match(wrongOf('name', 'Мария1'), /знак «1»/)
    assert.match(wrongOf('name', '<b>'), /латинская|знак/)
    assert.match(wrongOf('surname', '-Иванова'), /только между буквами/)
    assert.match(wrongOf('surname', 'Иванова--Петрова'), /только между буквами/)
    assert.match(wrongOf('surname', 'И'.repeat(61)), /не больше 60/)
  })
  it('инициалы', () => {
    assert.equal(initials({ surname: 'Иванова', name: 'Мария', patronymic: 'Петровна' }), 'Иванова М. П.')
    assert.equal(initials({ surname: 'Алиева', name: 'Лейла', patronymic: 'Мамед кызы' }), 'Алиева Л. М.')
    assert.equal(initials({ surname: 'Ли', name: 'Анна-Мария' }), 'Ли А.-М.')
    assert.equal(initials({ surname: 'Ли', name: 'ёлка', patronymic: '' }), 'Ли Ё.')
  })
  it('полное имя без отчества не оставляет пустого места', () => {
    assert.equal(fullName({ surname: 'Ли', name: 'Анна', patronymic: '' }), 'Ли Анна')
    assert.equal(fullName({ surname: 'Иванова', name: 'Мария', patronymic: 'Петровна' }), 'Иванова Мария Петровна')
  })
})
