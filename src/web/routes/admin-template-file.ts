import type { FastifyInstance } from 'fastify'
import { placesFor } from '../../application/templates/template-fields.ts'
import { addTemplate, isBadTemplate, templateKeepers } from '../../application/templates/templates.ts'
import type { WordTemplates } from '../../application/templates/word-templates.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { emptyForm, type FieldError, type Filled } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { fileFieldFor, readFiles } from '../uploads.ts'
import { fileField, textField } from '../views/fields.ts'
import { button, form as formView } from '../views/form.ts'
import { placesTable, wordHelp } from '../views/templates.ts'
import { formFor, type KeeperContext } from './admin-templates.ts'

/** One byte more than the inspector takes: it says the words about it. */
const mostBytes = 5 * 1024 * 1024 + 1

const fileName = fileFieldFor('docx')
const nameAnswer = requiredText('Назовите версию: например, «Бланк с новым гербом»', 120)

/** A ministry's own Word file: inspected before anything keeps or opens it. */
export const adminTemplateFileRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newTemplate(':form', 'docx'),
    roles: templateKeepers,
    handler: async context => context.render(filePage(desk, context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.newTemplate(':form', 'docx'),
    roles: templateKeepers,
    multipart: true,
    handler: async context => {
      const { form } = formFor(desk, context)
      const sent = await readFiles(context.request, async ({ document, bytes }) => ({
        document,
        bytes: await firstBytes(bytes),
      }))
      const name = nameAnswer.safeParse(sent.typed.name)
      const file = sent.taken.find(({ document }) => document === 'docx')
      const errors: FieldError[] = [
        ...sent.errors,
        ...(name.success ? [] : [{ field: 'name', message: name.error.issues[0]?.message ?? '' }]),
        ...(file === undefined ? [{ field: fileName, message: 'Выберите файл .docx' }] : []),
      ]
      const filled = { typed: sent.typed, errors }
      if (!name.success || file === undefined || errors.length > 0)
        return context.render(filePage(desk, context, filled), 422)
      const given = { form, kind: 'docx' as const, name: name.data, note: noteOf(sent.typed.note), bytes: file.bytes }
      const done = await addTemplate(
        desk.app,
        { files: desk.files, words: desk.words ?? noInspector },
        by(context),
        given,
      )
      if (!isRefusal(done)) {
        const words = `Версия ${done.version} сохранена. Она начнёт действовать, когда вы её введёте.`
        return context.goTo(paths.templateVersion(done.templateId), { kind: 'success', words })
      }
      const found = isBadTemplate(done) ? done.faults : [{ message: done.because }]
      const faults = found.map(({ message }) => ({ field: fileName, message }))
      return context.render(filePage(desk, context, { ...filled, errors: faults }), 422)
    },
  })
}

/** For a process that takes no Word files. */
export const noInspector: WordTemplates = {
  inspect: async () => [{ message: 'Файлы Word сейчас не принимаются: обратитесь к администратору системы' }],
}

/** As much of the file as is looked at; the rest is read to its end and forgotten, so that the form can be answered. */
const firstBytes = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    if (size < mostBytes) chunks.push(chunk.subarray(0, mostBytes - size))
    size += chunk.length
  }
  return Buffer.concat(chunks)
}

const noteOf = (typed: string | readonly string[] | undefined): string | undefined =>
  typeof typed === 'string' && typed.trim() !== '' ? typed.trim().slice(0, 500) : undefined

const filePage = (desk: Desk, context: KeeperContext, filled: Filled) => {
  const { form, title } = formFor(desk, context)
  return {
    title: 'Файл Word',
    caption: title,
    width: 'wide' as const,
    breadcrumbs: [
      { label: 'Шаблоны', address: paths.templates() },
      { label: title, address: paths.template(form) },
    ],
    errors: filled.errors,
    body: html`${wordHelp()}${formView({
      action: paths.newTemplate(form, 'docx'),
      csrf: context.csrf,
      multipart: true,
      body: html`${textField({ name: 'name', label: 'Название версии', hint: 'Коротко: чем она отличается', width: 30 }, filled)}
        ${fileField({ name: fileName, label: 'Файл .docx, не больше 5 МБ', accept: '.docx' }, filled)}
        ${textField({ name: 'note', label: 'Зачем понадобилась (необязательно)' }, filled)}
        ${button('Проверить и сохранить')}`,
    })}
    ${placesTable(placesFor(form))}`,
  }
}
