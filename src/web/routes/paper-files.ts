import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { tameName } from '../../application/archive/file-names.ts'
import { askAgain, type PrintState, printLost } from '../../application/documents/print.ts'
import { type PrintedFile, type PrintedFormat, printedFormats } from '../../application/documents/printed-files.ts'
import { openPaper } from '../../application/open-paper.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import { roles } from '../../domain/people/roles.ts'
import { NotForYou } from '../errors.ts'
import { privateFile } from '../file-headers.ts'
import { html, url } from '../html.ts'
import { notedPaper } from '../papers/noted.ts'
import { waited } from '../papers/waited.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asShortDate } from '../views/words.ts'

const mediaTypes: Record<PrintedFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const formatTitles: Record<PrintedFormat, string> = { pdf: 'PDF', docx: 'Word' }

/** A paper as a file to keep: made by a job at the first wish, given at once from then on. */
export const paperFileRoutes = (server: FastifyInstance, desk: Desk): void => {
  for (const format of printedFormats) {
    page(server, {
      method: 'GET',
      path: paths.paperFile(':id', format),
      roles,
      handler: async context => {
        const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
        if (paper === undefined) throw new NotForYou()
        await notedPaper(desk, context, 'paper', paper.id)
        const state = await waited(desk, { documentId: paper.id, format })
        if ('file' in state) {
          const bytes = await desk.files.open(state.file.digest)
          if (bytes !== undefined)
            return context.reply.headers(fileHeaders(paper, state.file)).send(Readable.from(bytes))
          await printLost(desk.app, state.file)
          return context.goTo(paths.paperFile(paper.id, format))
        }
        // The page asks again by itself, with or without JavaScript; nothing is typed on it that could be lost.
        if ('waiting' in state) context.reply.header('refresh', '3')
        return context.render(waitingPage(paper, format, state, context.csrf), 202)
      },
    })

    page(server, {
      method: 'POST',
      path: `${paths.paperFile(':id', format)}/again`,
      roles,
      handler: async context => {
        const paper = await openPaper(desk.reads, context.actor, context.params.id ?? '')
        if (paper === undefined) throw new NotForYou()
        await askAgain(desk.app, { documentId: paper.id, format })
        return context.goTo(paths.paperFile(paper.id, format))
      },
    })
  }
}

/** «Приказ № 12 от 03.04.2026.pdf» */
export const paperFileName = ({ title, content }: Pick<StoredPaper, 'title' | 'content'>, format: string): string => {
  const number = content.number === null ? '' : ` № ${content.number}`
  return tameName(`${tameName(title, 80)}${number} от ${asShortDate(content.date)}.${format}`, 150)
}

const fileHeaders = (paper: StoredPaper, { format, size }: PrintedFile) =>
  privateFile({
    name: paperFileName(paper, format),
    type: mediaTypes[format],
    size,
    shown: format === 'pdf' ? 'inline' : 'attachment',
  })

const waitingPage = (paper: StoredPaper, format: PrintedFormat, state: PrintState, csrf: string) => {
  const failed = 'failure' in state
  return {
    title: failed ? 'Файл не получился' : 'Готовим файл',
    caption: `${paper.title}, ${formatTitles[format]}`,
    breadcrumbs: [{ label: paper.title, address: paths.paper(paper.id) }],
    body: failed
      ? html`${banner({ kind: 'warning', title: 'Файл не получился', body: state.failure })}
        ${form({ action: `${paths.paperFile(paper.id, format)}/again`, csrf, body: buttonGroup(button('Попробовать ещё раз')) })}`
      : html`<p class="govuk-body" role="status">Файл ещё делается. Страница обновится сама; документ можно прочитать и <a class="govuk-link" href="${url(paths.paper(paper.id))}">на экране</a>.</p>`,
  }
}
