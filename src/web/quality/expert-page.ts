import type { ExpertMonth, PairLine, VerdictCounts } from '../../application/reads/quality.ts'
import type { JudgedSet } from '../../application/stores/quality.ts'
import { kappaOf } from '../../domain/quality/cohen.ts'
import { driftOf, monthsThrough, shiftNow } from '../../domain/quality/drift.ts'
import { leastDrift, leastSheets, leastUnits } from '../../domain/quality/enough.ts'
import type { ExpertFigures } from '../../domain/quality/expert-figures.ts'
import { pairFigures } from '../../domain/quality/pair-figures.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { banner } from '../views/banner.ts'
import { type LinePoint, lastWords, lineChart } from '../views/charts/line.ts'
import { table } from '../views/table.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { groupedByItem, inOrderOfSets } from './by-item.ts'
import {
  alphaWords,
  constant,
  few,
  hundredths,
  monthWords,
  shareWords,
  shiftWords,
  signed,
  tenths,
} from './figure-words.ts'
import { type FigureName, figureList, figureNames, figureWords, inTwo } from './figures.ts'
import type { RegionMedians } from './overview-page.ts'

const shown: readonly FigureName[] = [
  'sheets',
  'medianDays',
  'overdue',
  'disputed',
  'upheld',
  'equal',
  'alpha',
  'severity',
  'coincided',
  'remarks',
]

/** The numbers of one specialist beside the region's median, which names nobody. */
export const ownFigures = (figures: ExpertFigures, medians: RegionMedians): Html =>
  figureList(
    shown.map(name => ({
      name: figureNames[name],
      value: figureWords(figures, name),
      beside: `Медиана региона: ${medianWords(name, medians[name])}`,
    })),
  )

const medianWords = (name: FigureName, value: number | undefined): string => {
  if (value === undefined) return 'мало специалистов'
  if (name === 'alpha') return hundredths(value)
  if (name === 'severity') return signed(value)
  if (name === 'sheets' || name === 'remarks' || name === 'medianDays') return tenths(value)
  return `${asRussianNumber(Math.round(value * 100))}\u00a0%`
}

/** How the difference from colleagues went by months. */
export const driftChart = (months: readonly ExpertMonth[]): Html => {
  const points = driftOf(months)
  const now = shiftNow(points, leastDrift)
  const shown = monthsThrough(points[0]?.month ?? '', points.at(-1)?.month ?? '').map((month): LinePoint => {
    const { n, own, moving } = points.find(point => point.month === month) ?? { n: 0, own: 0, moving: undefined }
    const known = moving !== undefined && moving.n >= leastDrift ? moving : undefined
    return {
      label: monthWords(month),
      value: known?.value,
      band: known && { low: known.low, high: known.high },
      own: n < leastSheets || known === undefined ? undefined : own,
      words: shiftWords(known),
      count: n < leastSheets ? `меньше ${leastSheets}` : asRussianNumber(n),
    }
  })
  return html`${now !== 'none' && now !== 'unknown' && shiftBanner(now)}${lineChart({
    id: 'drift',
    title: 'Отличие от коллег по месяцам',
    summary: `Процентные пункты листа, скользящее среднее за три месяца. ${lastWords(shown)}`,
    reading: `Линия – среднее за три месяца, полоса – интервал 95 %, пустые кружки – отдельные месяцы, где сравнений не меньше ${leastSheets}. Выше нуля – щедрее коллег, ниже – строже. Точка ставится, когда за три месяца набралось ${leastDrift} сравнений.`,
    reference: { value: 0, words: 'Как коллеги' },
    ...{ from: -5, to: 5, nameLabel: 'Месяц', valueLabel: 'Отличие', countLabel: 'Сравнений' },
    empty: 'Сравнений с коллегами пока мало, чтобы говорить о смещении.',
    points: shown,
  })}`
}

const shiftBanner = (now: 'generous' | 'strict'): Html =>
  banner({
    kind: 'information',
    title: 'Оценки сместились',
    body: `За последние три месяца баллы в среднем ${now === 'generous' ? 'выше' : 'ниже'}, чем у коллег по тем же делам, и это вряд ли случайность. Сверьте понимание показателей: откройте показатели ниже, где отличие больше, или пройдите калибровку.`,
  })

/** Item by item beside the others. */
export const itemsOfExpert = (
  pairs: readonly PairLine[],
  sets: readonly JudgedSet[],
  linkTo: Query | undefined,
): Html => {
  const lines = groupedByItem(pairs, sets).map(group => ({ ...group, figures: pairFigures(group.lines) }))
  const told = lines.filter(({ figures }) => figures.compared >= leastSheets)
  const list = table({
    caption: 'Показатели: рядом с коллегами по тем же делам',
    captionVisible: true,
    empty: `Сравнивать пока не с чем: ни по одному показателю нет ${leastSheets} дел, которые независимо оценил кто-то ещё. Их добавит вторая оценка.`,
    columns: [
      { label: 'Показатель' },
      { label: 'Сравнений', numeric: true },
      { label: 'Совпало', numeric: true },
      { label: 'Альфа', numeric: true },
      { label: 'Каппа (взвешенная)', numeric: true },
      { label: 'В среднем, баллов', numeric: true },
    ],
    rows: told.toSorted(inOrderOfSets).map(({ setRef, code, set, title, max, figures }) => {
      const enough = figures.compared >= leastUnits
      return [
        html`${linkTo === undefined ? `${code} ${title}` : html`<a class="govuk-link" href="${url(paths.qualityItem(setRef, code, linkTo))}">${code} ${title}</a>`}<div class="house-muted">${set?.title ?? setRef}</div>`,
        asRussianNumber(figures.compared),
        inTwo(shareWords(figures.equal)),
        inTwo(alphaWords(figures.alpha, enough)),
        inTwo(alphaWords(figures.kappa, enough, constant)),
        figures.apart === undefined ? few : `${signed(figures.apart)} из ${asRussianNumber(max)}`,
      ]
    }),
  })
  const left = lines.length - told.length
  return html`${list}${told.length > 0 && left > 0 && html`<p class="house-small">Ещё по ${counted(left, ['показателю', 'показателям', 'показателям'])} сравнений меньше ${leastSheets}: говорить о них рано.</p>`}`
}

/** Whether the words «fit» and «does not fit» go together with the colleagues', less what chance gives. */
export const verdictWords = ({ both, own, others, neither }: VerdictCounts): Html => {
  const n = both + own + others + neither
  if (n < leastSheets) return html`<p class="govuk-body">Вывод «соответствует» с коллегами сравнить пока не на чем.</p>`
  const kappa = kappaOf([
    [both, own],
    [others, neither],
  ])
  const kappaWords =
    n < leastUnits
      ? `считать каппу рано: дел меньше ${leastUnits}`
      : kappa === undefined
        ? 'каппу Коэна посчитать нельзя: у одной из сторон вывод всегда один и тот же'
        : `каппа Коэна ${alphaWords(kappa, true)}. Когда почти все выводы одинаковы, каппа бывает низкой и при согласии`
  return html`<p class="govuk-body">Вывод «соответствует» или «не соответствует» сошёлся с коллегами в ${asRussianNumber(both + neither)} из ${asRussianNumber(n)} дел; ${kappaWords}.</p>`
}
