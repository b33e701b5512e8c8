import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fillQuality } from '../bench/quality-rows.ts'
import { spreadsheet } from '../src/adapters/spreadsheet/spreadsheet.ts'
import { usualLimits } from '../src/application/spreadsheet.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

type Line = Record<string, string>

const experts = 6
const items = 4

describe('Качество экспертизы: файл говорит то же, что страница', () => {
  let site: DeskSite
  let supervisor: Worker

  before(async () => {
    site = await deskSite('2026-03-02T07:00:00Z')
    await fillQuality(site.database.pool, { sheets: 400, items, experts })
    await site.database.pool.query(`update organisations set short_name = 'Лицей им. А. П. Чехова № 1.2'`)
    supervisor = await site.worker('supervisor', 'kaliningrad')
  })
  after(() => site.close())

  /** The table of a file: each row by the names of its columns. */
  const fileOf = async (address: string): Promise<Line[]> => {
    const answer = await supervisor.get(address)
    assert.equal(answer.statusCode, 200)
    const name = address.includes('csv') ? 'table.csv' : 'table.xlsx'
    const rows: (readonly string[])[] = []
    for await (const { cells } of spreadsheet().rows({ name, bytes: answer.rawPayload }, usualLimits)) rows.push(cells)
    const [head = [], ...lines] = rows
    return lines.map(cells => Object.fromEntries(head.map((title, place) => [title, cells[place] ?? ''])))
  }
  const number = (cell: string | undefined): number => Number((cell ?? '').replace(',', '.'))
  /** Cells of the row of the page's table that names this; figures with their intervals in one line of words. */
  const rowOnPage = (body: string, name: string): string[] => {
    const named = [...body.matchAll(/<tr[^>]*>.*?<\/tr>/gs)]
      .map(([text]) => text)
      .filter(text => text.includes(`>${name}`))
    // Numbers of a chart have rows too, of two cells.
    const row = named.toSorted((a, b) => b.split('<td').length - a.split('<td').length)[0]
    assert.ok(row !== undefined, name)
    return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
        .trim(),
    )
  }
  /** «86 % (80–91)» or «−1,2 (−3…0,6)»: three numbers. */
  const three = (cell: string | undefined): number[] =>
    [...(cell ?? '').replaceAll('−', '-').matchAll(/(?<![\d])-?\d+(?:,\d+)?/g)].map(([found]) => number(found))
  const same = (line: Line, title: string, shown: string | undefined, unit: number, digits: number): void => {
    const wanted = [title, `${title}: от`, `${title}: до`].map(name => number(line[name]) * unit)
    const got = three(shown)
    assert.equal(got.length, 3, `${title}: ${shown}`)
    for (const [place, value] of wanted.entries())
      assert.ok(Math.abs(value - (got[place] ?? 0)) <= 0.51 * 10 ** -digits, `${title}: ${shown}, в файле ${value}`)
  }

  for (const format of ['xlsx', 'csv'])
    it(`специалисты, ${format}: строки, числа и интервалы – как в таблице страницы`, async () => {
      const { body } = await supervisor.get('/quality')
      const lines = await fileOf(`/quality/files/experts.${format}`)
      assert.equal(lines.length, experts)
      for (const line of lines) {
        const [, sheets, days, overdue, disputed, equal, alpha, severity, coincided] = rowOnPage(
          body,
          line.Специалист ?? '',
        )
        assert.equal(line['Место работы'], 'Лицей им. А. П. Чехова № 1.2')
        assert.deepEqual([line.Листов, number(line['Дней на лист'])], [sheets, number(days)])
        same(line, 'Просрочено', overdue, 100, 0)
        same(line, 'Спорных позиций', disputed, 100, 0)
        same(line, 'Совпало с коллегами', equal, 100, 0)
        same(line, 'Альфа итогов', alpha, 1, 2)
        same(line, 'Щедрее + строже −', severity, 1, 1)
        same(line, 'Совпало с решением', coincided, 100, 0)
      }
      assert.ok(
        lines.some(line => number(line['Щедрее + строже −']) < 0),
        'нужна и отрицательная разность',
      )
    })

  for (const format of ['xlsx', 'csv'])
    it(`показатели, ${format}: код не стал датой или дробью, числа – как на странице`, async () => {
      const { body } = await supervisor.get('/quality/items?set=set-b')
      const lines = await fileOf(`/quality/files/items.${format}?set=set-b`)
      assert.deepEqual(
        lines.map(line => line.Показатель),
        ['1.1', '2.1', '3.1', '4.1'],
      )
      for (const line of lines) {
        const [, cases, alpha, equal, disputed, mean] = rowOnPage(body, `${line.Показатель} `)
        assert.equal(cases, `${line.Дел} сравнимых ${line.Сравнений}`)
        same(line, 'Альфа', alpha, 1, 2)
        same(line, 'Совпало', equal, 100, 0)
        same(line, 'Спорных', disputed, 100, 0)
        assert.ok(Math.abs(number(line['Средний балл']) - (three(mean)[0] ?? 0)) <= 0.051, mean)
      }
    })

  it('чего на странице «мало данных», то в файле пусто', async () => {
    const period = '?from=15.01.2025&to=17.01.2025'
    const { body } = await supervisor.get(`/quality${period}`)
    const lines = await fileOf(`/quality/files/experts.xlsx${period}`)
    assert.ok(lines.length > 0)
    for (const line of lines) {
      assert.equal(line['Альфа итогов'], '')
      assert.ok(rowOnPage(body, line.Специалист ?? '').includes('мало данных'))
    }
  })

  it('без названной группы показывают ту, по которой листов больше, и только её', async () => {
    await site.database.pool.query(
      `update judged_sheets set set_id = 'set-c', set_ref = 'set-c@2023-09-01' where set_id = 'set-a'`,
    )
    await site.database.pool.query(`update judged_items set set_ref = 'set-c@2023-09-01' where set_ref like 'set-a@%'`)
    const { body } = await supervisor.get('/quality/items')
    const items = /\/quality\/items\/(set-[a-e])/g
    const shownIn = (page: string): string[] =>
      [...new Set([...page.matchAll(items)].map(([, set = '']) => set))].sort()
    assert.deepEqual(shownIn(body), ['set-c'])
    const all = (await supervisor.get('/quality/items?set=all')).body
    assert.deepEqual(shownIn(all), ['set-b', 'set-c', 'set-d', 'set-e'])
    const sorted = /href="(\/quality\/items\?[^"]*sort=alpha)"/.exec(all)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.deepEqual(shownIn((await supervisor.get(sorted)).body), ['set-b', 'set-c', 'set-d', 'set-e'])
  })
})
