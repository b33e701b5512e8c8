import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Criterion } from './criterion.ts'
import { attainablePoints } from './scale.ts'
import { isNamedScale, offeredPoints, scaleLines } from './scale-words.ts'
import { commentFaults } from './sheet-comments.ts'

const criterion = (scale: Criterion['scale'], more: Partial<Criterion> = {}): Criterion => ({
  code: '1.1',
  title: 'Показатель',
  scale,
  combine: 'once',
  max: 10,
  proof: 'Справка',
  ...more,
})

describe('шкала словами', () => {
  it('у диапазонов каждому баллу стоит своё условие', () => {
    const range = criterion({
      kind: 'percent_range',
      unit: '%',
      ranges: [{ points: 0 }, { from: 30, points: 4 }, { from: 50, points: 7 }],
    })
    assert.deepEqual(offeredPoints(range), [
      { points: 0, words: 'менее 30 %' },
      { points: 4, words: 'от 30 до 50 %, не включая 50' },
      { points: 7, words: '50 % и более' },
    ])
    assert.equal(isNamedScale(range), true)
  })

  it('ноль, которого на шкале нет, назван: без подтверждения баллов не дают', () => {
    const choices = criterion({
      kind: 'enum',
      choices: [
        { key: 'a', title: 'участник', points: 1 },
        { key: 'b', title: 'руководит', points: 5 },
      ],
    })
    assert.deepEqual(offeredPoints(choices)[0], { points: 0, words: 'не подтверждено' })
  })

  it('два пути к одному баллу стоят рядом', () => {
    const contest = criterion({
      kind: 'level_result',
      results: [
        { key: 'w', title: 'победитель', points: { municipal: 4 } },
        { key: 'p', title: 'участник', points: { regional: 4 } },
      ],
    })
    assert.deepEqual(offeredPoints(contest)[1], {
      points: 4,
      words: 'победитель, муниципальный уровень; участник, региональный уровень',
    })
  })

  it('предлагается ровно то, что шкала может дать, и не всё из этого имеет слова', () => {
    const further = criterion({
      kind: 'level_result',
      results: [{ key: 'w', title: 'победитель', points: { regional: 7 } }],
      further: 1,
    })
    assert.deepEqual(
      offeredPoints(further).map(({ points }) => points),
      attainablePoints(further),
    )
    assert.equal(isNamedScale(further), false)
    assert.deepEqual(scaleLines(further).at(-1), { points: 7, words: 'победитель, региональный уровень' })
  })

  it('«не применяется» без объяснения – ошибка, с объяснением – нет', () => {
    assert.deepEqual(Object.keys(commentFaults({ '2.1': 'na', '2.2': 5 }, { '2.1': '  ' })), ['2.1'])
    assert.deepEqual(commentFaults({ '2.1': 'na' }, { '2.1': 'Классов ОГЭ нет' }), {})
  })
})
