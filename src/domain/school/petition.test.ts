import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packSample } from '../../../tests/pack-sample.ts'
import { type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { HeldCategory } from '../case/application.ts'
import { type PetitionFacts, petitionFindings, petitionRefusal } from './petition.ts'

const pack = packSample()
const today = plainDate('2026-03-02')
const highest: HeldCategory = { category: 'highest', setOn: plainDate('2024-02-01'), position: 'Учитель' }

const facts = (changes: Partial<Omit<PetitionFacts, 'career'>> & { position?: string; held?: HeldCategory[] } = {}) => {
  const { position = 'Учитель', held = [highest], ...more } = changes
  return {
    ...{ category: 'methodist' as const, isEmployee: true, texts: { m1: 'Руководит объединением' } },
    minutes: { number: '4', on: plainDate('2026-02-20'), hasFile: true },
    ...more,
    career: { position, held, refusals: [] },
  }
}
const against = (given: PetitionFacts, on: PlainDate = today) =>
  petitionFindings(pack, given, on)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule)

describe('ходатайство работодателя', () => {
  it('учителя с высшей категорией, протоколом и описанием работы ничто не держит', () => {
    assert.deepEqual(against(facts()), [])
    assert.equal(petitionRefusal(petitionFindings(pack, facts(), today)), undefined)
  })

  it('без высшей категории отказ словами и с пунктом', () => {
    const held = [{ ...highest, category: 'first' as const }]
    const refusal = petitionRefusal(petitionFindings(pack, facts({ held }), today))
    assert.equal(refusal?.refused, 'petition-needs-highest')
    assert.match(refusal?.because ?? '', /действует высшая категория/)
    assert.notEqual(refusal?.clause, undefined)
  })

  it('высшая пятилетней давности, срок которой истёк, не считается; в последний день ещё считается', () => {
    const old = [{ ...highest, setOn: plainDate('2021-03-02') }]
    assert.deepEqual(against(facts({ held: old })), [])
    assert.deepEqual(against(facts({ held: old }), plainDate('2026-03-03')), ['petition-needs-highest'])
  })

  it('методист и старший методист педагогом-методистом стать не могут, наставником – могут', () => {
    for (const position of ['Методист', 'старший методист']) {
      const refusal = petitionRefusal(petitionFindings(pack, facts({ position }), today))
      assert.equal(refusal?.refused, 'petition-position', position)
      assert.match(refusal?.clause ?? '', /196 п\. 50|reg/)
      assert.deepEqual(against(facts({ position, category: 'mentor', texts: { n2: 'Ведёт молодых' } })), [])
    }
  })

  it('чужой педагог, протокол без файла и из будущего, пустое описание – каждое названо', () => {
    assert.deepEqual(against(facts({ isEmployee: false })), ['petition-own-teacher'])
    const minutes = { number: '4', on: plainDate('2026-02-20'), hasFile: false }
    assert.deepEqual(against(facts({ minutes })), ['petition-minutes'])
    const later = { number: '4', on: plainDate('2026-03-03'), hasFile: true }
    assert.deepEqual(against(facts({ minutes: later })), ['petition-minutes'])
    assert.deepEqual(against(facts({ minutes: undefined })), ['petition-minutes'])
    assert.deepEqual(against(facts({ texts: { m1: '  ' } })), ['petition-describes-work'])
  })

  it('описание по показателям наставника для методиста не годится', () => {
    assert.deepEqual(against(facts({ texts: { n1: 'Практика студентов' } })), ['petition-describes-work'])
  })

  it('где таких категорий не устанавливают, об этом сказано', () => {
    const none = { ...pack, petition_path: null }
    const rules = petitionFindings(none, facts(), today).filter(({ met }) => !met)
    assert.deepEqual(
      rules.map(({ rule }) => rule),
      ['petition-category-offered'],
    )
  })
})
