import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faultsOfNumbers, keepOrganisation } from '../../application/administration/organisations.ts'
import type { OrganisationRecord } from '../../application/reads/accounts.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredText } from '../answers.ts'
import { aroundOrganisation } from '../directory/around-organisation.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'

const schema = z.object({
  fullName: requiredText('Укажите полное название, как в уставе', 500),
  shortName: requiredText('Укажите короткое название: его видят в списках', 120),
  municipality: requiredText('Укажите район или город: он стоит в приказе', 120),
  address: optionalText(300),
  email: z.union([z.literal('').transform(() => undefined), z.email('Проверьте адрес: school7@obr.ru')]).optional(),
  headName: optionalText(120),
  inn: optionalText(20),
  kpp: optionalText(20),
  ogrn: optionalText(30),
})

/** Employers of the region: the directory that applications choose from. */
export const adminOrganisationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.organisations(),
    roles: ['admin'],
    handler: async ({ active, query, render }) => {
      const search = query.search?.slice(0, 200)
      const found = await desk.reads.organisationsPage({ region: active.region, search, after: query.after })
      return render(listPage(search ?? '', found))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.organisation(':id'),
    roles: ['admin'],
    handler: async context => {
      const record = await recordFor(desk, context)
      return context.render(await organisationPage(desk, context, record))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.organisation(':id'),
    roles: ['admin'],
    handler: async context => {
      const record = await recordFor(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await organisationPage(desk, context, record, read.filled), 422)
      const faults = faultsOfNumbers(read.value)
      if (faults.length > 0)
        return context.render(await organisationPage(desk, context, record, withErrors(read.filled, ...faults)), 422)
      const done = await keepOrganisation(desk.app, by(context, read.once), record?.id, read.value)
      if (isRefusal(done)) {
        const filled = withErrors(read.filled, { field: '', message: done.because })
        return context.render(await organisationPage(desk, context, record, filled), 422)
      }
      return context.goTo(paths.organisation(done.organisationId), { kind: 'success', words: 'Сведения сохранены.' })
    },
  })
}

/** The card of an organisation with what stands around it; `naming` is the small form of another name. */
export const organisationPage = async (
  desk: Desk,
  context: PageContext<'admin'>,
  record: OrganisationRecord | undefined,
  filled: Filled = record === undefined ? emptyForm : filledWith(typedOf(record)),
  naming: Filled = emptyForm,
) => {
  const card = editPage(context, filled, record)
  if (record === undefined) return card
  const { id, region } = record
  const [names, use, mergers] = await Promise.all([
    desk.reads.otherNames(id),
    desk.reads.organisationUse(id),
    desk.reads.mergersOf(id),
  ])
  const timeZone = packToday(desk, region).authority.time_zone
  const around = aroundOrganisation(context.csrf, { record, names, use, mergers, timeZone }, naming)
  return { ...card, errors: [...filled.errors, ...naming.errors], body: html`${card.body}${around}` }
}

/** `new` is an address too: there is nothing to read yet. */
const recordFor = async (
  desk: Desk,
  { params, active }: PageContext<'admin'>,
): Promise<OrganisationRecord | undefined> => {
  const id = params.id ?? ''
  if (id === 'new') return undefined
  const record = isUuid(id) ? await desk.reads.organisationRecord(id) : undefined
  if (record === undefined || record.region !== active.region) throw new NotForYou()
  return record
}

const listPage = (search: string, found: Awaited<ReturnType<Desk['reads']['organisationsPage']>>) => ({
  title: 'Организации',
  heading: 'Администрирование',
  width: 'wide' as const,
  sections: adminTabs('organisations'),
  body: html`${buttonGroup(
    linkButton('Внести организацию', paths.organisation('new')),
    linkButton('Загрузить список', paths.directoryLists(), 'secondary'),
    linkButton('Вписанные заявителями', paths.typedOrganisations(), 'secondary'),
  )}
    <form method="get" action="${url(paths.organisations())}" class="house-inline-filter">
      ${textField({ name: 'search', label: 'Название или ИНН', width: 30, type: 'search' }, filledWith({ search }))}${button('Найти', { kind: 'secondary' })}</form>
    ${table({
      caption: 'Организации региона',
      columns: [
        { label: 'Организация' },
        { label: 'Район, город' },
        { label: 'ИНН' },
        { label: 'Руководитель' },
        { label: 'Почта' },
      ],
      empty: html`Ничего не нашлось. <a class="govuk-link" href="${url(paths.organisations())}">Показать все</a>`,
      rows: found.rows.map(line => [
        html`<a class="govuk-link" href="${url(paths.organisation(line.id))}">${line.shortName}</a>`,
        line.municipality ?? '–',
        line.inn ?? '–',
        line.headName ?? '–',
        line.email ?? html`<span class="house-muted">нет: приказы не дойдут</span>`,
      ]),
    })}
    ${pagination({
      previous: found.previous && paths.organisations({ search, after: found.previous }),
      next: found.next && paths.organisations({ search, after: found.next }),
    })}`,
})

const editPage = ({ csrf, params }: PageContext<'admin'>, filled: Filled, record: OrganisationRecord | undefined) => ({
  title: record?.shortName ?? 'Новая организация',
  width: 'reading' as const,
  breadcrumbs: [{ label: 'Организации', address: paths.organisations() }],
  errors: filled.errors,
  body: form({
    action: paths.organisation(params.id ?? 'new'),
    csrf,
    filled,
    body: html`${textField({ name: 'fullName', label: 'Полное название' }, filled)}
      ${textField({ name: 'shortName', label: 'Короткое название', width: 30 }, filled)}
      ${textField({ name: 'municipality', label: 'Район или город', width: 30 }, filled)}
      ${textField({ name: 'address', label: 'Адрес (необязательно)' }, filled)}
      ${textField({ name: 'email', label: 'Электронная почта (необязательно)', hint: 'На неё уходят приказы и письма', width: 30, type: 'email' }, filled)}
      ${textField({ name: 'headName', label: 'Руководитель (необязательно)', hint: 'Фамилия, имя, отчество', width: 30 }, filled)}
      ${textField({ name: 'inn', label: 'ИНН (необязательно)', width: 10, inputmode: 'numeric' }, filled)}
      ${textField({ name: 'kpp', label: 'КПП (необязательно)', width: 10 }, filled)}
      ${textField({ name: 'ogrn', label: 'ОГРН (необязательно)', width: 20, inputmode: 'numeric' }, filled)}
      ${button('Сохранить')}`,
  }),
})

const typedOf = ({ id: _, region: __, ...fields }: OrganisationRecord): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))
