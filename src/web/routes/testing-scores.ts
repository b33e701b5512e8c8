import type { FastifyInstance } from 'fastify'
import { scoreColumns, scoresFromTable, scoreTableLimits } from '../../application/testing/scores-from-table.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { emptyForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { sendTable } from '../send-table.ts'
import { openPlanned, testOfficials } from '../testing/open-test.ts'
import { scoresFile, scoresReportPage, scoresTablePage } from '../testing/scores-table-page.ts'
import { bytesOf, readFiles } from '../uploads.ts'

/** Scores of a session as a table: taken out, read in with a report; written by the form of the results when the person says so. */
export const testingScoresRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { spreadsheet } = desk
  if (spreadsheet === undefined) return

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'scores'),
    roles: testOfficials,
    handler: async context =>
      context.render(scoresTablePage(context, await openPlanned(desk, context, 'conducts'), emptyForm)),
  })

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'scores.xlsx'),
    roles: testOfficials,
    handler: async context => {
      const { session, seats } = await openPlanned(desk, context, 'conducts')
      const { place, number, name, score } = scoreColumns
      const columns = [
        { title: place.title, width: 8 },
        { title: number.title, width: 16, text: true },
        { title: name.title, width: 40 },
        { title: score.title, width: 10 },
      ]
      const came = seats.filter(({ presence }) => presence === 'came')
      const rows = came.map(seat => [seat.place, seat.number, seat.fullName, seat.score])
      return sendTable(desk, context, `Баллы ${session.on}.xlsx`, [{ name: 'Баллы', columns, rows }])
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'scores'),
    roles: testOfficials,
    multipart: true,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      const sent = await readFiles(context.request, async ({ name, bytes }) => ({
        name,
        bytes: await bytesOf(bytes, scoreTableLimits.bytes),
      }))
      const [file] = sent.taken
      const fault = (message: string) =>
        context.render(scoresTablePage(context, open, { typed: {}, errors: [{ field: scoresFile, message }] }), 422)
      if (sent.errors[0] !== undefined) return fault(sent.errors[0].message)
      if (file === undefined) return fault('Выберите файл с баллами')
      if (file.bytes === undefined) return fault('Файл больше 5 МБ: список баллов столько не занимает')
      const table = spreadsheet.rows({ name: file.name, bytes: file.bytes }, scoreTableLimits)
      const read = await scoresFromTable(table, open.seats, open.testing)
      if (isRefusal(read)) return fault(read.because)
      return context.render(scoresReportPage(context, open, file.name, read))
    },
  })
}
