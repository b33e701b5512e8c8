import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { mergeOrganisations, unmergeOrganisations } from '../../application/directory/merge.ts'
import type { OrganisationRecord } from '../../application/reads/accounts.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { useWords } from '../directory/around-organisation.ts'
import { openOrganisation } from '../directory/open-organisation.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { radiosField, textareaField, textField } from '../views/fields.ts'
import { button } from '../views/form.ts'

const schema = z.object({
  into: requiredText('Найдите и выберите организацию, которая остаётся'),
  reason: requiredText('Напишите основание: приказ о реорганизации или «внесена дважды»', 500),
})

/** One organisation goes into another, and back. */
export const adminOrganisationMergerRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.organisationThing(':id', 'merger'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const { search, into } = context.query
      return context.render(await mergerPage(desk, context, record, search ?? '', filledWith({ into: into ?? '' })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.organisationThing(':id', 'merger'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const read = readForm(schema, context.body)
      const done: { organisationId: string } | Refusal = read.ok
        ? await merged(desk, context, record, read.value, read.once)
        : { refused: 'invalid', because: '' }
      if (isRefusal(done)) {
        const fault = done.because === '' ? [] : [{ field: 'into', message: done.because }]
        const typed = read.filled.typed
        const found = await mergerPage(
          desk,
          context,
          record,
          String(typed.search ?? ''),
          withErrors(read.filled, ...fault),
        )
        return context.render(found, 422)
      }
      return context.goTo(paths.organisation(done.organisationId), {
        kind: 'success',
        words: 'Организации объединены. Если это ошибка, их можно разъединить внизу страницы.',
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.mergerUndoing(':id'),
    roles: ['admin'],
    handler: async context => {
      const id = context.params.id ?? ''
      const { once } = readForm(z.object({}), context.body)
      const done = isUuid(id) ? await unmergeOrganisations(desk.app, by(context, once), id) : undefined
      if (done === undefined || (isRefusal(done) && done.refused === 'not_found')) throw new NotForYou()
      if (isRefusal(done))
        return context.goTo(paths.organisations(), { kind: 'information', words: `${done.because}.` })
      return context.goTo(paths.organisation(done.organisationId), {
        kind: 'success',
        words: 'Организации разъединены.',
      })
    },
  })
}

const merged = (
  desk: Desk,
  context: PageContext<'admin'>,
  record: OrganisationRecord,
  { into, reason }: { into: string; reason: string },
  once: string | undefined,
) =>
  isUuid(into)
    ? mergeOrganisations(desk.app, by(context, once), record.id, into, reason)
    : Promise.resolve<Refusal>({ refused: 'not_found', because: 'Такой организации нет' })

const mergerPage = async (
  desk: Desk,
  { csrf, params }: PageContext<'admin'>,
  record: OrganisationRecord,
  search: string,
  filled: Filled,
) => {
  const id = params.id ?? ''
  const wanted = search.trim() === '' ? [] : await desk.reads.organisationsSearch(record.region, search.slice(0, 200))
  const chosenId = typeof filled.typed.into === 'string' ? filled.typed.into : ''
  const chosen = isUuid(chosenId) ? await desk.reads.organisation(chosenId) : undefined
  const options = [...(chosen?.region === record.region ? [chosen] : []), ...wanted]
    .filter((one, place, all) => one.id !== id && all.findIndex(other => other.id === one.id) === place)
    .map(one => ({ value: one.id, label: one.fullName, hint: one.municipality ?? undefined }))
  return {
    title: 'Объединить с другой организацией',
    caption: record.shortName,
    width: 'reading' as const,
    breadcrumbs: [
      { label: 'Организации', address: paths.organisations() },
      { label: record.shortName, address: paths.organisation(id) },
    ],
    errors: filled.errors,
    body: html`<form method="get" action="${url(paths.organisationThing(id, 'merger'))}" class="house-inline-filter">
        ${textField({ name: 'search', label: 'Какая организация остаётся', hint: 'Часть названия', width: 30, type: 'search' }, filledWith({ search }))}
        ${button('Найти', { kind: 'secondary' })}</form>
      ${search.trim() !== '' && options.length === 0 && html`<p class="house-empty">По запросу «${search}» других организаций не нашлось.</p>`}
      ${
        options.length > 0 &&
        askToConfirm({
          action: paths.organisationThing(id, 'merger'),
          csrf,
          filled,
          consequences: html`<p><strong>${record.shortName}</strong> больше не будет в списках. К выбранной перейдут: ${useWords(await desk.reads.organisationUse(id))}. Её названия останутся среди других названий выбранной. Сделанные бумаги не изменятся.</p>`,
          fields: html`<input type="hidden" name="search" value="${search}">
            ${radiosField({ name: 'into', label: 'Организация, которая остаётся', options }, filled)}
            ${textareaField({ name: 'reason', label: 'Основание', hint: 'Приказ о реорганизации, его день и номер; или «внесена дважды»', rows: 2 }, filled)}`,
          yes: 'Объединить',
          dangerous: true,
          back: paths.organisation(id),
        })
      }`,
  }
}
