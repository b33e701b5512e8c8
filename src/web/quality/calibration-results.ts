import type { Calibration, CalibrationSheet } from '../../application/stores/quality.ts'
import { initials } from '../../domain/people/names.ts'
import { type CalibrationFigures, calibrationFigures } from '../../domain/quality/calibration.ts'
import { verdictTag } from '../expertise/sheet-result.ts'
import { type Html, html } from '../html.ts'
import { barChart } from '../views/charts/bars.ts'
import { heatTable } from '../views/charts/heat.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianNumber } from '../views/words.ts'
import { alphaWords, few, hundredths, signed, tenths } from './figure-words.ts'
import { figureList } from './figures.ts'

type Sheets = readonly (CalibrationSheet & { name: string })[]

/** How the sheets of a calibration stand to the reference and to each other. */
export const calibrationResults = (calibration: Calibration, sheets: Sheets): Html => {
  const signedSheets = sheets.filter(({ signedAt }) => signedAt !== null)
  const items = calibration.criteria.sections.flatMap(({ criteria }) => criteria)
  const figures = calibrationFigures(
    items,
    calibration.reference,
    signedSheets.map(({ expertId, points, meets }) => ({ expertId, points, meets: meets ?? false })),
  )
  if (signedSheets.length === 0)
    return html`<p class="govuk-body">Подписанных листов пока нет. Результаты появятся с первым.</p>${progress(sheets)}`
  const several = signedSheets.length > 1
  return html`${figureList([
    { name: 'Подписано листов', value: `${signedSheets.length} из ${sheets.length}` },
    {
      name: 'Совпало с эталоном',
      value: `${share(figures)}\u00a0%`,
      beside: 'Позиций с тем же баллом, что в эталоне, у всех вместе',
    },
    {
      name: 'Альфа между специалистами',
      value: alphaWords(figures.alpha, several),
      beside: 'Согласны ли они друг с другом: от 0,8 – надёжно',
    },
    {
      name: 'Каппа Флейса',
      value: figures.alike === undefined ? (several ? 'все отвечают одинаково' : few) : hundredths(figures.alike),
      beside:
        'Одинаково ли они отходят от эталона. Высокая при низком совпадении – показатель все понимают одинаково, но не так, как эталон',
    },
  ])}
  ${peopleTable(figures, sheets)}
  ${hardest(calibration, figures)}
  ${itemsHeat(calibration, sheets)}
  ${progress(sheets)}`
}

const share = ({ sheets }: CalibrationFigures): string => {
  const all = sheets.reduce((sum, { items }) => sum + items, 0)
  return asRussianNumber(Math.round((sheets.reduce((sum, { equal }) => sum + equal, 0) / Math.max(1, all)) * 100))
}

const peopleTable = (figures: CalibrationFigures, sheets: Sheets): Html =>
  table({
    caption: 'Специалисты и эталон',
    captionVisible: true,
    empty: '',
    columns: [
      { label: 'Специалист' },
      { label: 'Совпало позиций', numeric: true },
      { label: 'Щедрее (+), строже (−), % балла', numeric: true },
      { label: 'Вывод' },
      { label: 'Где расходится' },
    ],
    rows: figures.sheets.map(line => [
      sheets.find(({ expertId }) => expertId === line.expertId)?.name ?? '',
      `${line.equal} из ${line.items}`,
      signed(line.apart),
      verdictTag(line.meets),
      line.differing.join(', ') || 'нигде',
    ]),
  })

const hardest = ({ criteria }: Calibration, { items, sheets }: CalibrationFigures): Html => {
  const titles = new Map(criteria.sections.flatMap(section => section.criteria.map(({ code, title }) => [code, title])))
  const off = items
    .map(({ code, equal }) => ({ code, off: sheets.length - equal }))
    .filter(one => one.off > 0)
    .toSorted((a, b) => b.off - a.off)
    .slice(0, 10)
  return barChart({
    id: 'hardest',
    title: 'Где чаще расходились с эталоном',
    summary: off.map(one => `${one.code}: ${one.off} из ${sheets.length}`).join('; '),
    reading: 'Обсудите эти показатели со всеми: расхождение многих – вопрос к показателю или к эталону.',
    nameLabel: 'Показатель',
    valueLabel: 'Листов',
    empty: 'Все листы совпали с эталоном.',
    bars: off.map(one => ({
      name: `${one.code} ${titles.get(one.code) ?? ''}`,
      value: one.off,
      words: `${one.off} из ${sheets.length}`,
      tone: one.off * 2 > sheets.length ? 'bad' : 'plain',
    })),
  })
}

const itemsHeat = ({ criteria, reference }: Calibration, sheets: Sheets): Html => {
  const signedSheets = sheets.filter(({ signedAt }) => signedAt !== null)
  return heatTable({
    caption: 'Баллы по позициям',
    reading: 'Жирным выделено то, что отличается от эталона: жёлтое – выше, голубое – ниже; чем темнее, тем дальше.',
    nameLabel: 'Показатель',
    columns: ['Эталон', ...signedSheets.map(({ name }) => shortName(name))],
    empty: '',
    rows: criteria.sections.flatMap(section =>
      section.criteria.map(({ code, title, max }) => ({
        name: `${code} ${title.length > 60 ? `${title.slice(0, 59)}…` : title}`,
        cells: [reference[code], ...signedSheets.map(({ points }) => points[code])].map(given => {
          const wanted = reference[code]
          const apart = typeof given === 'number' && typeof wanted === 'number' ? (given - wanted) / max : 0
          const level = apart === 0 ? 0 : Math.sign(apart) * (Math.abs(apart) > 0.5 ? 3 : Math.abs(apart) > 0.2 ? 2 : 1)
          return { words: given === undefined ? '–' : given === 'na' ? 'н/п' : tenths(given), level }
        }),
      })),
    ),
  })
}

/** Two of one surname must not look alike at the head of a column. */
const shortName = (full: string): string => {
  const [surname = '', name = '', ...patronymic] = full.split(' ')
  return initials({ surname, name, patronymic: patronymic.join(' ') })
}

const progress = (sheets: Sheets): Html =>
  table({
    caption: 'Кому роздано',
    captionVisible: true,
    empty: 'Портфолио ещё никому не роздано.',
    columns: [{ label: 'Специалист' }, { label: 'Состояние' }],
    rows: sheets.map(({ name, savedAt, signedAt }) => [
      name,
      signedAt !== null
        ? tag({ words: 'подписан', tone: 'good' })
        : savedAt !== null
          ? tag({ words: 'начат', tone: 'active' })
          : tag({ words: 'не начат', tone: 'neutral' }),
    ]),
  })
