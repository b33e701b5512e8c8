import type { FastifyInstance } from 'fastify'
import { printedFormats } from '../../application/documents/printed-files.ts'
import { openPaper } from '../../application/open-paper.ts'
import { roles } from '../../domain/people/roles.ts'
import { NotForYou } from '../errors.ts'
import { type Html, html, url } from '../html.ts'
import { notedPaper } from '../papers/noted.ts'
import { paths } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { paperSignatures } from '../signing/paper-signatures.ts'
import { paperSheet } from '../views/paper.ts'

/** Papers made by the system, for those who may read them. */
export const paperRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.paper(':id'),
    roles,
    handler: async context => {
      const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
      if (paper === undefined) throw new NotForYou()
      await notedPaper(desk, context, 'paper', paper.id)
      const home = paper.caseId ? caseOf(context, paper.caseId) : undefined
      return context.render({
        title: paper.title,
        caption: paper.content.number === null ? undefined : `№ ${paper.content.number}`,
        breadcrumbs: home,
        body: html`${paperSheet(paper.content, { digest: paper.digest })}
          ${await paperSignatures(desk, context, paper)}
          ${paperDownloads(paper.id)}`,
      })
    },
  })
}

/** The same paper as files. */
const paperDownloads = (id: string): Html =>
  html`<ul class="govuk-list house-not-printed">${printedFormats.map(format => html`<li><a class="govuk-link" href="${url(paths.paperFile(id, format))}">${downloadWords[format]}</a></li>`)}</ul>`

const downloadWords = { pdf: 'Открыть в PDF', docx: 'Скачать для правки в Word (DOCX)' }

const caseOf = ({ actor }: PageContext, caseId: string) =>
  actor.role === 'teacher' || actor.role === 'representative'
    ? [
        { label: 'Мои заявления', address: paths.myApplications() },
        { label: 'Документы дела', address: paths.applicationThing(caseId, 'papers') },
      ]
    : [{ label: 'Дело', address: actor.role === 'employer' ? paths.schoolCase(caseId) : paths.case(caseId) }]
