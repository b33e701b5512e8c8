import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packSample } from '../../../tests/pack-sample.ts'
import { actReplacesStamps, returnRefusal, setRefusal } from './certification.ts'
import { certificateRefusal, confirmedFacts, type FactAnswer, factFaults } from './confirmation.ts'

const answers = (change: Partial<FactAnswer> & { fact: FactAnswer['fact'] }): FactAnswer[] =>
  confirmedFacts.map(fact => ({
    ...{ fact, stated: `заявлено ${fact}`, verdict: 'confirmed' as const, says: `заявлено ${fact}` },
    ...(fact === change.fact ? change : {}),
  }))

describe('подтверждение сведений школой', () => {
  it('подтверждено всё – замечаний нет; пропущенная строка названа', () => {
    const whole = answers({ fact: 'position' })
    assert.deepEqual(factFaults(whole), [])
    assert.deepEqual(
      factFaults(whole.filter(({ fact }) => fact !== 'experience')).map(({ fact }) => fact),
      ['experience'],
    )
  })

  it('исправление без слов, с теми же словами и отказ без причины не принимаются', () => {
    for (const change of [
      { verdict: 'corrected' as const, says: ' ' },
      { verdict: 'corrected' as const, says: 'заявлено position' },
      { verdict: 'denied' as const, says: '' },
    ])
      assert.deepEqual(
        factFaults(answers({ fact: 'position', ...change })).map(({ fact }) => fact),
        ['position'],
      )
  })

  it('кто не работает на этот день, справки не получает', () => {
    const denied = answers({ fact: 'employment', verdict: 'denied', says: '', note: 'Уволен' })
    assert.equal(certificateRefusal(denied)?.refused, 'not_employed')
    assert.equal(
      certificateRefusal(answers({ fact: 'position', verdict: 'corrected', says: 'Воспитатель' })),
      undefined,
    )
  })
})

describe('заверение одним актом', () => {
  it('пустой набор и набор больше предела не отправить; возврат без слов не принят', () => {
    assert.equal(setRefusal([])?.refused, 'nothing_chosen')
    assert.equal(setRefusal(Array.from({ length: 101 }, String))?.refused, 'too_many')
    assert.equal(setRefusal(['a']), undefined)
    assert.equal(returnRefusal(['', '  ', undefined])?.refused, 'no_remark')
    assert.equal(returnRefusal(['', 'нет печати']), undefined)
  })

  it('где регламент молчит, акт печатей не заменяет', () => {
    const pack = packSample()
    assert.equal(actReplacesStamps(pack), false)
    const allowed = { ...pack.files, certified_by_act: { clause: 'reg п. 9', allowed: true } }
    assert.equal(actReplacesStamps({ ...pack, files: allowed }), true)
  })
})
