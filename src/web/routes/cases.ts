import type { FastifyInstance, FastifyReply } from 'fastify'
import { momentIn } from '../../application/app.ts'
import { packNow } from '../../application/edition.ts'
import type { DeskCounts, QueuePage } from '../../application/reads/queue.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { caseLink, categoryOf, type Days, moverOf, nextDueOf, placeOf, statusOfLine } from '../desk/case-rows.ts'
import type { DeskContext } from '../desk/open-case.ts'
import { queueFilter } from '../desk/queue-filter.ts'
import { type Asked, askedOf, chosenOf, questionOf, queueAddress, soonBefore } from '../desk/queue-question.ts'
import { selectable, selectionForm } from '../desk/several.ts'
import { Forbidden } from '../errors.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { filtered } from '../views/filter.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { asRussianNumber, asShortDate, plural } from '../views/words.ts'

/** The queue of a region's cases, and for a worker of an МФЦ the list of what that worker took in. */
export const casesRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.queue(),
    roles: ['clerk', 'secretary', 'supervisor', 'auditor', 'mfc'],
    handler: context => (context.actor.role === 'mfc' ? takenIn(desk, context) : queue(desk, context)),
  })
}

const queue = async (desk: Desk, context: DeskContext): Promise<FastifyReply> => {
  const { app, reads } = desk
  const { actor } = context
  const pack = regionPack(desk, context)
  const { date: today } = momentIn(app, pack.authority.time_zone)
  const days: Days = { today, soonBefore: soonBefore(app.law.calendar(actor.region), today) }
  const asked = askedOf(context.query)
  const untouched = Object.values(asked).every(answer => answer === undefined)
  const [found, counts] = await Promise.all([
    reads.caseQueue(questionOf(asked, actor, today, days.soonBefore)),
    untouched
      ? reads.deskCounts({ region: actor.region, role: actor.role, personId: actor.personId, ...days })
      : undefined,
  ])
  return context.render({
    title: 'Дела',
    width: 'wide',
    body: html`${counts && countsBar(counts, asked, actor.role)}
      ${filtered({
        action: paths.queue(),
        clear: paths.queue(),
        chosen: chosenOf(asked, pack),
        fields: queueFilter(asked, pack),
        list: list(desk, context, found, asked, days),
      })}`,
  })
}

/** The edition in force in the region of the role; without one there is no work and nothing to show. */
export const regionPack = (desk: Desk, { actor }: Pick<DeskContext, 'actor'>): Pack => {
  const pack = packNow(desk.app, actor.region)
  if (isRefusal(pack)) throw new Forbidden()
  return pack
}

const countsBar = ({ waiting, overdue, soon, mine }: DeskCounts, asked: Asked, role: string): Html => {
  const mover = role === 'clerk' || role === 'secretary' ? role : undefined
  const counts: { words: string; count: number; address: string; bad?: true; hurry?: true }[] = [
    ...(mover === undefined ? [] : [{ words: 'Ждут меня', count: waiting, address: queueAddress(asked, { mover }) }]),
    { words: 'Срок прошёл', count: overdue, address: queueAddress(asked, { due: 'overdue' }), bad: true },
    { words: 'Срок – 3 рабочих дня', count: soon, address: queueAddress(asked, { due: 'soon' }), hurry: true },
    ...(role === 'clerk' ? [{ words: 'Мои дела', count: mine, address: queueAddress(asked, { officer: 'me' }) }] : []),
  ]
  return html`<ul class="house-counts">${counts.map(
    ({ words, count, address, bad, hurry }) =>
      html`<li><a class="house-counts__item ${bad && count > 0 && 'house-counts__item--bad'} ${hurry && count > 0 && 'house-counts__item--hurry'}" href="${url(address)}"><strong>${countWords(count)}</strong> <span>${words}</span></a></li>`,
  )}</ul>`
}

const countWords = (count: number): string => (count > 1000 ? 'больше 1000' : asRussianNumber(count))

const list = (desk: Desk, context: DeskContext, found: QueuePage, asked: Asked, days: Days): Html => {
  const { law } = desk.app
  const sort = asked.sort ?? 'due'
  const chooses = context.actor.role === 'clerk' && found.rows.some(selectable)
  const rows = table({
    caption: 'Очередь дел',
    columns: [
      { label: 'Заявитель', sort: sortLink(asked, 'surname'), sorted: sort === 'surname' ? 'ascending' : undefined },
      { label: 'Должность и школа' },
      { label: 'Категория' },
      { label: 'Состояние и ход' },
      { label: 'Ближайший срок', sort: sortLink(asked, 'due'), sorted: sort === 'due' ? 'ascending' : undefined },
      { label: 'Получено', sort: sortLink(asked, 'received'), sorted: sort === 'received' ? 'descending' : undefined },
    ],
    empty: emptyWords(asked),
    rows: found.rows.map(line => [
      html`<div class="house-pick">${chooses && selectable(line) && html`<input type="checkbox" class="house-pick__box" name="case" value="${line.id}" form="several" aria-label="Выбрать: ${line.applicant}">`}<div>${caseLink(line)}</div></div>`,
      placeOf(line),
      categoryOf(line),
      html`${statusOfLine(line, law)}<div class="house-muted house-move">ход: ${moverOf(line)}</div>`,
      nextDueOf(line, days),
      asShortDate(line.received),
    ]),
  })
  return html`${rows}
    ${chooses && selectionForm(context.csrf)}
    ${pagination({
      previous: found.previous && queueAddress(asked, { after: found.previous }),
      next: found.next && queueAddress(asked, { after: found.next }),
      shown: shownWords(found),
    })}`
}

const sortLink = (asked: Asked, sort: NonNullable<Asked['sort']>): string => queueAddress(asked, { sort })

const shownWords = ({ rows, total }: QueuePage): string | undefined => {
  if (rows.length === 0) return undefined
  if (total.capped) return `Показано ${rows.length}, всего больше ${asRussianNumber(total.count)} дел`
  return `Показано ${rows.length} из ${asRussianNumber(total.count)} ${plural(total.count, ['дела', 'дел', 'дел'])}`
}

const emptyWords = (asked: Asked): Html =>
  Object.values(asked).some(answer => answer !== undefined)
    ? html`По этому отбору дел нет. <a class="govuk-link" href="${url(paths.queue())}">Показать все открытые дела</a>`
    : html`Открытых дел нет: всё рассмотрено. <a class="govuk-link" href="${url(paths.queue({ finished: 'yes' }))}">Посмотреть завершённые</a>`

const takenIn = async (desk: Desk, context: DeskContext): Promise<FastifyReply> => {
  const pack = regionPack(desk, context)
  const { date: today } = momentIn(desk.app, pack.authority.time_zone)
  const days: Days = { today, soonBefore: soonBefore(desk.app.law.calendar(context.actor.region), today) }
  const lines = (await desk.reads.casesFiledBy(context.actor.personId)).filter(
    line => line.region === context.actor.region,
  )
  return context.render({
    title: 'Принятые заявления',
    lead: 'Заявления, которые приняли вы. Другие дела открыты только министерству.',
    width: 'wide',
    body: html`${table({
      caption: 'Принятые заявления',
      columns: [
        { label: 'Заявитель' },
        { label: 'Должность и школа' },
        { label: 'Категория' },
        { label: 'Состояние' },
        { label: 'Ближайший срок' },
        { label: 'Получено' },
      ],
      empty: html`Вы ещё не приняли ни одного заявления. <a class="govuk-link" href="${url(paths.intake())}">Принять заявление</a>`,
      rows: lines.map(line => [
        caseLink(line),
        placeOf(line),
        categoryOf(line),
        statusOfLine(line, desk.app.law),
        nextDueOf(line, days),
        asShortDate(line.received),
      ]),
    })}`,
  })
}
