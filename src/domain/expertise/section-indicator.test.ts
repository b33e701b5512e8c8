import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indicatorOfSection } from './section-indicator.ts'

describe('показатель портфолио, который измеряет раздел', () => {
  it('берётся из абзаца пункта; из двух пунктов – по позднему', () => {
    const of = (ref: string, code = '9') => indicatorOfSection({ ref, code })
    assert.equal(of('196 п. 35 абз. 1; 196 п. 36 абз. 1'), 't1')
    assert.equal(of('196 п. 35 абз. 4; 196 п. 36 абз. 5'), 't5')
    assert.equal(of('196 п. 35 абз. 3'), 't3')
  })

  it('без абзаца – по номеру раздела', () => {
    assert.equal(indicatorOfSection({ ref: '196 п. 50', code: '3' }), 'm3')
    assert.equal(indicatorOfSection({ ref: '196 п. 51', code: '4' }), 'n4')
    assert.equal(indicatorOfSection({ ref: '276 п. 36; 276 п. 37', code: '2' }), 't2')
    assert.equal(indicatorOfSection({ ref: '276 п. 37', code: '5' }), 't5')
  })

  it('чужой пункт и лишний номер показателя не дают', () => {
    assert.equal(indicatorOfSection({ ref: '196 п. 31', code: '1' }), undefined)
    assert.equal(indicatorOfSection({ ref: '196 п. 51', code: '5' }), undefined)
  })
})
