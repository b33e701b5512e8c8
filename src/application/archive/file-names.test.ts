import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { tameName } from './file-names.ts'

describe('имя файла, которое распакуется всюду', () => {
  it('папки, управляющие и невидимые знаки, точки по краям уходят', () => {
    assert.equal(tameName('../../etc/passwd'), 'etc passwd')
    assert.equal(tameName('C:\\Отчёты\\итоги.pdf'), 'C Отчёты итоги.pdf')
    assert.equal(tameName('а\u0000б\nв\u202Efdp.exe'), 'а б в fdp.exe')
    assert.equal(tameName('  .. скрытый. '), 'скрытый')
    for (const nothing of ['', '..', '/', '\u0007', ' . ']) assert.equal(tameName(nothing), 'без названия')
  })

  it('длинное имя режется перед окончанием: файл по-прежнему открывается', () => {
    assert.equal(tameName(`${'я'.repeat(300)}.pdf`), `${'я'.repeat(98)}.pdf`)
    assert.equal(tameName(`${'a'.repeat(300)}.docx`), `${'a'.repeat(100)}.docx`)
  })

  it('что бы ни написали, имя годится диску и адресу', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        const name = tameName(text)
        assert.ok(name.length > 0 && Buffer.byteLength(name) <= 200, name)
        assert.doesNotMatch(name, /[\\/:*?"<>|\p{Cc}\p{Cf}]|^[. ]|[. ]$/u)
        assert.equal(tameName(name), name)
        encodeURIComponent(name)
      }),
    )
    assert.equal(tameName('\ud800половина знака'), '�половина знака')
  })
})
