import type { ExpertQualityLine } from '../../application/reads/quality.ts'
import { type ExpertFigures, expertFigures } from '../../domain/quality/expert-figures.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { table } from '../views/table.ts'
import { type FigureName, figureNames, figureOrder, figureWords, inTwo } from './figures.ts'

export type ExpertRow = { line: ExpertQualityLine; figures: ExpertFigures }

export const rowsOf = (lines: readonly ExpertQualityLine[]): ExpertRow[] =>
  lines.map(line => ({ line, figures: expertFigures(line) }))

const columns: readonly FigureName[] = [
  'sheets',
  'medianDays',
  'overdue',
  'disputed',
  'equal',
  'alpha',
  'severity',
  'coincided',
  'remarks',
]

export type Sorting = { by: FigureName | 'name'; down: boolean }

/** `?sort=equal` ascending, `?sort=-equal` descending; anything else is by name. */
export const sortingOf = (asked: string | undefined): Sorting => {
  const down = asked?.startsWith('-') ?? false
  const name = asked?.replace(/^-/, '')
  const by = columns.find(column => column === name)
  return by === undefined ? { by: 'name', down: name === 'name' && down } : { by, down }
}

/** In the asked order; what is not known stands last either way, equal ones by name. */
export const sorted = (rows: readonly ExpertRow[], { by, down }: Sorting): ExpertRow[] => {
  const turn = down ? -1 : 1
  return rows.toSorted((a, b) => {
    if (by === 'name') return turn * a.line.name.localeCompare(b.line.name, 'ru')
    const [one, other] = [figureOrder(a.figures, by), figureOrder(b.figures, by)]
    if (one === undefined || other === undefined)
      return one === other ? a.line.name.localeCompare(b.line.name, 'ru') : one === undefined ? 1 : -1
    return turn * (one - other) || a.line.name.localeCompare(b.line.name, 'ru')
  })
}

/** Specialists of a region, each a way to the own page. */
export const expertsTable = (rows: readonly ExpertRow[], sorting: Sorting, query: Query): Html =>
  html`<div class="house-dense">${table({
    caption: 'Специалисты',
    captionVisible: true,
    empty: '',
    columns: [
      { label: 'Специалист', ...sortLink('name', sorting, query) },
      ...columns.map(name => ({ label: figureNames[name], numeric: true, ...sortLink(name, sorting, query) })),
    ],
    rows: sorted(rows, sorting).map(({ line, figures }) => [
      html`<a class="govuk-link" href="${url(paths.qualityOfExpert(line.expertId, query))}">${line.name}</a><div class="house-muted">${line.organisation}${!line.active && ', не назначается'}</div>`,
      ...columns.map(name => inTwo(figureWords(figures, name))),
    ]),
  })}</div>`

const sortLink = (name: Sorting['by'], sorting: Sorting, query: Query) => {
  const now = sorting.by === name
  return {
    sort: paths.quality({ ...query, sort: `${now && !sorting.down ? '-' : ''}${name}` }),
    ...(now ? { sorted: sorting.down ? ('descending' as const) : ('ascending' as const) } : {}),
  }
}
