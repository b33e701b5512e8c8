import type { CaseLine } from '../../application/reads/queue.ts'
import type { Stage } from '../../domain/regulations/vocabulary.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { dueCell } from '../views/due-cell.ts'
import { linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { table } from '../views/table.ts'

/** Stages at which the secretary looks after the work of specialists, in the order of urgency. */
const watched: readonly { stage: Stage; title: string; empty: string }[] = [
  { stage: 'testing', title: 'Ждут тестирования', empty: '' },
  { stage: 'admitted', title: 'Ждут специалистов', empty: 'Всем допущенным специалисты назначены.' },
  { stage: 'panel_appointed', title: 'Специалисты назначены, экспертиза не начата', empty: '' },
  { stage: 'disputed', title: 'Есть спорные позиции', empty: '' },
  { stage: 'assessment', title: 'Идёт экспертиза', empty: 'Сейчас ни одно дело не на экспертизе.' },
]

const atMost = 50

/** «Экспертиза» of the secretary: what waits, stage by stage, each case with the way to its panel. */
export const secretaryBoard = async (desk: Desk, region: string): Promise<PageView> => {
  const today = todayIn(desk, region)
  const open = new Set((await desk.reads.casesForAnyExpert(region)).map(({ id }) => id))
  const found = await Promise.all(
    watched.map(async ({ stage, ...words }) => ({
      ...words,
      stage,
      page: await desk.reads.caseQueue({ region, filter: { stage, finished: false }, order: 'due', limit: atMost }),
    })),
  )
  // Awards and petitions wait for specialists too, but nobody has to be appointed.
  const lists = found.flatMap(list => {
    if (list.stage !== 'admitted') return [list]
    const ofStage = (rows: CaseLine[]) => ({ ...list.page, rows })
    const apart = list.page.rows.filter(({ id }) => open.has(id))
    return [
      { ...list, page: ofStage(list.page.rows.filter(({ id }) => !open.has(id))) },
      { ...list, title: 'Ждут любого специалиста: награды и ходатайства', empty: '', page: ofStage(apart) },
    ]
  })
  return {
    title: 'Экспертиза',
    body: html`<div class="govuk-button-group">${linkButton('Назначить группы', paths.panels())}${linkButton('Реестр специалистов', paths.experts(), 'secondary')}</div>
      ${lists
        .filter(({ page, empty }) => page.rows.length > 0 || empty !== '')
        .map(({ title, empty, page, stage }) => {
          const more = page.next !== undefined
          return html`${table({
            caption: `${title}${page.rows.length > 0 ? ` (${more ? `первые ${atMost}` : page.rows.length})` : ''}`,
            captionVisible: true,
            empty,
            columns: [{ label: 'Заявитель' }, { label: 'Категория' }, { label: 'Место работы' }, { label: 'Срок' }],
            rows: page.rows.map(line => [
              html`<a class="govuk-link" href="${url(paths.panel(line.id))}">${line.applicant}</a><div class="house-muted">${numberOf(line)}${line.position}</div>`,
              categoryWords[line.category],
              line.organisation,
              dueCell(line, today),
            ]),
          })}
          ${more && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.queue({ stage }))}">Все дела этой стадии</a></p>`}`
        })}`,
  }
}

const numberOf = ({ number }: CaseLine): string => (number === null ? '' : `№ ${number}, `)
