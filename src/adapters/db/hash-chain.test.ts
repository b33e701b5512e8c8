import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, eventHash, genesis, type HashedEvent, momentText } from './hash-chain.ts'

const event: HashedEvent = {
  streamKind: 'case',
  streamId: '0b7a3c52-7d0e-4f5c-9d0a-2f1f6f3a9e11',
  version: 1,
  type: 'Registered',
  data: { number: '77', automatic: false },
  actor: null,
  actorRole: 'system',
  at: momentText(new Date('2023-11-07T06:00:00.120Z')),
  onDay: '2023-11-07',
}

describe('каноническая запись', () => {
  it('не зависит от порядка ключей и опускает отсутствующее', () => {
    assert.equal(canonicalJson({ б: 1, a: [true, null, 'я"'], в: undefined }), '{"a":[true,null,"я\\""],"б":1}')
  })

  it('читается обратно тем же значением, и перестановка ключей её не меняет', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), value => {
        const plain = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
        fc.pre(!JSON.stringify(plain).includes('\\u0000') && JSON.stringify(plain).isWellFormed())
        const text = canonicalJson(plain)
        assert.deepEqual(JSON.parse(text), plain)
        assert.equal(canonicalJson(Object.fromEntries(Object.entries(plain).reverse())), text)
      }),
    )
  })

  for (const [what, value] of [
    ['дату', new Date()],
    ['NaN', Number.NaN],
    ['бесконечность', Number.POSITIVE_INFINITY],
    ['нулевой символ', 'а\0б'],
    ['половину символа', '\ud800'],
    ['большое целое', 1n],
    ['undefined в списке', [undefined]],
  ] as const)
    it(`не принимает ${what}`, () => {
      assert.throws(() => canonicalJson({ value }), TypeError)
    })
})

describe('хеш записи', () => {
  it('один и тот же для одной и той же записи, какой бы порядок ни был у её полей', () => {
    const reversed = Object.fromEntries(Object.entries(event).reverse()) as HashedEvent
    assert.deepEqual(eventHash(genesis, event), eventHash(genesis, reversed))
  })

  it('постоянен: уже записанные журналы обязаны проверяться и завтра', () => {
    const fixed = 'adf5f75ec972427c9f725a9bf509325b4da64ba064ff62161c23860feb033553'
    assert.equal(eventHash(genesis, event).toString('hex'), fixed)
  })

  for (const [field, value] of Object.entries({
    streamKind: 'meeting',
    streamId: '0b7a3c52-7d0e-4f5c-9d0a-2f1f6f3a9e12',
    version: 2,
    type: 'Withdrawn',
    data: { number: '78', automatic: false },
    actor: '0b7a3c52-7d0e-4f5c-9d0a-2f1f6f3a9e11',
    actorRole: 'clerk',
    at: '2023-11-07T06:00:00.120001Z',
    onDay: '2023-11-08',
  }))
    it(`меняется, когда меняется поле ${field}`, () => {
      assert.notDeepEqual(eventHash(genesis, { ...event, [field]: value }), eventHash(genesis, event))
    })

  it('зависит от предыдущей записи', () => {
    assert.notDeepEqual(eventHash(Buffer.alloc(32, 1), event), eventHash(genesis, event))
  })
})
