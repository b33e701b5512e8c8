import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { startPress } from '../../src/adapters/documents/press.ts'
import { PaperNotPrinted } from '../../src/application/documents/press.ts'
import { letter, madeAt } from './sample-papers.ts'

const program = join(import.meta.dirname, 'failing-printer.ts')

describe('печать в отдельном процессе', () => {
  const press = startPress({ program, timeout: 1500 })
  after(() => press.close())
  const print = async (title: string): Promise<string> =>
    Buffer.from((await press.pdf({ ...letter, title }, { madeAt })).bytes).toString()

  it('документы печатаются по очереди одним процессом', async () => {
    const printers = await Promise.all(['а', 'б', 'в'].map(print))
    assert.equal(new Set(printers).size, 1)
    assert.notEqual(printers[0], String(process.pid))
  })

  it('документ, уронивший печать, не напечатан; следующие печатает новый процесс', async () => {
    const [before, crashed, next] = await Promise.allSettled([print('а'), print('crash'), print('б')])
    assert.equal(crashed.status, 'rejected')
    assert.ok(crashed.status === 'rejected' && crashed.reason instanceof PaperNotPrinted)
    assert.ok(before.status === 'fulfilled' && next.status === 'fulfilled')
    assert.notEqual(next.value, before.value)
  })

  it('зависший документ остановлен по времени, остальные печатаются', async () => {
    const [hung, next] = await Promise.allSettled([print('hang'), print('а')])
    assert.ok(hung.status === 'rejected' && hung.reason instanceof PaperNotPrinted)
    assert.match(hung.reason.message, /слишком долго/)
    assert.equal(next.status, 'fulfilled')
  })

  it('отказ и ошибка различаются', async () => {
    await assert.rejects(print('refuse'), new PaperNotPrinted('Так печатать нельзя'))
    await assert.rejects(print('fault'), error => error instanceof Error && !(error instanceof PaperNotPrinted))
  })

  it('после документа, занявшего много памяти, процесс новый', async () => {
    assert.notEqual(await print('large'), await print('а'))
  })

  it('закрытая печать отказывает и ждущим, и новым', async () => {
    const closing = startPress({ program })
    const waiting = [closing.pdf({ ...letter, title: 'hang' }, { madeAt }), closing.pdf(letter, { madeAt })]
    const results = Promise.allSettled(waiting)
    await closing.close()
    for (const result of await results)
      assert.ok(result.status === 'rejected' && result.reason instanceof PaperNotPrinted)
    await assert.rejects(closing.pdf(letter, { madeAt }), PaperNotPrinted)
  })
})

describe('настоящая печать', () => {
  it('PDF и DOCX одного документа', async () => {
    const press = startPress()
    try {
      const { bytes, pages } = await press.pdf(letter, { madeAt })
      assert.equal(Buffer.from(bytes).toString('latin1', 0, 8), '%PDF-1.7')
      assert.equal(pages, 1)
      assert.equal(Buffer.from(await press.docx(letter, { madeAt })).toString('latin1', 0, 2), 'PK')
    } finally {
      await press.close()
    }
  })
})
