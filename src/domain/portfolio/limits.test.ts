import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Pack } from '../regulations/pack.ts'
import type { Indicator } from './indicators.ts'
import { indicatorsOf } from './indicators.ts'
import { type LimitedProof, limitFaults, perIndicator, portfolioDocument, proofFaults } from './limits.ts'

const files: Pack['files'] = {
  clause: 'guide «В формате PDF»',
  formats: ['pdf', 'png'],
  portfolio_formats: ['pdf'],
  max_mb: 2,
  max_per_indicator: 5,
  dpi: null,
  text_layer: false,
  link_allowed: true,
}
const proof = (id: string, indicators: Indicator[], name = 'диплом.pdf', size = 1000): LimitedProof => ({
  id,
  title: `Диплом ${id}`,
  indicators,
  file: { name, size },
})
const six = ['1', '2', '3', '4', '5', '6'].map(id => proof(id, ['t3']))

describe('пределы портфолио', () => {
  it('пять к одному показателю можно, шестой назван вместе с показателем и пунктом', () => {
    assert.deepEqual(limitFaults({ files }, 'highest', six.slice(1)), [])
    const [fault, ...more] = limitFaults({ files }, 'highest', six)
    assert.deepEqual(more, [])
    assert.equal(fault?.rule, 'count')
    assert.equal(fault?.indicator, 't3')
    assert.equal(fault?.clause, 'guide «В формате PDF»')
    assert.match(fault?.because ?? '', /выбрано 6.*не больше 5/)
  })

  it('показатели чужой категории не считаются: для методиста шесть дипломов п. 36 не предел', () => {
    assert.deepEqual(limitFaults({ files }, 'methodist', six), [])
  })

  it('одно доказательство считается в каждом показателе, к которому относится', () => {
    const both = proof('7', ['t3', 't4'])
    assert.deepEqual(
      perIndicator('first', [...six, both]).filter(({ count }) => count > 0),
      [
        { indicator: 't3', count: 7 },
        { indicator: 't4', count: 1 },
      ],
    )
  })

  it('формат, размер и ссылка вместо файла названы словами', () => {
    assert.match(proofFaults({ files }, proof('1', [], 'скан.PNG'))[0]?.because ?? '', /не того формата.*PDF/)
    assert.match(proofFaults({ files }, proof('1', [], 'д.pdf', 3 * 1024 * 1024))[0]?.because ?? '', /больше 2 МБ/)
    const linked = { id: 'l', title: 'Урок', indicators: [], link: 'https://a.example.ru' }
    assert.deepEqual(proofFaults({ files }, linked), [])
    const strict = { files: { ...files, link_allowed: false } }
    assert.deepEqual(
      proofFaults(strict, linked).map(({ rule }) => rule),
      ['link'],
    )
    // A file stands before its link: there is something to freeze.
    assert.deepEqual(proofFaults(strict, { ...proof('1', []), link: linked.link }), [])
  })

  it('без файла и без ссылки доказательство можно выбрать: его принесут на бумаге', () => {
    assert.deepEqual(proofFaults({ files }, { id: 'p', title: 'Грамота', indicators: ['t3'] }), [])
  })

  it('отказ по счёту бывает ровно тогда, когда у показателя категории больше предела', () => {
    const indicator = fc.constantFrom<Indicator>('t1', 't2', 't3', 't5', 'm1', 'n2')
    const many = fc.array(fc.uniqueArray(indicator, { maxLength: 3 }), { maxLength: 20 })
    const category = fc.constantFrom('first' as const, 'highest' as const, 'methodist' as const)
    fc.assert(
      fc.property(many, category, (lists, asked) => {
        const proofs = lists.map((list, index) => proof(String(index), list))
        const over = indicatorsOf(asked).filter(one => lists.filter(list => list.includes(one)).length > 5)
        assert.deepEqual(
          limitFaults({ files }, asked, proofs).map(fault => fault.indicator),
          over,
        )
      }),
    )
  })

  it('портфолио стоит за тем документом, который называет регламент', () => {
    const line = (document: 'portfolio' | 'achievements' | 'awards', category: 'first' | 'methodist') =>
      ({ document, for: [category] }) as unknown as Pack['evidence'][number]
    const evidence = [line('awards', 'first'), line('achievements', 'first'), line('portfolio', 'methodist')]
    assert.equal(portfolioDocument({ evidence }, 'first'), 'achievements')
    assert.equal(portfolioDocument({ evidence }, 'methodist'), 'portfolio')
    assert.equal(portfolioDocument({ evidence: [] }, 'first'), 'portfolio')
  })
})
