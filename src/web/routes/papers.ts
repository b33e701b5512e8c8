import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { openFile, openPaper } from '../../application/open-paper.ts'
import { roles } from '../../domain/people/roles.ts'
import { NotForYou } from '../errors.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { paperSheet } from '../views/paper.ts'

/** Papers made by the system and files attached by people, for those who may read them. */
export const paperRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.paper(':id'),
    roles,
    handler: async context => {
      const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
      if (paper === undefined) throw new NotForYou()
      await noted(desk, context, 'paper', paper.id)
      const home = paper.caseId ? caseOf(context, paper.caseId) : undefined
      return context.render({
        title: paper.title,
        caption: paper.content.number === null ? undefined : `№ ${paper.content.number}`,
        breadcrumbs: home,
        body: html`${paperSheet(paper.content, { digest: paper.digest })}
          <p class="govuk-body house-not-printed">Чтобы напечатать документ или сохранить его в PDF, нажмите Ctrl+P.</p>`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.file(':id'),
    roles,
    handler: async context => {
      const file = await openFile(desk.reads, context.actor, context.params.id ?? '')
      const bytes = file && (await desk.files.open(file.digest))
      if (file === undefined || bytes === undefined) throw new NotForYou()
      await noted(desk, context, 'file', file.id)
      return context.reply
        .type(file.mediaType)
        .header('content-length', file.size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes))
    },
  })
}

/** Whoever opens somebody else's papers leaves a trace; one's own need none. */
const noted = async (desk: Desk, { actor, session }: PageContext, kind: string, id: string): Promise<void> => {
  if (actor.role === 'teacher') return
  const entry = { accountId: session.account.id, role: actor.role, action: `open_${kind}`, objectId: id }
  await desk.accessLog.record({ ...entry, at: desk.app.clock.now() })
}

const caseOf = ({ actor }: PageContext, caseId: string) =>
  actor.role === 'teacher' || actor.role === 'representative'
    ? [
        { label: 'Мои заявления', address: paths.myApplications() },
        { label: 'Документы дела', address: paths.applicationThing(caseId, 'papers') },
      ]
    : [{ label: 'Дело', address: paths.case(caseId) }]
