import type { FastifyInstance } from 'fastify'
import type { PublicLine } from '../../application/reads/public-register.ts'
import { isUuid } from '../../application/uuid.ts'
import { NotForYou } from '../errors.ts'
import { html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { lineAsJson, orderAsJson, orderTable, outcomeOf, workplaceOf } from '../views/public-order.ts'
import { summaryList } from '../views/summary-list.ts'
import { asRussianDate } from '../views/words.ts'
import { nameOf } from './register.ts'

/** A published order and the stable address of each of its lines. An order that is not published does not exist here. */
export const registerOrderRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions } = server.site

  page(server, {
    method: 'GET',
    path: paths.publicOrder(':order'),
    roles: ['public'],
    handler: async context => {
      const found = await desk.reads.publicOrder(uuidIn(context.params.order))
      if (found === undefined) throw new NotForYou()
      const { order, lines } = found
      if (wantsJson(context.request)) {
        return answerJson(context.reply, { ...orderAsJson(order), lines: lines.map(lineAsJson) })
      }
      return context.render({
        title: `Приказ № ${order.number} от ${asRussianDate(order.signedOn)}`,
        caption: regions.find(region => region.code === order.region)?.ministry ?? order.region,
        lead: order.title,
        width: 'wide',
        breadcrumbs: [{ label: 'Реестр приказов', address: paths.register() }],
        body: html`${summaryList([
          { name: 'Регион', value: nameOf(regions, order.region) },
          { name: 'Подписан', value: asRussianDate(order.signedOn) },
          { name: 'Опубликован', value: asRussianDate(order.publishedOn) },
        ])}
        <h2 class="govuk-heading-m">Приложение к приказу</h2>
        ${orderTable(lines)}
        <p class="house-small">Категория действует со дня решения комиссии, а не со дня приказа. Причины отказов не публикуются.</p>`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicLine(':order', ':line'),
    roles: ['public'],
    handler: async context => {
      const number = /^\d{1,6}$/.test(context.params.line ?? '') ? Number(context.params.line) : -1
      const line = await desk.reads.publicResult(uuidIn(context.params.order), number)
      if (line === undefined) throw new NotForYou()
      if (wantsJson(context.request)) return answerJson(context.reply, lineAsJson(line))
      const address = `${server.site.publicOrigin ?? `${context.request.protocol}://${context.request.host}`}${context.request.url.split('?')[0]}`
      const ministry = regions.find(region => region.code === line.region)?.ministry ?? line.region
      return context.render(resultPage(line, ministry, address))
    },
  })
}

const uuidIn = (text: string | undefined): string => {
  if (text === undefined || !isUuid(text)) throw new NotForYou()
  return text.toLowerCase()
}

const resultPage = (line: PublicLine, ministry: string, address: string) => ({
  title: line.fullName,
  caption: 'Результат аттестации',
  width: 'reading' as const,
  breadcrumbs: [
    { label: 'Реестр приказов', address: paths.register() },
    { label: `Приказ № ${line.orderNumber}`, address: paths.publicOrder(line.orderId) },
  ],
  body: html`${summaryList([
    { name: 'Решение', value: outcomeOf(line) },
    ...(line.outcome === 'set'
      ? [{ name: 'Категория действует', value: html`<strong>с ${asRussianDate(line.decidedOn)}</strong>` }]
      : [{ name: 'День решения', value: asRussianDate(line.decidedOn) }]),
    { name: 'Категория', value: categoryWords[line.category] },
    { name: 'Должность', value: line.position },
    { name: 'Место работы', value: workplaceOf(line.organisation, line.municipality) },
    {
      name: 'Приказ',
      value: html`<a class="govuk-link" href="${url(paths.publicOrder(line.orderId))}">№ ${line.orderNumber} от ${asRussianDate(line.orderSignedOn)}</a>, строка ${line.line}`,
    },
    { name: 'Кем издан', value: ministry },
    { name: 'Опубликован', value: asRussianDate(line.publishedOn) },
  ])}
  <p class="house-small">Постоянный адрес этой страницы: <span class="house-address">${address}</span>. По нему школа и любой гражданин могут проверить результат.</p>`,
})
