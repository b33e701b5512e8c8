import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { csvOf } from '../../application/csv.ts'
import type { CellToWrite } from '../../application/spreadsheet.ts'
import type { Estimate } from '../../domain/quality/intervals.ts'
import { NotForYou } from '../errors.ts'
import { paths } from '../paths.ts'
import { rowsOf } from '../quality/experts-table.ts'
import { type Asked, askedOf } from '../quality/filter.ts'
import { itemRows } from '../quality/items-page.ts'
import { qualityReaders } from '../quality/tabs.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'

type Table = { name: string; columns: string[]; rows: CellToWrite[][] }

/** Tables of statistics as files. Shares are numbers from 0 to 1; an empty cell is «мало данных». */
export const qualityFileRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.qualityFile(':file'),
    roles: qualityReaders,
    handler: async context => {
      const [, table, format] = /^(experts|items)\.(csv|xlsx)$/.exec(context.params.file ?? '') ?? []
      const { region } = context.active
      const asked = askedOf(context.query, region, todayIn(desk, region))
      const { spreadsheet } = desk
      if (table === undefined || (format === 'xlsx' && spreadsheet === undefined)) throw new NotForYou()
      const made = table === 'experts' ? await expertsFile(desk, asked) : await itemsFile(desk, asked)
      await desk.accessLog.record({
        accountId: context.session.account.id,
        role: context.actor.role,
        action: 'quality.file',
        objectId: `${region} ${table} ${asked.filter.from}–${asked.filter.to}`,
        at: desk.app.clock.now(),
      })
      const reply = context.reply
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename="quality-${table}-${asked.filter.from}-${asked.filter.to}.${format}"`,
        )
      if (format === 'csv' || spreadsheet === undefined)
        return reply
          .type('text/csv; charset=utf-8')
          .send(csvOf([made.columns, ...made.rows.map(row => row.map(asText))]))
      const sheet = { name: made.name, columns: made.columns.map(title => ({ title, width: 18 })), rows: made.rows }
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Readable.from(spreadsheet.write('xlsx', [sheet])))
    },
  })
}

const asText = (cell: CellToWrite): string => (cell === null ? '' : String(cell).replace('.', ','))

const expertsFile = async (desk: Desk, { filter }: Asked): Promise<Table> => ({
  name: 'Специалисты',
  columns: [
    ...['Специалист', 'Место работы', 'Листов', 'Вторых оценок', 'Дней на лист'],
    ...[
      'Просрочено',
      'Спорных позиций',
      'Спор решён с ним',
      'Совпало с коллегами',
      'Альфа итогов',
      'Щедрее (+), строже (−)',
      'Совпало с решением',
    ].flatMap(withEnds),
    'Замечаний',
  ],
  rows: rowsOf(await desk.reads.qualityExperts(filter)).map(({ line, figures }) => [
    ...[line.name, line.organisation, figures.sheets, figures.seconds, figures.medianDays ?? null],
    ...ends(figures.overdue),
    ...ends(figures.disputed),
    ...ends(figures.upheld),
    ...ends(figures.equal),
    ...ends(figures.alpha),
    ...ends(figures.severity),
    ...ends(figures.coincided),
    figures.remarks,
  ]),
})

const itemsFile = async (desk: Desk, { filter }: Asked): Promise<Table> => {
  const [lines, sets] = await Promise.all([desk.reads.qualityItems(filter), desk.reads.qualitySets(filter.region)])
  return {
    name: 'Показатели',
    columns: [
      ...['Набор', 'Редакция', 'Показатель', 'Название', 'Наибольший балл', 'Дел', 'Сравнений'],
      ...['Альфа', 'Совпало', 'Спорных'].flatMap(withEnds),
      ...['Средний балл', 'Не применяется'],
    ],
    rows: itemRows(lines, sets).map(({ set, setRef, code, title, max, figures }) => [
      ...[set?.title ?? '', setRef, code, title, max, figures.cases, figures.compared],
      ...ends(figures.alpha),
      ...ends(figures.equal),
      ...ends(figures.disputed),
      figures.mean === undefined ? null : rounded(figures.mean),
      figures.notApplied,
    ]),
  }
}

const withEnds = (name: string): string[] => [name, `${name}: от`, `${name}: до`]
const ends = (one: Estimate | undefined): CellToWrite[] =>
  one === undefined ? [null, null, null] : [one.value, one.low, one.high].map(rounded)
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
