import type { ExpertMonth } from '../../application/reads/quality.ts'
import { driftOf, monthsBefore, monthsThrough } from '../../domain/quality/drift.ts'
import { leastDrift, leastPeople } from '../../domain/quality/enough.ts'
import { expertFigures, medianOf, together } from '../../domain/quality/expert-figures.ts'
import { wilson } from '../../domain/quality/intervals.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { type DotView, dotChart } from '../views/charts/dots.ts'
import { heatTable } from '../views/charts/heat.ts'
import { type LinePoint, lastWords, lineChart } from '../views/charts/line.ts'
import { asRussianNumber } from '../views/words.ts'
import type { ExpertRow } from './experts-table.ts'
import { monthWords, shareWords, shiftWords, signed } from './figure-words.ts'
import { figureList, figureNames, figureWords } from './figures.ts'

/** The region in a few numbers. */
export const regionFigures = (rows: readonly ExpertRow[]): Html => {
  const days = rows.flatMap(({ figures }) => figures.medianDays ?? [])
  const whole = expertFigures(
    together(
      rows.map(({ line }) => line),
      medianOf(days, 1) ?? null,
    ),
  )
  return figureList([
    {
      name: 'Подписано листов',
      value: figureWords(whole, 'sheets'),
      beside: `Специалистов: ${rows.length}`,
    },
    { name: figureNames.medianDays, value: figureWords(whole, 'medianDays'), beside: 'Медиана по специалистам' },
    { name: figureNames.overdue, value: figureWords(whole, 'overdue'), beside: 'По ближайшему сроку дела' },
    { name: figureNames.disputed, value: figureWords(whole, 'disputed'), beside: 'Ушли на решение старшего' },
    {
      name: figureNames.equal,
      value: figureWords(whole, 'equal'),
      beside: 'Балл в балл с независимым коллегой или второй оценкой',
    },
    { name: figureNames.coincided, value: figureWords(whole, 'coincided'), beside: 'Вывод листа и решение комиссии' },
  ])
}

const mostDots = 15

/** Who stands apart from colleagues on the same cases: the furthest first, no more than fit on a page. */
export const severityChart = (rows: readonly ExpertRow[], query: Query): Html => {
  const known = rows.flatMap(({ line, figures }) =>
    figures.severity === undefined ? [] : [{ line, ...figures.severity }],
  )
  const far = known.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, mostDots)
  return dotChart({
    id: 'severity',
    title: 'Щедрее или строже коллег по тем же делам',
    summary: `Показаны ${far.length} специалистов с наибольшим отличием, процентные пункты листа. Дальше всех: ${far
      .slice(0, 3)
      .map(one => `${one.line.name} ${shiftWords(one)}`)
      .join('; ')}.`,
    reading: `Точка – среднее отличие, черта – интервал 95 %. Черта не задевает нуль – отличие вряд ли случайно${known.length > far.length ? `. Показаны ${mostDots} наибольших из ${known.length}` : ''}.`,
    nameLabel: 'Специалист',
    valueLabel: 'Отличие, процентные пункты',
    empty: 'Сравнивать пока не с чем: независимых оценок одних и тех же дел мало. Их добавит вторая оценка.',
    reference: { value: 0, words: 'Как коллеги' },
    ...{ from: -5, to: 5 },
    dots: far
      .toSorted((a, b) => b.value - a.value)
      .map(
        (one): DotView => ({
          name: one.line.name,
          link: html`<a class="govuk-link" href="${url(paths.qualityOfExpert(one.line.expertId, query))}">${one.line.name}</a>`,
          ...{ value: one.value, low: one.low, high: one.high, words: shiftWords(one) },
          tone: one.low > 0 || one.high < 0 ? 'bad' : 'plain',
        }),
      ),
  })
}

/** Share of disputed items month by month. */
export const disputesChart = (months: readonly ExpertMonth[]): Html => {
  const known = Map.groupBy(months, ({ month }) => month)
  const names = months.map(({ month }) => month).sort()
  const byMonth = monthsThrough(names[0] ?? '', names.at(-1) ?? '')
    .map(month => ({ month, all: known.get(month) ?? [] }))
    .map(({ month, all }) => ({
      month,
      items: all.reduce((sum, { items }) => sum + items, 0),
      disputed: all.reduce((sum, { disputed }) => sum + disputed, 0),
    }))
  const points = byMonth.map(({ month, items, disputed }): LinePoint => {
    const share = items === 0 ? undefined : wilson(disputed, items)
    return {
      label: monthWords(month),
      value: share && share.value * 100,
      band: share && { low: share.low * 100, high: share.high * 100 },
      words: shareWords(share),
      count: asRussianNumber(items),
    }
  })
  return lineChart({
    id: 'disputes',
    title: 'Спорные позиции по месяцам',
    summary: `Доля позиций, ушедших на решение старшего специалиста, в процентах по месяцам подписи. ${lastWords(points)}`,
    reading: 'Полоса – интервал 95 %. Рост доли – повод посмотреть, какие показатели стали понимать по-разному.',
    ...{ nameLabel: 'Месяц', valueLabel: 'Спорных', countLabel: 'Позиций', from: 0, to: 20 },
    empty: 'Спорных позиций в этом регионе не бывает: лист один, или подписей под ним несколько.',
    points,
  })
}

const mostRows = 20
const shownMonths = 6

/** The moving difference of each specialist over the last half-year: habits are seen as rows of one colour. */
export const driftTable = (
  rows: readonly ExpertRow[],
  months: readonly ExpertMonth[],
  last: string,
  query: Query,
): Html => {
  const columns = Array.from({ length: shownMonths }, (_, place) => monthsBefore(last, shownMonths - 1 - place))
  const lines = rows
    .map(row => {
      const points = driftOf(months.filter(({ expertId }) => expertId === row.line.expertId))
      const cells = columns.map(month => {
        const moving = points.find(point => point.month === month)?.moving
        return moving === undefined || moving.n < leastDrift
          ? undefined
          : {
              words: signed(moving.value),
              level: moving.low <= 0 && moving.high >= 0 ? 0 : Math.sign(moving.value) * strength(moving.value),
            }
      })
      return { row, cells, far: Math.max(0, ...cells.map(cell => Math.abs(cell?.level ?? 0))) }
    })
    .filter(({ cells }) => cells.some(cell => cell !== undefined))
    .toSorted((a, b) => b.far - a.far)
    .slice(0, mostRows)
  return heatTable({
    caption: 'Смещение за полгода',
    reading:
      'Скользящее среднее за три месяца, процентные пункты листа. Цветом и жирным выделено то, что вряд ли случайно: жёлтое – щедрее коллег, голубое – строже. Ряд одного цвета – устойчивая привычка, её стоит обсудить.',
    nameLabel: 'Специалист',
    columns: columns.map(monthWords),
    empty: `Сравнений пока мало: для смещения нужно не меньше ${leastDrift} листов за три месяца.`,
    rows: lines.map(({ row, cells }) => ({
      name: html`<a class="govuk-link" href="${url(paths.qualityOfExpert(row.line.expertId, query))}">${row.line.name}</a>`,
      cells,
    })),
  })
}

const strength = (value: number): number => (Math.abs(value) >= 8 ? 3 : Math.abs(value) >= 4 ? 2 : 1)

/** Medians of the region's specialists, nobody named; undefined where there are too few people. */
export const regionMedians = (rows: readonly ExpertRow[]) => {
  const of = (values: readonly (number | undefined)[]): number | undefined =>
    medianOf(
      values.filter(value => value !== undefined),
      leastPeople,
    )
  return {
    sheets: of(rows.map(({ figures }) => figures.sheets)),
    medianDays: of(rows.map(({ figures }) => figures.medianDays)),
    overdue: of(rows.map(({ figures }) => figures.overdue?.value)),
    disputed: of(rows.map(({ figures }) => figures.disputed?.value)),
    upheld: of(rows.map(({ figures }) => figures.upheld?.value)),
    equal: of(rows.map(({ figures }) => figures.equal?.value)),
    alpha: of(rows.map(({ figures }) => figures.alpha?.value)),
    severity: of(rows.map(({ figures }) => figures.severity?.value)),
    coincided: of(rows.map(({ figures }) => figures.coincided?.value)),
    remarks: of(rows.map(({ figures }) => figures.remarks)),
  }
}
export type RegionMedians = ReturnType<typeof regionMedians>
