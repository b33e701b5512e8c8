import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { CaseArchive } from '../../application/archive/archives.ts'
import { afterScans, askForArchive, isBeingBuilt } from '../../application/archive/ask-archive.ts'
import { tameName } from '../../application/archive/file-names.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { archiveKeepers } from '../desk/archive-keepers.ts'
import { applicantOf, caseCrumbs, numberWords } from '../desk/case-page.ts'
import { type OpenCase, openCase } from '../desk/open-case.ts'
import { privateFile } from '../file-headers.ts'
import { emptyForm, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { sizeInWords } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asRussianMoment } from '../views/words.ts'

/** The whole case in one click: papers with signatures, attached files, journal, inventory. */
export const caseArchiveRoutes: Chapter = (server: FastifyInstance, desk): void => {
  page(server, {
    method: 'GET',
    path: paths.caseThing(':id', 'whole'),
    roles: archiveKeepers,
    handler: async context => {
      const open = await openCase(desk, context, 'case.whole')
      const last = await archiveOf(desk, open)
      // Nothing is typed here that a page which asks again by itself could lose.
      const building = last !== undefined && isBeingBuilt(last, desk.app.clock.now())
      if (building) context.reply.header('refresh', '3')
      return context.render({
        title: 'Архив дела',
        caption: `${numberWords(open)}, ${applicantOf(open)}`,
        lead: 'Один файл ZIP: все документы дела в PDF с подписями, приложенные файлы, журнал и опись с контрольными суммами.',
        breadcrumbs: caseCrumbs(open),
        body: html`${last && archiveState(last, building, open)}
          ${
            !building &&
            form({
              action: paths.caseThing(open.card.line.id, 'whole'),
              csrf: context.csrf,
              filled: emptyForm,
              body: buttonGroup(
                button(last === undefined ? 'Собрать архив' : 'Собрать заново', {
                  kind: last?.status === 'ready' ? 'secondary' : undefined,
                }),
              ),
            })
          }`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.caseThing(':id', 'whole'),
    roles: archiveKeepers,
    handler: async context => {
      const open = await openCase(desk, context, 'order.whole')
      const read = readForm(z.object({}), context.body)
      const asked = await askForArchive(desk.app, by(context, read.ok ? read.once : undefined), open.card.line.id)
      if (isRefusal(asked)) throw new Error(asked.because)
      return context.goTo(paths.caseThing(open.card.line.id, 'whole'))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.caseThing(':id', 'whole.zip'),
    roles: archiveKeepers,
    handler: async context => {
      const open = await openCase(desk, context, 'case.whole_taken')
      const last = await archiveOf(desk, open)
      const bytes = last?.digest ? await desk.files.open(last.digest) : undefined
      if (last?.status !== 'ready' || last.size === null || bytes === undefined)
        return context.goTo(paths.caseThing(open.card.line.id, 'whole'), {
          kind: 'information',
          words: 'Готового архива сейчас нет. Соберите его заново.',
        })
      const name = tameName(`${numberWords(open)} ${applicantOf(open)}.zip`)
      return context.reply
        .headers(privateFile({ name, type: 'application/zip', size: last.size, shown: 'attachment' }))
        .send(Readable.from(bytes))
    },
  })
}

const archiveOf = async (desk: Desk, { card }: OpenCase): Promise<CaseArchive | undefined> => {
  const last = await desk.reads.caseArchive(card.line.id)
  return last && afterScans(last, card.files, await desk.reads.fileChecks(card.files.map(({ digest }) => digest)))
}

const archiveState = (archive: CaseArchive, building: boolean, { card, pack }: OpenCase) => {
  const zone = pack.authority.time_zone
  if (building)
    return banner({
      kind: 'information',
      title: 'Архив собирается',
      body: 'Страница обновится сама. Ждать не обязательно: архив останется здесь.',
    })
  if (archive.status !== 'ready')
    return banner({ kind: 'warning', title: 'Архив не собрался', body: archive.failed ?? 'Соберите его ещё раз' })
  return html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="${url(paths.caseThing(card.line.id, 'whole.zip'))}">Скачать архив дела</a>
    <span class="house-muted">ZIP, ${sizeInWords(archive.size ?? 0)}, собран ${asRussianMoment(archive.madeAt ?? archive.askedAt, zone)}; хранится неделю</span></p>`
}
