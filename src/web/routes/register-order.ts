import type { FastifyInstance } from 'fastify'
import { publicationTerms } from '../../application/publication-terms.ts'
import type { PublicOrderCard } from '../../application/reads/public-order.ts'
import { NotForYou } from '../errors.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths } from '../paths.ts'
import { uuidIn, zoneOf } from '../public-place.ts'
import { type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { textField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { changesTable, orderTies } from '../views/public-changes.ts'
import { cardAsJson, lineAsJson } from '../views/public-data.ts'
import { publicFileView } from '../views/public-file.ts'
import { orderTable } from '../views/public-order.ts'
import { publishedInTerm } from '../views/publication-term.ts'
import { summaryList } from '../views/summary-list.ts'
import { asRussianDate, asRussianMoment, asRussianNumber, counted } from '../views/words.ts'
import { nameOf } from './register.ts'

const onPage = 100

/** A published order: what it says, its file with the signature, what changed since. An unpublished one does not exist here. */
export const registerOrderRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.publicOrder(':order'),
    roles: ['public'],
    handler: async context => {
      const card = await desk.reads.publicOrder(uuidIn(context.params.order))
      if (card === undefined) throw new NotForYou()
      if (wantsJson(context.request)) {
        const { rows } = await desk.reads.publicOrderLines({ orderId: card.order.id })
        return answerJson(context.reply, { ...cardAsJson(card), lines: rows.map(lineAsJson) })
      }
      return context.render({
        ...headOf(server, card),
        alternates: [
          { type: 'text/csv', title: 'Строки приказа', address: paths.publicOrderThing(card.order.id, 'lines.csv') },
          { type: 'application/json', title: 'Приказ', address: paths.publicOrderThing(card.order.id, 'order.json') },
        ],
        body: html`${orderTies(card)}
          ${await facts(desk, server, card)}
          ${publicFileView(card, zoneOf(desk, card.order.region))}
          ${changesTable(card.changes, card.amends === null ? 'Что изменено другими приказами' : 'Что меняет этот приказ')}
          ${await lines(desk, context, card)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicOrderThing(':order', 'print'),
    roles: ['public'],
    handler: async context => {
      const card = await desk.reads.publicOrder(uuidIn(context.params.order))
      if (card === undefined) throw new NotForYou()
      const { rows } = await desk.reads.publicOrderLines({ orderId: card.order.id })
      return context.render({
        ...headOf(server, card),
        body: html`${orderTies(card)}${await facts(desk, server, card)}
          ${orderTable(rows, noLines)}
          <p class="house-small">Все строки на одной странице, чтобы её было удобно печатать. Это выдержка из реестра: сам приказ – в подписанном файле.</p>`,
      })
    },
  })
}

const headOf = (server: FastifyInstance, { order }: PublicOrderCard) => {
  const { regions } = server.site
  return {
    title: `Приказ № ${order.number} от ${asRussianDate(order.signedOn)}`,
    caption: regions.find(region => region.code === order.region)?.ministry ?? order.region,
    lead: order.title,
    width: 'wide' as const,
    breadcrumbs: [{ label: 'Реестр приказов', address: paths.register() }],
  }
}

const facts = async (desk: Desk, server: FastifyInstance, { order, signer, file }: PublicOrderCard): Promise<Html> => {
  const terms = await publicationTerms(desk, order, order.publishedOn)
  const signedBy = [signer?.post, signer?.name].filter(Boolean).join(', ')
  return summaryList([
    { name: 'Регион', value: nameOf(server.site.regions, order.region) },
    {
      name: 'Подписан',
      value: `${asRussianDate(order.signedOn)}, ${file === null ? 'на бумаге' : 'электронной подписью'}`,
    },
    ...(signedBy === '' ? [] : [{ name: 'Кто подписал', value: signedBy }]),
    {
      name: 'Опубликован',
      value: html`${asRussianMoment(order.publishedAt, zoneOf(desk, order.region))} ${publishedInTerm(desk.app.law, terms)}`,
    },
  ])
}

/** Lines with their own search: an order may have thousands. */
const lines = async (desk: Desk, context: PageContext<'public'>, { order }: PublicOrderCard): Promise<Html> => {
  const words = context.query.words?.slice(0, 100) ?? ''
  const place = /^\d{1,4}$/.test(context.query.page ?? '') ? Number(context.query.page) : 1
  const from = onPage * (Math.max(1, place) - 1)
  const { rows, total } = await desk.reads.publicOrderLines({ orderId: order.id, words, from, limit: onPage })
  const at = (number: number) => `${paths.publicOrder(order.id, { words, page: String(number) })}#lines`
  // An order that only mends another one brings no lines of its own.
  if (order.kind !== 'main' && order.lines === 0) return html``
  const shown =
    rows.length === 0
      ? undefined
      : total > onPage
        ? `Строки ${asRussianNumber(from + 1)}–${asRussianNumber(from + rows.length)} из ${asRussianNumber(total)}`
        : counted(total, ['строка', 'строки', 'строк'])
  return html`<h2 class="govuk-heading-m" id="lines">Приложение к приказу</h2>
    ${
      order.lines > 20 &&
      html`<form method="get" action="${url(paths.publicOrder(order.id))}#lines" class="house-search" role="search">
        ${textField({ name: 'words', label: 'Найти в этом приказе', hint: 'Фамилия, должность или школа', type: 'search' }, filledWith({ words }))}
        ${button('Найти', { kind: 'secondary' })}
      </form>`
    }
    ${orderTable(
      rows,
      words === ''
        ? noLines
        : html`В этом приказе такого нет. <a class="govuk-link" href="${url(`${paths.publicOrder(order.id)}#lines`)}">Показать все строки</a>`,
    )}
    ${pagination({
      shown,
      previous: from === 0 ? undefined : at(place - 1),
      next: from + rows.length < total ? at(place + 1) : undefined,
    })}
    <p class="house-small">Категория действует со дня решения комиссии, а не со дня приказа. Отказы в реестре не публикуются.</p>
    <p class="house-small">Строки целиком: <a class="govuk-link" href="${url(paths.publicOrderThing(order.id, 'lines.csv'))}">таблица CSV</a>, <a class="govuk-link" href="${url(paths.publicOrderThing(order.id, 'order.json'))}">JSON</a>, <a class="govuk-link" href="${url(paths.publicOrderThing(order.id, 'print'))}">страница для печати</a>.</p>`
}

const noLines = 'В открытой части этого приказа нет ни одной строки.'
