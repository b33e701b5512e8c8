import type { FastifyInstance } from 'fastify'
import { supplyDocuments } from '../../application/applicant-moves.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { caseCrumbs, numberWords } from '../desk/case-page.ts'
import { type DeskContext, type OpenCase, openCase } from '../desk/open-case.ts'
import { emptyForm, type Filled, onceOf } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { readKeptFiles } from '../uploads.ts'
import { fileBoxes } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { fileKinds } from '../views/paper-kinds.ts'
import { refused } from '../views/refused.ts'

/** Papers that came to the ministry later, put into the case as files; their kinds are marked by themselves. */
export const caseScansRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.caseThing(':id', 'scans')

  page(server, {
    method: 'GET',
    path,
    roles: ['clerk'],
    handler: async context =>
      context.render(scansPage(desk, context, await openCase(desk, context, 'form.scans'), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['clerk'],
    multipart: true,
    handler: async context => {
      const open = await openCase(desk, context, 'order.scans')
      const sent = await readKeptFiles(context.request, desk.files, open.pack)
      const again = (filled: Filled, refusal?: Refusal) =>
        context.render(scansPage(desk, context, open, filled, refusal), 422)
      if (sent.errors.length > 0) return again({ typed: sent.typed, errors: sent.errors })
      const once = onceOf(sent.typed)
      const done = await supplyDocuments(desk.app, by(context, once), open.card.line.id, sent.taken)
      if (isRefusal(done)) return again({ typed: sent.typed, errors: [] }, done)
      return context.goTo(paths.case(open.card.line.id), { kind: 'success', words: 'Файлы приложены к делу.' })
    },
  })
}

const scansPage = (desk: Desk, context: DeskContext, open: OpenCase, filled: Filled, refusal?: Refusal): PageView => ({
  title: 'Приложить файлы к делу',
  caption: `${numberWords(open)} · ${open.card.line.applicant}`,
  breadcrumbs: caseCrumbs(open),
  width: 'reading',
  errors: filled.errors,
  body: html`${refused(desk.app.law, open.card.state.pack, refusal)}
    ${form({
      action: paths.caseThing(open.card.line.id, 'scans'),
      csrf: context.csrf,
      filled,
      multipart: true,
      body: html`${fileBoxes(open.pack, fileKinds(open.pack, open.card.state.application), filled, () => false)}
        ${buttonGroup(button('Приложить'), html`<a class="govuk-link" href="${url(paths.case(open.card.line.id))}">Вернуться к делу</a>`)}`,
    })}`,
})
