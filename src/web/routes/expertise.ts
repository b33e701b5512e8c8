import type { FastifyInstance } from 'fastify'
import type { ExpertCaseLine } from '../../application/reads/cases.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import type { Path } from '../../domain/regulations/vocabulary.ts'
import { judges } from '../expertise/open-seat.ts'
import { secretaryBoard } from '../expertise/secretary-board.ts'
import { html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import { secondSheets } from '../quality/second-list.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { dueCell } from '../views/due-cell.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

/** «Экспертиза»: what waits for a specialist; for the secretary, what waits for specialists. */
export const expertiseRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.expertise(),
    roles: [...judges, 'secretary'],
    handler: async context => {
      const { region } = context.active
      if (context.actor.role === 'secretary') return context.render(await secretaryBoard(desk, region))
      const [seats, open, again] = await Promise.all([
        desk.reads.casesOfExpert(context.actor.personId),
        desk.reads.casesForAnyExpert(region),
        secondSheets(desk, context.actor.personId, region),
      ])
      const foreign = open.filter(({ applicantId }) => applicantId !== context.actor.personId)
      return context.render(
        ownPage(
          seats.filter(line => line.region === region),
          foreign,
          todayIn(desk, region),
          again,
        ),
      )
    },
  })
}

const ownPage = (
  seats: readonly ExpertCaseLine[],
  open: readonly (CaseLine & { path: Path })[],
  today: PlainDate,
  again: Printable,
) => {
  const waiting = seats.filter(isWaiting)
  const others = seats.filter(line => !isWaiting(line))
  return {
    title: 'Моя экспертиза',
    body: html`${seatTable('Ждут вас', waiting, today, 'Сейчас ничего не ждёт вашего решения. Когда секретарь комиссии назначит вас, дело появится здесь.')}
      ${again}
      ${open.length > 0 && openTable(open, today)}
      ${open.some(({ path }) => path === 'awards') && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.awards())}">Награды на подтверждении: поиск и замечания</a></p>`}
      ${others.length > 0 && seatTable('Остальные', others, today, '')}`,
  }
}

/** Whether the next step is this specialist's own. */
const isWaiting = ({ stage, duty, signedOn, finished }: ExpertCaseLine): boolean =>
  !finished &&
  (stage === 'disputed'
    ? duty === 'senior'
    : (stage === 'assessment' || stage === 'panel_appointed') && signedOn === null && duty === 'main')

const seatTable = (caption: string, lines: readonly ExpertCaseLine[], today: PlainDate, empty: Printable) =>
  table({
    caption,
    captionVisible: true,
    empty,
    columns: [
      { label: 'Заявитель' },
      { label: 'Категория' },
      { label: 'Место в группе' },
      { label: 'Что сделать' },
      { label: 'Срок' },
    ],
    rows: lines.map(line => [
      applicantCell(line),
      categoryWords[line.category],
      line.duty === 'senior' ? dutyTitles.senior : dutyTitles.main,
      stepOf(line),
      dueCell(line, today),
    ]),
  })

const openTable = (lines: readonly (CaseLine & { path: Path })[], today: PlainDate) =>
  table({
    caption: 'Может рассмотреть любой специалист',
    captionVisible: true,
    empty: '',
    columns: [{ label: 'Заявитель' }, { label: 'Категория' }, { label: 'Что сделать' }, { label: 'Срок' }],
    rows: lines.map(line => [
      applicantCell(line),
      categoryWords[line.category],
      line.path === 'awards' ? 'Подтвердить награды' : 'Рассмотреть ходатайство',
      dueCell(line, today),
    ]),
  })

const applicantCell = ({ id, applicant, position, organisation }: CaseLine) =>
  html`<a class="govuk-link" href="${url(paths.assessment(id))}">${applicant}</a><div class="house-muted">${position}, ${organisation}</div>`

const stepOf = ({ stage, duty, signedOn, finished }: ExpertCaseLine) => {
  if (stage === 'panel_appointed') return tag({ words: 'посмотреть материалы и начать', tone: 'attention' })
  if (stage === 'disputed')
    return tag(
      duty === 'senior' ? { words: 'решить спорное', tone: 'attention' } : { words: 'решает старший', tone: 'neutral' },
    )
  if (stage !== 'assessment') return tag({ words: finished ? 'завершено' : 'экспертиза завершена', tone: 'good' })
  if (signedOn !== null) return tag({ words: `лист подписан ${asShortDate(signedOn)}`, tone: 'good' })
  return tag(
    duty === 'senior' ? { words: 'ждёт листов', tone: 'neutral' } : { words: 'заполнить лист', tone: 'attention' },
  )
}
