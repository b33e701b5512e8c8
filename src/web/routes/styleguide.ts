import type { FastifyInstance } from 'fastify'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import { sections } from '../views/sections.ts'
import { caseSamples } from '../views/styleguide/case.ts'
import { formSamples } from '../views/styleguide/forms.ts'
import { listSamples } from '../views/styleguide/lists.ts'

/** The living sheet of every component, on the training stand only. Each part is a page, so each can be looked at alone. */
export const styleguideRoutes = (server: FastifyInstance): void => {
  const parts = [
    { part: 'case', label: 'Карточка дела' },
    { part: 'lists', label: 'Списки' },
    { part: 'forms', label: 'Формы' },
  ]
  page(server, {
    method: 'GET',
    path: paths.styleguide(),
    roles: ['public'],
    handler: async context => {
      const shown = parts.find(({ part }) => part === context.query.part)?.part ?? 'case'
      const address = (part: string): string => `${paths.styleguide()}?part=${part}`
      const samples = shown === 'forms' ? formSamples(context.csrf) : shown === 'lists' ? listSamples() : caseSamples()
      return context.render({
        title: 'Лист образцов',
        caption: 'Учебный стенд',
        lead: 'Из этих частей собраны все страницы. Данные вымышлены.',
        breadcrumbs: [{ label: 'Главная', address: paths.home() }],
        sections: sections(
          'Части листа',
          parts.map(({ part, label }) => ({ label, address: address(part), current: part === shown })),
        ),
        errors: samples.errors,
        body: samples.body,
      })
    },
  })
}
