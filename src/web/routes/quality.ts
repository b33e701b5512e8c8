import type { FastifyInstance } from 'fastify'
import { isUuid } from '../../application/uuid.ts'
import { expertFigures, noSums } from '../../domain/quality/expert-figures.ts'
import { NotForYou } from '../errors.ts'
import { judges } from '../expertise/open-seat.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { driftChart, itemsOfExpert, ownFigures, verdictWords } from '../quality/expert-page.ts'
import { expertsTable, rowsOf, sortingOf } from '../quality/experts-table.ts'
import { noSheets, notByOneNumber, whatNumbersMean } from '../quality/explain.ts'
import { type Asked, askedOf, filterForm, periodWords } from '../quality/filter.ts'
import { disputesChart, driftTable, regionFigures, regionMedians, severityChart } from '../quality/overview-page.ts'
import { qualityReaders, qualityTabs } from '../quality/tabs.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'

/** «Качество»: how specialists judge, by person. A specialist sees the own numbers and a median that names nobody. */
export const qualityRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.quality(),
    roles: [...qualityReaders, ...judges],
    handler: async context => {
      if (judges.some(role => role === context.actor.role)) return context.goTo(paths.ownQuality())
      const { region } = context.active
      const asked = askedOf(context.query, region, todayIn(desk, region))
      const { filter, query } = asked
      const [lines, months, sets] = await Promise.all([
        desk.reads.qualityExperts(filter),
        desk.reads.qualityMonths(filter),
        desk.reads.qualitySets(region),
      ])
      const rows = rowsOf(lines)
      return context.render(
        {
          title: 'Качество экспертизы',
          lead: `Листы, подписанные ${periodWords(filter)}.`,
          sections: qualityTabs('experts', query),
          errors: asked.filled.errors,
          width: 'wide',
          body: html`${filterForm(paths.quality(), asked, sets)}
            ${
              rows.length === 0
                ? noSheets()
                : html`${notByOneNumber()}${regionFigures(rows)}
                  <div class="house-charts">${severityChart(rows, query)}${disputesChart(months)}</div>
                  ${expertsTable(rows, sortingOf(context.query.sort), query)}${exportLinks('experts', asked)}
                  ${driftTable(rows, months, filter.to.slice(0, 7), query)}`
            }
            ${whatNumbersMean()}`,
        },
        asked.filled.errors.length > 0 ? 422 : 200,
      )
    },
  })

  page(server, {
    method: 'GET',
    path: paths.qualityOfExpert(':id'),
    roles: qualityReaders,
    handler: async context => {
      const { region } = context.active
      const id = context.params.id ?? ''
      const card = isUuid(id) ? await desk.reads.expertCard(id) : undefined
      if (card === undefined || card.region !== region) throw new NotForYou()
      const { line } = card
      await desk.accessLog.record({
        accountId: context.session.account.id,
        role: context.actor.role,
        action: 'quality.expert',
        objectId: id,
        at: desk.app.clock.now(),
      })
      const asked = askedOf(context.query, region, todayIn(desk, region))
      const body = await expertBody(desk, asked, id, paths.qualityOfExpert(id), true)
      return context.render({
        title: line.name,
        caption: line.organisation,
        lead: `Листы, подписанные ${periodWords(asked.filter)}.`,
        breadcrumbs: [{ label: 'Качество экспертизы', address: paths.quality(asked.query) }],
        errors: asked.filled.errors,
        width: 'wide',
        body: html`${body}<p class="govuk-body house-not-printed"><a class="govuk-link" href="${url(paths.experts())}">Реестр специалистов</a></p>`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.ownQuality(),
    roles: judges,
    handler: async context => {
      const { region } = context.active
      const asked = askedOf(context.query, region, todayIn(desk, region), true)
      const body = await expertBody(desk, asked, context.actor.personId, paths.ownQuality(), false)
      return context.render({
        title: 'Мои оценки рядом с коллегами',
        lead: `Ваши листы, подписанные ${periodWords(asked.filter)}. Эту страницу видите вы; руководитель, секретарь комиссии и контролёр видят те же числа. Чужих чисел здесь нет – только медиана региона. Период берётся целыми месяцами.`,
        breadcrumbs: [{ label: 'Моя экспертиза', address: paths.expertise() }],
        errors: asked.filled.errors,
        width: 'wide',
        body,
      })
    },
  })
}

/** Everything about one specialist; `named` adds ways to pages where others are named. */
const expertBody = async (
  desk: Desk,
  asked: Asked,
  expertId: string,
  address: string,
  named: boolean,
): Promise<Html> => {
  const { filter, query } = asked
  const own = { ...filter, expertId }
  const [everybody, months, pairs, verdicts, sets] = await Promise.all([
    desk.reads.qualityExperts(filter),
    desk.reads.qualityMonths(own),
    desk.reads.expertPairs(own),
    desk.reads.expertVerdicts(own),
    desk.reads.qualitySets(filter.region),
  ])
  const found = expertFigures(everybody.find(one => one.expertId === expertId) ?? noSums)
  // Which of their own sheets were second opinions specialists are not told.
  const figures = named ? found : { ...found, sheets: found.sheets + found.seconds, seconds: 0 }
  return html`${filterForm(address, asked, sets)}${notByOneNumber()}
    ${ownFigures(figures, regionMedians(rowsOf(everybody)))}
    ${driftChart(months)}
    ${itemsOfExpert(pairs, sets, named ? query : undefined)}
    ${verdictWords(verdicts)}
    ${whatNumbersMean()}`
}

/** Ways to the same table as a file. */
export const exportLinks = (table: 'experts' | 'items', { query }: Asked): Html =>
  html`<p class="house-exports">Скачать таблицу: <a class="govuk-link" href="${url(paths.qualityFile(`${table}.xlsx`, query))}">XLSX</a>, <a class="govuk-link" href="${url(paths.qualityFile(`${table}.csv`, query))}">CSV</a></p>`
