import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { momentIn } from '../../application/app.ts'
import { packNow } from '../../application/edition.ts'
import { wordedBy } from '../../application/templates/own-wording.ts'
import { samplePaper } from '../../application/templates/sample-paper.ts'
import { placesFor } from '../../application/templates/template-fields.ts'
import { addTemplate, faultsOf, isBadTemplate, templateKeepers } from '../../application/templates/templates.ts'
import type { TemplateFault } from '../../application/templates/word-templates.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { optionalText, requiredText } from '../answers.ts'
import { type FieldError, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form as formView } from '../views/form.ts'
import { paperSheet } from '../views/paper.ts'
import { markupHelp, placesTable } from '../views/templates.ts'
import { noInspector } from './admin-template-file.ts'
import { formFor, type KeeperContext } from './admin-templates.ts'

const schema = z.object({
  name: requiredText('Назовите версию: например, «С новым адресом»', 120),
  note: optionalText(500),
  text: requiredText('Напишите текст документа', 64 * 1024),
})

/** A ministry's own wording: typed, looked at, kept as a new version. */
export const adminTemplateWordsRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newTemplate(':form', 'markup'),
    roles: templateKeepers,
    handler: async context => {
      formFor(desk, context)
      return context.render(wordsPage(desk, context, await startOf(desk, context)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newTemplate(':form', 'markup'),
    roles: templateKeepers,
    handler: async context => {
      const { form } = formFor(desk, context)
      const read = readForm(schema, context.body)
      if ('look' in read.filled.typed) return lookAt(desk, context, form, read.filled)
      if (!read.ok) return context.render(wordsPage(desk, context, read.filled), 422)
      const { name, note, text } = read.value
      const shelf = { files: desk.files, words: desk.words ?? noInspector }
      const done = await addTemplate(desk.app, shelf, by(context, read.once), {
        form,
        kind: 'markup',
        name,
        note,
        text,
      })
      if (!isRefusal(done)) {
        const words = `Версия ${done.version} сохранена. Она начнёт действовать, когда вы её введёте.`
        return context.goTo(paths.templateVersion(done.templateId), { kind: 'success', words })
      }
      const errors = isBadTemplate(done) ? inText(done.faults) : [{ field: '', message: done.because }]
      return context.render(wordsPage(desk, context, withErrors(read.filled, ...errors)), 422)
    },
  })
}

/** Shows the typed text on an invented person's paper; nothing is kept. */
const lookAt = async (desk: Desk, context: KeeperContext, form: Form, filled: Filled) => {
  const text = typeof filled.typed.text === 'string' ? filled.typed.text : ''
  const faults = await faultsOf(desk.words ?? noInspector, { form, kind: 'markup', name: '', text })
  if (faults.length > 0) return context.render(wordsPage(desk, context, { ...filled, errors: inText(faults) }), 422)
  return context.render(wordsPage(desk, context, { ...filled, errors: [] }, trialSheet(desk, context, form, text)))
}

/** The wording on the paper of an invented person. */
export const trialSheet = (desk: Desk, { active }: KeeperContext, form: Form, body: string): Html | undefined => {
  const paper = trialPaper(desk, active.region, form, body)
  return (
    paper &&
    html`<h2 class="govuk-heading-m" id="look">Как это будет выглядеть</h2>
    <p class="house-small">Люди и номера на этом листе вымышлены.</p>${paperSheet(paper)}`
  )
}

/** The paper itself; a Word file leaves its words as they are. */
export const trialPaper = (desk: Desk, region: string, form: Form, body: string | undefined) => {
  const pack = packNow(desk.app, region)
  if (isRefusal(pack)) return undefined
  const paper = samplePaper(pack, form, momentIn(desk.app, pack.authority.time_zone).date)
  return body === undefined ? paper : wordedBy({ id: 'trial', form, body }, paper)
}

const inText = (faults: readonly TemplateFault[]): FieldError[] =>
  faults.map(({ line, message }) => ({ field: 'text', message: line ? `Строка ${line}: ${message}` : message }))

/** The house's own text, paragraph by paragraph: what a first version begins with. */
const asItIs = '{#абзацы}\n{абзац}\n{/абзацы}'

/** A new version begins with the text it is to mend: the one named in the address. */
const startOf = async (desk: Desk, { query, active, params }: KeeperContext): Promise<Filled> => {
  const id = query.from ?? ''
  const version = isUuid(id) ? await desk.reads.templateVersion(id) : undefined
  if (version?.region !== active.region || version.kind !== 'markup' || version.form !== params.form)
    return filledWith({ text: asItIs })
  return filledWith({ text: version.body, name: version.name })
}

const wordsPage = (desk: Desk, context: KeeperContext, filled: Filled, look?: Html) => {
  const { form, title } = formFor(desk, context)
  return {
    title: 'Свой текст',
    caption: title,
    width: 'wide' as const,
    breadcrumbs: [
      { label: 'Шаблоны', address: paths.templates() },
      { label: title, address: paths.template(form) },
    ],
    errors: filled.errors,
    body: html`${markupHelp()}${formView({
      action: paths.newTemplate(form, 'markup'),
      csrf: context.csrf,
      filled,
      body: html`${textField({ name: 'name', label: 'Название версии', hint: 'Коротко: чем она отличается', width: 30 }, filled)}
        ${textareaField({ name: 'text', label: 'Текст документа', rows: 18 }, filled)}
        ${textField({ name: 'note', label: 'Зачем понадобилась (необязательно)' }, filled)}
        ${buttonGroup(button('Сохранить версию'), button('Посмотреть', { kind: 'secondary', name: 'look', value: 'yes' }))}`,
    })}
    ${look}
    ${placesTable(placesFor(form))}`,
  }
}
