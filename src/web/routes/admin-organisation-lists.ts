import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { applyList, checkList, dropList } from '../../application/directory/import.ts'
import { directoryColumns } from '../../application/directory/record.ts'
import { type Spreadsheet, usualLimits } from '../../application/spreadsheet.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { listPage, listReport } from '../directory/list-page.ts'
import { listsPage } from '../directory/lists-page.ts'
import { openList } from '../directory/open-list.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { sendTable } from '../send-table.ts'
import { bytesOf, fileFieldFor, readFiles } from '../uploads.ts'

/** Lists of schools from files: looked through, shown row by row, then written into the directory. */
export const adminOrganisationListRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { spreadsheet } = desk
  if (spreadsheet === undefined) return

  page(server, {
    method: 'GET',
    path: paths.directoryLists(),
    roles: ['admin'],
    handler: async context => context.render(await allLists(desk, context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.directoryLists(),
    roles: ['admin'],
    multipart: true,
    handler: async context => {
      const sent = await readFiles(context.request, upload => takeList(desk, spreadsheet, context, upload))
      const [taken] = sent.taken
      const errors =
        taken === undefined && sent.errors.length === 0
          ? [{ field: fileFieldFor('list'), message: 'Выберите файл со списком' }]
          : sent.errors
      if (taken === undefined || errors.length > 0)
        return context.render(await allLists(desk, context, { typed: {}, errors }), 422)
      return context.goTo(paths.directoryList(taken.importId))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.directoryListSample(),
    roles: ['admin'],
    handler: async context => {
      const columns = directoryColumns.map(({ title }) => ({ title, width: 30 }))
      return sendTable(desk, context, 'organisations.xlsx', [{ name: 'Организации', columns, rows: [] }])
    },
  })

  page(server, {
    method: 'GET',
    path: paths.directoryList(':id'),
    roles: ['admin'],
    handler: async context => {
      const list = await openList(desk, context)
      return context.render(await listPage(desk, context, list))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.directoryListThing(':id', 'report.csv'),
    roles: ['admin'],
    handler: async context => {
      const list = await openList(desk, context)
      return context.reply
        .header('cache-control', 'private, no-store')
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="report.csv"')
        .send(await listReport(desk, list))
    },
  })

  for (const thing of ['application', 'removal'] as const)
    page(server, {
      method: 'POST',
      path: paths.directoryListThing(':id', thing),
      roles: ['admin'],
      handler: async context => {
        const list = await openList(desk, context)
        const { once } = readForm(z.object({}), context.body)
        const who = by(context, once)
        const done = await (thing === 'application'
          ? applyList(desk.app, who, list.id)
          : dropList(desk.app, who, list.id))
        if (isRefusal(done))
          return context.goTo(paths.directoryList(list.id), { kind: 'information', words: `${done.because}.` })
        return context.goTo(paths.directoryList(list.id), { kind: 'success', words: settledWords(done) })
      },
    })
}

const settledWords = (done: { dropped: true } | { added: number; changed: number; left: number }): string =>
  'dropped' in done
    ? 'Список отложен, справочник не изменился.'
    : `Внесено новых: ${done.added}, обновлено: ${done.changed}.${done.left > 0 ? ` Не тронуто, потому что справочник за это время изменился: ${done.left}.` : ''}`

const allLists = async (desk: Desk, { active, csrf }: PageContext<'admin'>, filled: Filled) =>
  listsPage(
    await desk.reads.directoryImports(active.region),
    packToday(desk, active.region).authority.time_zone,
    csrf,
    filled,
  )

const takeList = async (
  desk: Desk,
  spreadsheet: Spreadsheet,
  context: PageContext<'admin'>,
  upload: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<{ importId: string } | Refusal> => {
  const bytes = await bytesOf(upload.bytes, usualLimits.bytes)
  if (bytes === undefined)
    return {
      refused: 'too_big',
      because: `«${upload.name}»: файл больше ${usualLimits.bytes / 1024 / 1024} МБ. Разделите список`,
    }
  return checkList(desk.app, by(context), upload.name, spreadsheet.rows({ name: upload.name, bytes }, usualLimits))
}
