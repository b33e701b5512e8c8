import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addOtherName, removeOtherName, renameOrganisation } from '../../application/directory/names.ts'
import type { OrganisationRecord } from '../../application/reads/accounts.ts'
import { addDays, plainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredDate, requiredText } from '../answers.ts'
import { openOrganisation } from '../directory/open-organisation.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { dateField, textField } from '../views/fields.ts'
import { asRussianDate } from '../views/words.ts'
import { organisationPage } from './admin-organisations.ts'

const nameSchema = z.object({ otherName: requiredText('Напишите название', 500) })
const keySchema = z.object({ key: requiredText('Название не выбрано', 600) })
const renamingSchema = z.object({
  fullName: requiredText('Укажите новое полное название', 500),
  shortName: requiredText('Укажите новое короткое название', 120),
  since: requiredDate('Укажите день, с которого действует новое название'),
})

/** Names of one organisation: what it is called besides, and what it is called from a day on. */
export const adminOrganisationNameRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'POST',
    path: paths.organisationThing(':id', 'names'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const read = readForm(nameSchema, context.body)
      const done = read.ok
        ? await addOtherName(desk.app, by(context, read.once), record.id, read.value.otherName)
        : { refused: 'invalid', because: read.filled.errors[0]?.message ?? '' }
      if (isRefusal(done)) {
        const filled = withErrors(filledWith(read.filled.typed), { field: 'otherName', message: done.because })
        return context.render(await organisationPage(desk, context, record, undefined, filled), 422)
      }
      return context.goTo(paths.organisation(record.id), { kind: 'success', words: 'Название добавлено.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.organisationThing(':id', 'name-removal'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const read = readForm(keySchema, context.body)
      if (read.ok) await removeOtherName(desk.app, by(context, read.once), record.id, read.value.key)
      return context.goTo(paths.organisation(record.id), { kind: 'success', words: 'Название убрано.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.organisationThing(':id', 'renaming'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const since = asRussianDate(todayIn(desk, record.region))
      const { fullName, shortName } = record
      return context.render(renamingPage(context, record, filledWith({ fullName, shortName, since })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.organisationThing(':id', 'renaming'),
    roles: ['admin'],
    handler: async context => {
      const record = await openOrganisation(desk, context)
      const read = readForm(renamingSchema, context.body)
      if (!read.ok) return context.render(renamingPage(context, record, read.filled), 422)
      const since = plainDate(read.value.since)
      const renaming = { ...read.value, since, lastDay: addDays(since, -1) }
      const done = await renameOrganisation(desk.app, by(context, read.once), record.id, renaming)
      if (isRefusal(done)) {
        const filled = withErrors(read.filled, { field: 'fullName', message: done.because })
        return context.render(renamingPage(context, record, filled), 422)
      }
      return context.goTo(paths.organisation(record.id), {
        kind: 'success',
        words: 'Организация переименована. Прежнее название осталось среди других.',
      })
    },
  })
}

const renamingPage = ({ csrf }: PageContext<'admin'>, record: OrganisationRecord, filled: Filled) => ({
  title: 'Переименовать организацию',
  caption: record.shortName,
  width: 'reading' as const,
  breadcrumbs: [
    { label: 'Организации', address: paths.organisations() },
    { label: record.shortName, address: paths.organisation(record.id) },
  ],
  errors: filled.errors,
  body: askToConfirm({
    action: paths.organisationThing(record.id, 'renaming'),
    csrf,
    filled,
    consequences: html`Новые бумаги и приказы пойдут с новым названием. Уже сделанные не изменятся. По прежнему названию организацию по-прежнему найдут.`,
    fields: html`${textField({ name: 'fullName', label: 'Полное название' }, filled)}
      ${textField({ name: 'shortName', label: 'Короткое название', width: 30 }, filled)}
      ${dateField({ name: 'since', label: 'С какого дня', hint: 'Например, 01.09.2026' }, filled)}`,
    yes: 'Переименовать',
    back: paths.organisation(record.id),
  }),
})
