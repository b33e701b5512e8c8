import type { FastifyInstance } from 'fastify'
import { momentIn } from '../../application/app.ts'
import { fullName } from '../../domain/people/names.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { mayOrderRequest } from '../../domain/request/request-life-cycle.ts'
import type { DeskContext } from '../desk/open-case.ts'
import { type OpenRequest, openRequest, requestReaders, requestStageWord, requestTitle } from '../desk/open-request.ts'
import { type RequestOrder, requestOrders } from '../desk/request-orders.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { mentionLink } from '../orders/order-points-view.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { deadlineView } from '../views/case-deadline.ts'
import { findings } from '../views/citation.ts'
import { deadlines } from '../views/deadline.ts'
import { dayWithDaysLeft } from '../views/due-cell.ts'
import { findingView } from '../views/finding.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { attachedFiles } from '../views/request-files.ts'
import { requestQuestionTitles } from '../views/request-form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'
import { regionPack } from './cases.ts'

const answerers = ['clerk', 'secretary', 'supervisor', 'signatory'] as const

/** Requests beside attestation: extracts, corrections, complaints, withdrawals of consent. */
export const requestRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.requests(),
    roles: requestReaders,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'GET',
    path: paths.request(':id'),
    roles: requestReaders,
    handler: async context =>
      context.render(await cardPage(desk, context, await openRequest(desk, context, 'request'))),
  })

  for (const order of requestOrders) {
    const path = paths.requestThing(':id', order.thing)
    page(server, {
      method: 'GET',
      path,
      roles: answerers,
      handler: async context => {
        const open = await openRequest(desk, context, `request.form.${order.thing}`)
        if (!mayNow(context, open, order)) return context.goTo(paths.request(open.card.row.id), notNow)
        return context.render(formPage(desk, context, open, order, filledWith(order.initial?.(open) ?? {})))
      },
    })
    page(server, {
      method: 'POST',
      path,
      roles: answerers,
      handler: async context => {
        const open = await openRequest(desk, context, `request.order.${order.thing}`)
        const read = order.read(context.body, open)
        if (!read.ok) return context.render(formPage(desk, context, open, order, read.filled), 422)
        const done = await read.value(desk.app, by(context, read.once))
        if (isRefusal(done)) return context.render(formPage(desk, context, open, order, read.filled, done), 422)
        return context.goTo(paths.request(done.requestId), { kind: 'success', words: order.done })
      },
    })
  }
}

const notNow = {
  kind: 'information',
  words: 'Сейчас это действие недоступно: посмотрите состояние обращения.',
} as const

const mayNow = ({ actor }: DeskContext, { kind, state, pack }: OpenRequest, { command }: RequestOrder): boolean =>
  mayOrderRequest(kind, state.stage, command, actor.role) &&
  // Without a closed list there is nothing to refuse on.
  (command !== 'Refuse' || pack.variants[kind].refuse_when.length > 0)

const listPage = async (desk: Desk, context: DeskContext): Promise<PageView> => {
  const { date: today } = momentIn(desk.app, regionPack(desk, context).authority.time_zone)
  const lines = await desk.reads.requestsOf(context.actor.region)
  return {
    title: 'Обращения',
    lead: 'Копии и выписки из приказов, исправление ошибок, жалобы, отзыв согласия.',
    width: 'wide',
    body: table({
      caption: 'Обращения',
      columns: [
        { label: 'Обращение' },
        { label: 'Заявитель' },
        { label: 'Получено' },
        { label: 'Состояние' },
        { label: 'Срок ответа' },
      ],
      empty: 'Обращений нет.',
      rows: lines.map(line => [
        html`<a class="govuk-link" href="${url(paths.request(line.id))}">${requestTitle(line.kind)}</a><div class="house-muted">${line.number === null ? 'без номера' : `№ ${line.number}`}</div>`,
        line.applicant,
        asShortDate(line.received),
        tag({ words: requestStageWord(line.stage), tone: line.finished ? 'neutral' : 'active' }),
        line.nextDue === null ? html`<span class="house-muted">нет</span>` : dayWithDaysLeft(line.nextDue, today),
      ]),
    }),
  }
}

const nameOf = ({ card }: OpenRequest): string =>
  fullName({ ...card.applicant, patronymic: card.applicant.patronymic ?? undefined })

const captionOf = ({ card: { row } }: OpenRequest): string =>
  `${row.number === null ? 'Обращение без номера' : `Обращение № ${row.number}`} от ${asShortDate(row.received)}`

const cardPage = async (desk: Desk, context: DeskContext, open: OpenRequest): Promise<PageView> => {
  const { card, state, kind, deadlines: due } = open
  const { law } = desk.app
  const offers = requestOrders.filter(order => mayNow(context, open, order))
  return {
    title: `${requestTitle(kind)}: ${nameOf(open)}`,
    caption: captionOf(open),
    breadcrumbs: [{ label: 'Обращения', address: paths.requests() }],
    width: 'wide',
    body: html`<section class="house-now ${offers.length > 0 && 'house-now--mine'}">
        <h2 class="govuk-heading-m">${offers.length > 0 ? 'Ход за вами' : 'Состояние'}</h2>
        <p class="govuk-body">Обращение ${requestStageWord(state.stage)}.</p>
        ${offers.length > 0 && buttonGroup(offers.map((order, index) => linkButton(order.label, paths.requestThing(card.row.id, order.thing), index === 0 ? undefined : 'secondary')))}
      </section>
      <div class="house-two"><div>${asked(open)}${await attachedFiles(desk, card, open.pack)}</div>
      <div>${due.length > 0 && html`<h2 class="govuk-heading-m">Сроки</h2>${deadlines(due.map(one => deadlineView(law, card.row.pack, one)))}`}
      ${state.findings.length > 0 && html`<h2 class="govuk-heading-m">Проверки</h2>${findings(state.findings.map(one => findingView(law, card.row.pack, one)))}`}
      ${
        card.papers.length > 0 &&
        html`<h2 class="govuk-heading-m">Документы</h2><ul class="govuk-list">${card.papers.map(paper => html`<li><a class="govuk-link" href="${url(paths.paper(paper.id))}">${paper.title}</a> <span class="house-muted">${asShortDate(paper.madeOn)}</span></li>`)}</ul>`
      }
      ${card.orders.length > 0 && html`<h2 class="govuk-heading-m">Исправление приказа</h2><ul class="govuk-list">${card.orders.map(order => html`<li>${mentionLink(order)}</li>`)}</ul>`}</div></div>`,
  }
}

const asked = ({ card, caseId }: OpenRequest): Html =>
  summaryCard(
    'Что просит заявитель',
    [
      { name: 'Телефон', value: card.applicant.phone },
      { name: 'Электронная почта', value: card.applicant.email },
      ...Object.entries(card.row.text).map(([name, value]) => ({
        name: requestQuestionTitles[name] ?? (name === 'answer' ? 'Слова ответа' : name),
        value,
      })),
    ],
    caseId !== undefined && html`<a class="govuk-link" href="${url(paths.case(caseId))}">Открыть дело</a>`,
  )

const formPage = (
  desk: Desk,
  context: DeskContext,
  open: OpenRequest,
  order: RequestOrder,
  filled: Filled,
  refusal?: Refusal,
): PageView => ({
  title: order.title,
  caption: `${captionOf(open)} · ${nameOf(open)}`,
  breadcrumbs: [
    { label: 'Обращения', address: paths.requests() },
    { label: requestTitle(open.kind), address: paths.request(open.card.row.id) },
  ],
  width: 'reading',
  errors: filled.errors,
  body: html`${refused(desk.app.law, open.card.row.pack, refusal)}
    ${form({
      action: paths.requestThing(open.card.row.id, order.thing),
      csrf: context.csrf,
      filled,
      body: html`${order.fields(open, filled)}${buttonGroup(
        button(order.label, order.command === 'Refuse' ? { kind: 'warning' } : {}),
        html`<a class="govuk-link" href="${url(paths.request(open.card.row.id))}">Вернуться к обращению</a>`,
      )}`,
    })}`,
})
