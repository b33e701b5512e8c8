import type { FastifyInstance } from 'fastify'
import type { QualityFilter } from '../../application/reads/quality.ts'
import type { CellToWrite, SheetToWrite } from '../../application/spreadsheet.ts'
import type { Estimate } from '../../domain/quality/intervals.ts'
import { NotForYou } from '../errors.ts'
import { paths } from '../paths.ts'
import { inOrderOfSets } from '../quality/by-item.ts'
import { rowsOf } from '../quality/experts-table.ts'
import { figureNames } from '../quality/figures.ts'
import { askedOf } from '../quality/filter.ts'
import { itemRows } from '../quality/items-page.ts'
import { qualityReaders } from '../quality/tabs.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { sendTable } from '../send-table.ts'

/** Tables of statistics as files. Shares are numbers from 0 to 1; an empty cell is «мало данных». */
export const qualityFileRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.qualityFile(':file'),
    roles: qualityReaders,
    handler: async context => {
      const [, table, format] = /^(experts|items)\.(csv|xlsx)$/.exec(context.params.file ?? '') ?? []
      if (table === undefined) throw new NotForYou()
      const { region } = context.active
      const { filter } = askedOf(context.query, region, todayIn(desk, region))
      const sheet = table === 'experts' ? await expertsSheet(desk, filter) : await itemsSheet(desk, filter)
      await desk.accessLog.record({
        accountId: context.session.account.id,
        role: context.actor.role,
        action: 'quality.file',
        objectId: `${region} ${table} ${filter.from}–${filter.to}`,
        at: desk.app.clock.now(),
      })
      const name = `${sheet.name} ${filter.from}–${filter.to}.${format}`
      return sendTable(desk, context, name, [sheet], format === 'csv' ? 'csv' : 'xlsx')
    },
  })
}

/** Figures of a specialist that come with the ends of their interval. */
const withInterval = ['overdue', 'disputed', 'upheld', 'equal', 'alpha', 'severity', 'coincided'] as const

const expertsSheet = async (desk: Desk, filter: QualityFilter): Promise<SheetToWrite> => ({
  name: 'Специалисты',
  columns: [
    ...['Специалист', 'Место работы', figureNames.sheets, 'Вторых оценок', figureNames.medianDays],
    ...withInterval.flatMap(name => withEnds(figureNames[name])),
    figureNames.remarks,
  ].map(title => ({ title })),
  rows: rowsOf(await desk.reads.qualityExperts(filter)).map(({ line, figures }) => [
    ...[line.name, line.organisation, figures.sheets, figures.seconds, figures.medianDays ?? null],
    ...withInterval.flatMap(name => ends(figures[name])),
    figures.remarks,
  ]),
})

const itemsSheet = async (desk: Desk, filter: QualityFilter): Promise<SheetToWrite> => {
  const [lines, sets] = await Promise.all([desk.reads.qualityItems(filter), desk.reads.qualitySets(filter.region)])
  return {
    name: 'Показатели',
    columns: [
      ...['Набор', 'Редакция', 'Показатель', 'Название', 'Наибольший балл', 'Дел', 'Сравнений'],
      ...['Альфа', 'Совпало', 'Спорных'].flatMap(withEnds),
      ...['Средний балл', 'Не применяется'],
    ].map(title => ({ title, text: title === 'Показатель' })),
    rows: itemRows(lines, sets)
      .toSorted(inOrderOfSets)
      .map(({ set, setRef, code, title, max, figures }) => [
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
