import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { agreedForms, type ProposedForms } from './declension.ts'

const forms = {
  nominative: 'Ткач Мирон',
  genitive: 'Ткача Мирона',
  dative: 'Ткачу Мирону',
  accusative: 'Ткача Мирона',
  instrumental: 'Ткачом Мироном',
  prepositional: 'Ткаче Мироне',
}
const sure: ProposedForms = { forms, sure: true, doubts: [] }
const unsure: ProposedForms = { forms, sure: false, doubts: ['Фамилия «Ткач»: проверьте'] }

describe('какую форму имени вправе поставить документ', () => {
  it('уверенное предложение идёт в документ', () => {
    assert.deepEqual(agreedForms(sure).dative, { text: 'Ткачу Мирону', origin: 'proposed' })
  })
  it('вместо неуверенного стоит именительный с пометой, во всех косвенных падежах', () => {
    const { nominative, ...oblique } = agreedForms(unsure)
    assert.deepEqual(nominative, { text: 'Ткач Мирон', origin: 'proposed' })
    for (const form of Object.values(oblique)) assert.deepEqual(form, { text: 'Ткач Мирон', origin: 'uncertain' })
  })
  it('подтверждённая человеком форма сильнее предложения, прочие остаются как были', () => {
    const agreed = agreedForms(unsure, { dative: ' Ткачу Мирону ' })
    assert.deepEqual(agreed.dative, { text: 'Ткачу Мирону', origin: 'confirmed' })
    assert.equal(agreed.genitive.origin, 'uncertain')
    assert.deepEqual(agreedForms(sure, { dative: 'Ткач Мирону' }).dative, { text: 'Ткач Мирону', origin: 'confirmed' })
  })
  it('пустая подтверждённая форма — не форма', () => {
    assert.equal(agreedForms(sure, { dative: '  ' }).dative.text, 'Ткачу Мирону')
  })
  it('формы прежней фамилии после её смены не действуют', () => {
    const former = { nominative: 'Швец Мирон', dative: 'Швецу Мирону' }
    assert.deepEqual(agreedForms(unsure, former).dative, { text: 'Ткач Мирон', origin: 'uncertain' })
  })
})
