import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsed, renumbered, written } from './values.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const text = (inside: Uint8Array): string => Buffer.from(inside).toString('latin1')
const plusTen = (inside: string): string => {
  const { value, stream } = parsed(bytes(inside))
  return text(written({ value: renumbered(value, old => old + 10), stream }))
}

describe('значения PDF', () => {
  it('номера объектов меняются всюду, кроме строк и чисел', () => {
    assert.equal(
      plusTen(
        '<<\n  /P 7 0 R\n  /K [1 0 2 3 0 R <<\n /Obj 4 0 R >>]\n  /T (5 0 R \\) (6 0 R)) /Alt <FEFF0421> /D(a)/N/M>>',
      ),
      '<< /P 17 0 R /K [1 0 2 13 0 R << /Obj 14 0 R >>] /T (5 0 R \\) (6 0 R)) /Alt <FEFF0421> /D (a) /N /M >>',
    )
    assert.equal(plusTen('[523 0 R /XYZ 85.03937 -0.5 0]'), '[533 0 R /XYZ 85.03937 -0.5 0]')
  })

  it('байты потока остаются как были', () => {
    const { value, stream } = parsed(bytes('<< /Length 5 >>\nstream\n1 0 R\xff\nendstream'))
    assert.ok(value instanceof Map)
    assert.equal(text(stream ?? bytes('')), '\nstream\n1 0 R\xff\nendstream')
  })

  it('то, что не похоже на PDF, не принимается', () => {
    for (const one of ['<< /A (1 >>', '<< 1 2 >>', '[1 2', ')']) assert.throws(() => parsed(bytes(one)), one)
  })
})
