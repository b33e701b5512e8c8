import type { FastifyInstance } from 'fastify'
import { momentIn } from '../../application/app.ts'
import type { DeadlineBoard, Statistics } from '../../application/reads/oversight.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { caseLink, moverOf, nextDueOf, placeOf, statusOfLine } from '../desk/case-rows.ts'
import { soonBefore, stageOptions } from '../desk/queue-question.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { bars } from '../views/bars.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianDate, asRussianNumber } from '../views/words.ts'
import { regionPack } from './cases.ts'

/** The supervisor's board: deadlines at risk, whose desk is full, what came in by months. */
export const boardRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.board(),
    roles: ['supervisor'],
    handler: async context => {
      const { app, reads } = desk
      const { region } = context.actor
      const pack = regionPack(desk, context)
      const calendar = app.law.calendar(region)
      const { date: today } = momentIn(app, pack.authority.time_zone)
      const soon = soonBefore(calendar, today)
      const year = Number(today.slice(0, 4))
      const [board, atRisk, counts, statistics] = await Promise.all([
        reads.deadlineBoard(region, today),
        reads.caseQueue({ region, filter: { overdueOn: soon }, order: 'due', limit: 20 }),
        reads.deskCounts({ region, role: 'clerk', personId: context.actor.personId, today, soonBefore: soon }),
        reads.statistics(region, year),
      ])
      const risk = (line: CaseLine) => riskOf(line, calendar, today)
      return context.render({
        title: 'Доска сроков',
        lead: `На ${asRussianDate(today)}.`,
        width: 'wide',
        body: html`${tiles(board, counts.soon)}
          <h2 class="govuk-heading-m">Сроки под угрозой</h2>
          ${table({
            caption: 'Сроки под угрозой',
            columns: [
              { label: 'Заявитель' },
              { label: 'Должность и школа' },
              { label: 'Состояние' },
              { label: 'Чей ход' },
              { label: 'Срок' },
              { label: 'Угроза' },
            ],
            empty: 'Ни один срок не нарушен и не близок.',
            rows: atRisk.rows.map(line => [
              caseLink(line),
              placeOf(line),
              statusOfLine(line, app.law),
              moverOf(line),
              nextDueOf(line, { today, soonBefore: soon }),
              tag(risk(line)),
            ]),
          })}
          ${atRisk.next !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.queue({ due: 'soon' }))}">Все дела под угрозой</a></p>`}
          <div class="house-two">
            <div><h2 class="govuk-heading-m">Нагрузка по сотрудникам</h2>${byOfficer(board)}</div>
            <div><h2 class="govuk-heading-m">По состояниям</h2>${byStage(board, pack)}</div>
          </div>
          <h2 class="govuk-heading-m">Поступило в ${year} году</h2>
          ${byMonth(statistics)}`,
      })
    },
  })
}

/** The words of a row's danger. The safe limit is the last working day on or before a limit that is a day off. */
const riskOf = ({ nextDue }: CaseLine, calendar: WorkCalendar, today: PlainDate) => {
  if (nextDue === null) return { words: 'срока нет', tone: 'neutral' as const }
  if (nextDue < today) return { words: 'нарушен', tone: 'bad' as const }
  const safe = calendar.covers(nextDue) ? calendar.workingDayOnOrBefore(nextDue) : nextDue
  return today > safe
    ? { words: 'надёжный предел прошёл', tone: 'attention' as const }
    : { words: 'до 3 рабочих дней', tone: 'attention' as const }
}

const tiles = ({ open, overdue }: DeadlineBoard, soon: number): Html => {
  const counts = [
    { words: 'Открытых дел', count: open, address: paths.queue(), kind: '' },
    { words: 'Срок прошёл', count: overdue, address: paths.queue({ due: 'overdue' }), kind: 'bad' },
    { words: 'Срок – 3 рабочих дня', count: soon, address: paths.queue({ due: 'soon' }), kind: 'hurry' },
  ]
  return html`<ul class="house-counts">${counts.map(
    ({ words, count, address, kind }) =>
      html`<li><a class="house-counts__item ${kind !== '' && count > 0 && `house-counts__item--${kind}`}" href="${url(address)}"><strong>${asRussianNumber(count)}</strong> <span>${words}</span></a></li>`,
  )}</ul>`
}

const loadParts = ['В срок', 'Близок', 'Прошёл']
const load = ({ open, overdue, soon }: { open: number; overdue: number; soon: number }) =>
  [
    { value: open - overdue - soon, tone: 'plain' },
    { value: soon, tone: 'hurry' },
    { value: overdue, tone: 'bad' },
  ] as const

const byOfficer = (board: DeadlineBoard): Html =>
  bars({
    caption: 'Открытые дела по сотрудникам',
    nameLabel: 'Ответственный',
    parts: loadParts,
    empty: 'Открытых дел нет.',
    bars: board.byOfficer.map(officer => ({
      name:
        officer.officerId === null
          ? 'Ещё не приняты к рассмотрению'
          : html`<a class="govuk-link" href="${url(paths.queue({ officer: officer.officerId }))}">${officer.name ?? 'Имя не найдено'}</a>`,
      parts: load(officer),
    })),
  })

const byStage = (board: DeadlineBoard, pack: Pack): Html => {
  const names = new Map<string, string>(stageOptions(pack).map(({ value, label }) => [value, label]))
  return bars({
    caption: 'Открытые дела по состояниям',
    nameLabel: 'Состояние',
    parts: loadParts,
    empty: 'Открытых дел нет.',
    bars: board.byStage.map(stage => ({
      name: html`<a class="govuk-link" href="${url(paths.queue({ stage: stage.stage }))}">${names.get(stage.stage) ?? stage.stage}</a>`,
      parts: load(stage),
    })),
  })
}

const months = 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(' ')

const byMonth = (statistics: Statistics): Html =>
  bars({
    caption: 'Поступившие заявления по месяцам и чем они кончились',
    nameLabel: 'Месяц',
    parts: ['Установлено', 'В работе', 'Остановлено', 'Отказано'],
    empty: 'В этом году заявлений не было.',
    bars: statistics.byMonth.map(({ month, set, pending, stopped, refused }) => ({
      name: months[month - 1] ?? String(month),
      parts: [
        { value: set, tone: 'good' },
        { value: pending, tone: 'plain' },
        { value: stopped, tone: 'hurry' },
        { value: refused, tone: 'bad' },
      ],
    })),
  })
