import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { html, url } from './html.ts'

const readBack = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&')

const nasty = fc.string({
  unit: fc.constantFrom('<', '>', '"', "'", '&', '`', 'a', ' ', '/', '=', 'script', '&amp;', 'я'),
})

describe('шаблон html', () => {
  it('никакая вставка не открывает тег и не закрывает атрибут, а текст не теряется', () => {
    fc.assert(
      fc.property(nasty, text => {
        const shown = html`${text}`.toString()
        assert.doesNotMatch(shown, /[<>"'`]/)
        assert.equal(readBack(shown), text)
      }),
    )
  })

  it('вложенная разметка и списки печатаются как есть, пустое не печатается', () => {
    const rows = ['а', 'б<'].map(word => html`<li>${word}</li>`)
    assert.equal(html`<ul>${rows}${false}${null}${undefined}${0}</ul>`.toString(), '<ul><li>а</li><li>б&lt;</li>0</ul>')
  })

  it('предмет с методом toString за готовую разметку не сойдёт', () => {
    const forged = { toString: () => '<script>' }
    // The type forbids it; a value read from JSON could still look like this at run time.
    assert.throws(() => html`${forged as unknown as string}`.toString())
  })
})

describe('адреса', () => {
  it('опасные схемы превращаются в решётку, как их ни пиши', () => {
    for (const address of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '\\\\evil.example',
      'cases/1',
    ])
      assert.equal(url(address), '#', address)
  })

  it('свои и обычные адреса остаются', () => {
    for (const address of ['/cases?page=2', '?sort=due', '#field', 'https://edu.example/1', 'mailto:a@b.example'])
      assert.equal(url(address), address)
  })

  it('что бы ни пришло, схема либо разрешена, либо её нет', () => {
    fc.assert(
      fc.property(fc.string(), address => {
        assert.match(url(address), /^(https?:\/\/|mailto:|tel:|#|\?|\/(?![/\\])|\/$)/i)
      }),
    )
  })
})

describe('правила разметки в исходниках', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }))

  it('значения атрибутов всегда в кавычках', () => {
    for (const { name, text } of sources) assert.doesNotMatch(text, /\s[a-z-]+=\$\{/, name)
  })

  it('адреса в href, src и action проходят через url()', () => {
    for (const { name, text } of sources)
      assert.doesNotMatch(text, /\b(?:href|src|action|formaction)="\$\{(?!url\()/, name)
  })

  it('встроенных скриптов, стилей и обработчиков нет', () => {
    for (const { name, text } of sources) {
      assert.doesNotMatch(text, /<style|\sstyle="|\son[a-z]+="/, name)
      assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)/, name)
    }
  })
})
