import type { FastifyInstance } from 'fastify'
import type { PublicLine } from '../../application/reads/public-register.ts'
import { NotForYou } from '../errors.ts'
import { html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths } from '../paths.ts'
import { originOf, uuidIn } from '../public-place.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { lineAsJson } from '../views/public-data.ts'
import { lineFacts } from '../views/public-line.ts'

/** The stable address of one line of a published order: where a school or a citizen checks a result. */
export const registerLineRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.publicLine(':order', ':line'),
    roles: ['public'],
    handler: async context => {
      const number = /^\d{1,6}$/.test(context.params.line ?? '') ? Number(context.params.line) : -1
      const line = await desk.reads.publicResult(uuidIn(context.params.order), number)
      if (line === undefined) throw new NotForYou()
      if (wantsJson(context.request)) return answerJson(context.reply, lineAsJson(line))
      const ministry = server.site.regions.find(({ code }) => code === line.region)?.ministry ?? line.region
      const address = `${originOf(server.site, context.request)}${paths.publicLine(line.orderId, String(line.line))}`
      return context.render(resultPage(line, ministry, address))
    },
  })
}

const resultPage = (line: PublicLine, ministry: string, address: string) => ({
  title: line.fullName,
  caption: 'Результат аттестации',
  width: 'reading' as const,
  breadcrumbs: [
    { label: 'Реестр приказов', address: paths.register() },
    { label: `Приказ № ${line.orderNumber}`, address: paths.publicOrder(line.orderId) },
  ],
  body: html`${lineFacts(line, ministry)}
  <p class="house-small">Постоянный адрес этой страницы: <span class="house-address">${address}</span>. По нему школа и любой гражданин могут проверить результат. <a class="govuk-link" href="${url(paths.publicOrder(line.orderId))}">Файл приказа и его подпись</a> – на странице приказа.</p>`,
})
