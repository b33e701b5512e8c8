import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { plainDate } from '../../../../domain/calendar/plain-date.ts'
import { sheetData } from '../sheet-data.ts'
import { startTypst, templates } from '../typst.ts'
import { bothStandards } from './both-standards.ts'
import { readPdf } from './read.ts'
import { writePdf } from './write.ts'

const typst = startTypst()
const written = (items: string[], pdfStandard: 'a-2a' | 'ua-1'): Uint8Array => {
  const paper = {
    authority: 'Министерство',
    city: 'г. Примерск',
    addressee: [],
    title: 'О проверке',
    number: null,
    date: plainDate('2026-11-21'),
    blocks: [{ kind: 'points' as const, items }],
    signatory: null,
    clause: '',
  }
  const sheet = JSON.stringify(sheetData(paper, [], () => true))
  const task = { mainFilePath: join(templates, 'main.typ'), inputs: { sheet } }
  return typst.pdf(task, { pdfStandard, creationTimestamp: 1 })
}

describe('один файл двух стандартов', () => {
  const archival = written(['Первое.', 'Второе.'], 'a-2a')
  const accessible = written(['Первое.', 'Второе.'], 'ua-1')

  it('всё доступное взято байт в байт, добавлены профиль и описание', () => {
    const { objects, root } = readPdf(accessible)
    const joined = Buffer.from(writePdf(bothStandards(archival, accessible))).toString('latin1')
    const streams = [...objects].filter(([number, inside]) => number !== root && text(inside).endsWith('endstream'))
    const kept = streams.filter(([, inside]) => joined.includes(text(inside)))
    assert.ok(streams.length > 4)
    assert.equal(kept.length, streams.length - 1, 'changed is the description of the file alone')
    assert.ok(joined.includes('<pdfaid:part>2<') && joined.includes('>1</pdfuaid:part>'))
  })

  it('файлы с разными метками не соединяются: тогда и объявлять нечего', () => {
    assert.throws(() => bothStandards(archival, written(['Первое.'], 'ua-1')), /different tags/)
  })

  it('чужой файл не принимается', () => {
    assert.throws(() => readPdf(Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF\n')))
    assert.throws(() => readPdf(writePdf(bothStandards(archival, accessible))))
  })
})

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
