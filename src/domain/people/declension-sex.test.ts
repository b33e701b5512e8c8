import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sexOf } from './declension-sex.ts'

describe('пол для склонения', () => {
  it('его показывает отчество', () => {
    for (const patronymic of ['Иванович', 'Ильич', 'Фомич', 'Никитич', 'Мамед оглы', 'Ариф-оглы', 'Бахтияр улы']) {
      assert.equal(sexOf({ patronymic }), 'male', patronymic)
    }
    for (const patronymic of ['Ивановна', 'Ильинична', 'Саввична', 'Сергеевна', 'Мамед кызы', 'Бато-Мункоевна']) {
      assert.equal(sexOf({ patronymic }), 'female', patronymic)
    }
  })
  it('без отчества — ответ в анкете, без него — неизвестен', () => {
    assert.equal(sexOf({ patronymic: null, sex: 'female' }), 'female')
    assert.equal(sexOf({ patronymic: '' }), undefined)
    assert.equal(sexOf({ patronymic: 'Хасан', sex: null }), undefined)
  })
  it('анкета и отчество спорят — неизвестен', () => {
    assert.equal(sexOf({ patronymic: 'Иванович', sex: 'female' }), undefined)
    assert.equal(sexOf({ patronymic: 'Ивановна', sex: 'female' }), 'female')
  })
})
