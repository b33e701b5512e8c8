import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isUuid } from '../../application/my-case.ts'
import { previewOrder } from '../../application/order-preview.ts'
import { draftOrder } from '../../application/orders.ts'
import type { MeetingCard, MeetingLine, OrderListed } from '../../application/reads/meetings.ts'
import { orderStatuses, orderStatusTitles } from '../../domain/order/order-life-cycle.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { orderContentsView } from '../orders/order-contents.ts'
import { orderKindWords, orderReaders, orderTags } from '../orders/order-words.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { checks } from '../views/check.ts'
import { selectField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'

const pageSize = 25

/** Orders of a region: meetings that wait for one, and all that are there; the draft of a new one. */
export const ordersRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.orders(),
    roles: orderReaders,
    handler: async context => {
      const { region } = context.active
      const [orders, waiting] = await Promise.all([
        desk.reads.ordersOf(region),
        context.actor.role === 'secretary' ? desk.reads.meetingsWithoutOrder(region) : [],
      ])
      return context.render(listPage(orders, waiting, context.query))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.newOrder(),
    roles: ['secretary'],
    handler: async context => {
      const meeting = await ownMeeting(desk, context, context.query.meeting)
      return context.render(await draftPage(desk, context, meeting))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newOrder(),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(z.object({ meeting: z.string().optional() }), context.body)
      const meeting = await ownMeeting(desk, context, read.ok ? read.value.meeting : undefined)
      const done = await draftOrder(desk.app, by(context, read.once), desk.app.newId(), meeting.row.id)
      if (isRefusal(done)) return context.render(await draftPage(desk, context, meeting, done), 422)
      return context.goTo(paths.order(done.orderId), { kind: 'success', words: 'Проект приказа подготовлен.' })
    },
  })
}

const ownMeeting = async (
  desk: Desk,
  { actor }: PageContext<'secretary'>,
  id: string | undefined,
): Promise<MeetingCard> => {
  const card = id !== undefined && isUuid(id) ? await desk.reads.meetingCard(id) : undefined
  if (card?.row.region !== actor.region) throw new NotForYou()
  return card
}

const listPage = (
  orders: readonly OrderListed[],
  waiting: readonly MeetingLine[],
  query: Readonly<Record<string, string>>,
) => {
  const years = [...new Set(orders.map(({ draftedOn }) => draftedOn.slice(0, 4)))]
  const status = orderStatuses.find(one => one === query.status)
  const year = years.find(one => one === query.year)
  const chosen = orders.filter(
    order =>
      (status === undefined || order.status === status) && (year === undefined || order.draftedOn.startsWith(year)),
  )
  const from = Math.max(0, chosen.findIndex(({ id }) => id === query.after) + 1)
  const shown = chosen.slice(from, from + pageSize)
  const rest = chosen.length > from + pageSize
  const filter = { status, year }
  return {
    title: 'Приказы',
    body: html`${waiting.length > 0 && waitingTable(waiting)}
      ${
        orders.length > 0 &&
        html`<form method="get" action="${url(paths.orders())}" class="house-inline-filter">
        ${selectField({ name: 'status', label: 'Состояние', options: [{ value: '', label: 'Любое' }, ...orderStatuses.map(value => ({ value, label: orderStatusTitles[value] }))] }, filledWith({ status: status ?? '' }))}
        ${selectField({ name: 'year', label: 'Год', options: [{ value: '', label: 'Любой' }, ...years.map(value => ({ value, label: value }))] }, filledWith({ year: year ?? '' }))}
        ${button('Показать', { kind: 'secondary' })}</form>`
      }
      ${orderTable(shown, orders.length > 0)}
      ${pagination({
        previous: from === 0 ? undefined : paths.orders(filter),
        next: rest ? paths.orders({ ...filter, after: shown.at(-1)?.id }) : undefined,
        shown: chosen.length === 0 ? undefined : counted(chosen.length, ['приказ', 'приказа', 'приказов']),
      })}`,
  }
}

const waitingTable = (lines: readonly MeetingLine[]) =>
  table({
    caption: 'Заседания ждут приказа',
    captionVisible: true,
    empty: '',
    columns: [{ label: 'Заседание' }, { label: 'Дел', numeric: true }, { label: 'Что сделать' }],
    rows: lines.map(({ id, on, cases }) => [
      html`<a class="govuk-link" href="${url(paths.meeting(id))}">${asShortDate(on)}</a>`,
      Number(cases),
      html`<a class="govuk-link" href="${url(paths.newOrder({ meeting: id }))}">Подготовить проект</a>`,
    ]),
  })

const orderTable = (orders: readonly OrderListed[], hasAny: boolean) =>
  table({
    caption: 'Приказы',
    captionVisible: true,
    empty: hasAny ? 'По этому отбору приказов нет.' : 'Приказов пока нет: проект готовят по решениям заседания.',
    columns: [
      { label: 'Приказ' },
      { label: 'Заседание' },
      { label: 'Решений', numeric: true },
      { label: 'Подписан' },
      { label: 'Состояние' },
    ],
    rows: orders.map(({ id, kind, number, draftedOn, meetingOn, lines, signedOn, status }) => [
      html`<a class="govuk-link" href="${url(paths.order(id))}">${number === null || signedOn === null ? `Проект от ${asShortDate(draftedOn)}` : `№ ${number}`}</a>${kind !== 'main' && html`<div class="house-muted">${orderKindWords[kind]}</div>`}`,
      meetingOn === null ? '–' : asShortDate(meetingOn),
      Number(lines),
      signedOn === null ? '–' : asShortDate(signedOn),
      tag(orderTags[status]),
    ]),
  })

const draftPage = async (desk: Desk, context: PageContext<'secretary'>, meeting: MeetingCard, refusal?: Refusal) => {
  const preview = await previewOrder(desk.app, context.active.region, meeting.row.id)
  const around = {
    title: 'Проект приказа',
    caption: `По заседанию ${asShortDate(meeting.row.on)}`,
    breadcrumbs: [{ label: 'Приказы', address: paths.orders() }],
    width: 'wide' as const,
  }
  if (isRefusal(preview)) return { ...around, body: html`<p class="govuk-body">${preview.because}</p>` }
  const { pack, contents } = preview
  const ref = packRef(pack)
  return {
    ...around,
    lead: contents.title,
    body: html`${refused(desk.app.law, ref, refusal)}
      ${orderContentsView(contents)}
      ${preview.left > 0 && html`<p class="govuk-body">Вне приказа решений: ${preview.left}. По этому регламенту об отказах сообщают отдельно, с <a class="govuk-link" href="${url(paths.meeting(meeting.row.id))}">страницы заседания</a>.</p>`}
      ${checks(desk.app.law, ref, preview.findings, 'Проект сходится с решениями заседания')}
      ${
        preview.findings.every(({ met }) => met) &&
        form({
          action: paths.newOrder(),
          csrf: context.csrf,
          filled: emptyForm,
          body: html`<input type="hidden" name="meeting" value="${meeting.row.id}">${buttonGroup(button('Подготовить проект приказа'), html`<a class="govuk-link" href="${url(paths.orders())}">Вернуться к приказам</a>`)}`,
        })
      }`,
  }
}
