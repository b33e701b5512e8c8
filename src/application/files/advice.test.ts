import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adviceOn, lookInWords, sheetDpi } from './advice.ts'
import type { Look, PageLook } from './file-check.ts'

const page = (number: number, changes: Partial<PageLook> = {}): PageLook => ({
  ...{ page: number, dpi: 300, sharpness: 2000, blank: false, sideways: false, skew: 0, text: true },
  ...changes,
})
const pdf = (...looked: PageLook[]): Look => ({ kind: 'pdf', pages: looked.length, looked })

describe('советы о скане', () => {
  it('с хорошим файлом советовать нечего', () => {
    assert.deepEqual(adviceOn(pdf(page(1), page(2)), { dpi: 300, textLayer: true }), [])
  })

  it('страницы с одним и тем же изъяном названы вместе, подряд идущие – через тире', () => {
    const pages = [1, 2, 3, 4, 5, 6].map(number => page(number, { dpi: [2, 4, 5, 6].includes(number) ? 96 : 300 }))
    assert.deepEqual(adviceOn(pdf(...pages)), [
      'Стр. 2, 4–6: 96 точек на дюйм – мелкий текст не прочтут; пересканируйте с 300',
    ])
  })

  it('чуть меньше требуемого – не повод пересканировать; порог региона назван числом', () => {
    const wish = { dpi: 300, textLayer: false }
    assert.deepEqual(adviceOn(pdf(page(1, { dpi: 290 })), wish), [])
    assert.match(adviceOn(pdf(page(1, { dpi: 200 })), wish).join(), /регламент просит 300/)
    assert.deepEqual(adviceOn(pdf(page(1, { dpi: 200 }))), [])
  })

  it('пустая страница не упрекается ни размытостью, ни разрешением, ни отсутствием текста', () => {
    const blank = page(1, { blank: true, dpi: 96, sharpness: 0, text: false })
    const advice = adviceOn(pdf(blank), { dpi: 300, textLayer: true })
    assert.equal(advice.length, 1)
    assert.match(advice[0] ?? '', /^Стр\. 1: пустая/)
  })

  it('файл, который не открылся, – один совет о нём самом', () => {
    const broken: Look = { kind: 'pdf', pages: 0, looked: [], fault: 'broken' }
    assert.equal(adviceOn(broken, { dpi: 300, textLayer: true }).length, 1)
    assert.equal(lookInWords(broken), undefined)
  })

  it('снимок листа: считается, будь он листом A4, хоть стоя, хоть лёжа', () => {
    assert.equal(sheetDpi(2480, 3508), 300)
    assert.equal(sheetDpi(3508, 2480), 300)
  })

  it('коротко о файле', () => {
    assert.equal(lookInWords(pdf(page(1), page(2, { dpi: 96 }))), 'страниц: 2, скан 96–300 точек на дюйм, текст ищется')
  })
})
