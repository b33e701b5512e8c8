import type { FastifyInstance } from 'fastify'
import type { TemplateLine } from '../../application/reads/templates.ts'
import { placesFor } from '../../application/templates/template-fields.ts'
import { templateKinds } from '../../application/templates/template-store.ts'
import { formsOf, templateKeepers } from '../../application/templates/templates.ts'
import { NotForYou } from '../errors.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { kindTitles, placesTable, versionsTable } from '../views/templates.ts'

export type KeeperContext = PageContext<(typeof templateKeepers)[number]>

/** Templates of the region: what each paper is printed by, and all its versions. */
export const adminTemplateRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.templates(),
    roles: templateKeepers,
    handler: async ({ active, render }) => {
      const lines = await desk.reads.templateLines(active.region)
      return render({
        title: 'Шаблоны документов',
        ...(active.role === 'admin' ? { heading: 'Администрирование', sections: adminTabs('templates') } : {}),
        width: 'wide',
        body: html`<p class="govuk-body">Каждый документ печатается во встроенном виде, пока вы не введёте свой текст или свой файл Word.</p>
          ${table({
            caption: 'Документы региона',
            columns: [{ label: 'Документ' }, { label: kindTitles.markup }, { label: kindTitles.docx }],
            empty: 'Регламент региона не называет документов.',
            rows: formsOf(desk.app, active.region).map(({ form, title }) => [
              html`<a class="govuk-link" href="${url(paths.template(form))}">${title}</a>`,
              ...templateKinds.map(kind => standing(lines.filter(line => line.form === form && line.kind === kind))),
            ]),
          })}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.template(':form'),
    roles: templateKeepers,
    handler: async context => {
      const { form, title } = formFor(desk, context)
      const lines = await desk.reads.templateLines(context.active.region, form)
      const { timeZone } = desk.app.law.calendar(context.active.region)
      return context.render({
        title,
        caption: 'Шаблон документа',
        width: 'wide',
        breadcrumbs: [{ label: 'Шаблоны', address: paths.templates() }],
        body: html`${templateKinds.map(
          kind => html`<h2 class="govuk-heading-m">${kindTitles[kind]}</h2>
            ${versionsTable(kind, lines, timeZone)}
            ${buttonGroup(linkButton(kind === 'markup' ? 'Написать текст' : 'Загрузить файл Word', paths.newTemplate(form, kind), 'secondary'))}`,
        )}
        ${placesTable(placesFor(form))}`,
      })
    },
  })
}

/** The form in the address, when the region issues it. */
export const formFor = (desk: Desk, { params, active }: KeeperContext): ReturnType<typeof formsOf>[number] => {
  const found = formsOf(desk.app, active.region).find(({ form }) => form === params.form)
  if (found === undefined) throw new NotForYou()
  return found
}

const standing = (versions: readonly TemplateLine[]): Html | string => {
  const now = versions.find(({ inForce }) => inForce)
  if (now !== undefined) return html`<strong>версия ${now.version}</strong> ${now.name}`
  return versions.length === 0 ? 'встроенный' : 'встроенный; есть версии'
}
