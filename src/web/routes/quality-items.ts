import type { FastifyInstance } from 'fastify'
import { leastUnits } from '../../domain/quality/enough.ts'
import { NotForYou } from '../errors.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { noSheets, notByOneNumber, whatNumbersMean } from '../quality/explain.ts'
import { alphaWords, few, shareWords, tenths } from '../quality/figure-words.ts'
import { figureList } from '../quality/figures.ts'
import { askedOf, filterForm, periodWords } from '../quality/filter.ts'
import { alphaChart, itemExpertsTable, itemRows, itemsTable, pointsChart, whoDiffers } from '../quality/items-page.ts'
import { qualityReaders, qualityTabs } from '../quality/tabs.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { asRussianNumber, asShortDate } from '../views/words.ts'
import { exportLinks } from './quality.ts'

/** How the items themselves work: whether people understand them alike. */
export const qualityItemRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.qualityItems(),
    roles: qualityReaders,
    handler: async context => {
      const { region } = context.active
      const today = todayIn(desk, region)
      const everything = askedOf(context.query, region, today)
      // One group of positions at a time, unless all are asked for: sheets of different groups have nothing in common.
      const most = context.query.set === undefined ? await desk.reads.mostJudgedSet(everything.filter) : undefined
      const asked = most === undefined ? everything : askedOf({ ...context.query, set: most }, region, today)
      const [lines, sets] = await Promise.all([desk.reads.qualityItems(asked.filter), desk.reads.qualitySets(region)])
      const rows = itemRows(lines, sets)
      return context.render(
        {
          title: 'Качество экспертизы: показатели',
          lead: `Листы, подписанные ${periodWords(asked.filter)}. Низкое согласие чаще говорит о неясном показателе, чем о людях.`,
          sections: qualityTabs('items', asked.query),
          errors: asked.filled.errors,
          width: 'wide',
          body: html`${filterForm(paths.qualityItems(), asked, sets)}
            ${rows.length === 0 ? noSheets() : html`${alphaChart(rows, asked.query)}${itemsTable(rows, context.query.sort, asked.query)}${exportLinks('items', asked)}`}
            ${whatNumbersMean()}`,
        },
        asked.filled.errors.length > 0 ? 422 : 200,
      )
    },
  })

  page(server, {
    method: 'GET',
    path: paths.qualityItem(':set', ':code'),
    roles: qualityReaders,
    handler: async context => {
      const { region } = context.active
      const { set: setRef = '', code = '' } = context.params
      const sets = await desk.reads.qualitySets(region)
      const set = sets.find(one => one.setRef === setRef)
      const item = set?.items.find(one => one.code === code)
      if (set === undefined || item === undefined) throw new NotForYou()
      const asked = askedOf({ ...context.query, set: '' }, region, todayIn(desk, region))
      const { filter } = asked
      const one = { setRef, code }
      const [lines, points, experts] = await Promise.all([
        desk.reads.qualityItems(filter, one),
        desk.reads.itemPoints(filter, one),
        desk.reads.itemExperts(filter, one),
      ])
      const [{ figures } = { figures: undefined }] = itemRows(lines, sets)
      return context.render({
        title: `${code} ${item.title}`,
        caption: `${set.title}, редакция ${asShortDate(setRef.split('@')[1] ?? '')}`,
        lead: `Листы, подписанные ${periodWords(filter)}. Наибольший балл – ${asRussianNumber(item.max)}.`,
        breadcrumbs: [{ label: 'Показатели', address: paths.qualityItems(asked.query) }],
        errors: asked.filled.errors,
        width: 'wide',
        body: html`${filterForm(paths.qualityItem(setRef, code), asked, [])}${notByOneNumber()}
          ${figureList([
            {
              name: 'Дел',
              value: asRussianNumber(figures?.cases ?? 0),
              beside: `Оценили независимо двое и больше: ${asRussianNumber(figures?.compared ?? 0)}`,
            },
            {
              name: 'Альфа Криппендорфа',
              value: alphaWords(figures?.alpha, (figures?.compared ?? 0) >= leastUnits),
              beside: 'От 0,8 – надёжно, ниже 0,667 – нет',
            },
            { name: 'Совпало', value: shareWords(figures?.equal), beside: 'Дел, где все поставили одно' },
            { name: 'Спорных', value: shareWords(figures?.disputed), beside: 'Ушло на решение старшего' },
            {
              name: 'Средний балл',
              value: figures?.mean === undefined ? few : tenths(figures.mean),
              beside: `«Не применяется»: ${asRussianNumber(figures?.notApplied ?? 0)}`,
            },
          ])}
          <div class="house-charts">${pointsChart(points)}${whoDiffers(experts, asked.query)}</div>
          ${itemExpertsTable(experts, asked.query)}
          ${whatNumbersMean()}`,
      })
    },
  })
}
