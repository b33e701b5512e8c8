import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printDocx } from '../../src/adapters/documents/docx/print-docx.ts'
import { PaperNotPrinted } from '../../src/application/documents/press.ts'
import { faultsOfPackage, textOf } from './docx-parts.ts'
import { letter } from './sample-papers.ts'
import { changed, putBefore, wordFile } from './word-files.ts'

const madeAt = new Date('2026-04-03T09:00:00Z')

describe('документ по файлу министерства', () => {
  it('места, строки приказа, условия', async () => {
    const template = await wordFile(
      [
        'Кому: {заявитель.дательный}',
        '№ {номер} от {дата.словами}',
        '{#пометка}не печатать{/пометка}',
        '{#абзацы}{абзац}{/абзацы}',
      ],
      [
        ['№', 'ФИО', 'Приказ'],
        ['{#строки}{номер}', '{фио}', '{дата}{/строки}'],
      ],
    )
    const строки = [
      { номер: '1', фио: 'Ветрова А. С.' },
      { номер: '2', фио: 'Лугов П. И.' },
    ]
    const bytes = await printDocx({ ...letter, lists: { строки } }, { madeAt, template })
    assert.deepEqual(await faultsOfPackage(bytes), [])
    const text = await textOf(bytes)
    assert.match(text, /Кому: Ветровой Анне Сергеевне\n№ 35 от 10 марта 2026 г\.\n/)
    assert.match(text, /1\nВетрова\sА\.\sС\.\n10\.03\.2026\n2\nЛугов\sП\.\sИ\.\n10\.03\.2026\n/)
    assert.match(text, /Место: г\.\sПриозёрск/)
    assert.doesNotMatch(text, /не печатать|[{}]/)
  })

  it('скрипт, разметка и места в имени печатаются как есть', async () => {
    const name = '<script>alert(1)</script> {#строки}{фио}{/строки} {номер} $& </w:t>'
    const template = await wordFile(['{заявитель.дательный}', '{заявитель.дательный}'], [['{#строки}{фио}{/строки}']])
    const paper = { ...letter, fields: { 'заявитель.дательный': name }, lists: { строки: [{ фио: name }] } }
    const bytes = await printDocx(paper, { madeAt, template })
    assert.deepEqual(await faultsOfPackage(bytes), [])
    assert.equal((await textOf(bytes)).split(name).length, 4)
  })

  it('место, разбитое Word на части, заполняется; лишних знаков в имени нет', async () => {
    const split = await changed(await wordFile(['место']), parts =>
      putBefore(
        parts,
        'word/document.xml',
        '<w:sectPr',
        '<w:p><w:r><w:t>{зая</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>витель}</w:t></w:r></w:p>',
      ),
    )
    const paper = { ...letter, fields: { заявитель: 'Вет\u202eрова' } }
    assert.match(await textOf(await printDocx(paper, { madeAt, template: split })), /Ветрова/)
  })

  it('те же файл, содержание и момент дают те же байты', async () => {
    const template = await wordFile(['{номер}'])
    const print = () => printDocx(letter, { madeAt, template })
    assert.ok(Buffer.from(await print()).equals(await print()))
  })

  it('пять тысяч строк', async () => {
    const template = await wordFile([], [['{#строки}{номер}', '{фио}{/строки}']])
    const строки = Array.from({ length: 5000 }, (_, at) => ({ номер: String(at + 1), фио: `Ветрова ${at}` }))
    const text = await textOf(await printDocx({ ...letter, lists: { строки } }, { madeAt, template }))
    assert.match(text, /5000\nВетрова 4999\n/)
  })

  it('испорченный файл – понятный отказ печати', async () => {
    const print = printDocx(letter, { madeAt, template: Buffer.from('не архив') })
    await assert.rejects(print, PaperNotPrinted)
  })
})
