import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { proposePanels } from '../../application/experts/batch.ts'
import type { BatchLine } from '../../application/reads/registry.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { stageTags } from '../experts/batch-words.ts'
import {
  type WaitingAsked,
  waitingAsked,
  waitingChosen,
  waitingFields,
  waitingFound,
  waitingTable,
} from '../experts/waiting-list.ts'
import { readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { filtered } from '../views/filter.ts'
import { pagination } from '../views/pagination.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment } from '../views/words.ts'

export const panelReaders = ['secretary', 'supervisor', 'auditor'] as const
type Context = PageContext<(typeof panelReaders)[number]>
const batchesOnPage = 20

const schema = z.object({
  all: z.string().optional(),
  case: z.preprocess(
    sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.string()).max(1000, { error: 'Не больше 1000 дел сразу' }),
  ),
})

/** «Назначение групп»: which cases wait, and the proposals made so far. */
export const panelsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.panels(),
    roles: panelReaders,
    handler: async context => context.render(await waitingPage(desk, context, waitingAsked(context.query))),
  })

  page(server, {
    method: 'POST',
    path: paths.panels(),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(schema, context.body)
      const asked = waitingAsked((context.body ?? {}) as Record<string, unknown>)
      const again = async (refusal: Refusal) => context.render(await waitingPage(desk, context, asked, refusal), 422)
      if (!read.ok) return again({ refused: 'invalid', because: read.filled.errors[0]?.message ?? 'Выберите дела' })
      const shown = waitingFound(await desk.reads.waitingCases(context.active.region), asked)
      const ids = read.value.all === 'yes' ? shown.map(({ id }) => id) : read.value.case
      if (ids.length === 0)
        return again({
          refused: 'nothing_chosen',
          because: 'Отметьте хотя бы одно дело или предложите для всех показанных',
        })
      const done = await proposePanels(desk.app, by(context, read.once), ids)
      if (isRefusal(done)) return again(done)
      return context.goTo(paths.panelBatch(done.batchId), {
        kind: 'success',
        words: 'Предложение посчитано. Проверьте его: до подтверждения никто не назначен.',
      })
    },
  })
}

const waitingPage = async (
  desk: Desk,
  context: Context | PageContext<'secretary'>,
  asked: WaitingAsked,
  refusal?: Refusal,
) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  const number = Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1)
  const [all, history] = await Promise.all([
    desk.reads.waitingCases(region),
    desk.reads.panelBatches(region, { limit: batchesOnPage, offset: (number - 1) * batchesOnPage }),
  ])
  const found = waitingFound(all, asked)
  const orders = context.actor.role === 'secretary'
  const { panel } = pack.experts
  return {
    title: 'Назначение групп',
    lead: `Система подбирает специалистов сразу для многих дел: по правилам регламента и поровну. В группе основных – ${panel.main}${panel.senior > 0 ? `, старших – ${panel.senior}` : ''}.`,
    breadcrumbs: orders ? [{ label: 'Экспертиза', address: paths.expertise() }] : [],
    width: 'wide' as const,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${filtered({
        action: paths.panels(),
        clear: paths.panels(),
        chosen: waitingChosen(asked),
        fields: waitingFields(asked, all),
        list: waitingTable(found, {
          asked,
          csrf: context.csrf,
          today: todayIn(desk, region),
          orders,
          total: all.length,
        }),
      })}
      ${batchTable(history.lines, pack.authority.time_zone)}
      ${pagination({
        previous: number > 1 ? paths.panels({ page: String(number - 1) }) : undefined,
        next: number * batchesOnPage < history.total ? paths.panels({ page: String(number + 1) }) : undefined,
      })}`,
  }
}

const batchTable = (lines: readonly BatchLine[], zone: string) =>
  table({
    caption: 'Сделанные предложения',
    captionVisible: true,
    empty: 'Предложений ещё не было.',
    columns: [
      { label: 'Предложение' },
      { label: 'Посчитано' },
      { label: 'Кто' },
      { label: 'Дел', numeric: true },
      { label: 'Назначено', numeric: true },
      { label: 'Состояние' },
    ],
    rows: lines.map(({ id, number, madeAt, maker, cases, appointed, stage }) => [
      html`<a class="govuk-link" href="${url(paths.panelBatch(id))}">№ ${number}</a>`,
      asRussianMoment(madeAt, zone),
      maker,
      cases,
      appointed,
      tag(stageTags[stage]),
    ]),
  })
