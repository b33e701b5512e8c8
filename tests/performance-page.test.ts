import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withPart } from '../bench/performance-page.ts'

const whole = '# Быстродействие\n\n- Дела\n\n| Что |\n| --- |\n'
const quality = '## Качество экспертизы\n\nЛистов – 50 000.\n'
const files = '## Файлы\n\nМегабайт – 1.\n'

describe('Страница измерений', () => {
  it('части пишут одну страницу, в каком порядке их ни меряй', () => {
    const one = [quality, whole].reduce(withPart, '')
    const other = [whole, quality].reduce(withPart, '')
    assert.equal(one, other)
    assert.equal(one, `${whole}\n${quality}`)
  })

  it('новое измерение заменяет только свою часть', () => {
    const page = [whole, quality, files].reduce(withPart, '')
    const again = withPart(page, '## Качество экспертизы\n\nЛистов – 60 000.\n')
    assert.equal(again, page.replace('50 000', '60 000'))
    assert.equal(withPart(again, whole), again)
    assert.equal(
      withPart(again, '# Быстродействие\n\n- Новое\n'),
      again.replace(whole, '# Быстродействие\n\n- Новое\n'),
    )
  })
})
