import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { coverageOf } from './coverage.ts'
import { drawable } from './drawable.ts'
import { fontFolder } from './typst.ts'

const covered = coverageOf(readFileSync(join(fontFolder(), '400Regular', 'Tinos_400Regular.ttf')))
const shown = (text: string): string => drawable(text, covered)

describe('что умеет нарисовать шрифт', () => {
  it('русский, татарский, башкирский, осетинский, знаки писем', () => {
    for (const letter of 'АяЁё«»–—№§…₽ҠҡӘәҮүҖҗӨөҢңҺһӔӕ□Ж́') assert.ok(covered(letter.codePointAt(0) ?? 0), letter)
    for (const letter of '☐你😀') assert.ok(!covered(letter.codePointAt(0) ?? 0), letter)
  })

  it('у прямого, полужирного и наклонного набора буквы те же', () => {
    for (const file of ['700Bold/Tinos_700Bold.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf']) {
      const other = coverageOf(readFileSync(join(fontFolder(), file)))
      for (let code = 0x20; code < 0x2100; code++) assert.equal(other(code), covered(code), `${file} ${code}`)
    }
  })

  it('чего в шрифте нет – один пустой квадрат вместо каждой буквы, и эмодзи со всеми частями – одна буква', () => {
    assert.equal(shown('Да 😀 👨‍👩‍👧 ✔️ 你好'), 'Да □ □ □ □□')
  })

  it('повороты строки, управляющие знаки и невидимое исчезают, разложенная буква собирается', () => {
    assert.equal(shown('Ив\u202eанов\u0007а\u200b и\u0306'), 'Иванова й')
    assert.equal(shown('а\ue000б\ufffdв\ud800'), 'а□б□в□')
  })

  it('любой текст становится набором букв шрифта, а готовый не меняется', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const ready = shown(text)
        for (const letter of ready) assert.ok(letter === '\n' || covered(letter.codePointAt(0) ?? 0))
        assert.equal(shown(ready), ready)
      }),
    )
  })
})
