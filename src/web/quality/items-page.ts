import type { ItemExpertLine, ItemLine } from '../../application/reads/quality.ts'
import type { JudgedSet } from '../../application/stores/quality.ts'
import { leastSheets, leastUnits } from '../../domain/quality/enough.ts'
import { meanOf } from '../../domain/quality/intervals.ts'
import { type ItemFigures, itemFigures } from '../../domain/quality/item-figures.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { barChart } from '../views/charts/bars.ts'
import { dotChart } from '../views/charts/dots.ts'
import { table } from '../views/table.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { groupedByItem, type ItemGroup, inOrderOfSets } from './by-item.ts'
import { alphaReading, alphaWords, few, shareWords, shiftWords, tenths } from './figure-words.ts'
import { inTwo } from './figures.ts'

export type ItemRow = ItemGroup<ItemLine> & { figures: ItemFigures }

/** Items with their numbers, out of how often each set of marks met. */
export const itemRows = (lines: readonly ItemLine[], sets: readonly JudgedSet[]): ItemRow[] =>
  groupedByItem(lines, sets).map(group => ({ ...group, figures: itemFigures(group.lines) }))

type Column = 'code' | 'cases' | 'alpha' | 'equal' | 'disputed' | 'mean'
const columns: readonly { name: Column; label: string }[] = [
  { name: 'cases', label: 'Дел' },
  { name: 'alpha', label: 'Альфа' },
  { name: 'equal', label: 'Совпало' },
  { name: 'disputed', label: 'Спорных' },
  { name: 'mean', label: 'Средний балл' },
]

/** Items of the region; where judges understand an item differently stands first when ordered by alpha. */
export const itemsTable = (rows: readonly ItemRow[], asked: string | undefined, query: Query): Html => {
  const down = asked?.startsWith('-') ?? false
  const by =
    [...columns.map(({ name }) => name), 'code' as const].find(name => name === asked?.replace(/^-/, '')) ?? 'code'
  const link = (name: Column) => ({
    sort: paths.qualityItems({ ...query, sort: `${by === name && !down ? '-' : ''}${name}` }),
    ...(by === name ? { sorted: down ? ('descending' as const) : ('ascending' as const) } : {}),
  })
  const several = new Set(rows.map(({ setRef }) => setRef)).size > 1
  return table({
    caption: several ? 'Показатели' : `Показатели: ${rows[0]?.set?.title ?? ''}`,
    captionVisible: true,
    empty: '',
    columns: [
      { label: 'Показатель', ...link('code') },
      ...columns.map(({ name, label }) => ({ label, numeric: true, ...link(name) })),
      { label: 'Как понимать' },
    ],
    rows: ordered(rows, by, down).map(({ setRef, set, code, title, max, figures }) => [
      html`<a class="govuk-link" href="${url(paths.qualityItem(setRef, code, query))}">${code} ${title}</a>${several && html`<div class="house-muted">${set?.title ?? setRef}</div>`}`,
      html`${asRussianNumber(figures.cases)}<div class="house-muted house-nowrap">сравнимых ${asRussianNumber(figures.compared)}</div>`,
      inTwo(alphaWords(figures.alpha, figures.compared >= leastUnits)),
      inTwo(shareWords(figures.equal)),
      inTwo(shareWords(figures.disputed)),
      figures.mean === undefined ? few : `${tenths(figures.mean)} из ${asRussianNumber(max)}`,
      alphaReading(figures.alpha, figures.compared >= leastUnits),
    ]),
  })
}

const ordered = (rows: readonly ItemRow[], by: Column, down: boolean): ItemRow[] => {
  const turn = down ? -1 : 1
  return rows.toSorted((a, b) => {
    if (by === 'code') return turn * inOrderOfSets(a, b)
    const [one, other] = [sizeOf(a, by), sizeOf(b, by)]
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1
    return turn * (one - other)
  })
}

const sizeOf = ({ figures, max }: ItemRow, by: Exclude<Column, 'code'>): number | undefined => {
  if (by === 'cases') return figures.cases
  if (by === 'mean') return figures.mean === undefined || max === 0 ? undefined : figures.mean / max
  return figures[by]?.value
}

const mostDots = 20

/** Agreement by item, the lowest first. */
export const alphaChart = (rows: readonly ItemRow[], query: Query): Html => {
  const known = rows.flatMap(row => (row.figures.alpha === undefined ? [] : [{ row, ...row.figures.alpha }]))
  const low = known.toSorted((a, b) => a.value - b.value).slice(0, mostDots)
  return dotChart({
    id: 'alpha',
    title: 'Где показатель понимают по-разному',
    summary: `Альфа Криппендорфа по показателям, начиная с самой низкой. Ниже всех: ${low
      .slice(0, 3)
      .map(({ row, value, low: from, high, n }) => `${row.code} ${alphaWords({ value, low: from, high, n }, true)}`)
      .join('; ')}.`,
    reading: `Альфа с интервалом 95 %, самые низкие сверху${known.length > low.length ? ` (${mostDots} из ${known.length})` : ''}. Пунктир – 0,667: ниже него выводы по показателю ненадёжны, обсудите его с методистом и проведите калибровку.`,
    nameLabel: 'Показатель',
    valueLabel: 'Альфа',
    empty: 'Сравнений пока мало: нужны дела, которые независимо оценили двое.',
    reference: { value: 0.667, words: 'Граница осторожных выводов' },
    ...{ from: 0, to: 1 },
    dots: low.map(({ row, value, low: from, high, n }) => ({
      name: `${row.code} ${row.title}`,
      link: html`<a class="govuk-link" href="${url(paths.qualityItem(row.setRef, row.code, query))}">${row.code} ${row.title}</a>`,
      ...{ value, low: from, high, words: alphaWords({ value, low: from, high, n }, true) },
      tone: high < 0.667 ? 'bad' : 'plain',
    })),
  })
}

/** How the points of an item are spread. */
export const pointsChart = (points: readonly { points: number; times: number }[]): Html => {
  const all = points.reduce((sum, { times }) => sum + times, 0)
  return barChart({
    id: 'points',
    title: 'Какие баллы ставят',
    summary: `Всего оценок ${all}. ${points.map(one => `${one.points}: ${one.times}`).join('; ')}.`,
    reading:
      'Если почти все листы с одним и тем же баллом, показатель никого не различает: подумайте, нужен ли он в таком виде.',
    nameLabel: 'Балл',
    valueLabel: 'Листов',
    empty: 'По этому показателю за период никто баллов не ставил.',
    bars: points.map(one => ({
      name: counted(one.points, ['балл', 'балла', 'баллов']),
      value: one.times,
      words: `${asRussianNumber(one.times)} (${Math.round((one.times / all) * 100)}\u00a0%)`,
    })),
  })
}

/** Who gives more or less than colleagues on this item. */
export const whoDiffers = (lines: readonly ItemExpertLine[], query: Query): Html => {
  const known = lines.flatMap(line => {
    const apart = line.compared < leastSheets ? undefined : meanOf(line.compared, line.apart, line.apartSquared)
    return apart === undefined ? [] : [{ line, apart }]
  })
  const far = known.toSorted((a, b) => Math.abs(b.apart.value) - Math.abs(a.apart.value)).slice(0, mostDots)
  return html`${dotChart({
    id: 'differs',
    title: 'Кто расходится с коллегами',
    summary: `Среднее отличие в баллах от коллег по тем же делам. ${far
      .slice(0, 3)
      .map(({ line, apart }) => `${line.name} ${shiftWords(apart)}`)
      .join('; ')}.`,
    reading: 'Точка – среднее отличие в баллах этого показателя, черта – интервал 95 %.',
    nameLabel: 'Специалист',
    valueLabel: 'Отличие, баллов',
    empty: `Сравнивать пока не с чем: нужно не меньше ${leastSheets} общих дел.`,
    reference: { value: 0, words: 'Как коллеги' },
    ...{ from: -1, to: 1 },
    dots: far
      .toSorted((a, b) => b.apart.value - a.apart.value)
      .map(({ line, apart }) => ({
        name: line.name,
        link: html`<a class="govuk-link" href="${url(paths.qualityOfExpert(line.expertId, query))}">${line.name}</a>`,
        ...{ value: apart.value, low: apart.low, high: apart.high, words: shiftWords(apart) },
        tone: apart.low > 0 || apart.high < 0 ? ('bad' as const) : ('plain' as const),
      })),
  })}`
}

/** Everybody who judged by the item. */
export const itemExpertsTable = (lines: readonly ItemExpertLine[], query: Query): Html =>
  table({
    caption: 'Специалисты по этому показателю',
    captionVisible: true,
    empty: 'По этому показателю за период никто баллов не ставил.',
    columns: [
      { label: 'Специалист' },
      { label: 'Листов', numeric: true },
      { label: 'Средний балл', numeric: true },
      { label: 'Сравнений', numeric: true },
      { label: 'Совпало', numeric: true },
      { label: 'Отличие, баллов', numeric: true },
    ],
    rows: lines.map(line => {
      const enough = line.compared >= leastSheets
      return [
        html`<a class="govuk-link" href="${url(paths.qualityOfExpert(line.expertId, query))}">${line.name}</a>`,
        asRussianNumber(line.given),
        line.given < leastSheets ? few : tenths(line.points / line.given),
        asRussianNumber(line.compared),
        enough ? `${Math.round((line.equal / line.compared) * 100)}\u00a0%` : few,
        shiftWords(enough ? meanOf(line.compared, line.apart, line.apartSquared) : undefined),
      ]
    }),
  })
