import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { saveSection } from '../../application/drafts.ts'
import type { FileChecks } from '../../application/files/file-check.ts'
import { attachToDraft, detachFromDraft } from '../../application/files.ts'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { readFiles } from '../uploads.ts'
import { banner } from '../views/banner.ts'
import { checkedFile, fileBoxes } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { fileKinds } from '../views/paper-kinds.ts'
import { counted } from '../views/words.ts'
import { draftCrumbs, draftOf, type FilerContext, filers } from './apply.ts'

/** Papers of an application: attached kind by kind, taken off one by one. */
export const applyFilesRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.draftThing(':id', 'files'),
    roles: filers,
    handler: async context => context.render(await filesPage(desk, context, await draftOf(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.draftThing(':id', 'files'),
    roles: filers,
    multipart: true,
    handler: async context => {
      const id = context.params.id ?? ''
      const who = by(context)
      // Nobody's hundred megabytes are read for a draft that is not theirs.
      await draftOf(desk, context)
      const sent = await readFiles(context.request, upload => attachToDraft(desk.app, desk.files, who, id, upload))
      const open = await draftOf(desk, context)
      if (sent.errors.length > 0) {
        return context.render(
          await filesPage(desk, context, open, { typed: {}, errors: sent.errors }, sent.taken.length),
          422,
        )
      }
      const done = await saveSection(desk.app, who, id, 'files', {}, open.draft.version)
      if (isRefusal(done)) throw new NotForYou()
      if (sent.taken.length === 0) return context.goTo(paths.draft(id))
      return context.goTo(paths.draftThing(id, 'files'), { kind: 'success', words: attachedWords(sent.taken.length) })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.draftFile(':id', ':file'),
    roles: filers,
    handler: async context => {
      const { id = '', file = '' } = context.params
      const { once } = readForm(z.object({}), context.body)
      const done = await detachFromDraft(desk.app, by(context, once), id, file)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.draftThing(id, 'files'), { kind: 'success', words: `Файл «${done.detached}» убран.` })
    },
  })
}

const attachedWords = (count: number): string => `Приложено: ${counted(count, ['файл', 'файла', 'файлов'])}.`

const filesPage = async (desk: Desk, context: FilerContext, open: OpenDraft, filled: Filled, taken = 0) => {
  const { application, draft, files, pack } = open
  const attached = (document: string) => {
    const own = files.filter(file => file.document === document)
    return own.length > 0 && html`<p class="house-small">Уже приложено: ${own.map(({ name }) => name).join('; ')}</p>`
  }
  return {
    title: 'Документы',
    caption: 'Заявление',
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    errors: filled.errors,
    body: html`${taken > 0 && banner({ kind: 'success', body: `${attachedWords(taken)} Остальные не приняты, причины – ниже.` })}
      ${files.length > 0 && attachedList(context, open, await desk.reads.fileChecks(files.map(({ digest }) => digest)))}
      ${
        application === undefined
          ? html`<p class="govuk-body">Сначала <a class="govuk-link" href="${url(paths.draftSection(draft.id, 'category'))}">выберите категорию</a>: от неё зависит список документов.</p>`
          : form({
              action: paths.draftThing(draft.id, 'files'),
              csrf: context.csrf,
              multipart: true,
              body: html`${fileBoxes(pack, fileKinds(pack, application), filled, attached)}
                ${buttonGroup(button('Приложить и продолжить'), html`<a class="govuk-link" href="${url(paths.draft(draft.id))}">Вернуться к разделам</a>`)}`,
            })
      }`,
  }
}

const attachedList = (context: FilerContext, { draft, files, pack }: OpenDraft, checks: FileChecks) =>
  html`<h2 class="govuk-heading-s">Приложено</h2><ul class="govuk-list house-files">${files.map(
    file =>
      html`<li>${checkedFile(file, checks, pack)} ${form({
        action: paths.draftFile(draft.id, file.id),
        csrf: context.csrf,
        filled: emptyForm,
        body: html`<button class="house-link-button" type="submit">Убрать<span class="govuk-visually-hidden"> ${file.name}</span></button>`,
      })}</li>`,
  )}</ul>`
