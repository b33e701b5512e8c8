import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { spreadsheet } from '../src/adapters/spreadsheet/spreadsheet.ts'
import { setToTable } from '../src/application/criteria/set-to-table.ts'
import type { SheetToWrite } from '../src/application/spreadsheet.ts'
import { draftOf } from '../src/domain/expertise/draft-of-set.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const teachers = 'teachers@2023-09-01'

let site: DeskSite
let supervisor: Worker

before(async () => {
  site = await deskSite('2026-03-02T05:00:00Z')
  supervisor = await site.worker('supervisor')
})
after(() => site.close())

const boundary = 'a-boundary-of-the-test'
const withFile = (name: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file_table"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
const written = async (sheets: readonly SheetToWrite[]): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of spreadsheet().write('xlsx', sheets)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('набор таблицей', () => {
  const reading = '/criteria/table/reading'

  it('образец и выгрузка – книги, которые система сама и читает', async () => {
    for (const url of ['/criteria/table/example.xlsx', `/criteria/sets/${encodeURIComponent(teachers)}/set.xlsx`]) {
      const file = await supervisor.get(url)
      assert.equal(file.statusCode, 200)
      const report = await supervisor.multipart(reading, withFile('набор.xlsx', file.rawPayload), boundary)
      assert.match(report.body, /Ошибок нет/)
      assert.match(report.body, /5\sразделов, 14\sпоказателей/)
    }
  })

  it('прочитанное сохраняется черновиком только по кнопке', async () => {
    const set = site.app.law.criteriaSets('demonstration').find(({ id }) => id === 'teachers')
    assert.ok(set)
    const draft = { ...draftOf(set), title: 'Из таблицы' }
    const before = (await site.reads.criteriaList({ region: 'kbr', words: 'из таблицы' })).rows.length
    const report = await supervisor.multipart(
      reading,
      withFile('набор.xlsx', await written(setToTable(draft))),
      boundary,
    )
    assert.equal((await site.reads.criteriaList({ region: 'kbr', words: 'из таблицы' })).rows.length, before)
    const carried = /name="draft" value="([^"]+)"/.exec(report.body)?.[1] ?? ''
    const json = carried
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    const kept = await supervisor.post('/criteria/table/keeping', { draft: json, after: teachers }, reading)
    assert.equal(kept.statusCode, 303, kept.body)
    const [line] = (await site.reads.criteriaList({ region: 'kbr', words: 'из таблицы' })).rows
    assert.equal(line?.setId, 'teachers')
    const spoilt = await supervisor.post('/criteria/table/keeping', { draft: '{"title":1}' }, reading)
    assert.equal(spoilt.statusCode, 422)
  })

  it('негодный файл: страница та же, слова у поля', async () => {
    const words = async (name: string, bytes: Uint8Array) => {
      const answer = await supervisor.multipart(reading, withFile(name, bytes), boundary)
      assert.equal(answer.statusCode, 422)
      return answer.body
    }
    assert.match(await words('набор.xlsx', Buffer.from('Номер;Название')), /это не книга Excel/)
    assert.match(await words('набор.csv', Buffer.from('Номер;Название')), /нужна книга \.xlsx/)
    assert.match(await words('набор.xlsx', Buffer.alloc(0)), /Файл пуст/)
    assert.match(await words('большой.xlsx', Buffer.alloc(6 * 1024 * 1024, 1)), /больше 5 МБ/)
  })
})
